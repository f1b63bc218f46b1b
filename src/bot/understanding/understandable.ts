/** What understanding is given: requests with what people type to ask for them, and what records are called. */
import type { PerLanguage } from '../texts/language.ts';
import type { Nouns } from './hearing.ts';
import type { Slots } from './leftovers.ts';
import type { Filler } from './match.ts';
import type { Frame } from './weighing.ts';

/** A pattern that says something by itself: what fills these slots follows from its words. */
export interface Spelled {
  readonly says: string;
  readonly slots: Readonly<Record<string, string>>;
}

/** What understanding needs of a request. */
export interface Understandable {
  readonly name: string;
  readonly utterances: PerLanguage<readonly (string | Spelled)[]>;
  /** Sentences that mean something only right after the request, for what they change of it. */
  readonly followUps?: PerLanguage<readonly (string | Spelled)[]>;
  /** What it is called and one sentence that asks for it, in each language; suggestions are searched in these and in the utterances. */
  readonly words: PerLanguage<{ readonly title: string; readonly example: string }>;
  /** Its card leads to a write: in doubt it is not what was meant. */
  readonly writes: boolean;
  /** A short remark: nothing else may stand in the sentence. */
  readonly remark: boolean;
  /** The slot that keeps what else was said. */
  readonly rest?: string;
  /** By which concepts it is known; a request without is known by its patterns alone. */
  readonly frame?: Frame;
}

/** What fills the slots of any request, and what records are called. */
export interface Domain {
  readonly nouns: Nouns;
  /** By the name of the slot and the entity that a pattern is about; free words when it is none of these. */
  readonly fillerOf: (slot: string, entity: string | undefined) => Filler;
  /** Maps by what their records are called, whatever the language; in lower case, umlauts written out. */
  readonly maps: ReadonlyMap<string, string>;
  /** What a code of a kind tells besides, once it fills a slot. */
  readonly impliedBy: (slot: string, kind: string) => Slots;
}
