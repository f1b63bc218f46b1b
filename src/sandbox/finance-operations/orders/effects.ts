import type { RecordReader, Records, StoredRecord } from '../records.ts';
import type { Effect } from '../rules/rule.ts';
import { text } from '../values.ts';
import { findOrder, liveLines } from './order.ts';
import { updateStock } from './stock.ts';

/** An order owns its lines: they go with it. */
export const linesOfDeletedOrder: Effect = {
  entity: 'PurchaseOrderHeaderV2',
  async apply(_context, records, before, after) {
    if (!before || after) return;
    for (const line of await linesOf(records, before)) {
      await records.remove(line);
      await restock(records, line);
    }
  },
};

/** Lines are in the currency of their order. */
export const currencyOfLines: Effect = {
  entity: 'PurchaseOrderHeaderV2',
  async apply(_context, records, before, after) {
    if (!before || !after || before.values.CurrencyCode === after.values.CurrencyCode) return;
    for (const line of await linesOf(records, after)) {
      await records.update(line, { CurrencyCode: text(after.values, 'CurrencyCode') });
    }
  },
};

/** A change of an order's approval changes what is on its way. */
export const stockOfOrder: Effect = {
  entity: 'PurchaseOrderHeaderV2',
  async apply(_context, records, before, after) {
    if (!before || !after || before.values.DocumentApprovalStatus === after.values.DocumentApprovalStatus) return;
    for (const line of await linesOf(records, after)) await restock(records, line);
  },
};

/** A line that comes, changes or goes changes what is on its way to its old and its new place. */
export const stockOfLine: Effect = {
  entity: 'PurchaseOrderLineV2',
  async apply(_context, records, before, after) {
    if (before) await restock(records, before);
    if (after && (!before || placeOf(before).warehouseId !== placeOf(after).warehouseId)) await restock(records, after);
  },
};

/** A canceled order to which a line is added is open again; one whose last open line goes is not. */
export const statusOfOrder: Effect = {
  entity: 'PurchaseOrderLineV2',
  async apply(_context, records, before, after) {
    const line = after ?? before;
    if (line)
      await refreshOrderStatus(records, text(line.values, 'dataAreaId'), text(line.values, 'PurchaseOrderNumber'));
  },
};

/** The status of an order is that of its least advanced line; without live lines it is canceled if it ever had one canceled. */
export async function refreshOrderStatus(records: Records, company: string, orderNumber: string): Promise<void> {
  const order = await findOrder(records, company, orderNumber);
  if (!order) return;
  const live = liveLines(order).map((line) => text(line.values, 'PurchaseOrderLineStatus'));
  const canceled = order.lines.some((line) => line.values.PurchaseOrderLineStatus === 'Canceled');
  const status = live.includes('Backorder')
    ? 'Backorder'
    : live.includes('Received')
      ? 'Received'
      : live.includes('Invoiced')
        ? 'Invoiced'
        : canceled
          ? 'Canceled'
          : 'Backorder';
  if (order.header.values.PurchaseOrderStatus !== status) {
    await records.update(order.header, { PurchaseOrderStatus: status });
  }
}

async function linesOf(records: RecordReader, header: StoredRecord): Promise<StoredRecord[]> {
  return records.list('PurchaseOrderLineV2', {
    dataAreaId: text(header.values, 'dataAreaId'),
    PurchaseOrderNumber: text(header.values, 'PurchaseOrderNumber'),
  });
}

function placeOf(line: StoredRecord) {
  return {
    company: text(line.values, 'dataAreaId'),
    itemNumber: text(line.values, 'ItemNumber'),
    siteId: text(line.values, 'ReceivingSiteId'),
    warehouseId: text(line.values, 'ReceivingWarehouseId'),
  };
}

/** Counts anew what is on its way to where a line goes. */
export async function restock(records: Records, line: StoredRecord): Promise<void> {
  await updateStock(records, placeOf(line), 0);
}
