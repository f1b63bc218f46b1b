/** Buttons on the cards of an order. The data names the order and the version seen; who acts comes from the activity. */
import { z } from 'zod';
import { answerWith, type Answer } from '../conversation/answers.ts';
import { noteFor } from '../conversation/notes.ts';
import type { Turn } from '../conversation/turn.ts';
import { actOnOrder } from '../orders/act.ts';
import { orderTheSame } from '../orders/again.ts';
import { askCancel, askRecall } from '../orders/asking.ts';
import { readReceipt, showReceiptForm } from '../orders/receipt.ts';
import { orderCards } from '../orders/refresh.ts';
import { showChangesSinceApproval } from '../orders/since-approval.ts';
import { syncOrder } from '../orders/sync.ts';
import { orderTopic } from '../orders/topic.ts';
import { showWhereItIs } from '../orders/where-it-is.ts';
import { defineAction, formStays } from './action.ts';
import { key } from './data.ts';

/** The order that a button names, and the version that was seen. */
export const clickedOrder = z.object({
  company: key.max(10),
  number: key.max(40),
  version: z.string().max(200),
});

/** A reason as it was typed, at most 500 characters of it; empty where none was. */
export const typedReason = z
  .string()
  .max(10_000)
  .default('')
  .transform((text) => text.trim().slice(0, 500));

async function showAgain(turn: Turn, clicked: z.output<typeof clickedOrder>): Promise<Answer> {
  const reply = await orderCards.show(turn, orderTopic(clicked.company, clicked.number));
  return answerWith(reply ?? noteFor(turn, 'warning', turn.texts.orders.unknown(clicked.number), ''));
}

/** The order as it stands now. */
export const orderShow = defineAction({ verb: 'purchaseOrder.show', data: clickedOrder, handle: showAgain });

/** A new order filled from this one. */
export const orderAgain = defineAction({
  verb: 'purchaseOrder.again',
  data: clickedOrder,
  async handle(turn, clicked) {
    const order = await turn.services.procurement.order(clicked.company, clicked.number, turn.person);
    return order === null ? showAgain(turn, clicked) : answerWith(await orderTheSame(turn, order));
  },
});

/** How far the order is. */
export const orderWhere = defineAction({
  verb: 'purchaseOrder.where',
  data: clickedOrder,
  async handle(turn, clicked) {
    const order = await turn.services.procurement.order(clicked.company, clicked.number, turn.person);
    return order === null ? showAgain(turn, clicked) : answerWith(await showWhereItIs(turn, order));
  },
});

/** What changed since the order was last approved. */
export const orderChanges = defineAction({
  verb: 'purchaseOrder.changes',
  data: clickedOrder,
  async handle(turn, clicked) {
    const order = await turn.services.procurement.order(clicked.company, clicked.number, turn.person);
    return order === null ? showAgain(turn, clicked) : answerWith(await showChangesSinceApproval(turn, order));
  },
});

/** Brings Field Service in line with what Supply Chain Management has of the order. */
export const orderSync = defineAction({
  verb: 'purchaseOrder.sync',
  data: clickedOrder,
  handle: (turn, clicked) => Promise.resolve(syncOrder(turn, clicked)),
});

/** Submits the order to Supply Chain Management's workflow. */
export const orderSubmit = defineAction({
  verb: 'purchaseOrder.submit',
  data: clickedOrder,
  handle: (turn, clicked) => actOnOrder(turn, 'submit', clicked),
});

/** Confirms the order with the vendor. */
export const orderConfirm = defineAction({
  verb: 'purchaseOrder.confirm',
  data: clickedOrder,
  handle: (turn, clicked) => actOnOrder(turn, 'confirm', clicked),
});

/** Asks whether to take the order back from approval. */
export const orderAskRecall = defineAction({
  verb: 'purchaseOrder.askRecall',
  data: clickedOrder,
  async handle(turn, clicked) {
    const order = await turn.services.procurement.order(clicked.company, clicked.number, turn.person);
    return order === null ? showAgain(turn, clicked) : answerWith(await askRecall(turn, order));
  },
});

/** Takes the order back from approval: a draft again. */
export const orderRecall = defineAction({
  verb: 'purchaseOrder.recall',
  data: clickedOrder.extend({ reason: typedReason }),
  handle: (turn, { reason: comment, ...clicked }) =>
    actOnOrder(turn, 'recall', clicked, comment === '' ? {} : { comment }),
});

/** Asks whether to cancel what is still to come. */
export const orderAskCancel = defineAction({
  verb: 'purchaseOrder.askCancel',
  data: clickedOrder,
  async handle(turn, clicked) {
    const order = await turn.services.procurement.order(clicked.company, clicked.number, turn.person);
    return order === null ? showAgain(turn, clicked) : answerWith(await askCancel(turn, order));
  },
});

/** Cancels what is still to come of the order. */
export const orderCancel = defineAction({
  verb: 'purchaseOrder.cancel',
  data: clickedOrder.extend({ reason: typedReason }),
  handle: (turn, { reason: comment, ...clicked }) =>
    actOnOrder(turn, 'cancel', clicked, comment === '' ? {} : { comment }),
});

/** Opens the form for what arrived; or once more, with what is typed in it. */
export const orderReceive = defineAction({
  verb: 'purchaseOrder.receive',
  data: clickedOrder.passthrough(),
  async handle(turn, clicked) {
    const order = await turn.services.procurement.order(clicked.company, clicked.number, turn.person);
    if (order === null) return showAgain(turn, clicked);
    return answerWith(
      'date' in clicked
        ? showReceiptForm(turn, order, readReceipt(turn, order, clicked).typed)
        : showReceiptForm(turn, order),
    );
  },
});

/** Posts the receipt in Supply Chain Management; a refusal brings the form back with what was typed. */
export const orderPostReceipt = defineAction({
  verb: 'purchaseOrder.postReceipt',
  data: clickedOrder.passthrough(),
  failed: formStays,
  async handle(turn, clicked) {
    const { company, number, version } = clicked;
    const order = await turn.services.procurement.order(company, number, turn.person);
    if (order === null) return showAgain(turn, clicked);
    const read = readReceipt(turn, order, clicked);
    if (read.receipt === null) return answerWith(showReceiptForm(turn, order, read.typed, read.problems));
    return actOnOrder(
      turn,
      'postProductReceipt',
      { company, number, version },
      { receipt: read.receipt, form: { order, typed: read.typed } },
    );
  },
});
