/** The patterns of a request as they are matched, and what follows from them for its slots. */
import { languages, type Language, type PerLanguage } from '../texts/language.ts';
import type { Nouns } from './hearing.ts';
import type { Slots } from './leftovers.ts';
import type { Wanted } from './lenience.ts';
import { compilePattern, type Pattern } from './pattern.ts';
import type { Domain, Spelled, Understandable } from './understandable.ts';
import type { Vocabulary } from './vocabulary.ts';
import { functionWords, omissible } from './wording.ts';

export interface Grammar {
  readonly language: Language;
  readonly pattern: Pattern;
  /** Slots that the pattern fills by itself. */
  readonly slots: Slots;
}

export interface Compiled extends Wanted {
  readonly patterns: readonly Grammar[];
  readonly followUps: readonly Grammar[];
  /** Slots it has, in the order of its patterns. */
  readonly slots: readonly string[];
  readonly rest: string | null;
  readonly fills: Readonly<Record<string, Slots>>;
  /** It is about records of any kind, and told which. */
  readonly hasEntity: boolean;
}

/** Compiles a request. */
export function compile(request: Understandable, domain: Domain): Compiled {
  const grammars = (utterances: PerLanguage<readonly (string | Spelled)[]>): readonly Grammar[] =>
    languages.flatMap((language) =>
      utterances[language].map((utterance) => {
        const { says, slots } = typeof utterance === 'string' ? { says: utterance, slots: {} } : utterance;
        return { language, slots, pattern: compilePattern(says, omissible) };
      }),
    );
  const patterns = grammars(request.utterances);
  const slots = [...new Set(patterns.flatMap(({ pattern }) => [...pattern.slots]))];
  const takes = patterns.flatMap(({ pattern, slots: { entity } }) =>
    [...pattern.slots].flatMap((slot) => domain.fillerOf(slot, entity).kinds),
  );
  return {
    request: request.name,
    writes: request.writes,
    remark: request.remark,
    rest: request.rest ?? null,
    fills: request.frame?.fills ?? {},
    hasEntity: patterns.some((pattern) => pattern.slots['entity'] !== undefined),
    patterns,
    followUps: grammars(request.followUps ?? { en: [], de: [] }),
    slots,
    takes: new Set(takes),
  };
}

/** The words of `work order` are words for a work order, and for whatever else is called by them. */
export function kindsByWord(nouns: Nouns): ReadonlyMap<string, ReadonlySet<string>> {
  const kinds = new Map<string, Set<string>>();
  for (const [kind, { en, de }] of nouns)
    for (const word of [...en, ...de].flatMap((noun) => noun.split(' ')))
      if (!functionWords.has(word)) kinds.set(word, (kinds.get(word) ?? new Set()).add(kind));
  return kinds;
}

/** Adds the words of a pattern, as used by a request. */
export function addWords(vocabulary: Vocabulary, { states }: Pattern, request: string): void {
  for (const state of states) if (state.kind === 'word') vocabulary.add(state.word, request);
}

/** Whether one of the words is in the sentence without which the pattern reads none. */
export function couldRead({ pattern: { needs } }: Grammar, words: ReadonlySet<string>): boolean {
  if (needs === null) return true;
  for (const word of needs) if (words.has(word)) return true;
  return false;
}
