import type { Order } from '../orders/order.ts';
import { orderAmount, orderVersion } from '../orders/order.ts';
import type { RecordReader, StoredRecord } from '../records.ts';
import { findApprovers, findUserOfWorker } from '../security.ts';
import type { User } from '../security.ts';
import type { Work } from '../unit-of-work.ts';
import { number, text } from '../values.ts';
import type { Reply } from './call.ts';

/** Days an approver has before a work item is overdue. */
const daysToDecide = 3;

/** Whether the amount of an order is within a user's limit. */
export function isWithinLimit(user: User, order: Order): boolean {
  return orderAmount(order) <= user.approvalLimit;
}

/** Who approves that order: the approver with the lowest limit that covers it, never the one who ordered. */
export async function chooseApprover(records: RecordReader, order: Order): Promise<User | undefined> {
  const orderer = text(order.header.values, 'OrdererPersonnelNumber');
  const approvers = await findApprovers(records);
  return approvers.find((one) => one.personnelNumber !== orderer && isWithinLimit(one, order));
}

/** Why an approver cannot take over the work item of an order; null when nothing stands against it. */
export function refusalToTakeOver(to: User, order: Order): string | null {
  if (to.personnelNumber === text(order.header.values, 'OrdererPersonnelNumber'))
    return `${to.name} ordered purchase order ${order.number} and cannot decide about it.`;
  return isWithinLimit(to, order)
    ? null
    : `The approval limit of ${to.name} does not cover purchase order ${order.number}.`;
}

/** Hands the order to an approver as a new pending work item. */
export async function assign(
  work: Work,
  order: Order,
  approver: string,
  submitter: string,
  comment: string,
): Promise<StoredRecord> {
  const now = `${work.now.toISOString().slice(0, 19)}Z`;
  const due = new Date(work.now.getTime() + daysToDecide * 86_400_000);
  return work.records.insert('PurchaseWorkItem', {
    dataAreaId: order.company,
    WorkItemId: await work.once('work item', () => work.guid()),
    PurchaseOrderNumber: order.number,
    State: 'Pending',
    ApproverPersonnelNumber: approver,
    SubmitterPersonnelNumber: submitter,
    Amount: orderAmount(order),
    CurrencyCode: text(order.header.values, 'CurrencyCode'),
    SubmittedOn: now,
    DueDate: `${due.toISOString().slice(0, 19)}Z`,
    Comment: comment,
  });
}

/** The pending work item of an order, if it is in review. */
export async function pendingItem(work: Work, order: Order): Promise<StoredRecord | undefined> {
  return work.records.find('PurchaseWorkItem', {
    dataAreaId: order.company,
    PurchaseOrderNumber: order.number,
    State: 'Pending',
  });
}

/** Ends a work item. */
export async function close(
  work: Work,
  item: StoredRecord,
  state: 'Approved' | 'Rejected' | 'ChangeRequested' | 'Recalled' | 'Delegated',
  personnelNumber: string,
  comment: string,
): Promise<void> {
  await work.records.update(item, {
    State: state,
    DecidedBy: personnelNumber,
    DecidedOn: `${work.now.toISOString().slice(0, 19)}Z`,
    ...(comment ? { Comment: comment } : {}),
  });
}

/** Remembers that an approved order went back to draft: from then on its lines are only marked when deleted. */
export async function noteReopened(work: Work, order: Order, personnelNumber: string, comment: string): Promise<void> {
  const now = `${work.now.toISOString().slice(0, 19)}Z`;
  await work.records.insert('PurchaseWorkItem', {
    dataAreaId: order.company,
    WorkItemId: await work.once('reopened', () => work.guid()),
    PurchaseOrderNumber: order.number,
    State: 'Reopened',
    SubmitterPersonnelNumber: personnelNumber,
    SubmittedOn: now,
    DecidedOn: now,
    DecidedBy: personnelNumber,
    Comment: comment,
  });
}

/** A work item as a caller reads it: what an approval card needs, and the version a decision must name. */
export async function itemReply(records: RecordReader, item: StoredRecord, order: Order): Promise<Reply> {
  const approver = (await findApprovers(records)).find(
    (one) => one.personnelNumber === text(item.values, 'ApproverPersonnelNumber'),
  );
  return {
    workItemId: text(item.values, 'WorkItemId'),
    company: order.company,
    purchaseOrderNumber: order.number,
    vendorAccountNumber: text(order.header.values, 'OrderVendorAccountNumber'),
    status: text(order.header.values, 'DocumentApprovalStatus'),
    state: text(item.values, 'State'),
    amount: number(item.values, 'Amount'),
    currencyCode: text(item.values, 'CurrencyCode'),
    approverPersonnelNumber: text(item.values, 'ApproverPersonnelNumber'),
    approverUserId: approver?.id ?? '',
    approverName: approver?.name ?? '',
    approvalLimit: approver?.approvalLimit ?? 0,
    requesterPersonnelNumber:
      text(order.header.values, 'OrdererPersonnelNumber') || text(item.values, 'SubmitterPersonnelNumber'),
    submitterPersonnelNumber: text(item.values, 'SubmitterPersonnelNumber'),
    comment: text(item.values, 'Comment'),
    submittedOn: text(item.values, 'SubmittedOn'),
    dueDate: text(item.values, 'DueDate'),
    version: orderVersion(order),
    ...(await endOf(records, item)),
  };
}

/** Who ended a work item, and when; nothing while it is pending. */
async function endOf(records: RecordReader, item: StoredRecord): Promise<Reply> {
  const decidedBy = text(item.values, 'DecidedBy');
  if (text(item.values, 'State') === 'Pending') return {};
  const user = decidedBy === '' ? undefined : await findUserOfWorker(records, decidedBy);
  const worker = decidedBy === '' ? undefined : await records.find('Worker', { PersonnelNumber: decidedBy });
  return {
    decidedOn: text(item.values, 'DecidedOn'),
    decidedBy,
    decidedByName: user?.name ?? (worker === undefined ? '' : text(worker.values, 'Name')),
  };
}
