/** Decisions on an order. Supply Chain Management judges who may; this sees to it that nobody decides on what they were not shown. */
import type { Answer } from '../conversation/answers.ts';
import { noteFor } from '../conversation/notes.ts';
import type { Turn } from '../conversation/turn.ts';
import type { Delegate, OrderView } from '../../procurement/face.ts';
import { actOnOrder, type CardAct, type ClickedOrder } from '../orders/act.ts';
import { decisionText, latestDecisionText } from '../orders/decisions.ts';
import { noteObjection } from '../orders/objections.ts';
import { showOrderToReader } from '../orders/reader.ts';
import { stageOf } from '../orders/stage.ts';
import { shownBefore } from '../orders/shown.ts';

/** The acts that a work item asks for. */
export type DecisionAct = Extract<CardAct, 'approve' | 'reject' | 'requestChange' | 'delegate'>;

/** What has to be filled in for an act, beside whether it was. */
interface Needed {
  readonly comment?: string;
  readonly delegateTo?: Delegate;
}

/** Decides on the version of a card, which its clicker must have seen; whoever makes up a version is shown the order as it stands. */
export async function decide(
  turn: Turn,
  act: DecisionAct,
  clicked: ClickedOrder,
  needed: Needed = {},
): Promise<Answer> {
  // Without a licence nothing reaches Supply Chain Management, and procurement says so.
  const isShown =
    !turn.person.licences.financeOperations ||
    (await shownBefore(turn, clicked.company, clicked.number, clicked.version)) !== null;
  return isShown ? actOnOrder(turn, act, clicked, needed) : showInstead(turn, clicked);
}

/** The card again, with what is missing and the reason that was typed; when the order moved on meanwhile, as it stands now. */
export async function askAgain(turn: Turn, clicked: ClickedOrder, problem: string, reason: string): Promise<Answer> {
  const order = await turn.services.procurement.order(clicked.company, clicked.number, turn.person);
  if (order === null || order.version !== clicked.version) return showInstead(turn, clicked, order);
  return { kind: 'card', reply: await showOrderToReader(turn, order, { reason, reasonProblem: problem }) };
}

/** The order as it stands, and why it was not decided on. */
async function showInstead(turn: Turn, clicked: ClickedOrder, known?: OrderView | null): Promise<Answer> {
  const { texts, services, person } = turn;
  const { company, number, version } = clicked;
  const order = known === undefined ? await services.procurement.order(company, number, person) : known;
  if (order === null) return { kind: 'card', reply: noteFor(turn, 'warning', texts.orders.unknown(number), '') };
  const notice =
    (await decisionText(turn, company, number, version)) ??
    (await latestDecisionText(turn, order)) ??
    (await noteObjection(turn, order, { notice: await whyNot(turn, order) })).notice;
  return { kind: 'card', reply: await showOrderToReader(turn, order, { notice }) };
}

async function whyNot({ texts, services, sender }: Turn, order: OrderView): Promise<string> {
  if (stageOf(order) !== 'inreview') return texts.orders.standsAt(order.approvalStatus);
  const approvers = await services.procurement.approvers(order.company, order.number);
  return approvers.some(({ aadObjectId }) => aadObjectId === sender.aadObjectId)
    ? texts.approvals.lookFirst
    : texts.orders.notYourDecision(approvers.map(({ name }) => name).join(', '));
}
