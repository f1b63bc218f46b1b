/**
 * Orders that somebody wants to hear of: told once in their personal chat when one is decided, or has arrived, then forgotten. So is one
 * that was deleted, or waited for in vain for very long. Kept with what it was when they asked, so that a restart neither forgets nor
 * repeats.
 */
import { z } from 'zod';
import type { OrderView, Procurement } from '../../procurement/face.ts';
import type { Reply } from '../cards/reply.ts';
import { noteFor } from '../conversation/notes.ts';
import { minutesAfter, openShelf } from '../conversation/shelf.ts';
import { isShared, type Turn } from '../conversation/turn.ts';
import type { NoticeKind, Outbox } from '../notices/outbox.ts';
import type { BotMemory, Clock } from '../ports.ts';
import { stageOf } from './stage.ts';
import { orderTopic, readOrderTopic } from './topic.ts';

const ends = ['approved', 'rejected', 'recalled', 'canceled', 'arrived', 'deleted', 'lapsed'] as const;

/** Each order that is followed is read every round; some never arrive. */
const followedDays = 400;

/** What somebody waits for. */
export type Awaited = 'decision' | 'arrival';

/** How the waiting for an order came to its end; `lapsed`: it was waited for in vain. */
type End = (typeof ends)[number];

const tones: Readonly<Record<End, 'good' | 'default' | 'warning'>> = {
  approved: 'good',
  rejected: 'warning',
  recalled: 'warning',
  canceled: 'warning',
  arrived: 'good',
  deleted: 'warning',
  lapsed: 'default',
};

const followModel = z.object({
  company: z.string(),
  number: z.string(),
  /** Entra object id of whoever follows. */
  reader: z.string(),
  /** Whether it was in review when last looked at: a draft after that was taken back. */
  wasInReview: z.boolean(),
  /** Whether Supply Chain Management had it when last looked at: one that is not there after that was deleted. */
  wasThere: z.boolean().default(true),
  since: z.string(),
  /** What is waited for. */
  awaits: z.enum(['decision', 'arrival']).default('decision'),
});

export type Follow = z.output<typeof followModel>;

const shelfOf = (memory: BotMemory) => openShelf(memory, 'following', followModel);

const keyOf = ({ company, number, reader, awaits }: Follow): string =>
  `${orderTopic(company, number)}/${reader}${awaits === 'arrival' ? '/arrival' : ''}`;

/** The order as it waits for its end; null while it still does. */
function endOf(
  order: Pick<OrderView, 'approvalStatus' | 'orderStatus'>,
  { wasInReview, awaits }: Pick<Follow, 'wasInReview' | 'awaits'>,
): End | null {
  if (/^cancel/i.test(order.orderStatus)) return 'canceled';
  if (awaits === 'arrival') return /^(?:received|invoiced)/i.test(order.orderStatus) ? 'arrived' : null;
  switch (stageOf(order)) {
    case 'rejected':
      return 'rejected';
    case 'draft':
      return wasInReview ? 'recalled' : null;
    case 'inreview':
      return null;
    case 'approved':
    case 'confirmed':
    case 'other':
      return 'approved';
  }
}

/** Begins to follow an order, or says why there is nothing to wait for. */
export async function followOrder(turn: Turn, order: OrderView, awaits: Awaited): Promise<Reply> {
  const { texts, services, sender } = turn;
  const { memory, clock } = services;
  const words = texts.follows;
  const { company, number } = order;
  const said = (tone: 'good' | 'default', title: string, text: string): Reply => noteFor(turn, tone, title, text);
  const wasInReview = stageOf(order) === 'inreview';
  const end = endOf(order, { wasInReview, awaits });
  if (end !== null) return said('default', words.ends[end](number), words.already);
  const requester = await memory.get('requester', orderTopic(company, number));
  const isOwn = requester === sender.aadObjectId || order.requester === turn.person.name;
  if (isOwn && awaits === 'decision') return said('default', words.own(number), '');
  const reader = sender.aadObjectId;
  const wasThere = order.version !== '';
  const follow = { company, number, reader, wasInReview, wasThere, since: clock.now().toISOString(), awaits };
  await shelfOf(memory).add(keyOf(follow), follow);
  const isMet = (await services.references.personal(reader)) !== null;
  const where = isMet ? texts.subscriptions.inOwnChat : texts.subscriptions.writeFirst;
  return said('good', words.begun[awaits](number), isShared(turn) ? where : words.once[awaits]);
}

