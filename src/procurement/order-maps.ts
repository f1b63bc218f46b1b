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
