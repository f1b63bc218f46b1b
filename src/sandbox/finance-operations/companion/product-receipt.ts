import { serviceRefused } from '../infolog.ts';
import { refreshOrderStatus } from '../orders/effects.ts';
import type { Order } from '../orders/order.ts';
import { remaining, updateStock } from '../orders/stock.ts';
import { conversionFactor } from '../orders/units.ts';
import type { RecordReader, StoredRecord } from '../records.ts';
import { atNoon, number, text } from '../values.ts';
import type { Value } from '../values.ts';
import { orderReply, purchasingRoles, requireOrder, requireRole } from './call.ts';
import type { Call, Operation } from './call.ts';
import { receiptLines, requireOpenPeriod, requireReceivable, requireUnusedNumber } from './receipt-checks.ts';

/**
 * Posts a product receipt: header and lines come into being, ordered lines and stock move, all in one transaction.
 * A partial receipt leaves its line open; the order is received when no line is open any more.
 */
export const postProductReceipt: Operation = {
  changes: true,
  onBehalfOf: true,
  async run(call) {
    requireRole(call.user, purchasingRoles, 'post product receipts');
    const { work, contract } = call;
    const order = await requireOrder(call);
    requireReceivable(order);
    const date = contract.productReceiptDate ?? work.today;
    if (contract.productReceiptNumber === '') throw serviceRefused("Field 'Product receipt' must be filled in.");
    if (contract.productReceiptNumber.length > 20) {
      throw serviceRefused("The value in field 'Product receipt' is longer than the allowed 20 characters.");
    }
    await requireUnusedNumber(work.records, order, contract.productReceiptNumber);
    await requireOpenPeriod(work.records, order.company, date);
    const wanted = receiptLines(order, contract.lines);
    const header = await insertHeader(call, order, date);
    const lines = [];
    for (const [index, { line, quantity }] of wanted.entries()) {
      const posted = await receiveLine(call, order, header, line, quantity, index + 1, date);
      lines.push({
        lineNumber: number(line.values, 'LineNumber'),
        recordId: posted.recordId,
        receivedQuantity: quantity,
        remainingQuantity: number(posted.values, 'RemainingPurchaseQuantity'),
      });
    }
    await refreshOrderStatus(work.records, order.company, order.number);
    const productReceiptNumber = text(header.values, 'ProductReceiptNumber');
    return orderReply(call, order.number, { recordId: header.recordId, productReceiptNumber, lines });
  },
};

async function insertHeader({ work, contract }: Call, order: Order, date: string): Promise<StoredRecord> {
  const from = order.header.values;
  const table = work.catalogue.entity('ProductReceiptHeader');
  const address = table.properties.map(({ name }) => name).filter((name) => /Delivery/.test(name));
  return work.records.insert('ProductReceiptHeader', {
    ...copied(from, [...address, 'OrderVendorAccountNumber', 'RequesterPersonnelNumber', 'AttentionInformation']),
    dataAreaId: order.company,
    ProductReceiptNumber: contract.productReceiptNumber,
    ProductReceiptDate: atNoon(date),
    PurchaseOrderNumber: order.number,
  });
}

async function receiveLine(
  { work }: Call,
  order: Order,
  header: StoredRecord,
  line: StoredRecord,
  quantity: number,
  position: number,
  date: string,
): Promise<StoredRecord> {
  const { records } = work;
  const from = line.values;
  const left = Math.max(0, remaining(from) - quantity);
  const factor = await inventoryFactor(records, order.company, from);
  const posted = await records.insert('ProductReceiptLineV2', {
    ...copied(from, [
      'ItemNumber',
      'ProductNumber',
      'LineDescription',
      'OrderedPurchaseQuantity',
      'PurchaseUnitSymbol',
      'ReceivingSiteId',
      'ReceivingWarehouseId',
      'ExternalItemNumber',
      'ProcurementProductCategoryName',
      'DeliveryAddressStateId',
      'DeliveryAddressCountryRegionId',
    ]),
    dataAreaId: order.company,
    ProductReceiptHeaderRecordId: header.recordId,
    ProductReceiptNumber: text(header.values, 'ProductReceiptNumber'),
    ProductReceiptDate: atNoon(date),
    LineNumber: position,
    PurchaseOrderNumber: order.number,
    PurchaseOrderLineNumber: number(from, 'LineNumber'),
    ReceivedPurchaseQuantity: quantity,
    RemainingPurchaseQuantity: left,
    ReceivedInventoryQuantity: quantity * factor,
    RemainingInventoryQuantity: left * factor,
    ExpectedDeliveryDate: text(from, 'ConfirmedDeliveryDate').startsWith('1900')
      ? text(from, 'RequestedDeliveryDate')
      : text(from, 'ConfirmedDeliveryDate'),
    ProcurementProductCategoryHierarchyName: text(from, 'ProcurementProductCategoryHierachyName'),
  });
  await records.update(line, {
    ReceivedPurchaseQuantity: number(from, 'ReceivedPurchaseQuantity') + quantity,
    PurchaseOrderLineStatus: left === 0 ? 'Received' : 'Backorder',
  });
  const place = {
    company: order.company,
    itemNumber: text(from, 'ItemNumber'),
    siteId: text(from, 'ReceivingSiteId'),
    warehouseId: text(from, 'ReceivingWarehouseId'),
  };
  await updateStock(records, place, quantity * factor);
  return posted;
}

async function inventoryFactor(
  records: RecordReader,
  company: string,
  line: Readonly<Record<string, Value>>,
): Promise<number> {
  const where = { dataAreaId: company, ItemNumber: text(line, 'ItemNumber') };
  const product = where.ItemNumber === '' ? undefined : await records.find('ReleasedProductV2', where);
  if (!product) return 1;
  const unit = text(product.values, 'InventoryUnitSymbol');
  return (await conversionFactor(records, text(line, 'ProductNumber'), text(line, 'PurchaseUnitSymbol'), unit)) ?? 1;
}

function copied(from: Readonly<Record<string, Value>>, names: readonly string[]): Record<string, Value> {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
}
