/** Which failures a sentence means: of which kind of record, company and class. */
import type { Reply } from '../cards/reply.ts';
import { ask } from '../conversation/questions.ts';
import type { Turn } from '../conversation/turn.ts';
import { capital, entityWords } from '../records/entities.ts';
import { failureClassOf } from './class-words.ts';
import { mapsMeant } from '../sync/maps.ts';
import type { RequestName } from '../texts/texts.ts';
import type { Wish } from './subscription.ts';

/** What a sentence said, in its own words. */
export interface SaidWish {
  readonly what?: string | undefined;
  readonly class?: string | undefined;
  readonly company?: string | undefined;
}

/** Words that stand around what is meant and say nothing of it. */
const filler =
  /\b(sync|synchronisation|synchronization|failures?|failed|errors?|problems?|fehlern?|fehlgeschlagenen?|all|alle|the|die|of|bei|von)\b/gi;

/** German joins words and bends them: `Bestellungsfehler`, `bei Lagern`. */
const withoutEnding = (words: string): string => words.replace(/s?fehlern?$/i, '').replace(/(?<=[rl])n$/i, '');

/** Goes on with the wish; asks which kind of record is meant where the words are none, and runs the request with the answer. */
export async function withWish(
  turn: Turn,
  request: RequestName,
  said: SaidWish,
  then: (wish: Wish) => Promise<Reply>,
): Promise<Reply> {
  const { texts, services } = turn;
  const words = (said.what ?? '').replace(filler, ' ').replace(/\s+/g, ' ').trim();
  const meant = mapsMeant(turn, words) ?? mapsMeant(turn, withoutEnding(words));
  if (meant === null) {
    return ask(turn, {
      title: texts.subscriptions.whichKind,
      text: '',
      problem: texts.subscriptions.unknownKind(words),
      request,
      slots: { ...said },
      slot: 'what',
      options: services.sync.maps.map((map) => ({ title: capital(entityWords(texts, map).many), value: map.name })),
      other: null,
    });
  }
  const [only, second] = meant;
  return then({
    map: second === undefined ? (only?.name ?? null) : null,
    // The company that was told is the one of the turn: whoever has none of that name was asked.
    company: said.company === undefined ? null : turn.company,
    class: failureClassOf(said.class),
  });
}
