import type { OrderDraft } from '../../src/procurement/face.ts';
import { rows, type Person } from './wire.ts';

/** A draft that Supply Chain Management accepts: vendor, warehouse and product of a confirmed order of the seed. */
export async function validDraft(administrator: Person): Promise<OrderDraft> {
  const confirmed = `Microsoft.Dynamics.DataEntities.VersioningDocumentState'Confirmed'`;
  const [order] = rows(
    await administrator.financeOperations(
      'GET',
      `PurchaseOrderHeadersV2?$filter=dataAreaId eq 'usmf' and DocumentApprovalStatus eq ${confirmed}&$top=1`,
    ),
  );
  const number = String(order?.['PurchaseOrderNumber']);
  const [line] = rows(
    await administrator.financeOperations(
      'GET',
      `CDSPurchaseOrderLines?$filter=dataAreaId eq 'usmf' and PurchaseOrderNumber eq '${number}'&$top=1`,
    ),
  );
  return {
    company: 'usmf',
    vendor: String(order?.['OrderVendorAccountNumber']),
    site: String(order?.['DefaultReceivingSiteId']),
    warehouse: String(order?.['DefaultReceivingWarehouseId']),
    requestedDate: '2027-01-15',
    paymentTerm: null,
    shipVia: null,
    currency: null,
    lines: [{ product: String(line?.['ProductNumber']), quantity: 2, unit: String(line?.['PurchaseUnitSymbol']) }],
  };
}
