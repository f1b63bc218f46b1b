/**
 * From a message to a request with its slots, in any of the languages; or to the requests that come nearest.
 *
 * 1. `tokens` cuts the message into words, numbers and marks; `hearing` finds for each word those of the grammar that it may be meant
 *    for (`vocabulary`: other forms, misspellings), for each code what it is a code of (`known`), and where clauses begin and end.
 * 2. The sentence is matched against the patterns of all requests (`pattern`, `match`), every word of it: the strict reading.
 * 3. Where that reads nothing, or believes it little, it is matched leniently: a code says its noun, small words may be missing, others
 *    are passed over at a price (`lenience`): nothing for politeness, little for a clause that tells the circumstances, much for a word
 *    that belongs to another request, no price buys a `not`.
 * 4. Codes that were passed over fill slots that are empty, the rest is kept as a note where the request takes one (`leftovers`).
 * 5. What leads to a write is read with more care (`evidence`): it needs its act and something to do it to, and where another request
 *    comes close, nothing is read and the person is asked.
 */
import { languages, type Language, type PerLanguage } from '../texts/language.ts';
import { aroundFollowUps, aroundRequests, edgesOf, wordsAround, type Edges } from './around.ts';
import { isBelievable } from './evidence.ts';
import { hear, type Hearing, type Nouns } from './hearing.ts';
import { nothingKnown, type Known } from './known.ts';
import { placeCodes, restOf, slotText, type Slots } from './leftovers.ts';
import { asksForLater, asksHow, lenienceFor, type Wanted } from './lenience.ts';
import { matchPattern, type Filler, type Lenience, type Reading } from './match.ts';
import { turnMarks } from './numbers.ts';
import { isPronoun } from './pronouns.ts';
import { compilePattern, type Pattern } from './pattern.ts';
import { suggestionsFrom } from './suggestions.ts';
import { Vocabulary } from './vocabulary.ts';
import { functionWords, omissible } from './wording.ts';

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
}

/** What fills the slots of any request, and what records are called. */
export interface Domain {
  readonly nouns: Nouns;
  /** By the name of the slot and the entity that a pattern is about; free words when it is none of these. */
  readonly fillerOf: (slot: string, entity: string | undefined) => Filler;
  /** What a code of a kind tells besides, once it fills a slot. */
  readonly impliedBy: (slot: string, kind: string) => Slots;
}

export interface Understood {
  readonly request: string;
  readonly slots: Readonly<Record<string, unknown>>;
}

/** `language` is how figures are written; `known` is what is known of the records of whoever wrote. */
export interface Understanding {
  /** The request the message asks for, null when it is none of them. */
  understand(message: string, language: Language, known?: Known): Understood | null;
  /** The same, where every word of the message is read: before what follows up on an earlier request. */
  readWhole(message: string, language: Language, known?: Known): Understood | null;
  /** What a message changes of the request that came before it; null when it changes nothing of it. */
  followUp(message: string, request: string, language: Language): Readonly<Record<string, string>> | null;
  /** Names of the requests nearest to the message, best first, at most `limit`; empty when nothing is near. */
  suggest(message: string, limit: number): readonly string[];
}

/** How much cheaper a reading that leads to a write must be than any other: than one that writes something else, and than one that shows. */
const margin = { writing: 24, reading: 5 };

/** What a reading without a verb costs more: a code alone is shown, unless the sentence says something else of it. */
const verbless = 15;

/** What a code costs more that a reading has no use for, or that is not what the reading says `it` for. */
const unplacedCode = 25;

interface Grammar {
  readonly language: Language;
  readonly pattern: Pattern;
  /** Slots that the pattern fills by itself. */
  readonly slots: Slots;
}

interface Compiled extends Wanted {
  readonly patterns: readonly Grammar[];
  readonly followUps: readonly Grammar[];
  /** Slots it has, in the order of its patterns. */
  readonly slots: readonly string[];
  readonly rest: string | null;
}

interface Candidate {
  readonly compiled: Compiled;
  readonly slots: Slots;
  readonly cost: number;
  readonly doubt: number;
  readonly isSure: boolean;
}

/** Longer messages are read strictly alone. */
const mostLenientWords = 60;

