/**
 * From a message to a request with its slots, in any of the languages; or to the requests that come nearest.
 *
 * 1. `tokens` cuts the message into words, numbers and marks; `hearing` finds for each word those of the grammar that it may be meant
 *    for (`vocabulary`: other forms, misspellings), for each code what it is a code of (`known`), and where clauses begin and end.
 * 2. The sentence is matched against the patterns of all requests (`pattern`, `match`), every word of it: the strict reading.
 * 3. What no pattern reads is read by evidence (`by-evidence`): words that stand for concepts (`lexicon/`, `signs`), what each clause does
 *    with them (`moods`), and which request they speak for (`weighing`); and by a judge that has learned from examples (`judge/`). Both
 *    together decide (`deciding`).
 * 4. Its slots are filled by its patterns, matched leniently (`lenience`: a code says its noun, small words may be missing, others are
 *    passed over at a price), by codes (`leftovers`), by names and places (`things`, `called`), numbers and days (`figures`).
 * 5. What leads to a write is read with more care (`evidence`, `by-evidence`): it needs its act, asked for, and something to do it to; and
 *    where another request comes close, nothing is read and the person is asked.
 */
import type { Language, PerLanguage } from '../texts/language.ts';
import { aroundFollowUps, aroundRequests, bestWithin, edgesOf, wordsAround, type Edges } from './around.ts';
import { isBelievable } from './evidence.ts';
import { hear, type Hearing } from './hearing.ts';
import { nothingKnown, type Known } from './known.ts';
import { placeCodes, restOf, slotText, type Slots } from './leftovers.ts';
import { lenienceFor, type Wanted } from './lenience.ts';
import { matchPattern, type Filler, type Lenience, type Reading } from './match.ts';
import { turnMarks } from './numbers.ts';
import { isPronoun } from './pronouns.ts';
import { byEvidenceOf, type Evidence } from './by-evidence.ts';
import { addWords, compile, couldRead, kindsByWord, type Compiled, type Grammar } from './compiled.ts';
import { withCalled } from './called.ts';
import { corrected } from './corrected.ts';
import { withWholeCodes } from './parted-codes.ts';
import { withMaps } from './called-maps.ts';
import { withAmount, withBareOrder, withFigures, withSettledQuantity } from './figures.ts';
import { trainJudge, type Judged, type LabelledSentence } from './judge/judge.ts';
import { isAsking } from './moods.ts';
import { meantBy } from './meant-by.ts';
import { scrupulous, swallowsCode } from './scruples.ts';
import type { Sign } from './signs.ts';
import { suggestionsFrom } from './suggestions.ts';
import { settled } from './settled.ts';
import { restIn, withNames, withoutGuesses, withWholeNames } from './things.ts';
import type { Domain, Understandable } from './understandable.ts';
import { Vocabulary } from './vocabulary.ts';

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
  /** The requests nearest to the message with what it says of their slots, best first, at most `limit`; none when nothing is near. */
  suggest(message: string, limit: number, language?: Language, known?: Known): readonly Understood[];
}

/** What a reading without a verb costs more: a code alone is shown, unless the sentence says something else of it. */
const verbless = 15;

/** What a code costs more that a reading has no use for, or that is not what the reading says `it` for. */
const unplacedCode = 25;

interface Candidate {
  readonly compiled: Compiled;
  readonly hearing: Hearing;
  readonly slots: Slots;
  readonly cost: number;
  readonly doubt: number;
  readonly isSure: boolean;
}

/** Longer parts of messages fill no slots by patterns. */
const mostLenientWords = 60;

/**
 * Compiles the grammar of a list of requests, and trains the judge with examples of what people write. Where two patterns read a message
 * equally well, the first in the list has it.
 */
