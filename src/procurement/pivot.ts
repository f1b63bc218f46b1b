import type {
  ActAnswer,
  Identity,
  MappedSystem,
  PurchaseOrderAct,
  PurchaseOrderActName,
  PurchaseOrderService,
} from '../connectors/port.ts';
import type { MapCatalogue } from '../maps/entity-map.ts';
import type { Pivot } from '../sync/context.ts';
import { orderRef, receiptMap, sameNumber } from './order-maps.ts';

/** Name under which acts on orders are journalled. */
export const orderPivot = 'purchase-order';

/** What the pivot stands on. */
export interface PivotDependencies {
  readonly service: PurchaseOrderService;
  readonly financeOperations: MappedSystem;
  readonly maps: MapCatalogue;
}

/**
 * Acts on an order that cannot be taken back. The companion service makes them idempotent by request id; whether one was performed
 * can also be read from the order afterwards, without the token of the person who asked.
 */
export function createOrderPivot(dependencies: PivotDependencies): Pivot {
  return {
    perform: (payload, as: Identity, signal) => perform(dependencies, payload as PurchaseOrderAct, as, signal),
    applied: (payload) => wasPerformed(dependencies, payload as PurchaseOrderAct),
  };
}

/** The order as the act left it goes into the journal. */
async function perform(
  { service }: PivotDependencies,
  act: PurchaseOrderAct,
  as: Identity,
  signal: AbortSignal,
): Promise<ActAnswer> {
  const answer = await service.act(act, as, signal);
  if (answer.kind !== 'done') return answer;
  const { status, version } = answer;
  const ref = orderRef(act.company, act.purchaseOrderNumber);
  return { ...answer, left: [{ ref, values: { DocumentApprovalStatus: status }, version, id: null }] };
}

/** Approval statuses an order is in once the act was performed, whatever happened to it since. */
const reached: Readonly<
  Record<Exclude<PurchaseOrderActName, 'postProductReceipt' | 'cancel' | 'delegate'>, readonly string[]>
> = {
  submit: ['InReview', 'Approved', 'Rejected', 'Confirmed', 'InExternalReview', 'Finalized'],
  recall: ['Draft'],
  approve: ['Approved', 'Confirmed', 'InExternalReview', 'Finalized'],
  reject: ['Rejected'],
  requestChange: ['Draft'],
  confirm: ['Confirmed', 'Finalized'],
};

async function wasPerformed(dependencies: PivotDependencies, act: PurchaseOrderAct): Promise<boolean> {
  if (act.name === 'postProductReceipt') return hasReceipt(dependencies, act);
  if (act.name === 'delegate') {
    const items = await dependencies.service.workItems(
      { company: act.company, purchaseOrderNumber: act.purchaseOrderNumber },
      { as: 'integration' },
    );
    return items.some((item) => item.assignedToPersonnelNumber === act.delegateTo);
  }
  const state = await dependencies.service.state(act.company, act.purchaseOrderNumber);
  if (state === null) return false;
  // What arrived in part before the rest was cancelled ends as received.
  if (act.name === 'cancel') return ['Canceled', 'Received', 'Invoiced'].includes(state.orderStatus);
  return reached[act.name].includes(state.approvalStatus);
}

async function hasReceipt(dependencies: PivotDependencies, act: PurchaseOrderAct): Promise<boolean> {
  const order = { map: 'purchase-order', company: act.company, key: [act.purchaseOrderNumber] };
  const receipts = await dependencies.financeOperations.readChildren(dependencies.maps.get(receiptMap), order);
  return receipts.some((receipt) => sameNumber(receipt.values['ProductReceiptNumber'], act.receipt?.number));
}
