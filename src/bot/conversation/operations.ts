/**
 * Acts that take time. Whoever clicked sees "working" at once; what comes of it takes the card's place, or is told them alone. What was
 * sent is kept until then: an act that is known by its request id is asked for again while it is still being found out, and answered
 * with its first outcome, when the core tells of it, from time to time, and after a restart; any other is not done twice, and its person
 * is told that nobody knows what became of it. What came of it is kept too before it is shown, so that a card that cannot be edited just
 * now is edited later without asking anybody.
 */
import { z } from 'zod';
import type { Finished, SentWork } from '../actions/work.ts';
import type { Reply } from '../cards/reply.ts';
import type { BotMemory, Clock, Log } from '../ports.ts';
import type { Background } from './background.ts';
import { senderModel } from './references.ts';
import { requestIdOf } from './request-id.ts';
import { minutesAfter, openShelf } from './shelf.ts';

const reply = z.custom<Reply>((value) => z.object({ text: z.string() }).safeParse(value).success);

const waitingModel = z.object({
  requestId: z.string(),
  /** The click, as far as a sign-in may have to go before it. */
  verb: z.string(),
  data: z.unknown(),
  /** What was sent, and as which kind of work. */
  work: z.string(),
  sent: z.unknown(),
  sender: senderModel,
  conversation: z.string(),
  /** The message of the card; empty while it is not known. */
  activity: z.string(),
  /** When it was clicked (ISO). */
  since: z.string(),
  /** Which reply stands on the card while the outcome is found out; empty for that it is being worked on. */
  shown: z.string(),
  /** What came of it, where that is still to be shown. */
  outcome: z.object({ reply, isOwn: z.boolean(), own: reply.optional() }).nullable(),
});

/** A card that waits for the outcome of an act, with all that is needed to ask for it again. */
export type WaitingCard = z.output<typeof waitingModel>;

/** The card of a click. */
export type ClickedCard = Pick<WaitingCard, 'verb' | 'data' | 'sender' | 'conversation' | 'activity'>;

export interface Operations {
  /**
   * Finishes what was sent unless the same request is under way already, and shows what it brings on every card that waits for the
   * request before the same reader. `answered` resolves when the click has been answered: an edit before that would be painted over.
   */
  start(clicked: ClickedCard, work: SentWork, answered: Promise<void>): Promise<void>;
  /** Asks again about one request, or about all that wait. One that fails stops no other, and is asked again later. */
  settle(requestId?: string): Promise<void>;
  /** Resolves when the request is not under way, and what came of it is shown. */
  over(requestId: string): Promise<void>;
}

/** What comes of an act, for its person and its card. */
export interface Outcomes {
  /** How to ask again for what was sent. Throws where nobody can be asked just now. */
  again(card: WaitingCard): Promise<() => Promise<Finished>>;
  /** What becomes of an act that broke. */
  broken(card: WaitingCard, error: unknown): Promise<Finished>;
  /** The last word on what nobody could find out. */
  givenUp(card: WaitingCard): Promise<Finished>;
  /**
   * Shows what came of it in place of the card; false when it has to be tried again. `isAnswer` where the person has just clicked and
   * waits for it. `moved` is told of another message as soon as what came of it stands there.
   */
  show(
    card: WaitingCard,
    finished: Finished,
    isAnswer: boolean,
    moved: (activity: string) => Promise<void>,
  ): Promise<boolean>;
}

interface OperationsParts {
  readonly memory: BotMemory;
  readonly clock: Clock;
  readonly log: Log;
  readonly background: Background;
  readonly outcomes: Outcomes;
}

/** For so long an outcome is asked for: the systems have long forgotten the request. */
const askedMinutes = 7 * 24 * 60;

/** For so long it is tried to show the last word. */
const keptMinutes = askedMinutes + 24 * 60;

/** What an act brings is made for its person and where they read it: what a personal chat shows is not for a room. */
const readerOf = ({ conversation, sender }: ClickedCard): string => `${conversation}/${sender.aadObjectId}`;

