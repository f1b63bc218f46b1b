/** Where an order stands in its life, and what that allows. What is offered is a courtesy: Supply Chain Management judges at the click. */
import type { OrderLineView, OrderView } from '../../procurement/face.ts';
import { mayChange } from '../conversation/rights.ts';
import type { Turn } from '../conversation/turn.ts';

/** Supply Chain Management's word for a state, compared without spaces and case. */
export type OrderStage = 'draft' | 'inreview' | 'rejected' | 'approved' | 'confirmed' | 'other';

/** The stage that decides what can be done next. */
export function stageOf(order: Pick<OrderView, 'approvalStatus'>): OrderStage {
  const word = order.approvalStatus.toLowerCase().replace(/[^a-z]/g, '');
  const known: readonly OrderStage[] = ['draft', 'inreview', 'rejected', 'approved', 'confirmed'];
  return known.find((stage) => stage === word) ?? 'other';
}

/** Supply Chain Management's own word for a status, with what it means to whoever reads another language. */
export function statusShown({ texts }: Pick<Turn, 'texts'>, word: string): string {
  const meaning = texts.orderStatus.meanings[word];
  return meaning === undefined ? word : `${word} (${meaning})`;
}

/** Whether something of a line is still to come: neither received nor cancelled, whatever was ordered of it. */
export const isOpenLine = ({ status }: Pick<OrderLineView, 'status'>): boolean => /^open/i.test(status);

/** Whether something of the order is still to come. */
export function isOpen(order: OrderView): boolean {
  const word = order.orderStatus.toLowerCase();
  const over = word.startsWith('cancel') || word.startsWith('invoiced');
  return !over && order.lines.some(isOpenLine);
}

/** Nobody is confirmed for without a licence in Supply Chain Management; who has one is judged there. */
export function mayConfirm({ person }: Pick<Turn, 'person'>): boolean {
  return person.licences.financeOperations;
}

/** Whether somebody may move an order: with a licence in Supply Chain Management, or through their right to change it in Field Service. */
export function mayMove({ person }: Pick<Turn, 'person'>): boolean {
  return person.licences.financeOperations || mayChange(person, 'purchase-order');
}

/** Neither canceled nor over: something may still come. */
export function isStillOpen({ orderStatus }: OrderView): boolean {
  return /^open/i.test(orderStatus);
}

/** Whether the order is where it can be taken back from approval. */
export function isRecallable(order: OrderView): boolean {
  return stageOf(order) === 'inreview' || stageOf(order) === 'rejected';
}

/** Whether something of the order can be cancelled as it stands. */
export function isCancellable(order: OrderView): boolean {
  return isStillOpen(order) && stageOf(order) !== 'inreview' && !isFinalized(order);
}

/** Financially closed: nothing about it changes any more. */
export function isFinalized({ approvalStatus }: OrderView): boolean {
  return /^finali/i.test(approvalStatus);
}

/** Whether it can be changed as it stands: under change management only as a draft, else until it is finalized. */
export function isEditable(order: OrderView): boolean {
  return isStillOpen(order) && !isFinalized(order) && (!order.changeManaged || stageOf(order) === 'draft');
}
