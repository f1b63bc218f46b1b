import type { RecordReader, Records } from '../records.ts';
import { number, same, text } from '../values.ts';
import { conversionFactor } from './units.ts';

/** Where goods of one item lie or are awaited. */
export interface StockPlace {
  readonly company: string;
  readonly itemNumber: string;
  readonly siteId: string;
  readonly warehouseId: string;
}

/** Approval statuses from which on an order counts as goods on their way. */
const onTheWay = ['Approved', 'InExternalReview', 'Confirmed', 'Finalized'];

/**
 * Brings the on-hand figures of a place up to date: `received` pieces (in the inventory unit) came in, and what is ordered is
 * counted anew from the open lines. Does nothing for items that are not stocked.
 */
export async function updateStock(records: Records, place: StockPlace, received: number): Promise<void> {
  const where = { dataAreaId: place.company, ItemNumber: place.itemNumber };
  const product = place.itemNumber === '' ? undefined : await records.find('ReleasedProductV2', where);
  if (!product || product.values.IsStocked !== 'Yes' || place.warehouseId === '') return;
  const key = { ...where, InventorySiteId: place.siteId, InventoryWarehouseId: place.warehouseId };
  const ordered = await orderedQuantity(
    records,
    place,
    text(product.values, 'ProductNumber'),
    text(product.values, 'InventoryUnitSymbol'),
  );
  const known = await records.find('WarehouseOnHandV2', key);
  if (!known && ordered === 0 && received === 0) return;
  const onHand = number(known?.values ?? {}, 'OnHandQuantity') + received;
  const available = onHand - number(known?.values ?? {}, 'ReservedOnHandQuantity');
  const availableOrdered = ordered - number(known?.values ?? {}, 'ReservedOrderedQuantity');
  const figures = {
    OnHandQuantity: onHand,
    AvailableOnHandQuantity: available,
    OrderedQuantity: ordered,
    AvailableOrderedQuantity: availableOrdered,
    TotalAvailableQuantity: available + availableOrdered,
  };
  if (known) await records.update(known, figures);
  else {
    await records.insert('WarehouseOnHandV2', { ...key, ItemName: text(product.values, 'SearchName'), ...figures });
  }
}

async function orderedQuantity(
  records: RecordReader,
  place: StockPlace,
  productNumber: string,
  inventoryUnit: string,
): Promise<number> {
  const lines = await records.list('PurchaseOrderLineV2', {
    dataAreaId: place.company,
    ItemNumber: place.itemNumber,
    ReceivingWarehouseId: place.warehouseId,
    PurchaseOrderLineStatus: 'Backorder',
    IsDeleted: 'No',
  });
  let sum = 0;
  for (const line of lines) {
    if (!same(line.values.ReceivingSiteId, place.siteId)) continue;
    const header = await records.find('PurchaseOrderHeaderV2', {
      dataAreaId: place.company,
      PurchaseOrderNumber: text(line.values, 'PurchaseOrderNumber'),
    });
    if (!header || !onTheWay.includes(text(header.values, 'DocumentApprovalStatus'))) continue;
    const unit = text(line.values, 'PurchaseUnitSymbol');
    const factor = (await conversionFactor(records, productNumber, unit, inventoryUnit)) ?? 1;
    sum += factor * Math.max(0, remaining(line.values));
  }
  return sum;
}

/** What is still to come of a line, in its purchase unit. */
export function remaining(line: Readonly<Record<string, string | number>>): number {
  if (line.PurchaseOrderLineStatus !== 'Backorder') return 0;
  return number(line, 'OrderedPurchaseQuantity') - number(line, 'ReceivedPurchaseQuantity');
}
