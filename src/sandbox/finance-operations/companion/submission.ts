import { serviceRefused } from '../infolog.ts';
import { transition } from '../orders/life.ts';
import type { Act, ApprovalStatus } from '../orders/life.ts';
import { liveLines, orderAmount } from '../orders/order.ts';
import type { Order } from '../orders/order.ts';
import { afterWrite } from '../pipeline/effects.ts';
import { orderReply, purchasingRoles, requireOrder, requireRole } from './call.ts';
import type { Call, Operation } from './call.ts';
import { assign, chooseApprover, close, itemReply, pendingItem } from './work-item.ts';

/** Moves the order's approval, or refuses with the sentence of its life. */
export async function move(call: Call, order: Order, act: Act): Promise<void> {
  const status = order.header.values.DocumentApprovalStatus as ApprovalStatus;
  const step = transition(act, status, order.number);
  if ('refusal' in step) throw serviceRefused(step.refusal);
  if (order.header.values.PurchaseOrderStatus === 'Canceled') {
    throw serviceRefused(`Purchase order ${order.number} is canceled.`);
  }
  const { records } = call.work;
  const moved = await records.update(order.header, { DocumentApprovalStatus: step.to });
  await afterWrite(call.work, records, order.header, moved);
}

/** Hands a draft to the approval workflow; the approver follows from the amount and from who ordered. */
export const submit: Operation = {
  changes: true,
  onBehalfOf: true,
  async run(call) {
    requireRole(call.user, purchasingRoles, 'submit purchase orders');
    const order = await requireOrder(call);
    if (order.header.values.IsChangeManagementActive !== 'Yes') {
      throw serviceRefused(`Change management is not active for purchase order ${order.number}; it needs no approval.`);
    }
    if (liveLines(order).length === 0) {
      throw serviceRefused(`Purchase order ${order.number} has no lines and cannot be submitted to workflow.`);
    }
    const approver = await chooseApprover(call.work.records, order);
    if (!approver) {
      throw serviceRefused(
        `No approver has a limit that covers ${orderAmount(order).toFixed(2)} ${String(order.header.values.CurrencyCode)} of purchase order ${order.number}.`,
      );
    }
    await move(call, order, 'submit');
    const item = await assign(call.work, order, approver.personnelNumber, call.personnelNumber, call.contract.comment);
    const submitted = await requireOrder({ ...call, contract: { ...call.contract, expectedVersion: undefined } });
    return orderReply(call, order.number, { workItem: await itemReply(call.work.records, item, submitted) });
  },
};

/** Takes an order back from the workflow, or a rejected one back to draft. */
export const recall: Operation = {
  changes: true,
  onBehalfOf: true,
  async run(call) {
    requireRole(call.user, purchasingRoles, 'recall purchase orders');
    const order = await requireOrder(call);
    await move(call, order, 'recall');
    const item = await pendingItem(call.work, order);
    if (item) await close(call.work, item, 'Recalled', call.personnelNumber, call.contract.comment);
    return orderReply(call, order.number);
  },
};

/** Confirms an approved order towards the vendor; receipts become possible. */
export const confirm: Operation = {
  changes: true,
  onBehalfOf: true,
  async run(call) {
    requireRole(call.user, purchasingRoles, 'confirm purchase orders');
    const order = await requireOrder(call);
    if (liveLines(order).length === 0) {
      throw serviceRefused(`Purchase order ${order.number} has no lines and cannot be confirmed.`);
    }
    await move(call, order, 'confirm');
    return orderReply(call, order.number);
  },
};
