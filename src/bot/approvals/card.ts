/** The card of an order before somebody who is to decide on it, bound to the version it shows. Personal chats only. */
import type { Approver, OrderView } from '../../procurement/face.ts';
import { orderApprovalCard } from '../cards/order-approval.ts';
import type { Reply } from '../cards/reply.ts';
import type { Turn } from '../conversation/turn.ts';
import { sinceApproval } from '../orders/approved.ts';
import { differenceOf } from '../orders/difference.ts';
import { orderParts, type Saying } from '../orders/show.ts';
import { noteShown, noteSight, noteWhole } from '../orders/shown.ts';
import { orderTopic } from '../orders/topic.ts';
import { formatsFor } from '../texts/format.ts';
import { delegatesOn } from './delegates.ts';
import { inquiryLines, requesterOf } from './inquiries.ts';
import { momentOf } from '../conversation/times.ts';

interface ApprovalSaying extends Saying {
  /** What was typed as reason, and what was wrong with it. */
  readonly reason?: string;
  readonly reasonProblem?: string;
}

/** Shows the order, and notes that the person of the turn saw it in this version. */
export async function showApproval(
  turn: Turn,
  order: OrderView,
  approval: Approver,
  saying: ApprovalSaying = {},
): Promise<Reply> {
  const { texts, services, person } = turn;
  const { company, number } = order;
  await noteShown(turn, order);
  await noteWhole(turn, order, approval);
  const [changes, inquiries, delegates, requester] = await Promise.all([
    changesOf(turn, order),
    inquiryLines(turn, company, number),
    // Without these the card is still of use: it is drawn while a system does not answer, too.
    services.procurement.delegates(company, number, person).catch(() => []),
    requesterOf(turn, approval).catch(() => null),
  ]);
  const { facts, ...rest } = orderParts(turn, order, saying);
  return orderApprovalCard(
    turn.cards,
    {
      ...rest,
      facts: [...facts, ...approvalFacts(turn, approval)].slice(0, 12),
      title: texts.orders.approvalTitle(number),
      changesTitle: changes.title,
      changes: changes.lines.slice(0, 12).map((text) => ({ text })),
      inquiries: inquiries.map((text) => ({ text })),
      ...delegatesOn(company, number, delegates),
      question: requester === null ? '' : texts.approvals.question.label(requester.name),
      reason: saying.reason ?? '',
      reasonProblem: saying.reasonProblem ?? '',
    },
    orderTopic(company, number),
  );
}

/** Until when it is to be decided, and what was written beside the submission. */
function approvalFacts({ texts }: Turn, { dueDate, comment }: Approver): { title: string; value: string }[] {
  const due = dueDate === null ? [] : [{ title: texts.orders.facts.due, value: formatsFor(texts.locale).day(dueDate) }];
  return comment === null ? due : [...due, { title: texts.approvals.note, value: comment }];
}

/** What changed since it was last approved; where it never was, since the person saw it last. */
async function changesOf(
  turn: Turn,
  order: OrderView,
): Promise<{ readonly title: string; readonly lines: readonly string[] }> {
  const words = turn.texts.approvals.changes;
  const before = await noteSight(turn, order);
  const { approved, changes, unseen } = await sinceApproval(turn, order);
  const told = (title: string, lines: readonly string[]) => ({
    title: lines.length === 0 ? words.same(title) : title,
    lines,
  });
  if (unseen !== null)
    return { title: turn.texts.orderChanges.approvedUnseen(unseen.by, momentOf(turn, unseen.at)), lines: [] };
  if (approved !== null) {
    const at = momentOf(turn, approved.at);
    const title = approved.by === null ? words.sinceApprovedElsewhere(at) : words.sinceApproval(approved.by, at);
    return told(title, changes);
  }
  return before === null ? { title: '', lines: [] } : told(words.sinceSight, differenceOf(turn, before, order));
}
