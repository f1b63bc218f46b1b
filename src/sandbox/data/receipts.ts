import { dayFrom } from './calendar.ts';
import type { Order, OrderLine } from './orders.ts';

/** What arrived of one line. */
export interface ReceiptLine {
  readonly recordId: number;
  readonly line: OrderLine;
  readonly quantity: number;
  readonly remaining: number;
}

/** A posted product receipt. */
export interface Receipt {
  readonly recordId: number;
  readonly number: string;
  readonly date: string;
  readonly order: Order;
  readonly lines: readonly ReceiptLine[];
}

/** Record ids of the seed lie below the first one that finance and operations hands out itself, 5637144576. */
const FIRST_HEADER = 5637100001;
const FIRST_LINE = 5637120001;

/** The receipts behind what the orders have received, one for each order. */
export function makeReceipts(orders: readonly Order[], now: Date): readonly Receipt[] {
  const received = orders.filter((order) => order.lines.some((line) => line.received > 0));
  let lines = 0;
  return received.map((order, index) => ({
    recordId: FIRST_HEADER + index,
    number: `PR-${String(201 + index).padStart(6, '0')}`,
    date: order.requestedDate < dayFrom(now, -1) ? order.requestedDate : dayFrom(now, -1),
    order,
    lines: order.lines
      .filter((line) => line.received > 0)
      .map((line) => ({
        recordId: FIRST_LINE + lines++,
        line,
        quantity: line.received,
        remaining: line.quantity - line.received,
      })),
  }));
}
