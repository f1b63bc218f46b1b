import type { OrderView } from '../../procurement/face.ts';
import { showApproval } from '../approvals/card.ts';
import type { Reply } from '../cards/reply.ts';
import { isShared, type Turn } from '../conversation/turn.ts';
import { noteObjection } from './objections.ts';
import { showOrder } from './show.ts';
import { noteWhole, wholeBefore } from './shown.ts';
import { stageOf } from './stage.ts';

/** What is said on an order's card; what was typed as reason shows where it can be decided on. */
type ReaderSaying = Parameters<typeof showApproval>[3];

/**
 * The card of an order for the person of the turn: with Approve and Reject in the personal chat of those whom its work item names,
 * plain for all others.
 */
export async function showOrderToReader(turn: Turn, order: OrderView, saying: ReaderSaying = {}): Promise<Reply> {
  if (stageOf(order) === 'inreview' && !isShared(turn)) {
    const approvers = await turn.services.procurement.approvers(order.company, order.number);
    const work = approvers.find(({ aadObjectId }) => aadObjectId.toLowerCase() === turn.sender.aadObjectId);
    if (work !== undefined) return showApproval(turn, order, work, saying);
  }
  await noteWhole(turn, order, null);
  return showOrder(turn, order, saying);
}

/** The card as its reader saw it last, while the order cannot be read; null when that was another version. */
export async function showOrderUnread(
  turn: Turn,
  clicked: { readonly company: string; readonly number: string; readonly version: string },
  problems: readonly string[],
): Promise<Reply | null> {
  const kept = await wholeBefore(turn, clicked);
  if (kept === null) return null;
  const saying = await noteObjection(turn, kept.order, { problems });
  return kept.approval === null || isShared(turn)
    ? showOrder(turn, kept.order, saying)
    : showApproval(turn, kept.order, kept.approval, saying);
}