/** Compiles the grammar of a list of requests. Where two read a message equally well, the first in the list has it. */
export function createUnderstanding(requests: readonly Understandable[], domain: Domain): Understanding {
  const vocabulary = new Vocabulary();
  const meanings = { vocabulary, nouns: kindsByWord(domain.nouns) };
  const all = requests.map((request) => compile(request, domain));
  for (const { request, patterns, followUps } of all)
    for (const { pattern } of [...patterns, ...followUps]) addWords(vocabulary, pattern, request);
  for (const { before, after } of wordsAround) for (const pattern of [before, after]) addWords(vocabulary, pattern, '');

  /** The best reading of a sentence as one request; null when it is none, or one that costs more than is of interest. */
  const readAs = (compiled: Compiled, heard: Heard, lenient: boolean, mostCost: number): Candidate | null => {
    let best: Candidate | null = null;
    for (const grammar of compiled.patterns) {
      const { hearing, edges, words } = heard.by[grammar.language];
      if (!couldRead(grammar, words)) continue;
      const lenience = lenient ? heard.lenienceFor(compiled, grammar.language) : null;
      const fillerOf = (slot: string): Filler => domain.fillerOf(slot, grammar.slots['entity']);
      const most = best?.isSure === true ? Math.min(best.cost, mostCost) : mostCost;
      const { writes } = compiled;
      const how = { fillerOf, writes, starts: edges.starts, lenience, mostCost: most };
      const read = bestWithin(matchPattern(grammar.pattern, hearing, how), edges);
      if (read === null) continue;
      const found = candidateOf(compiled, grammar, hearing, read, fillerOf, lenient, heard);
      if (found.doubt > (lenience?.most ?? 0)) continue;
      if (best === null || isBetter(found, best)) best = found;
    }
    return best;
  };

  const candidateOf = (
    compiled: Compiled,
    { slots: own, language }: Grammar,
    hearing: Hearing,
    read: Reading,
    fillerOf: (slot: string) => Filler,
    lenient: boolean,
    { reader, known }: Heard,
  ): Candidate => {
    const texts = Object.fromEntries(
      read.filled.map((one) => [one.slot, slotText(hearing, one, fillerOf(one.slot), meanings.nouns)]),
    );
    const said = { ...turned(texts, language, reader), ...own };
    const fillers = { fillerOf, impliedBy: domain.impliedBy };
    const { slots, placed, unplaced } = placeCodes(hearing, read, said, compiled.slots, fillers);
    const { isSure, hasVerb } = isBelievable({
      hearing,
      read,
      fillerOf,
      known,
      nouns: meanings.nouns,
      writes: compiled.writes,
      takesRecords: compiled.takes.size > 0,
      placed,
    });
    const isOpen = placed > 0 && read.filled.some(({ slot }) => isPronoun(slots[slot]?.toLowerCase() ?? ''));
    const more = (lenient && !hasVerb ? verbless : 0) + (unplaced + (isOpen ? 1 : 0)) * unplacedCode;
    const { rest } = compiled;
    const note = rest === null || !lenient || slots[rest] !== undefined ? '' : restOf(hearing, read);
    return {
      compiled,
      slots: rest === null || note === '' ? slots : { ...slots, [rest]: note },
      cost: read.cost + more,
      doubt: read.doubt + more,
      isSure,
    };
  };

  const hearAll = (
    message: string,
    reader: Language,
    known: Known,
    implied: boolean,
    around = aroundRequests,
  ): Heard => {
    const heardIn = (language: Language): HeardIn => {
      const hearing = hear(message, reader, { vocabulary, nouns: domain.nouns, known }, implied ? language : null);
      const words = new Set(hearing.tokens.flatMap(({ heard }) => [...heard.keys()]));
      return { hearing, words, edges: edgesOf(hearing, around[language]) };
    };
    const by: PerLanguage<HeardIn> = { en: heardIn('en'), de: heardIn('de') };
    const prices = new Map<string, Lenience>();
    return {
      reader,
      known,
      by,
      lenienceFor(wanted, language) {
        const key = `${language} ${wanted.request}`;
        const found = prices.get(key) ?? lenienceFor(by[language].hearing, wanted, meanings);
        prices.set(key, found);
        return found;
      },
    };
  };

  const strict = (message: string, reader: Language, known: Known): Candidate | null => {
    const heard = hearAll(message, reader, known, false);
    let best: Candidate | null = null;
    for (const compiled of all) {
      const found = readAs(compiled, heard, false, best?.cost ?? Infinity);
      if (found?.isSure === true && (best === null || found.cost < best.cost)) best = found;
    }
    return best;
  };

  /** The cheapest lenient reading of each request, the cheapest first; without those that are far behind the best. */
  const lenient = (message: string, reader: Language, known: Known): readonly Candidate[] => {
    const heard = hearAll(message, reader, known, true);
    if (heard.by.en.hearing.tokens.length > mostLenientWords) return [];
    if (asksHow(heard.by.en.hearing) || asksForLater(heard.by.en.hearing)) return [];
    const found: Candidate[] = [];
    let cheapest = Infinity;
    for (const compiled of all) {
      const one = readAs(compiled, heard, true, cheapest + margin.writing);
      if (one === null) continue;
      found.push(one);
      if (one.isSure) cheapest = Math.min(cheapest, one.cost);
    }
    return found.sort((one, other) => one.cost - other.cost);
  };

  return {
    readWhole(message, language, known = nothingKnown) {
      const best = strict(message, language, known);
      return best === null ? null : understoodOf(best);
    },
    understand(message, language, known = nothingKnown) {
      const best = strict(message, language, known) ?? decide(lenient(message, language, known));
      return best === null ? null : understoodOf(best);
    },
    followUp(message, request, reader) {
      const followed = all.find((one) => one.request === request);
      if (followed === undefined || followed.followUps.length === 0) return null;
      const { by } = hearAll(message, reader, nothingKnown, false, aroundFollowUps);
      let best: { readonly cost: number; readonly slots: Slots } | null = null;
      for (const { pattern, language, slots } of followed.followUps) {
        const { hearing, edges } = by[language];
        const how = {
          fillerOf: () => freeWords,
          writes: false,
          starts: edges.starts,
          lenience: null,
          mostCost: best?.cost ?? Infinity,
        };
        const read = bestWithin(matchPattern(pattern, hearing, how), edges);
        if (read === null || (best !== null && best.cost <= read.cost)) continue;
        const said = Object.fromEntries(
          read.filled.map((one) => [one.slot, slotText(hearing, one, freeWords, meanings.nouns)]),
        );
        best = { cost: read.cost, slots: { ...turned(said, language, reader), ...slots } };
      }
      return best?.slots ?? null;
    },
    suggest: suggestionsFrom(requests),
  };
}

