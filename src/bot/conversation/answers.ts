/** Answers to clicks: cards in the place of the clicked one, words, acts that take time. */
import type { SentWork } from '../actions/work.ts';
import type { Reply } from '../cards/reply.ts';
import type { Turn } from './turn.ts';

/** What a click is answered with. */
export type Answer =
  /** The card takes the place of the clicked one, for everybody who sees it. */
  | { readonly kind: 'card'; readonly reply: Reply }
  /** A short message to the one who clicked; the card stays. */
  | { readonly kind: 'message'; readonly text: string }
  | SentWork;

/** The card is too old, or somebody else's: it stays, and whoever clicked is told. */
export function outOfDate({ texts }: Pick<Turn, 'texts'>): Answer {
  return { kind: 'message', text: texts.failures.outOfDate.text };
}

/** A card that takes the place of the clicked one; where there is none, the card is out of date. */
export function orOutOfDate(turn: Turn, reply: Reply | null): Answer {
  return reply === null ? outOfDate(turn) : answerWith(reply);
}

/** A card that takes the place of the clicked one. */
export function answerWith(reply: Reply): Answer {
  return { kind: 'card', reply };
}
