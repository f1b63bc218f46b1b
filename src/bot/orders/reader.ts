import type { OrderView } from '../../procurement/face.ts';
import type { Reply } from '../cards/reply.ts';
import type { Turn } from '../conversation/turn.ts';
import { noteShown } from './shown.ts';
import { showOrder, showOrderForApproval } from './show.ts';
import { stageOf } from './stage.ts';

/**
 * The card of an order for the person of the turn: with Approve and Reject in the personal chat of those whom its work item names,
 * plain for all others.
 */
export async function showOrderToReader(
  turn: Turn,
  order: OrderView,
  saying: { readonly notice?: string; readonly problems?: readonly string[] } = {},
): Promise<Reply> {
  if (stageOf(order) === 'inreview' && turn.conversation.kind === 'personal') {
    const approvers = await turn.services.procurement.approvers(order.company, order.number);
    const work = approvers.find(({ aadObjectId }) => aadObjectId.toLowerCase() === turn.sender.aadObjectId);
    if (work !== undefined) {
      await noteShown(turn, order);
      return showOrderForApproval(turn, order, { ...saying, dueDate: work.dueDate });
    }
  }
  return showOrder(turn, order, saying);
}