/** Creates the keeper of acts under way. */
export function createOperations(parts: OperationsParts): Operations {
  const { clock, log, outcomes } = parts;
  const waiting = openShelf(parts.memory, 'unsettled', waitingModel);
  const running = new Map<string, Promise<void>>();
  const keyOf = (card: WaitingCard): string => `${card.requestId}/${card.conversation}/${card.activity}`;
  const keep = (card: WaitingCard): Promise<void> =>
    waiting.put(keyOf(card), card, minutesAfter(new Date(card.since), keptMinutes));

  const tellOne = async (before: WaitingCard, finished: Finished, isAnswer: boolean): Promise<void> => {
    const { reply, settled, isOwn = false, own, sent = before.sent } = finished;
    let card: WaitingCard = { ...before, sent, outcome: settled ? { reply, isOwn, own } : null };
    const shown = requestIdOf(JSON.stringify(reply));
    await keep(card);
    if (!settled && shown === before.shown) return;
    const isShown = await outcomes.show(card, finished, isAnswer, async (activity) => {
      const left = keyOf(card);
      card = { ...card, activity };
      await keep(card);
      await waiting.remove(left);
    });
    if (!isShown) return;
    if (settled) await waiting.remove(keyOf(card));
    else await keep({ ...card, shown });
  };

  const finishing = (card: WaitingCard, finish: () => Promise<Finished>): Promise<Finished> =>
    finish().catch((error: unknown) => outcomes.broken(card, error));

  /** Tells every card that waits for the request before the same reader; those that could be edited wait no longer once it is settled. */
  const tell = async (card: WaitingCard, finished: Finished, isAnswer: boolean): Promise<void> => {
    for (const { value } of await waiting.list(`${card.requestId}/`))
      if (readerOf(value) === readerOf(card)) await tellOne(value, finished, isAnswer);
  };

  const askFor = async (cards: readonly WaitingCard[]): Promise<void> => {
    const [first] = cards;
    if (first === undefined) return;
    const isGivenUp = first.since < minutesAfter(clock.now(), -askedMinutes).toISOString();
    const finished = isGivenUp ? await outcomes.givenUp(first) : await finishing(first, await outcomes.again(first));
    for (const card of cards) await tellOne(card, finished, false);
  };

  const notTold =
    (request: string) =>
    (error: unknown): void =>
      log.warn('outcome not told', { request, error: error instanceof Error ? error.message : String(error) });

  const askAgain = async (requestId: string): Promise<void> => {
    const cards = (await waiting.list(`${requestId}/`)).map(({ value }) => value);
    for (const card of cards) if (card.outcome !== null) await tellOne(card, { ...card.outcome, settled: true }, false);
    const open = cards.filter(({ outcome }) => outcome === null);
    for (const reader of new Set(open.map(readerOf)))
      await askFor(open.filter((card) => readerOf(card) === reader)).catch(notTold(requestId));
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
    async start(clicked, { requestId, work, sent, finish }, answered) {
      const card = { ...clicked, requestId, work, sent, since: clock.now().toISOString(), shown: '', outcome: null };
      await keep(card);
      parts.background.run(`act ${card.verb}`, async () => {
        // A second click waits for the first; only a card that was not told with it asks again.
        for (let joined = running.get(requestId); joined !== undefined; joined = running.get(requestId)) {
          await joined;
          const left = await waiting.get(keyOf(card));
          if (left === null || left.outcome !== null || left.shown !== '') return;
        }
        await once(requestId, async () => {
          const finished = await finishing(card, finish);
          await answered;
          await tell(card, finished, true);
        });
      });
    },
    async settle(requestId) {
      // What is told while its first answer is being shown would be lost for a round.
      if (requestId !== undefined) await running.get(requestId)?.catch(() => undefined);
      const cards = await waiting.list(requestId === undefined ? '' : `${requestId}/`);
      for (const id of new Set(cards.map(({ value }) => value.requestId))) {
        if (running.has(id)) continue;
        await once(id, () => askAgain(id)).catch(notTold(id));
      }
    },
  };
}
