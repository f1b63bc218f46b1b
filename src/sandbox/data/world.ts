import { makeOrders } from './orders.ts';
import { makeReceipts } from './receipts.ts';
import { makeStock } from './stock.ts';
import { makeBookings, makeWorkOrders } from './work-orders.ts';
import type { Order } from './orders.ts';
import type { Receipt } from './receipts.ts';
import type { Stock } from './stock.ts';
import type { Booking, WorkOrder } from './work-orders.ts';

/** What depends on the day the sandbox is filled; everything else of the made-up group is constant. */
export interface World {
  readonly now: Date;
  readonly orders: readonly Order[];
  readonly receipts: readonly Receipt[];
  readonly stock: readonly Stock[];
  readonly workOrders: readonly WorkOrder[];
  readonly bookings: readonly Booking[];
}

/** Makes the group's business as it stands at a moment; the same moment makes the same world. */
export function makeWorld(now: Date): World {
  const orders = makeOrders(now);
  const workOrders = makeWorkOrders(now);
  return {
    now,
    orders,
    receipts: makeReceipts(orders, now),
    stock: makeStock(orders),
    workOrders,
    bookings: makeBookings(workOrders, now),
  };
}
