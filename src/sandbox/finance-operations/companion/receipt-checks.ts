import { serviceRefused } from '../infolog.ts';
import type { Order } from '../orders/order.ts';
import { remaining } from '../orders/stock.ts';
import type { RecordReader, StoredRecord } from '../records.ts';
import { day, number, text } from '../values.ts';
import type { ReceiptLineRequest } from './contract.ts';

/** A receipt is posted for a confirmed order with something still to come. Throws the refusal. */
export function requireReceivable(order: Order): void {
  const { DocumentApprovalStatus: approval, PurchaseOrderStatus: status } = order.header.values;
  if (approval !== 'Confirmed') {
    throw serviceRefused(
      `Product receipt cannot be posted because purchase order ${order.number} has not been confirmed.`,
    );
  }
  if (status !== 'Backorder') {
    throw serviceRefused(
      `Product receipt cannot be posted because purchase order ${order.number} is ${String(status).toLowerCase()}.`,
    );
  }
}

/** A receipt number is used once for a vendor. Throws the refusal. */
export async function requireUnusedNumber(records: RecordReader, order: Order, receiptNumber: string): Promise<void> {
  const where = {
    dataAreaId: order.company,
    OrderVendorAccountNumber: text(order.header.values, 'OrderVendorAccountNumber'),
    ProductReceiptNumber: receiptNumber,
  };
  if (await records.find('ProductReceiptHeader', where)) {
    throw serviceRefused(
      `Product receipt ${receiptNumber} has already been used for vendor account ${where.OrderVendorAccountNumber}.`,
    );
  }
}

/** Nothing is posted into a closed period; a company without a calendar of periods is always open. Throws the refusal. */
export async function requireOpenPeriod(records: RecordReader, company: string, date: string): Promise<void> {
  const periods = await records.list('FiscalPeriod', { dataAreaId: company });
  if (periods.length === 0) return;
  const period = periods.find(
    ({ values }) => day(text(values, 'StartDate')) <= date && date <= day(text(values, 'EndDate')),
  );
  if (period?.values.Status === 'Open') return;
  throw serviceRefused(period ? `Fiscal period for ${date} is not open.` : `Fiscal period for ${date} does not exist.`);
}

/**
 * Matches what came in with the open lines of the order; without lines, all that is still to come. Throws the refusal of the first
 * line that does not exist, is closed, or comes in a quantity that is not tolerated.
 */
export function receiptLines(order: Order, requested: readonly ReceiptLineRequest[] | undefined) {
  const open = order.lines.filter((line) => remaining(line.values) > 0 && line.values.IsDeleted !== 'Yes');
  if (requested === undefined) return open.map((line) => ({ line, quantity: remaining(line.values) }));
  if (requested.length === 0) throw serviceRefused('The product receipt has no lines.');
  if (new Set(requested.map((one) => one.lineNumber)).size < requested.length) {
    throw serviceRefused('A line number occurs more than once in the product receipt.');
  }
  return requested.map(({ lineNumber, quantity }) => {
    const line = open.find((one) => number(one.values, 'LineNumber') === lineNumber);
    if (!line) {
      throw serviceRefused(`Purchase order ${order.number} has no line ${lineNumber} that is open for receipt.`);
    }
    requireTolerated(order, line, quantity);
    return { line, quantity };
  });
}

function requireTolerated(order: Order, line: StoredRecord, quantity: number): void {
  const where = `line ${number(line.values, 'LineNumber')} of purchase order ${order.number}`;
  if (quantity <= 0) throw serviceRefused(`The received quantity of ${where} must be greater than zero.`);
  const ordered = number(line.values, 'OrderedPurchaseQuantity');
  const total = number(line.values, 'ReceivedPurchaseQuantity') + quantity;
  const allowed = number(line.values, 'AllowedOverdeliveryPercentage');
  if (total > ordered * (1 + allowed / 100) + 1e-9) {
    const over = Math.round(((total - ordered) / ordered) * 10_000) / 100;
    throw serviceRefused(
      `Overdelivery of ${where} is ${over.toFixed(2)} percent, but the allowed overdelivery is ${allowed.toFixed(2)} percent.`,
    );
  }
  if (line.values.IsPartialDeliveryPrevented === 'Yes' && total < ordered) {
    throw serviceRefused(`Partial delivery of ${where} is not allowed.`);
  }
}
