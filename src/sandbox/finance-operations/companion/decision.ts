import { serviceRefused } from '../infolog.ts';
import { orderAmount } from '../orders/order.ts';
import type { Order } from '../orders/order.ts';
import type { StoredRecord } from '../records.ts';
import { findApprovers } from '../security.ts';
import { text } from '../values.ts';
import { orderReply, purchasingRoles, requireOrder, requireRole } from './call.ts';
import type { Call, Operation } from './call.ts';
import { move } from './submission.ts';
import { assign, close, isWithinLimit, itemReply, noteReopened, pendingItem, refusalToTakeOver } from './work-item.ts';

/** Refuses a decision by anyone but the assigned approver, on one's own order, or beyond the approver's limit. */
async function requireApprover(call: Call, order: Order, item: StoredRecord, act: string): Promise<void> {
  const { user, personnelNumber } = call;
  requireRole(user, ['approver'], `${act} purchase orders`);
  if (personnelNumber !== '' && text(order.header.values, 'OrdererPersonnelNumber') === personnelNumber) {
    throw serviceRefused(`You cannot ${act} purchase order ${order.number} because you ordered it yourself.`);
  }
  if (act === 'approve' && !isWithinLimit(user, order)) {
    const amount = `${orderAmount(order).toFixed(2)} ${text(order.header.values, 'CurrencyCode')}`;
    throw serviceRefused(
      `The amount ${amount} of purchase order ${order.number} exceeds your approval limit of ${user.approvalLimit.toFixed(2)}.`,
    );
  }
  const assignee = text(item.values, 'ApproverPersonnelNumber');
  if (assignee !== personnelNumber) {
    const name =
      (await findApprovers(call.work.records)).find((one) => one.personnelNumber === assignee)?.name ?? assignee;
    throw serviceRefused(`The work item for purchase order ${order.number} is assigned to ${name}.`);
  }
}

/** Approval by the assigned approver, in person. */
export const approve: Operation = {
  changes: true,
  onBehalfOf: false,
  run: (call) => decide(call, 'approve', 'Approved'),
};

/** Rejection by the assigned approver, in person; the comment says why. */
export const reject: Operation = {
  changes: true,
  onBehalfOf: false,
  run: (call) => decide(call, 'reject', 'Rejected'),
};

async function decide(call: Call, act: 'approve' | 'reject', state: 'Approved' | 'Rejected') {
  const order = await requireOrder(call);
  const item = await pendingItem(call.work, order);
  if (item) await requireApprover(call, order, item, act);
  else requireRole(call.user, ['approver'], `${act} purchase orders`);
  await move(call, order, act);
  if (item) await close(call.work, item, state, call.personnelNumber, call.contract.comment);
  return orderReply(call, order.number);
}

/**
 * Sends an order back to draft: from review by the assigned approver, from approved or confirmed by purchasing. Without
 * change management an order never was a draft and is changed as it stands.
 */
export const requestChange: Operation = {
  changes: true,
  onBehalfOf: true,
  async run(call) {
    const order = await requireOrder(call);
    const item = await pendingItem(call.work, order);
    if (item) await requireApprover(call, order, item, 'request change of');
    else requireRole(call.user, purchasingRoles, 'request changes of purchase orders');
    if (order.header.values.IsChangeManagementActive !== 'Yes') {
      throw serviceRefused(
        `Change management is not active for purchase order ${order.number}; it can be changed as it is.`,
      );
    }
    await move(call, order, 'requestChange');
    if (item) await close(call.work, item, 'ChangeRequested', call.personnelNumber, call.contract.comment);
    else await noteReopened(call.work, order, call.personnelNumber, call.contract.comment);
    return orderReply(call, order.number);
  },
};

/** Gives a pending work item to another approver whose limit covers it and who did not order. */
export const delegate: Operation = {
  changes: true,
  onBehalfOf: false,
  async run(call) {
    const order = await requireOrder(call);
    const item = await pendingItem(call.work, order);
    if (!item) throw serviceRefused(`Purchase order ${order.number} is not in review.`);
    if (!call.user.roles.has('systemAdministrator')) {
      requireRole(call.user, ['approver'], 'delegate work items');
      if (text(item.values, 'ApproverPersonnelNumber') !== call.personnelNumber) {
        throw serviceRefused(`The work item for purchase order ${order.number} is not assigned to you.`);
      }
    }
    const to = (await findApprovers(call.work.records)).find(
      (one) => one.personnelNumber === call.contract.toPersonnelNumber,
    );
    if (!to) throw serviceRefused(`Worker ${call.contract.toPersonnelNumber} does not approve purchase orders.`);
    const refusal = refusalToTakeOver(to, order);
    if (refusal !== null) throw serviceRefused(refusal);
    await close(call.work, item, 'Delegated', call.personnelNumber, call.contract.comment);
    const next = await assign(
      call.work,
      order,
      to.personnelNumber,
      text(item.values, 'SubmitterPersonnelNumber'),
      call.contract.comment,
    );
    return orderReply(call, order.number, { workItem: await itemReply(call.work.records, next, order) });
  },
};
