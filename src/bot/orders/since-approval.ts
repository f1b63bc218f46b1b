/** An order with what changed since it was last approved. */
import type { OrderView } from '../../procurement/face.ts';
import type { Reply } from '../cards/reply.ts';
import { isShared, type Turn } from '../conversation/turn.ts';
import { isApproved, sinceApproval } from './approved.ts';
import { showOrder } from './show.ts';
import { momentOf } from '../conversation/times.ts';

/** The card of an order that says field by field what is different from what was approved. Changes name prices: personal chats only. */
export async function showChangesSinceApproval(turn: Turn, order: OrderView): Promise<Reply> {
  const words = turn.texts.orderChanges;
  if (isShared(turn)) return showOrder(turn, order, { notice: words.inOwnChat });
  if (!order.changeManaged) return showOrder(turn, order, { notice: words.noApproval(order.company) });
  const { approved, changes, unseen } = await sinceApproval(turn, order);
  if (unseen !== null)
    return showOrder(turn, order, { notice: words.approvedUnseen(unseen.by, momentOf(turn, unseen.at)) });
  if (approved === null) return showOrder(turn, order, { notice: words.neverApproved });
  const at = momentOf(turn, approved.at);
  const when = approved.by === null ? words.approvedElsewhere(at) : words.approvedBy(approved.by, at);
  const points = changes.map((text) => ({ text }));
  if (!isApproved(order))
    return showOrder(turn, order, { notice: `${when} ${changes.length === 0 ? words.same : words.since}`, points });
  const before = approved.before === null ? words.onlyApproval : changes.length === 0 ? words.sameBefore : words.than;
  return showOrder(turn, order, { notice: `${when} ${words.stillApproved} ${before}`, points });
}