export function createUnderstanding(
  requests: readonly Understandable[],
  domain: Domain,
  examples: readonly LabelledSentence[] = [],
): Understanding {
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
      const { hearing, words } = heard.by[grammar.language];
      if (!couldRead(grammar, words)) continue;
      const edges = heard.by[grammar.language].edges();
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
      hearing,
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
      let edges: Edges | null = null;
      // Weighing asks for none, and they are half the work of hearing.
      return { hearing, words, edges: () => (edges ??= edgesOf(hearing, around[language])) };
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

  const searched = suggestionsFrom(requests);
  const byName = new Map(all.map((compiled) => [compiled.request, compiled]));
  const evidence = byEvidenceOf(
    requests.flatMap(({ name, writes, frame }) =>
      frame === undefined
        ? []
        : [{ request: name, writes, frame, takes: byName.get(name)?.takes ?? new Set<string>() }],
    ),
    domain.nouns,
    new Set(domain.fillerOf('record', undefined).kinds),
  );

  const judge = trainJudge(requests, examples, (slot) => domain.fillerOf(slot, undefined).kinds);

  const weighed = (message: string, reader: Language, known: Known): Weighing => {
    const { by } = hearAll(message, reader, known, true);
    const found = evidence.weigh({ en: by.en.hearing, de: by.de.hearing }, reader, known);
    const judged = judge(found.hearing.tokens.filter(({ implied }) => !implied));
    return { reader, known, judged, ...found };
  };

  /** What the patterns of a request read of a sentence, or of the clauses of it that ask for something. */
  const readWithin = (compiled: Compiled, { hearing, moods, reader, known }: Weighing): Candidate | null => {
    const { text, tokens, clauses } = hearing;
    const asking = clauses.flatMap((clause, index) => (isAsking(moods[index]) ? [clause] : []));
    const parts = [{ first: 0, end: tokens.length }, { first: asking[0]?.first ?? 0, end: tokens.length }, ...asking];
    const tried = new Set<string>();
    for (const { first, end } of parts) {
      const part = text.slice(tokens[first]?.start, tokens[end - 1]?.end);
      if (end - first > mostLenientWords || tried.has(part)) continue;
      tried.add(part);
      const read = readAs(compiled, hearAll(part, reader, known, true), true, Infinity);
      if (read !== null) return read;
    }
    return null;
  };

  /** A request with the slots that a sentence fills: by its patterns as far as they are there, by codes, names and figures. */
  const filledFrom = (request: string, found: Weighing): Understood => {
    const compiled = byName.get(request);
    if (compiled === undefined) return { request, slots: {} };
    const { hearing, signs, moods, known } = found;
    const fillerOf = (slot: string): Filler => domain.fillerOf(slot, undefined);
    const guessed = readWithin(compiled, found)?.slots ?? {};
    const believed = withWholeNames(hearing, withoutGuesses(hearing, guessed, { fillerOf, known, signs }), {
      fillerOf,
      signs,
    });
    const ofRecords = Object.fromEntries(Object.entries(believed).filter(([slot]) => fillerOf(slot).kinds.length > 0));
    const passed = hearing.tokens.flatMap(({ start, end, implied }, index) =>
      implied || isWithin(hearing.text.slice(start, end), ofRecords) ? [] : [index],
    );
    const fillers = { fillerOf, impliedBy: domain.impliedBy };
    const { slots } = placeCodes(hearing, { ...nothingRead, passed }, believed, compiled.slots, fillers);
    const named = withNames(hearing, slots, { open: compiled.slots, fillerOf, known, signs, moods });
    const figures = withFigures(found, named, compiled.slots);
    const numbered = withBareOrder(withSettledQuantity(hearing, figures, compiled.slots), compiled.slots, known);
    const counted = compiled.writes ? withAmount(hearing, numbered, compiled.slots) : numbered;
    const told = withCalled(request, hearing, counted, compiled.slots);
    const meant = withMaps(hearing, told, compiled.slots, domain.maps);
    const { rest } = compiled;
    const isOpen = rest !== null && meant[rest] === undefined && fillerOf(rest).kinds.length > 0;
    const left = isOpen ? restIn(hearing, found) : null;
    const all = rest === null || left === null ? meant : { ...meant, [rest]: left };
    return { request, slots: settled({ ...meantBy(compiled, found, domain), ...all }, found) };
  };

  const isWrite = (request: string): boolean => all.some((one) => one.request === request && one.writes);

  /** What leads to a write is read with scruples; of orders, all but those that are made are done one at a time. */
  const withScruples = (understood: Understood, found: Weighing): Understood | null => {
    const { request } = understood;
    if (!isWrite(request)) return understood;
    return scrupulous(understood, found, byName.get(request)?.slots ?? []);
  };

  /** Whether one act or another is asked for: then the person says which. */
  const isEither = (message: string, request: string, found: () => Weighing): boolean =>
    eitherOr.test(message) && isWrite(request) && evidence.isTorn(request, found());

  /** The strict reading; none where another act is asked for beside it. */
  const wholly = (message: string, reader: Language, known: Known): Understood | null | 'torn' => {
    const best = strict(message, reader, known);
    if (best === null) return null;
    const { request, writes } = best.compiled;
    const found = (): Weighing => weighed(message, reader, known);
    if (isEither(message, request, found)) return 'torn';
    if (swallowsCode(best.slots, best.hearing, domain.fillerOf)) return null;
    // Words that a pattern took for a name may ask for something else: then evidence has to tell.
    if (writes && Object.keys(best.slots).length > 0 && evidence.isContested(request, found(), found().judged))
      return null;
    // Words that were taken for what a list is narrowed to ask how near something is, or how much of it there is.
    if (best.slots['words'] !== undefined && found().signs.some(asksWhere)) return null;
    const isOpen = ['id', 'lines', 'product', 'vendor'].some((slot) => best.slots[slot] !== undefined);
    const read = isOpen ? settled(best.slots, found()) : best.slots;
    const understood = { request, slots: withMaps(best.hearing, read, best.compiled.slots, domain.maps) };
    return writes ? withScruples(understood, found()) : understood;
  };

  return {
    readWhole(message, language, known = nothingKnown) {
      const read = wholly(meantIn(message, known), language, known);
      return read === 'torn' ? null : read;
    },
    understand(message, language, known = nothingKnown) {
      const meant = meantIn(message, known);
      const read = wholly(meant, language, known);
      if (read !== null) return read === 'torn' ? null : read;
      const found = weighed(meant, language, known);
      const request = evidence.decide(found, found.judged);
      if (request === null || isEither(meant, request, () => found)) return null;
      return withScruples(filledFrom(request, found), found);
    },
    followUp(message, request, reader) {
      const followed = all.find((one) => one.request === request);
      if (followed === undefined || followed.followUps.length === 0) return null;
      const { by } = hearAll(message, reader, nothingKnown, false, aroundFollowUps);
      let best: { readonly cost: number; readonly slots: Slots } | null = null;
      for (const { pattern, language, slots } of followed.followUps) {
        const { hearing } = by[language];
        const edges = by[language].edges();
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
    suggest(message, limit, language = 'en', known = nothingKnown) {
      const found = weighed(meantIn(message, known), language, known);
      const likely = evidence.likeliest(found, found.judged);
      const alike = searched(message, limit);
      return [...new Set([...likely.slice(0, 2), ...alike.slice(0, 1), ...likely, ...alike])]
        .slice(0, limit)
        .map((request) => filledFrom(request, found));
    },
  };
}

/** A sentence with what speaks for which request, whoever wrote it. */
interface Weighing extends Evidence {
  readonly judged: readonly Judged[];
  readonly reader: Language;
  readonly known: Known;
}

/** A message as it is heard in one language, and the words of the grammar in it. */
interface HeardIn {
  readonly hearing: Hearing;
  readonly words: ReadonlySet<string>;
  readonly edges: () => Edges;
}

const asksWhere = ({ kind, concepts }: Sign): boolean =>
  kind === 'word' && concepts.some((one) => one === 'near' || one === 'stock');

/** A message as it is meant in the end, its codes in one word. */
const meantIn = (message: string, known: Known): string => corrected(withWholeCodes(message, known));

const freeWords: Filler = { kinds: [], many: true };

/** A message, heard in each language. */
interface Heard {
  readonly reader: Language;
  readonly known: Known;
  readonly by: PerLanguage<HeardIn>;
  readonly lenienceFor: (wanted: Wanted, language: Language) => Lenience;
}

/** Sure readings before others, then the cheaper. */
const isBetter = (one: Candidate, other: Candidate): boolean =>
  one.isSure === other.isSure ? one.cost < other.cost : one.isSure;

const nothingRead = { cost: 0, doubt: 0, misspelt: 0, filled: [], words: [] };

const eitherOr = /\b(?:or|oder)\b/i;

/** Whether a word stands in a slot already. */
const isWithin = (word: string, slots: Slots): boolean =>
  Object.values(slots).some((said) =>
    said
      .toLowerCase()
      .split(/[\s,;]+/)
      .includes(word.toLowerCase()),
  );

/** Figures as the reader's language writes them. */
function turned(slots: Slots, language: Language, reader: Language): Slots {
  if (language === reader) return slots;
  return Object.fromEntries(Object.entries(slots).map(([slot, text]) => [slot, turnMarks(text, language, reader)]));
}