/** A message as it is heard in one language, and the words of the grammar in it. */
interface HeardIn {
  readonly hearing: Hearing;
  readonly words: ReadonlySet<string>;
  readonly edges: Edges;
}

/** A message, heard in each language. */
interface Heard {
  readonly reader: Language;
  readonly known: Known;
  readonly by: PerLanguage<HeardIn>;
  readonly lenienceFor: (wanted: Wanted, language: Language) => Lenience;
}

const freeWords: Filler = { kinds: [], many: true };

function compile(request: Understandable, domain: Domain): Compiled {
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
    patterns,
    followUps: grammars(request.followUps ?? { en: [], de: [] }),
    slots,
    takes: new Set(takes),
  };
}

/** The words of `work order` are words for a work order, and for whatever else is called by them. */
function kindsByWord(nouns: Nouns): ReadonlyMap<string, ReadonlySet<string>> {
  const kinds = new Map<string, Set<string>>();
  for (const [kind, { en, de }] of nouns)
    for (const word of [...en, ...de].flatMap((noun) => noun.split(' ')))
      if (!functionWords.has(word)) kinds.set(word, (kinds.get(word) ?? new Set()).add(kind));
  return kinds;
}

function addWords(vocabulary: Vocabulary, { states }: Pattern, request: string): void {
  for (const state of states) if (state.kind === 'word') vocabulary.add(state.word, request);
}

/** Whether one of the words is in the sentence without which the pattern reads none. */
function couldRead({ pattern: { needs } }: Grammar, words: ReadonlySet<string>): boolean {
  if (needs === null) return true;
  for (const word of needs) if (words.has(word)) return true;
  return false;
}

/** The cheapest reading that ends where what follows it may begin. */
function bestWithin(readings: ReadonlyMap<number, Reading>, { ends }: Edges): Reading | null {
  let best: Reading | null = null;
  for (const [index, reading] of readings) {
    const end = ends.get(index);
    if (end === undefined || (best !== null && best.cost <= reading.cost + end.cost)) continue;
    best = { ...reading, cost: reading.cost + end.cost, filled: [...reading.filled, ...end.filled] };
  }
  return best;
}

/** Sure readings before others, then the cheaper. */
const isBetter = (one: Candidate, other: Candidate): boolean =>
  one.isSure === other.isSure ? one.cost < other.cost : one.isSure;

/** The likeliest of several; none when a write is meant or not, as it may be. */
function decide(candidates: readonly Candidate[]): Candidate | null {
  const sure = candidates.filter(({ isSure }) => isSure);
  const [best] = sure;
  if (best === undefined) return null;
  const isClose = (one: Candidate): boolean =>
    one !== best && one.cost - best.cost < (one.compiled.writes ? margin.writing : margin.reading);
  return best.compiled.writes && sure.some(isClose) ? null : best;
}

const understoodOf = ({ compiled, slots }: Candidate): Understood => ({ request: compiled.request, slots });

/** Figures as the reader's language writes them. */
function turned(slots: Slots, language: Language, reader: Language): Slots {
  if (language === reader) return slots;
  return Object.fromEntries(Object.entries(slots).map(([slot, text]) => [slot, turnMarks(text, language, reader)]));
}
