/**
 * What was spoken of last between a person and the bot in one conversation: the request with its slots, and what its card shows. It is
 * what `the second one`, `more`, `submit it` and `same for warehouse 24` refer to. Cards clicked later than the last message count too.
 */
import { z } from 'zod';
import type { Reply } from '../cards/reply.ts';
import type { RequestName } from '../texts/texts.ts';
import { minutesAfter, openShelf } from './shelf.ts';
import type { Conversation, Sender, Services, Turn } from './turn.ts';

const askedModel = z.object({ request: z.string(), slots: z.record(z.unknown()) });

const offerModel = z.object({
  title: z.string(),
  request: z.string(),
  slots: z.record(z.unknown()),
  company: z.string().optional(),
});

const shownModel = z.object({
  follows: z.string().nullable(),
  offers: z.array(offerModel),
  more: offerModel.nullable(),
  back: offerModel.nullable(),
});

/** The last request, as it can be asked again. */
export type Asked = z.output<typeof askedModel>;

/** What the newest card of the person shows, and what the newest of those about something is about. */
export type Shown = z.output<typeof shownModel>;

/** Later than this nobody remembers what `the second one` was. */
const keptMinutes = 60;

type Whose = { readonly services: Services; readonly sender: Sender; readonly conversation: Conversation };

const keyOf = ({ sender, conversation }: Whose, part: string): string =>
  `${sender.aadObjectId}/${conversation.id}/${part}`;

/** Notes a request, before its answer is made. */
export async function noteAsked(turn: Turn, request: RequestName, slots: unknown): Promise<void> {
  const { memory, clock } = turn.services;
  const kept = z.record(z.unknown()).catch({}).parse(slots);
  await openShelf(memory, 'thread', askedModel).put(
    keyOf(turn, 'asked'),
    { request, slots: kept },
    minutesAfter(clock.now(), keptMinutes),
  );
}

/** The last request of the person here; null when it is too long ago. */
export function lastAsked(turn: Turn): Promise<Asked | null> {
  return openShelf(turn.services.memory, 'thread', askedModel).get(keyOf(turn, 'asked'));
}

/** Notes what the person sees now. What was spoken of stays so under a reply that is about nothing in particular. */
export async function noteShown(whose: Whose, { follows, leads }: Reply): Promise<void> {
  const { memory, clock } = whose.services;
  const { offers = [], more = null, back = null } = leads ?? {};
  const shelf = openShelf(memory, 'thread', shownModel);
  const key = keyOf(whose, 'shown');
  const about = follows ?? (await shelf.get(key))?.follows ?? null;
  await shelf.put(key, { follows: about, offers: [...offers], more, back }, minutesAfter(clock.now(), keptMinutes));
}

/** What the person saw last here; null when it is too long ago. */
export function lastShown(turn: Turn): Promise<Shown | null> {
  return openShelf(turn.services.memory, 'thread', shownModel).get(keyOf(turn, 'shown'));
}
