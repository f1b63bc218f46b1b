/** What waits for a sign-in: a click or a request, with all that is needed to go on with it. Kept, so that a restart does no harm. */
import { z } from 'zod';
import { requestIdOf } from '../conversation/request-id.ts';
import { senderModel } from '../conversation/references.ts';
import { minutesAfter, openShelf, type Shelf } from '../conversation/shelf.ts';
import type { BotMemory, Clock } from '../ports.ts';

const workModel = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('click'),
    verb: z.string(),
    data: z.unknown(),
    /** Of the act that was under way; empty when it had not come so far. */
    requestId: z.string(),
  }),
  z.object({ kind: z.literal('request'), request: z.string(), slots: z.unknown() }),
]);

const heldModel = z.object({
  id: z.string(),
  /** The company the person works in; empty where their own system decides. */
  company: z.string(),
  work: workModel,
  sender: senderModel,
  conversation: z.string(),
  /** The message whose place what comes of it takes; empty while it is not known. */
  activity: z.string(),
  reason: z.enum(['absent', 'expired', 'consent', 'blocked']),
  /** `gone on`: it has been taken up again. `lapsed`: nobody signed in for too long, and only its button takes it up. */
  state: z.enum(['waiting', 'gone on', 'lapsed']),
  /** How often it was taken up again. */
  tries: z.number(),
  /** Which holding it is: one that is held anew while it is taken up stays held. */
  stamp: z.string(),
  heldAt: z.string(),
});

export type HeldWork = z.output<typeof workModel>;
export type Held = z.output<typeof heldModel>;

export interface HeldShelf {
  get(aadObjectId: string, id: string): Promise<Held | null>;
  put(held: Held): Promise<void>;
  remove(held: Held): Promise<void>;
  /** What waits, of one person or of all, oldest first. */
  waiting(aadObjectId?: string): Promise<readonly Held[]>;
}

/** Later than this nobody remembers what it was about. */
const keptMinutes = 7 * 24 * 60;

export function openHeld(memory: BotMemory, clock: Clock): HeldShelf {
  const shelf: Shelf<Held> = openShelf(memory, 'held', heldModel);
  const keyOf = (aadObjectId: string, id: string): string => `${aadObjectId}/${id}`;
  return {
    get: (aadObjectId, id) => shelf.get(keyOf(aadObjectId, id)),
    put: (held) => shelf.put(keyOf(held.sender.aadObjectId, held.id), held, minutesAfter(clock.now(), keptMinutes)),
    remove: (held) => shelf.remove(keyOf(held.sender.aadObjectId, held.id)),
    async waiting(aadObjectId) {
      const all = await shelf.list(aadObjectId === undefined ? '' : `${aadObjectId}/`);
      return all
        .map(({ value }) => value)
        .filter(({ state }) => state === 'waiting')
        .toSorted((one, other) => one.heldAt.localeCompare(other.heldAt));
    },
  };
}

/** The same click on the same message is the same held work, however often it has to wait. */
export function heldId(
  verb: string,
  data: unknown,
  aadObjectId: string,
  conversation: string,
  activity: string,
): string {
  return requestIdOf('held', aadObjectId, conversation, activity, verb, JSON.stringify(data));
}

/** What the cards of held work follow. */
export function heldTopic(id: string): string {
  return `held/${id}`;
}
