/**
 * Which sync failures somebody, or a room, hears of besides their own: by kind of record, company and class. Kept until it is ended.
 * The reader is a person by Entra object id, or a group chat or channel by its own id.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { SyncFailure } from '../../sync/face.ts';
import { openShelf } from '../conversation/shelf.ts';
import type { Services, Turn } from '../conversation/turn.ts';

export const failureClasses = [
  'application',
  'system',
  'concurrency',
  'conflict',
] as const satisfies readonly SyncFailure['class'][];

/** What is heard of; null stands for any. */
const wishModel = z.object({
  map: z.string().nullable(),
  company: z.string().nullable(),
  class: z.enum(failureClasses).nullable(),
});

export type Wish = z.output<typeof wishModel>;

const subscriptionModel = wishModel.extend({
  id: z.string(),
  reader: z.string(),
  /** The team of a channel, so that it ends with the bot's being there; null otherwise. */
  team: z.string().nullable(),
  /** Name of the person who asked for it, and when. */
  by: z.string(),
  since: z.string(),
});

export type Subscription = z.output<typeof subscriptionModel>;

type Parts = Pick<Services, 'memory'>;

const shelfOf = ({ memory }: Parts) => openShelf(memory, 'subscription', subscriptionModel);

/** Who hears where the turn is: the room, or in a personal chat the person. */
export function readerOf({ conversation, sender }: Pick<Turn, 'conversation' | 'sender'>): string {
  return conversation.room?.id ?? sender.aadObjectId;
}

/** Keeps a subscription. The same wish of the same reader again is the same one. */
export async function subscribe(parts: Parts, asked: Omit<Subscription, 'id'>): Promise<Subscription> {
  const { map, company, class: kind } = asked;
  const id = createHash('sha256')
    .update(JSON.stringify([map, company, kind]))
    .digest('hex')
    .slice(0, 16);
  const shelf = shelfOf(parts);
  const known = await shelf.get(`${asked.reader}/${id}`);
  if (known !== null) return known;
  const subscription = { ...asked, id };
  await shelf.put(`${asked.reader}/${id}`, subscription);
  return subscription;
}

/** All subscriptions of a reader, oldest first. */
export async function subscriptionsOf(parts: Parts, reader: string): Promise<readonly Subscription[]> {
  const own = (await shelfOf(parts).list(`${reader}/`)).map(({ value }) => value);
  return own.toSorted((one, other) => one.since.localeCompare(other.since) || one.id.localeCompare(other.id));
}

/** Ends one subscription of a reader; null when there is none such. */
export async function endSubscription(parts: Parts, reader: string, id: string): Promise<Subscription | null> {
  const shelf = shelfOf(parts);
  const known = await shelf.get(`${reader}/${id}`);
  if (known !== null) await shelf.remove(`${reader}/${id}`);
  return known;
}

/** Ends all subscriptions of a room, or of all rooms of a team, by its id; gives the rooms. */
export async function endSubscriptionsIn(parts: Parts, id: string): Promise<readonly string[]> {
  const shelf = shelfOf(parts);
  const rooms = new Set<string>();
  for (const { key, value } of await shelf.list('')) {
    if (value.reader !== id && value.team !== id) continue;
    await shelf.remove(key);
    rooms.add(value.reader);
  }
  return [...rooms];
}

/** Everybody who asked to hear of such a failure. */
export async function readersOf(parts: Parts, failure: SyncFailure): Promise<readonly string[]> {
  const all = (await shelfOf(parts).list('')).map(({ value }) => value);
  return [...new Set(all.filter((one) => concerns(one, failure)).map(({ reader }) => reader))];
}

/** Whether a reader asked to hear of such a failure. */
export async function hears(parts: Parts, reader: string, failure: SyncFailure): Promise<boolean> {
  return (await subscriptionsOf(parts, reader)).some((one) => concerns(one, failure));
}

/** A record of no company is a record of each. */
function concerns(wish: Wish, failure: SyncFailure): boolean {
  const { map, company } = failure.ref;
  return (
    (wish.map ?? map) === map &&
    (wish.class ?? failure.class) === failure.class &&
    (wish.company === null || company === null || wish.company.toLowerCase() === company.toLowerCase())
  );
}
