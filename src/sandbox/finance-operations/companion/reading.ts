import { serviceRefused } from '../infolog.ts';
import { findOrder, orderVersion } from '../orders/order.ts';
import { nextOrderNumber } from '../orders/number-sequence.ts';
import type { StoredRecord } from '../records.ts';
import { findApprovers, findUser, findUserOfWorker } from '../security.ts';
import type { User } from '../security.ts';
import { text } from '../values.ts';
import { purchasingRoles, requireOrder, requireRole } from './call.ts';
import type { Call, Operation, Reply } from './call.ts';
import { itemReply, pendingItem, refusalToTakeOver } from './work-item.ts';

/** Takes the next order number out of the company's sequence, so that the key of an order is known before it is sent. */
export const reserveNumber: Operation = {
  changes: true,
  onBehalfOf: true,
  async run({ work, company, user }) {
    requireRole(user, purchasingRoles, 'create purchase orders');
    const number = await work.once('order number', () => nextOrderNumber(work, work.records, company));
    return { purchaseOrderNumber: number };
  },
};

/**
 * What a person may do, and the version of the order when one is named. The integration and administrators ask about another user with
 * `userId` (404 when there is none), the integration about a worker with `onBehalfOf`: licence, limit and `mayApprove` are then that
 * person's own, the other acts are those that the caller may run.
 */
export const access: Operation = {
  changes: false,
  onBehalfOf: true,
  async run(call) {
    const { work, contract, user, company } = call;
    const person = await askedAbout(call);
    const order =
      contract.purchaseOrderNumber === ''
        ? undefined
        : await findOrder(work.records, company, contract.purchaseOrderNumber);
    const purchasing = purchasingRoles.some((role) => user.roles.has(role));
    return {
      userId: person?.id ?? '',
      name: person?.name ?? '',
      personnelNumber: person?.personnelNumber ?? call.personnelNumber,
      company,
      defaultCompany: person?.defaultCompany ?? user.defaultCompany,
      licensed: person !== undefined,
      roles: [...(person?.roles ?? [])],
      approvalLimit: person?.approvalLimit ?? 0,
      mayApprove: person?.roles.has('approver') ?? false,
      maySubmit: purchasing,
      mayConfirm: purchasing,
      mayReceive: purchasing,
      ...(order
        ? {
            purchaseOrderNumber: order.number,
            status: order.header.values.DocumentApprovalStatus,
            purchaseOrderStatus: order.header.values.PurchaseOrderStatus,
            version: orderVersion(order),
          }
        : {}),
    };
  },
};

/** The user a call of `access` is about; undefined for a worker without a licence. Throws 404 for a user who does not exist. */
async function askedAbout({ work, contract, user, personnelNumber }: Call): Promise<User | undefined> {
  if (contract.userId === undefined) {
    return contract.onBehalfOf === undefined ? user : findUserOfWorker(work.records, personnelNumber);
  }
  if (contract.userId === user.id) return user;
  requireRole(user, ['integration', 'systemAdministrator'], 'read the rights of other users');
  const found = await findUser(work.records, contract.userId);
  if (!found) throw serviceRefused(`User ${contract.userId} does not exist.`, 'serviceNotFound');
  return found;
}

/**
 * Pending approvals of the caller, soonest due first, in all companies when none is named; of everyone for the integration and
 * administrators. With `history` those that have ended too, with who ended them and when.
 */
export const workItems: Operation = {
  changes: false,
  onBehalfOf: true,
  async run(call) {
    const { work, contract } = call;
    const mine = await work.records.list('PurchaseWorkItem', {
      ...(contract.history ? {} : { State: 'Pending' }),
      ...(contract.company === undefined ? {} : { dataAreaId: contract.company }),
      ...(seesAll(call) ? {} : { ApproverPersonnelNumber: call.personnelNumber }),
      ...(contract.purchaseOrderNumber === '' ? {} : { PurchaseOrderNumber: contract.purchaseOrderNumber }),
    });
    const byDueDate = mine.toSorted((a, b) => text(a.values, 'DueDate').localeCompare(text(b.values, 'DueDate')));
    const replies = await Promise.all(byDueDate.map((item) => describe(call, item)));
    return { workItems: replies.filter((reply) => reply !== undefined) };
  },
};

function seesAll({ contract, user, personnelNumber }: Call): boolean {
  const allowed = user.roles.has('integration') || user.roles.has('systemAdministrator');
  return allowed && (contract.all || personnelNumber === '');
}

/** Who may be given the pending work item of an order: those to whom `delegate` would give it, lowest limit first. */
export const delegates: Operation = {
  changes: false,
  onBehalfOf: false,
  async run(call) {
    requireRole(call.user, ['approver', 'systemAdministrator', 'integration'], 'delegate work items');
    const order = await requireOrder(call);
    const item = await pendingItem(call.work, order);
    const approvers = item ? await findApprovers(call.work.records) : [];
    return {
      delegates: approvers
        .filter((one) => one.personnelNumber !== (item && text(item.values, 'ApproverPersonnelNumber')))
        .filter((one) => refusalToTakeOver(one, order) === null)
        .map((one) => ({ personnelNumber: one.personnelNumber, userId: one.id, name: one.name })),
    };
  },
};

async function describe({ work }: Call, item: StoredRecord): Promise<Reply | undefined> {
  const order = await findOrder(
    work.records,
    text(item.values, 'dataAreaId'),
    text(item.values, 'PurchaseOrderNumber'),
  );
  return order && itemReply(work.records, item, order);
}
