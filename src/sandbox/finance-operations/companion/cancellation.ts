import { serviceRefused } from '../infolog.ts';
import { refreshOrderStatus, restock } from '../orders/effects.ts';
import { liveLines } from '../orders/order.ts';
import { number } from '../values.ts';
import { orderReply, purchasingRoles, requireOrder, requireRole } from './call.ts';
import type { Operation } from './call.ts';

/**
 * Cancels what is still to come. A line of which nothing arrived becomes canceled; one that arrived in part is closed as received.
 * Refused when nothing is open any more, while the order is in review, and once it is finalized.
 */
export const cancel: Operation = {
  changes: true,
  onBehalfOf: true,
  async run(call) {
    requireRole(call.user, purchasingRoles, 'cancel purchase orders');
    const { records } = call.work;
    const order = await requireOrder(call);
    const { DocumentApprovalStatus: approval, PurchaseOrderStatus: status } = order.header.values;
    if (status === 'Canceled') throw serviceRefused(`Purchase order ${order.number} is already canceled.`);
    if (approval === 'InReview') {
      throw serviceRefused(`Purchase order ${order.number} is in review; recall it before it is canceled.`);
    }
    if (approval === 'Finalized') throw serviceRefused(`Purchase order ${order.number} is finalized.`);
    const open = liveLines(order).filter((line) => line.values.PurchaseOrderLineStatus === 'Backorder');
    if (status === 'Received' || status === 'Invoiced' || (open.length === 0 && order.lines.length > 0)) {
      throw serviceRefused(
        `Purchase order ${order.number} cannot be canceled because its status is ${String(status)}; nothing is left to deliver.`,
      );
    }
    for (const line of open) {
      const arrived = number(line.values, 'ReceivedPurchaseQuantity') > 0;
      const closed = await records.update(line, { PurchaseOrderLineStatus: arrived ? 'Received' : 'Canceled' });
      await restock(records, closed);
    }
    if (order.lines.length === 0) await records.update(order.header, { PurchaseOrderStatus: 'Canceled' });
    else await refreshOrderStatus(records, order.company, order.number);
    return orderReply(call, order.number);
  },
};
