import { createHash } from 'node:crypto';
import type { RecordReader, StoredRecord } from '../records.ts';
import { number, text } from '../values.ts';

/** A purchase order with all its lines, in the order of their numbers; soft-deleted lines included. */
export interface Order {
  readonly company: string;
  readonly number: string;
  readonly header: StoredRecord;
  readonly lines: readonly StoredRecord[];
}

/** The order of that number, or undefined. */
export async function findOrder(
  records: RecordReader,
  company: string,
  orderNumber: string,
): Promise<Order | undefined> {
  const where = { dataAreaId: company, PurchaseOrderNumber: orderNumber };
  const header = await records.find('PurchaseOrderHeaderV2', where);
  if (!header) return undefined;
  const lines = await records.list('PurchaseOrderLineV2', where);
  return {
    company,
    number: text(header.values, 'PurchaseOrderNumber'),
    header,
    lines: lines.toSorted((a, b) => number(a.values, 'LineNumber') - number(b.values, 'LineNumber')),
  };
}

/** Lines that are neither soft-deleted nor canceled. */
export function liveLines(order: Order): readonly StoredRecord[] {
  return order.lines.filter(
    (line) => line.values.IsDeleted !== 'Yes' && line.values.PurchaseOrderLineStatus !== 'Canceled',
  );
}

/** Sum of the live lines in the currency of the order. */
export function orderAmount(order: Order): number {
  const cents = liveLines(order).reduce((sum, line) => sum + Math.round(number(line.values, 'LineAmount') * 100), 0);
  return cents / 100;
}

/**
 * The version of an order as a whole: a digest over id and version of its header and of every line. The header's own ETag
 * does not move when a line changes, so an act upon the order compares this instead.
 */
export function orderVersion(order: Order): string {
  const parts = [order.header, ...order.lines].map((record) => `${record.recordId}:${record.recordVersion}`);
  return createHash('sha256').update(parts.join(' ')).digest('base64url').slice(0, 27);
}
