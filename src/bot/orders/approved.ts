/**
 * What an order was when it was last approved, so that people can be told what changed since. Every order that passes through the
 * bot while it is approved is kept: one that a decision here approved, and one approved elsewhere as soon as somebody looks at it.
 * An approved order cannot be changed before it goes back to draft, so whenever it is seen approved it is what was approved.
 */
import { z } from 'zod';
import type { EndedApproval, OrderView, Procurement } from '../../procurement/face.ts';
import { minutesAfter, openShelf } from '../conversation/shelf.ts';
import type { Turn } from '../conversation/turn.ts';
import type { BotMemory, Clock } from '../ports.ts';
import { differenceOf } from './difference.ts';
import { shownOrder } from './shown.ts';
import { orderTopic } from './topic.ts';

const approvedOrder = z.object({
  order: shownOrder,
  version: z.string(),
  /** When it was approved here, or first seen approved (ISO). */
  at: z.string(),
  /** Name of the one who approved it here; null where that happened elsewhere. */
  by: z.string().nullable(),
  /** What was approved the time before; null when that is not known. */
  before: shownOrder.nullable(),
});

/** An approved order as it is kept. */
export type ApprovedOrder = z.output<typeof approvedOrder>;

/** What changed since the last approval, and what that was. */
export interface SinceApproval {
  /** Null when it was never approved as far as is known. */
  readonly approved: ApprovedOrder | null;
  /** What differs now, a sentence each; what the last approval changed of the one before while the order is approved. */
  readonly changes: readonly string[];
  /** A later approval, in Supply Chain Management itself, of a version that nobody looked at here: nothing can be told from it. */
  readonly unseen: Pick<EndedApproval, 'by' | 'at'> | null;
}

/** Clocks of both sides may be so far apart, and what was approved here is kept a moment later. */
const clockMilliseconds = 120_000;

const keptMinutes = 400 * 24 * 60;

const shelf = (memory: BotMemory) => openShelf(memory, 'approved', approvedOrder);

const keyOf = (company: string, number: string): string => orderTopic(company, number).toLowerCase();

/** Whether Supply Chain Management has it as approved or beyond, under change management: only then an approval means something. */
export function isApproved({ approvalStatus, changeManaged }: OrderView): boolean {
  const stages = ['approved', 'confirmed', 'inexternalreview', 'finalized'];
  return changeManaged && stages.includes(approvalStatus.toLowerCase().replace(/[^a-z]/g, ''));
}

/** Keeps an approved order; one that is not approved, or canceled since, is left alone. `by` names who approved it just now. */
export async function noteApproved(
  { memory, clock }: { readonly memory: BotMemory; readonly clock: Clock },
  order: OrderView,
  by: string | null,
): Promise<void> {
  if (!isApproved(order) || /^cancel/i.test(order.orderStatus)) return;
  const key = keyOf(order.company, order.number);
  const known = await shelf(memory).get(key);
  const now = shownOrder.parse(order);
  if (known !== null && by === null && isEqual(known.order, now)) return;
  const at = clock.now();
  const before = known === null ? null : isEqual(known.order, now) ? known.before : known.order;
  const kept = { order: now, version: order.version, at: at.toISOString(), by, before };
  await shelf(memory).put(key, kept, minutesAfter(at, keptMinutes));
}

/** What the order was when it was last approved; null when that is not known. */
export function lastApproved(turn: Turn, company: string, number: string): Promise<ApprovedOrder | null> {
  return shelf(turn.services.memory).get(keyOf(company, number));
}

/** Tells field by field what is different from what was approved. Names prices: for personal chats. */
export async function sinceApproval(turn: Turn, order: OrderView): Promise<SinceApproval> {
  const approved = await lastApproved(turn, order.company, order.number);
  // While it is approved it was seen so just now.
  const unseen = isApproved(order) ? null : await approvedUnseen(turn, order, approved);
  if (approved === null || unseen !== null) return { approved: null, changes: [], unseen };
  const base = isApproved(order) ? approved.before : approved.order;
  return { approved, changes: base === null ? [] : differenceOf(turn, base, order), unseen };
}

/** The last approval that Supply Chain Management tells of, where it is later than what is kept; null where it does not answer. */
async function approvedUnseen(
  { services }: Turn,
  { company, number }: OrderView,
  known: ApprovedOrder | null,
): Promise<SinceApproval['unseen']> {
  const ended = await services.procurement.ended(company, number).catch(() => []);
  const last = ended.findLast(({ act }) => act === 'approve');
  if (last === undefined) return null;
  const isKept = known !== null && Date.parse(last.at) <= Date.parse(known.at) + clockMilliseconds;
  return isKept ? null : { by: last.by, at: last.at };
}

/** The same face of procurement, through which no approved order passes without being kept. */
export function keepingApproved(
  procurement: Procurement,
  kept: { readonly memory: BotMemory; readonly clock: Clock },
): Procurement {
  return {
    ...procurement,
    async order(company, number, person) {
      const order = await procurement.order(company, number, person);
      if (order !== null) await noteApproved(kept, order, null);
      return order;
    },
    async act(request, person) {
      const outcome = await procurement.act(request, person);
      if (outcome.kind === 'done')
        await noteApproved(kept, outcome.order, request.act === 'approve' ? person.name : null);
      return outcome;
    },
  };
}

const isEqual = (one: ApprovedOrder['order'], other: ApprovedOrder['order']): boolean =>
  JSON.stringify(shownOrder.parse(one)) === JSON.stringify(shownOrder.parse(other));