/** Ends following an order. */
export async function unfollowOrder(turn: Turn, { company, number }: OrderView): Promise<Reply> {
  const { follows } = turn.texts;
  const ended = await endFollow(turn, orderTopic(company, number));
  return noteFor(turn, 'default', ended ? follows.ended(number) : follows.none(number), '');
}

/** Ends what the person waits for of an order, or all of it; false when there is no such thing. */
async function endFollow({ services, sender }: Turn, topic: string, awaits?: Awaited): Promise<boolean> {
  const shelf = shelfOf(services.memory);
  const known = await shelf.list(`${topic}/${sender.aadObjectId}`);
  const meant = known.filter(({ value }) => awaits === undefined || value.awaits === awaits);
  for (const { key } of meant) await shelf.remove(key);
  return meant.length > 0;
}

const arrivalOf = /^arrival of /;

/** What a button names it by. */
export function followId({ company, number, awaits }: Follow): string {
  const topic = orderTopic(company, number);
  return awaits === 'arrival' ? `arrival of ${topic}` : topic;
}

/** Ends what a button names: the number of the order, `ended` where it was still followed. Null when it names none. */
export async function endFollowById(
  turn: Turn,
  id: string,
): Promise<{ readonly number: string; readonly ended: boolean } | null> {
  const topic = id.replace(arrivalOf, '');
  const order = readOrderTopic(topic);
  if (order === null) return null;
  const ended = await endFollow(turn, topic, arrivalOf.test(id) ? 'arrival' : 'decision');
  return { number: order.number, ended };
}

/** What somebody follows, oldest first. */
export async function followsOf({ services, sender }: Turn): Promise<readonly Follow[]> {
  const all = (await shelfOf(services.memory).list('')).map(({ value }) => value);
  return all
    .filter(({ reader }) => reader === sender.aadObjectId)
    .toSorted((one, other) => one.since.localeCompare(other.since));
}

interface FollowParts {
  readonly memory: BotMemory;
  readonly procurement: Pick<Procurement, 'state'>;
  readonly outbox: Pick<Outbox, 'post'>;
  readonly clock: Clock;
}

/** Tells those who follow one order, or any, what became of it. Throws when Supply Chain Management does not answer. */
export async function tellFollowers(
  { memory, procurement, outbox, clock }: FollowParts,
  topic: string | null = null,
): Promise<void> {
  if (topic !== null && readOrderTopic(topic) === null) return;
  const shelf = shelfOf(memory);
  const told = new Set<string>();
  const longSince = minutesAfter(clock.now(), -followedDays * 24 * 60).toISOString();
  for (const { key, value } of await shelf.list(topic === null ? '' : `${topic}/`)) {
    const { company, number, reader, wasThere, since } = value;
    const state = await procurement.state(company, number);
    const end =
      (state === null ? (wasThere ? 'deleted' : null) : endOf(state, value)) ?? (since < longSince ? 'lapsed' : null);
    if (end !== null) {
      // Kept as a notice first: whoever dies in between tells it again under the same id.
      const id = value.awaits === 'arrival' ? `${orderTopic(company, number)} arrival` : orderTopic(company, number);
      const what = `${orderTopic(company, number)}/${reader}/${end}`;
      if (!told.has(what)) await outbox.post(reader, 'followed', id, { company, number, end });
      told.add(what);
      await shelf.remove(key);
    } else if (state !== null) {
      const now = { ...value, wasThere: true, wasInReview: stageOf(state) === 'inreview' };
      if (now.wasInReview !== value.wasInReview || !wasThere) await shelf.put(key, now);
    }
  }
}

/** What became of an order, to somebody who follows it and may still see it; nobody sees one that was deleted. */
export const followedNotice: NoticeKind = {
  kind: 'followed',
  anew: true,
  async write(turn, payload) {
    const { company, number, end } = z
      .object({ company: z.string(), number: z.string(), end: z.enum(ends) })
      .parse(payload);
    const isSeen = end === 'deleted' || (await turn.services.procurement.order(company, number, turn.person)) !== null;
    return isSeen ? noteFor(turn, tones[end], turn.texts.follows.ends[end](number), '') : null;
  },
};
