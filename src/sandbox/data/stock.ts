import { products } from './products.ts';
import { createRandom } from './random.ts';
import { warehouses } from './warehouses.ts';
import type { Order } from './orders.ts';
import type { Product } from './products.ts';
import type { Warehouse } from './warehouses.ts';

/** What a warehouse has of a product, in the product's own unit. */
export interface Stock {
  readonly warehouse: Warehouse;
  readonly product: Product;
  readonly onHand: number;
  /** Part of what is on hand, promised to work orders. */
  readonly allocated: number;
  /** Ordered from vendors and not yet arrived. */
  readonly onOrder: number;
}

/** Stock of every warehouse: each holds about a third of the catalogue, trucks a few pieces. */
export function makeStock(orders: readonly Order[]): readonly Stock[] {
  const random = createRandom(4001);
  const onOrder = openQuantities(orders);
  return warehouses
    .filter(({ type }) => type === 'Standard')
    .flatMap((warehouse) => {
      const most = warehouse.mainWarehouse ? 6 : 60;
      return products
        .filter((product) => product.kind === 'Inventory' && product.releasedTo.includes(warehouse.company))
        .flatMap((product) => {
          const ordered = onOrder.get(keyOf(warehouse.company, warehouse.id, product.number)) ?? 0;
          const kept = product.number === 'P-100' || random.next() < 0.33;
          if (!kept && ordered === 0) return [];
          const onHand = kept ? random.between(0, most) : 0;
          const allocated = Math.min(onHand, random.between(0, 4));
          return [{ warehouse, product, onHand, allocated, onOrder: ordered }];
        });
    });
}

const keyOf = (company: string, warehouse: string, product: string) => `${company} ${warehouse} ${product}`;

/** Orders count from their approval on. */
const counting: readonly string[] = ['Approved', 'InExternalReview', 'Confirmed'];

function openQuantities(orders: readonly Order[]): ReadonlyMap<string, number> {
  const open = new Map<string, number>();
  for (const order of orders.filter(({ approval }) => counting.includes(approval))) {
    for (const line of order.lines.filter(({ status, deleted }) => status === 'Backorder' && !deleted)) {
      const key = keyOf(order.company, order.warehouse.id, line.product.number);
      open.set(key, (open.get(key) ?? 0) + (line.quantity - line.received) * line.factor);
    }
  }
  return open;
}
