/** Acts that are confirmed first, with what they come to: taking an order back from approval, cancelling what is still to come. */
import type { OrderView } from '../../procurement/face.ts';
import { orderActCard } from '../cards/order-act.ts';
import type { Reply } from '../cards/reply.ts';
import type { Turn } from '../conversation/turn.ts';
import { formatsFor } from '../texts/format.ts';
import { lineHeading, showOrder } from './show.ts';
import { noteShown } from './shown.ts';
import { isCancellable, isOpenLine, isRecallable, isStillOpen, mayMove, stageOf } from './stage.ts';
import { orderTopic } from './topic.ts';

const mostLines = 20;

/** The question whether to take the order back; or what stands in the way. */
export async function askRecall(turn: Turn, order: OrderView): Promise<Reply> {
  const { asking } = turn.texts.orderChanges;
  if (!isRecallable(order)) return showOrder(turn, order, { notice: asking.notRecallable(order.approvalStatus) });
  if (!mayMove(turn)) return showOrder(turn, order, { notice: asking.notYours });
  const text = stageOf(order) === 'rejected' ? asking.recallRejected : asking.recallText;
  return question(turn, order, {
    title: asking.recallTitle(order.number),
    text,
    points: [],
    act: 'recall',
    button: asking.recallAct,
  });
}

/** The question whether to cancel what is still to come, line by line; or what stands in the way. */
export async function askCancel(turn: Turn, order: OrderView): Promise<Reply> {
  const { asking } = turn.texts.orderChanges;
  if (stageOf(order) === 'inreview') return showOrder(turn, order, { notice: asking.inReview });
  if (!isCancellable(order)) {
    const status = isStillOpen(order) ? order.approvalStatus : order.orderStatus;
    return showOrder(turn, order, { notice: asking.nothingToCancel(status) });
  }
  if (!mayMove(turn)) return showOrder(turn, order, { notice: asking.notYours });
  const format = formatsFor(turn.texts.locale);
  const open = order.lines.filter(isOpenLine);
  const points = open.slice(0, mostLines).map((line) => {
    const rest = format.quantity(Math.round((line.quantity - line.received) * 1e6) / 1e6, line.unit);
    return asking.cancelled(
      lineHeading(line),
      rest,
      line.received > 0 ? format.quantity(line.received, line.unit) : '',
    );
  });
  return question(turn, order, {
    title: asking.cancelTitle(order.number),
    text: asking.cancelText,
    points: open.length > mostLines ? [...points, asking.more(open.length - mostLines)] : points,
    act: 'cancel',
    button: asking.cancelAct,
  });
}

async function question(
  turn: Turn,
  order: OrderView,
  asked: {
    readonly title: string;
    readonly text: string;
    readonly points: readonly string[];
    readonly act: 'recall' | 'cancel';
    readonly button: string;
  },
): Promise<Reply> {
  await noteShown(turn, order);
  const { company, number, version } = order;
  return orderActCard(
    turn.cards,
    {
      ...asked,
      company,
      dataCompany: company,
      number,
      version,
      points: asked.points.map((text) => ({ text })),
      reason: { value: '', problem: '' },
    },
    orderTopic(company, number),
  );
}
