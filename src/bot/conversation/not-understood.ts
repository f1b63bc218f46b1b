/**
 * The answer to a message that was not understood, or that may mean several things: up to three requests to pick from. Each goes on with
 * what the message said: an order that was named need not be named again.
 */
import { z } from 'zod';
import { noteCard } from '../cards/note.ts';
import type { Offer, Reply } from '../cards/reply.ts';
import type { RequestName } from '../texts/texts.ts';
import type { Understanding } from '../understanding/understanding.ts';
import type { Knowledge } from './knowledge.ts';
import { formatsFor } from '../texts/format.ts';
import { usedCharacters } from '../understanding/tokens.ts';
import { noteFor } from './notes.ts';
import { readOrderTopic } from '../orders/topic.ts';
import { minutesAfter, openShelf } from './shelf.ts';
import { lastShown } from './thread.ts';
import type { Services, Turn } from './turn.ts';

const mostOffered = 3;

/** How long a suggestion remembers what was said. */
const keptMinutes = 24 * 60;

const meantModel = z.object({ request: z.string(), slots: z.record(z.unknown()) });

const meantShelf = ({ memory }: Services) => openShelf(memory, 'meant', meantModel);

/** Slots by which a person tells one thing from another; the first that is filled stands on the button. */
const telling = ['order', 'record', 'number', 'asset', 'product', 'lines', 'near', 'vendor'];

/** Offers what comes nearest to a message, for the person of the turn. */
export async function answerNotUnderstood(
  { understanding, knowledge }: { readonly understanding: Understanding; readonly knowledge: Knowledge },
  turn: Turn,
  message: string,
): Promise<Reply> {
  const { texts, requests, services } = turn;
  if (message.length >= usedCharacters) return tooLong(turn);
  const listed = requests.listed(turn.person);
  const known = await knowledge.of(turn, message);
  const order = await orderSpokenOf(turn, message);
  const near = understanding
    .suggest(message, 8, texts.language, known)
    .flatMap(({ request, slots }) => {
      const name = listed.find((one) => one === request);
      if (name === undefined) return [];
      return [{ name, slots: order !== null && requests.takes(name, 'order') ? { ...slots, order } : slots }];
    })
    .slice(0, mostOffered);
  const offers = near.map(({ name, slots }): Offer & { readonly request: RequestName } => ({
    title: titleOf(turn, name, slots),
    request: name,
    slots,
  }));
  const suggestions = await Promise.all(
    offers.map(async ({ title, request, slots }) => {
      if (Object.keys(slots).length === 0) return { title, request };
      const meant = services.ids.next();
      const until = minutesAfter(services.clock.now(), keptMinutes);
      await meantShelf(services).put(`${turn.sender.aadObjectId}/${meant}`, { request, slots }, until);
      return { title, request, meant };
    }),
  );
  const { title, near: which, nothingNear } = texts.notUnderstood;
  const reply = noteCard(turn.cards, {
    company: turn.company,
    tone: 'default',
    title,
    text: offers.length > 0 ? which : nothingNear,
    points: offers.map(({ request }) => ({ text: texts.quoted(requests.words(request, turn).example) })),
    suggestions: [...suggestions, { title: texts.requests.help.title, request: 'help' }],
  });
  return offers.length === 0 ? reply : { ...reply, leads: { offers } };
}

/** A message of which a part was not read leads to nothing that is written, and is no use for a guess. */
function tooLong(turn: Turn): Reply {
  const { title, text } = turn.texts.notUnderstood.tooLong;
  const most = formatsFor(turn.texts.locale).quantity(usedCharacters, null);
  return noteFor(turn, 'warning', title, text(most), { suggest: ['help'] });
}

const thatOrder =
  /\b(?:(?:that|this|the|my|diese[rsnm]?|die|der|meine[rn]?) (?:\p{L}+ )?(?:orders?|po|bestellung)|it|es|sie)\b/iu;

/** The order of the newest card, where a message speaks of it without its number; null for none. */
async function orderSpokenOf(turn: Turn, message: string): Promise<string | null> {
  if (/\d/.test(message) || !thatOrder.test(message)) return null;
  return readOrderTopic((await lastShown(turn))?.follows ?? '')?.number ?? null;
}

/** What a suggestion goes on with; nothing where it starts anew, null when it is forgotten or of somebody else. */
export async function meantBy(
  turn: Turn,
  request: string,
  meant: string,
): Promise<Readonly<Record<string, unknown>> | null> {
  if (meant === '') return {};
  const kept = await meantShelf(turn.services).get(`${turn.sender.aadObjectId}/${meant}`);
  return kept?.request === request ? kept.slots : null;
}

function titleOf({ texts }: Turn, request: RequestName, slots: Readonly<Record<string, unknown>>): string {
  const { title } = texts.requests[request];
  const said = telling.flatMap((slot) => (typeof slots[slot] === 'string' ? [slots[slot]] : []));
  const named = said.find((text) => /\d/.test(text));
  return named === undefined ? title : `${title}: ${named}`.slice(0, 60);
}
