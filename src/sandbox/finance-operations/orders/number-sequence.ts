import type { Queryable } from '../../engine/runtime.ts';
import type { RecordReader } from '../records.ts';
import { text } from '../values.ts';

/** The sequence behind order numbers, one for all companies. */
export const orderSequence = 'finops.purchaseordernumber';

/** First number handed out. */
export const firstOrderNumber = 1_001;

/**
 * The next free order number of a company, in that company's format: `00001001`. Numbers are not given back when a transaction
 * rolls back, so gaps happen and harm nobody; numbers that people chose themselves are skipped.
 */
export async function nextOrderNumber(
  queryable: Pick<Queryable, 'query'>,
  records: RecordReader,
  company: string,
): Promise<string> {
  const parameters = await records.find('PurchaseParameters', { dataAreaId: company });
  const format = text(parameters?.values ?? {}, 'PurchaseOrderNumberFormat') || '########';
  for (;;) {
    const [row] = await queryable.query<{ next: number | bigint }>(`select nextval('${orderSequence}') as next`);
    const orderNumber = format.replace(/#+/, (digits) => String(row?.next ?? 0).padStart(digits.length, '0'));
    const where = { dataAreaId: company, PurchaseOrderNumber: orderNumber };
    if (!(await records.find('PurchaseOrderHeaderV2', where))) return orderNumber;
  }
}
