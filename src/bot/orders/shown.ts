/** What somebody was shown of an order before deciding on it, by version, so that a later version can be told apart from it. */
import { z } from 'zod';
import type { Approver, OrderView } from '../../procurement/face.ts';
import { minutesAfter, openShelf } from '../conversation/shelf.ts';
import type { Turn } from '../conversation/turn.ts';
import { orderTopic } from './topic.ts';

/** A line as it is kept. */
export const shownLine = z.object({
  lineNumber: z.number(),
  product: z.string(),
  quantity: z.number(),
  unit: z.string(),
  price: z.number().nullable(),
  /** Absent where it was kept before these were. */
  warehouse: z.string().nullable().optional(),
  requestedDate: z.string().nullable().optional(),
});

/** What is kept of an order to tell a later version from it. */
export const shownOrder = z.object({
  vendor: z.string(),
  site: z.string().nullable(),
  warehouse: z.string().nullable(),
  requestedDate: z.string().nullable(),
  paymentTerm: z.string().nullable().optional(),
  shipVia: z.string().nullable().optional(),
  currency: z.string(),
  total: z.number().nullable(),
  lines: z.array(shownLine),
});

/** The parts of an order that a decision rests on. */
export type ShownOrder = z.output<typeof shownOrder>;

const keptMinutes = 90 * 24 * 60;

function shelf(turn: Turn) {
  return openShelf(turn.services.memory, 'shown', shownOrder);
}

function keyOf(turn: Turn, company: string, number: string, version: string): string {
  return `${orderTopic(company, number)}/${version}/${turn.sender.aadObjectId}`;
}

/** Keeps what the person of the turn sees of this version. */
export async function noteShown(turn: Turn, order: OrderView): Promise<void> {
  const until = minutesAfter(turn.services.clock.now(), keptMinutes);
  await shelf(turn).put(keyOf(turn, order.company, order.number, order.version), shownOrder.parse(order), until);
}

/** What the person of the turn was shown of a version; null when this was never noted or is forgotten. */
export function shownBefore(turn: Turn, company: string, number: string, version: string): Promise<ShownOrder | null> {
  return shelf(turn).get(keyOf(turn, company, number, version));
}

/** An order as its reader last saw it, with all of its card; `approval` where the reader was to decide on it. */
const wholeModel = z.object({
  order: z.custom<OrderView>((value) => shownOrder.safeParse(value).success),
  approval: z.custom<Approver>().nullable(),
});

export type WholeOrder = z.output<typeof wholeModel>;

const wholeKey = ({ sender }: Turn, company: string, number: string): string =>
  `${orderTopic(company, number)}/whole/${sender.aadObjectId}`;

/** Keeps what a card of an order shows, so that the card can be made again while the order cannot be read. */
export async function noteWhole(turn: Turn, order: OrderView, approval: Approver | null): Promise<void> {
  const until = minutesAfter(turn.services.clock.now(), keptMinutes);
  const key = wholeKey(turn, order.company, order.number);
  await openShelf(turn.services.memory, 'shown', wholeModel).put(key, { order, approval }, until);
}

/** What the person of the turn saw last of an order, if that was in this version. */
export async function wholeBefore(
  turn: Turn,
  { company, number, version }: { readonly company: string; readonly number: string; readonly version: string },
): Promise<WholeOrder | null> {
  const kept = await openShelf(turn.services.memory, 'shown', wholeModel).get(wholeKey(turn, company, number));
  return kept?.order.version === version ? kept : null;
}

const sightModel = z.object({ version: z.string(), order: shownOrder, before: shownOrder.nullable() });

/**
 * Notes that the person of the turn sees an order as it is now, and gives what it was when they saw another version of it; null when
 * they never did. Seeing the same version again changes nothing.
 */
export async function noteSight(turn: Turn, order: OrderView): Promise<ShownOrder | null> {
  const { services, sender } = turn;
  const sights = openShelf(services.memory, 'shown', sightModel);
  const key = `${orderTopic(order.company, order.number)}/sight/${sender.aadObjectId}`;
  const known = await sights.get(key);
  if (known?.version === order.version) return known.before;
  const before = known?.order ?? null;
  const until = minutesAfter(services.clock.now(), keptMinutes);
  await sights.put(key, { version: order.version, order: shownOrder.parse(order), before }, until);
  return before;
}
