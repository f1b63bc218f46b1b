import type { Order } from '../orders/order.ts';
import { findOrder, orderVersion } from '../orders/order.ts';
import { serviceRefused } from '../infolog.ts';
import type { User } from '../security.ts';
import type { Work } from '../unit-of-work.ts';
import type { Contract } from './contract.ts';

/** One call of the companion service inside its transaction. */
export interface Call {
  readonly work: Work;
  readonly contract: Contract;
  /** Who signed in. */
  readonly user: User;
  /** Worker for whom the act counts: the one named by `onBehalfOf`, else the user's own. Empty for the integration itself. */
  readonly personnelNumber: string;
  readonly company: string;
}

/** Answer of an operation: what the caller reads as JSON. */
export type Reply = Readonly<Record<string, unknown>>;

/** One operation of the service. */
export interface Operation {
  /** False for operations that only read: they need no `requestId` and leave no trace. */
  readonly changes: boolean;
  /** Whether the integration may run it for a worker. Decisions of an approver are taken by that person alone. */
  readonly onBehalfOf: boolean;
  readonly run: (call: Call) => Promise<Reply>;
}

/**
 * The order a call is about, at the version the caller expects. Throws 404 when it does not exist and 409 when it has
 * changed since the caller read it.
 */
export async function requireOrder({ work, contract, company }: Call): Promise<Order> {
  if (contract.purchaseOrderNumber === '') throw serviceRefused("Field 'Purchase order' must be filled in.");
  const order = await findOrder(work.records, company, contract.purchaseOrderNumber);
  if (!order) {
    throw serviceRefused(
      `Purchase order ${contract.purchaseOrderNumber} does not exist in company ${company}.`,
      'serviceNotFound',
    );
  }
  if (contract.expectedVersion !== undefined && contract.expectedVersion !== orderVersion(order)) {
    throw serviceRefused(
      `Cannot edit a record in Purchase orders (PurchTable). Purchase order: ${order.number}. An update conflict occurred due to ` +
        'another user process deleting the record or changing one or more fields in the record.',
      'serviceConflict',
    );
  }
  return order;
}

/** The reply about an order as it stands now, read again inside the transaction. */
export async function orderReply({ work, company }: Call, orderNumber: string, more: Reply = {}): Promise<Reply> {
  const order = await findOrder(work.records, company, orderNumber);
  if (!order) return more;
  return {
    purchaseOrderNumber: order.number,
    status: order.header.values.DocumentApprovalStatus,
    purchaseOrderStatus: order.header.values.PurchaseOrderStatus,
    version: orderVersion(order),
    recordId: order.header.recordId,
    ...more,
  };
}

/** Refuses a caller without one of the roles. Throws 403. */
export function requireRole(user: User, roles: readonly string[], act: string): void {
  if (roles.some((role) => (user.roles as ReadonlySet<string>).has(role))) return;
  throw serviceRefused(`User ${user.name} is not authorized to ${act}.`, 'notAllowed');
}

/** Roles that run an order's procurement. */
export const purchasingRoles = ['systemAdministrator', 'integration', 'purchasingAgent', 'purchasingManager'] as const;
