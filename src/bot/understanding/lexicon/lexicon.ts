/**
 * Everyday words for the concepts that requests are told by. An entry is a word or a phrase; `*` stands for a few words between its parts
 * (`send * off`, `reiche * ein`), a `!` behind a word that it is meant as a verb only.
 */
import { spelledOut } from '../numbers.ts';

/** What words may stand for. Records are concepts, too, by the names of their kinds. */
export const concepts = [
  'buy',
  'need',
  'again',
  'create',
  'show',
  'list',
  'submit',
  'approve',
  'reject',
  'confirm',
  'receive',
  'delivery',
  'recall',
  'cancel',
  'change',
  'naming',
  'add',
  'remove',
  'pause',
  'resume',
  'start',
  'stop',
  'map',
  'sync',
  'refresh',
  'initial',
  'failure',
  'health',
  'mapping',
  'alert',
  'notify',
  'unnotify',
  'subscription',
  'line',
  'quantity',
  'date',
  'price',
  'terms',
  'shipping',
  'late',
  'outstanding',
  'progress',
  'who',
  'why',
  'when',
  'history',
  'journal',
  'since',
  'differs',
  'systems',
  'waiting',
  'near',
  'anything',
  'stock',
  'howmany',
  'attribute',
  'broken',
  'parts',
  'mine',
  'schedule',
  'today',
  'done',
  'company',
  'language',
  'switch',
  'signin',
  'signout',
  'form',
  'close',
  'help',
  /** Acts that are none of the bot's. */
  'foreign',
  /** What else people speak of, in passing or not. */
  'elsewhere',
] as const;

export type Concept = (typeof concepts)[number];

/** Entries by concept, parted by commas. */
export type Lexicon = Readonly<Record<Concept, string>>;

/** A way to say a concept. */
export interface Phrase {
  readonly concept: string;
  /** Its words, `*` for a gap. */
  readonly words: readonly string[];
  readonly asVerb: boolean;
}

/** The phrases of a lexicon, and of further words for concepts. */
export function phrasesOf(entries: Readonly<Record<string, string>>): readonly Phrase[] {
  return Object.entries(entries).flatMap(([concept, listed]) =>
    listed
      .split(',')
      .map((entry) => spelledOut(entry.trim().toLowerCase()))
      .filter((entry) => entry !== '')
      .map((entry) => ({
        concept,
        words: entry.replace('!', '').split(/\s+/),
        asVerb: entry.includes('!'),
      })),
  );
}
