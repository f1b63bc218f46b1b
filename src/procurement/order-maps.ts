import type { RecordRef } from '../connectors/port.ts';

/** The four maps that make up an order. */
export const orderMap = 'purchase-order';
export const lineMap = 'purchase-order-product';
export const receiptMap = 'purchase-order-receipt';
export const receiptLineMap = 'purchase-order-receipt-product';

/** An order by company and number. */
export function orderRef(company: string, number: string): RecordRef {
  return { map: orderMap, company, key: [number] };
}

export function lineRef(company: string, number: string, lineNumber: number): RecordRef {
  return { map: lineMap, company, key: [number, lineNumber] };
}

/** Whether two numbers of documents are the same: neither system minds letter case or blanks at the end. */
export function sameNumber(one: unknown, other: unknown): boolean {
  return typeof one === 'string' && typeof other === 'string' && plain(one) === plain(other);
}

const plain = (number: string): string => number.trimEnd().toLowerCase();
