import type { RecordChange } from '../connectors/port.ts';
import type { CanonicalRecord, CanonicalValue } from '../maps/entity-map.ts';
import type { OrderDraft } from './face.ts';
import { lineRef, orderRef } from './order-maps.ts';

/**
 * The changes that create an order with its lines, once its number is reserved. What the person left open is left out, so that
 * Supply Chain Management fills it from the vendor and the header; prices are its own. `workOrder` is the address of a row of Field Service.
 */
export function orderChanges(
  draft: OrderDraft,
  number: string,
  orderer: string | null,
  workOrder: string | null,
): readonly RecordChange[] {
  const header = spoken({
    PurchaseOrderNumber: number,
    OrderVendorAccountNumber: draft.vendor,
    DefaultReceivingSiteId: draft.site,
    DefaultReceivingWarehouseId: draft.warehouse,
    RequestedDeliveryDate: draft.requestedDate,
    PaymentTermsName: draft.paymentTerm,
    DeliveryModeId: draft.shipVia,
    CurrencyCode: draft.currency,
    OrdererPersonnelNumber: orderer,
  });
  const lines = draft.lines.map((line, index): RecordChange => ({
    action: 'create',
    ref: lineRef(draft.company, number, index + 1),
    values: spoken({
      PurchaseOrderNumber: number,
      LineNumber: index + 1,
      ProductNumber: line.product,
      OrderedPurchaseQuantity: line.quantity,
      PurchaseUnitSymbol: line.unit,
      ReceivingSiteId: draft.site,
      ReceivingWarehouseId: draft.warehouse,
      RequestedDeliveryDate: draft.requestedDate,
    }),
  }));
  const besides = workOrder === null ? {} : { besides: { msdyn_WorkOrder: workOrder } };
  return [{ action: 'create', ref: orderRef(draft.company, number), values: header, ...besides }, ...lines];
}

function spoken(values: Record<string, CanonicalValue>): CanonicalRecord {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
