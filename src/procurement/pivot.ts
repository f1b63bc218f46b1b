import type {
  ActAnswer,
  Identity,
  MappedSystem,
  Problem,
  PurchaseOrderAct,
  PurchaseOrderActName,
  PurchaseOrderService,
  Snapshot,
} from '../connectors/port.ts';
import type { MapCatalogue } from '../maps/entity-map.ts';
import type { Pivot } from '../sync/context.ts';
import { orderRef, receiptLineMap, receiptMap, sameNumber } from './order-maps.ts';
import { ownProblem } from './own-problem.ts';

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
  dependencies: PivotDependencies,
  act: PurchaseOrderAct,
  as: Identity,
  signal: AbortSignal,
): Promise<ActAnswer> {
  const answer = await dependencies.service.act(act, as, signal);
  if (answer.kind !== 'done' && act.name === 'postProductReceipt' && answer.problems.some(isUsed))
    return { kind: 'refused', problems: [await postedBefore(dependencies, act)] };
  if (answer.kind !== 'done') return answer;
  const { status, version } = answer;
  const ref = orderRef(act.company, act.purchaseOrderNumber);
  return { ...answer, left: [{ ref, values: { DocumentApprovalStatus: status }, version, id: null }] };
}

/** The request id is that of a row of Field Service for ever, so that never two receipts are posted for it. */
const isUsed = ({ code }: Problem): boolean => code === 'REQUEST_USED';

/** The save was given up after its receipt had been posted, and was changed since. Says what stands in Supply Chain Management now. */
async function postedBefore(dependencies: PivotDependencies, act: PurchaseOrderAct): Promise<Problem> {
  const number = act.receipt?.number ?? '';
  const stands = (await receiptsOf(dependencies, act)).length > 0;
  return ownProblem(receiptMap, {
    message: stands
      ? `Receipt ${number} is posted in Supply Chain Management already, as it was before it was changed here.`
      : `This receipt was posted in Supply Chain Management before it was changed here, and does not stand there as ${number} now.`,
    remedy: stands
      ? 'It comes to Field Service by itself. Delete this draft once it is there, and put what arrived besides into a new receipt.'
      : 'Look at the receipts of the order in Supply Chain Management. Delete this draft, and put what is missing there into a new receipt.',
    code: stands ? 'POSTED_BEFORE' : 'POSTED_BEFORE_OTHERWISE',
    params: { value: number },
  });
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

/** A receipt of that number with other quantities is another one. */
async function hasReceipt(dependencies: PivotDependencies, act: PurchaseOrderAct): Promise<boolean> {
  const receipts = await receiptsOf(dependencies, act);
  if (receipts.length === 0 || act.receipt === undefined) return false;
  const { financeOperations, maps } = dependencies;
  const order = orderRef(act.company, act.purchaseOrderNumber);
  const lines = await financeOperations.readChildren(maps.get(receiptLineMap), order);
  return receipts.some(({ values: { RecordId: recordId } }) =>
    act.receipt?.lines.every(({ lineNumber, quantity }) =>
      lines.some(
        ({ values }) =>
          values['ProductReceiptHeaderRecordId'] === recordId &&
          values['PurchaseOrderLineNumber'] === lineNumber &&
          values['ReceivedPurchaseQuantity'] === quantity,
      ),
    ),
  );
}

/** The receipts of the order that have the number of the act. */
async function receiptsOf(
  { financeOperations, maps }: PivotDependencies,
  { company, purchaseOrderNumber, receipt }: PurchaseOrderAct,
): Promise<readonly Snapshot[]> {
  const order = orderRef(company, purchaseOrderNumber);
  const receipts = await financeOperations.readChildren(maps.get(receiptMap), order);
  return receipts.filter(({ values }) => sameNumber(values['ProductReceiptNumber'], receipt?.number));
}
