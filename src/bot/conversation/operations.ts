/**
 * Acts that take time. The clicked card says "working" at once; what comes of it takes its place. An act that is still being found
 * out is remembered, and its card gets the truth when the core tells it, when asked again, or after a restart.
 *
 * Asking again is running the same action with the same request id: whoever does the act answers with its first outcome.
 */
import { z } from 'zod';
import type { Finished } from '../actions/action.ts';
import type { BotMemory, Clock, Log } from '../ports.ts';
import type { Background } from './background.ts';
import { senderModel } from './references.ts';
import { minutesAfter, openShelf } from './shelf.ts';

const waitingModel = z.object({
  requestId: z.string(),
  verb: z.string(),
  data: z.unknown(),
  sender: senderModel,
  conversation: z.string(),
  activity: z.string(),
});

/** A card that waits for the outcome of an act, with all that is needed to ask for it again. */
export type WaitingCard = z.output<typeof waitingModel>;

export interface Operations {
  /**
   * Runs `finish` unless the same request runs already, and shows what it brings on every card that waits for the request.
   * `answered` resolves when the click has been answered: an edit before that would be painted over.
   */
  start(card: WaitingCard, finish: () => Promise<Finished>, answered: Promise<void>): Promise<void>;
  /** Asks again about one request, or about all that wait. */
  settle(requestId?: string): Promise<void>;
  /** Resolves when the request is not under way, and what came of it is shown. */
  over(requestId: string): Promise<void>;
}

interface OperationsParts {
  readonly memory: BotMemory;
  readonly clock: Clock;
  readonly log: Log;
  readonly background: Background;
  /** Runs the action again; null when it no longer leads to an act. */
  readonly again: (card: WaitingCard) => Promise<Finished | null>;
  /** Shows what came of it in place of the card; false when it has to be tried again. */
  readonly show: (card: WaitingCard, finished: Finished) => Promise<boolean>;
}

/** What waits longer is given up: the systems have long forgotten the request. */
const keptMinutes = 7 * 24 * 60;

/** Creates the keeper of acts under way. */
export function createOperations(parts: OperationsParts): Operations {
  const waiting = openShelf(parts.memory, 'unsettled', waitingModel);
  const running = new Map<string, Promise<void>>();
  const keyOf = (card: WaitingCard): string => `${card.requestId}/${card.conversation}/${card.activity}`;

  /** Tells every card that waits for the request; those that could be edited wait no longer once it is settled. */
  const tell = async (requestId: string, finished: Finished): Promise<void> => {
    for (const { key, value } of await waiting.list(`${requestId}/`)) {
      const shown = await parts.show(value, finished);
      if (shown && finished.settled) await waiting.remove(key);
    }
  };

  const once = (requestId: string, work: () => Promise<void>): Promise<void> => {
    const known = running.get(requestId);
    if (known !== undefined) return known;
    const job = work().finally(() => running.delete(requestId));
    running.set(requestId, job);
    return job;
  };

  return {
    over: async (requestId) => running.get(requestId)?.catch(() => undefined),
    async start(card, finish, answered) {
      await waiting.put(keyOf(card), card, minutesAfter(parts.clock.now(), keptMinutes));
      parts.background.run(`act ${card.verb}`, async () => {
        // A second click waits for the first; only a card that came too late to be told with it asks again.
        const joined = running.get(card.requestId);
        if (joined !== undefined) {
          await joined;
          if ((await waiting.get(keyOf(card))) === null) return;
        }
        await once(card.requestId, async () => {
          const finished = await finish();
          await answered;
          await tell(card.requestId, finished);
        });
      });
    },
    async settle(requestId) {
      const cards = await waiting.list(requestId === undefined ? '' : `${requestId}/`);
      const byRequest = new Map(cards.map(({ value }) => [value.requestId, value]));
      for (const [id, card] of byRequest) {
        if (running.has(id)) continue;
        await once(id, async () => {
          const finished = await parts.again(card);
          if (finished === null) {
            for (const { key } of await waiting.list(`${id}/`)) await waiting.remove(key);
          } else await tell(id, finished);
        });
      }
    },
  };
}
