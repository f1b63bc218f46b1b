import { z } from 'zod';
import type { Approver, OrderView } from '../../procurement/face.ts';
import { showApproval } from '../approvals/card.ts';
import type { Turn } from '../conversation/turn.ts';
import { stageOf } from '../orders/stage.ts';
import { formatsFor } from '../texts/format.ts';
import type { NoticeKind } from './outbox.ts';

const model = z.object({ company: z.string(), number: z.string(), workItem: z.string().optional() });

const reminderModel = model.extend({ which: z.enum(['ahead', 'overdue']) });

/** The order, while it waits for the person of the turn; null once it no longer does. */
async function waitingOrder(
  turn: Turn,
  { company, number, workItem }: z.output<typeof model>,
): Promise<{ readonly order: OrderView; readonly approval: Approver } | null> {
  const { procurement } = turn.services;
  const order = await procurement.order(company, number, turn.person);
  if (order === null || stageOf(order) !== 'inreview') return null;
  const approval = (await procurement.approvers(company, number)).find(
    (one) =>
      one.aadObjectId.toLowerCase() === turn.sender.aadObjectId &&
      (workItem === undefined || one.workItem === workItem),
  );
  return approval === undefined ? null : { order, approval };
}

/** An order waits for somebody's approval. Nothing is said once it no longer does. */
export const approvalNotice: NoticeKind = {
  kind: 'approval',
  anew: true,
  async write(turn, payload) {
    const waiting = await waitingOrder(turn, model.parse(payload));
    return waiting === null ? null : showApproval(turn, waiting.order, waiting.approval);
  },
};

/** It still waits, and Supply Chain Management's due date comes near or has passed: the card once more, where it is seen. */
export const reminderNotice: NoticeKind = {
  kind: 'reminder',
  anew: true,
  async write(turn, payload) {
    const { which, ...about } = reminderModel.parse(payload);
    const waiting = await waitingOrder(turn, about);
    if (waiting === null) return null;
    const { order, approval } = waiting;
    const { texts } = turn;
    const day = approval.dueDate === null ? '' : formatsFor(texts.locale).day(approval.dueDate);
    const notice = texts.approvals.reminder[which](order.number, day);
    const reply = await showApproval(turn, order, approval, { notice });
    return { ...reply, text: `${notice} ${reply.text}` };
  },
};
