import { dayFrom } from './calendar.ts';
import { companies } from './companies.ts';
import { planFor } from './order-plan.ts';
import { priceIn, products } from './products.ts';
import { createRandom } from './random.ts';
import { orderableVendors } from './vendors.ts';
import { receivingWarehouses } from './warehouses.ts';
import type { Company, CompanyCode } from './companies.ts';
import type { Approval, Stage } from './order-plan.ts';
import type { Product } from './products.ts';
import type { Random } from './random.ts';
import type { Vendor } from './vendors.ts';
import type { Warehouse } from './warehouses.ts';

export type OrderStatus = 'Backorder' | 'Received' | 'Invoiced' | 'Canceled';

/** One line of an order. */
export interface OrderLine {
  readonly number: number;
  readonly product: Product;
  readonly quantity: number;
  readonly unit: string;
  /** How many of the product's own unit make one of the line's. */
  readonly factor: number;
  /** For one unit of the line, in the order's currency. */
  readonly price: number;
  readonly discountPercentage: number;
  readonly amount: number;
  readonly received: number;
  readonly status: OrderStatus;
  readonly confirmedDate?: string;
  /** Deleted after approval: finance and operations keeps it marked, Field Service has it no more. */
  readonly deleted: boolean;
}

/** A purchase order as both systems hold it. */
export interface Order {
  readonly company: CompanyCode;
  readonly number: string;
  readonly vendor: Vendor;
  readonly warehouse: Warehouse;
  readonly currency: string;
  readonly language: string;
  readonly approval: Approval;
  readonly stage: Stage;
  readonly status: OrderStatus;
  readonly changeManagement: boolean;
  readonly deliveredDirectly: boolean;
  readonly accountingDate: string;
  readonly requestedDate: string;
  readonly confirmedDate?: string;
  /** Personnel number of the one who ordered. */
  readonly orderer: string;
  readonly reference: string;
  readonly lines: readonly OrderLine[];
}

const orderStatuses: Readonly<Record<Stage, OrderStatus>> = {
  open: 'Backorder',
  partlyReceived: 'Backorder',
  received: 'Received',
  invoiced: 'Invoiced',
  canceled: 'Canceled',
};

/** An amount of money to the cent. */
const cents = (amount: number) => Math.round(amount * 100) / 100;

/** What the orders' lines come to, deleted and canceled ones left out. */
export const totalOf = (order: Order): number =>
  cents(
    order.lines
      .filter((line) => !line.deleted && line.status !== 'Canceled')
      .reduce((sum, line) => sum + line.amount, 0),
  );

/** Every order of the group, made for a moment: newest orders are a day old. */
export function makeOrders(now: Date): readonly Order[] {
  return companies.flatMap((company) => {
    const random = createRandom(company.code === 'usmf' ? 1009 : 2003);
    const plan = planFor(company.code);
    return plan.map(({ approval, stage }, index) =>
      makeOrder(company, { approval, stage, index, age: plan.length - index, now }, random),
    );
  });
}

interface Place {
  readonly approval: Approval;
  readonly stage: Stage;
  readonly index: number;
  /** Days since it was made. */
  readonly age: number;
  readonly now: Date;
}

function makeOrder(company: Company, { approval, stage, index, age, now }: Place, random: Random): Order {
  const confirmed = approval === 'Confirmed' || approval === 'Finalized';
  const requestedDate = dayFrom(now, random.between(7, 28) - age);
  const confirmedDate = confirmed ? requestedDate : undefined;
  const lineCount = random.between(1, 4);
  return {
    company: company.code,
    number: `PO-${String(101 + index).padStart(6, '0')}`,
    vendor: random.pick(orderableVendors(company.code)),
    warehouse: random.pick(receivingWarehouses(company.code)),
    currency: company.currency,
    language: company.language,
    approval,
    stage,
    status: orderStatuses[stage],
    changeManagement: company.changeManagement,
    deliveredDirectly: company.code === 'usmf' && index === DIRECT_ORDER,
    accountingDate: dayFrom(now, -age),
    requestedDate,
    ...(confirmedDate ? { confirmedDate } : {}),
    orderer: random.pick(['000020', '000021', '000022']),
    reference: random.next() < 0.3 ? `REF ${random.between(1000, 9999)}` : '',
    lines: pickProducts(company.code, lineCount, random).map((product, line) =>
      makeLine(company.code, product, line, { stage, confirmedDate, deleted: isDeleted(company, index, line) }, random),
    ),
  };
}

/** The third line of one approved American order was deleted after approval. */
const isDeleted = (company: Company, index: number, line: number) =>
  company.code === 'usmf' && index === DELETED_LINE_ORDER && line === 2;

const DELETED_LINE_ORDER = 26;

/** One American order was raised from a sales order, for the vendor to ship straight to the customer. */
const DIRECT_ORDER = 30;

function pickProducts(company: CompanyCode, count: number, random: Random): readonly Product[] {
  const offered = products.filter(
    (product) =>
      product.kind !== 'Service' && product.releasedTo.includes(company) && !product.stoppedIn.includes(company),
  );
  const picked = new Set<Product>();
  while (picked.size < count) picked.add(random.pick(offered));
  return [...picked];
}

interface Fate {
  readonly stage: Stage;
  readonly confirmedDate: string | undefined;
  readonly deleted: boolean;
}

function makeLine(company: CompanyCode, product: Product, index: number, fate: Fate, random: Random): OrderLine {
  const boxed = product.boxOf !== undefined && random.next() < 0.4;
  const factor = boxed ? (product.boxOf ?? 1) : 1;
  const quantity = product.price > 400 ? random.between(1, 12) : random.between(2, 40);
  const price = cents(priceIn(company, product) * factor);
  const discountPercentage = random.next() < 0.1 ? 5 : 0;
  const first = index === 0;
  return {
    number: index + 1,
    product,
    quantity,
    unit: boxed ? 'box' : product.unit,
    factor,
    price,
    discountPercentage,
    amount: cents(quantity * price * (1 - discountPercentage / 100)),
    received: receivedOf(fate.stage, quantity, first),
    status: orderStatuses[fate.stage],
    ...(fate.confirmedDate ? { confirmedDate: fate.confirmedDate } : {}),
    deleted: fate.deleted,
  };
}

/** Of a partly received order, half of the first line is there; of others all or nothing. */
function receivedOf(stage: Stage, quantity: number, first: boolean): number {
  if (stage === 'received' || stage === 'invoiced') return quantity;
  return stage === 'partlyReceived' && first ? Math.ceil(quantity / 2) : 0;
}
