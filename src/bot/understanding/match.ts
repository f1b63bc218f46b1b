/**
 * Matching a sentence against a pattern. All readings are followed side by side, one cheapest reading per state (Viterbi), so that
 * the time is words × states whatever is typed. Strictly, every word must be the pattern's; leniently, words are passed over at the
 * price that `Lenience` names, whole clauses too, and small words of the pattern may be missing.
 */
import { isReportOf } from './commands.ts';
import { dayKind, type HeardToken, type Hearing } from './hearing.ts';
import type { Pattern, State } from './pattern.ts';
import { isPronoun } from './pronouns.ts';
import { isMark, textBetween } from './tokens.ts';
import { functionWords, negations, omissible, politeWords, questionWords } from './wording.ts';

/**
 * Price of a word inside a slot, of a code of what is expected there, of a number where one is expected, of a punctuation mark passed over; of words in a slot that hardly
 * belong there: a code of something else, what follows a code that says it all, a new clause, politeness, a
 * small word, above all to begin with. Of a small word left out, of
 * a slot left to a code elsewhere in the sentence, and of going on in the next clause.
 */
const price = {
  slotWord: 10,
  slotCode: 3,
  slotNumber: 5,
  punctuation: 1,
  wrongKind: 40,
  afterCode: 20,
  newClause: 15,
  polite: 8,
  linked: 10,
  linking: 6,
  omitted: 8,
  elsewhere: 6,
  nextClause: 6,
};

/** A reading that costs more than this for misspellings alone is none. */
const mostMisspelling = 75;

/** What fills a slot: records of these kinds, one or several; no kinds for words that name no record there is. */
export interface Filler {
  readonly kinds: readonly string[];
  readonly many: boolean;
  /** It holds lines: how many of what. */
  readonly counted?: boolean;
  /** A town may be meant, too, told in passing: `I am in Portland`. */
  readonly place?: boolean;
}

/** What may be passed over, and at which price. */
export interface Lenience {
  /** By token; infinite for what must be read. */
  readonly words: readonly number[];
  /** By clause, as a whole. */
  readonly clauses: readonly number[];
  /** A reading that passes over more than this is none. */
  readonly most: number;
  /** Kinds of the codes in the sentence. */
  readonly present: ReadonlySet<string>;
}

export interface Matching {
  readonly fillerOf: (slot: string) => Filler;
  /** It leads to a write: its act must be said as it is named. */
  readonly writes: boolean;
  /** Where the pattern may begin, with what was paid until there. */
  readonly starts: ReadonlyMap<number, number>;
  /** Null: every word is to be read. */
  readonly lenience: Lenience | null;
  /** A reading that costs more is of no interest. */
  readonly mostCost: number;
}

export interface Reading {
  readonly cost: number;
  /** What of it was paid for words passed over, left out, or hardly believed. */
  readonly doubt: number;
  /** What was paid for misspellings and other forms of words. */
  readonly misspelt: number;
  readonly filled: readonly Filling[];
  /** Words of the grammar that were read. */
  readonly words: readonly string[];
  /** Tokens passed over, by index, in order; those of whole clauses too. */
  readonly passed: readonly number[];
}

/** A slot and the tokens it was filled with, both included. */
export interface Filling {
  readonly slot: string;
  readonly first: number;
  readonly last: number;
}

/** A list that shares its beginning with other lists, newest first: many readings share theirs. */
type Trail<Item> = (Item & { readonly before: Trail<Item> }) | null;

interface Thread {
  readonly cost: number;
  readonly doubt: number;
  readonly misspelt: number;
  /** Sum of the positions of words of the grammar: of equal readings, the one with the earlier words has the shorter first slots. */
  readonly places: number;
  readonly captures: Trail<Filling>;
  readonly words: Trail<{ readonly word: string }>;
  readonly passed: Trail<{ readonly first: number; readonly end: number }>;
}

const fresh: Thread = { cost: 0, doubt: 0, misspelt: 0, places: 0, captures: null, words: null, passed: null };

/** All ways to read the pattern from its starts, the cheapest for each token before which it may end. */
export function matchPattern(
  pattern: Pattern,
  { tokens, clauses }: Hearing,
  how: Matching,
): ReadonlyMap<number, Reading> {
  const { lenience } = how;
  const at = Array.from({ length: tokens.length + 1 }, () => new Map<number, Thread>());
  const most = lenience?.most ?? Infinity;

  /** Keeps the cheaper reading of a state, of equals the one whose words came earlier; false when the known one stays. */
  const keep = (index: number, state: number, thread: Thread): boolean => {
    if (thread.doubt > most || thread.misspelt > mostMisspelling || thread.cost > how.mostCost) return false;
    const threads = at[index];
    if (threads === undefined) return false;
    const known = threads.get(state);
    if (known !== undefined && known.cost <= thread.cost) {
      if (known.cost < thread.cost || known.places <= thread.places) return false;
    }
    threads.set(state, thread);
    return true;
  };

  /** Enters a state and all that can be reached from it without a word. */
  const follow = (index: number, number: number, thread: Thread): void => {
    const state = pattern.states[number];
    if (!keep(index, number, thread) || state === undefined || state.kind === 'end') return;
    if (state.kind === 'fork') for (const way of state.ways) follow(index, way, thread);
    else if (lenience !== null) leaveOut(index, state, thread, lenience);
  };

  const leaveOut = (
    index: number,
    state: State & { readonly next: number },
    thread: Thread,
    lenient: Lenience,
  ): void => {
    const token = tokens[index];
    if (state.kind === 'word') {
      const isShort = token !== undefined && (token.implied || token.kinds.length > 0);
      if (isShort && omissible.has(state.word)) follow(index, state.next, paid(thread, price.omitted, price.omitted));
    } else if (state.kind === 'slot' && !state.goesOn) {
      const { kinds } = how.fillerOf(state.slot);
      if (kinds.some((kind) => kind !== dayKind && lenient.present.has(kind)))
        follow(index, state.next, paid(thread, price.elsewhere, 0));
    }
  };

  const step = (index: number, token: HeardToken, number: number, state: State, thread: Thread): void => {
    if (isMark(token.word)) {
      const isWithin = thread.words !== null && state.kind !== 'end';
      const more = lenience !== null && isWithin && tokens[index + 1]?.clause !== token.clause ? price.nextClause : 0;
      keep(index + 1, number, paid(thread, price.punctuation + more, more));
    }
    if (token.implied) keep(index + 1, number, thread);
    if (state.kind === 'word') {
      const misspelt = token.heard.get(state.word);
      if (misspelt === undefined || (how.writes && isReportOf(token.word, state.word))) return;
      follow(index + 1, state.next, {
        ...paid(thread, misspelt, 0),
        misspelt: thread.misspelt + misspelt,
        places: thread.places + index,
        words: { word: state.word, before: thread.words },
        captures: state.slot === null ? thread.captures : captured(thread.captures, state.slot, tokens, index),
      });
    } else if (state.kind === 'slot') {
      const cost = slotPrice(tokens, index, state, how, thread.captures);
      if (cost === null) return;
      const captures = captured(thread.captures, state.slot, tokens, index);
      follow(index + 1, state.next, { ...paid(thread, cost.price + cost.doubt, cost.doubt), captures });
    }
  };

  const passOver = (index: number, number: number, thread: Thread, lenient: Lenience): void => {
    const state = pattern.states[number];
    if (state === undefined || state.kind === 'fork' || (state.kind === 'slot' && state.goesOn)) return;
    const pass = (end: number, cost: number): void => {
      const passed = { first: index, end, before: thread.passed };
      keep(end, number, { ...paid(thread, cost, cost), passed });
    };
    if (tokens[index]?.implied === false) pass(index + 1, lenient.words[index] ?? Infinity);
    const clause = clauses.findIndex(({ first }) => first === index);
    const { end } = clauses[clause] ?? { end: 0 };
    if (end > index + 1) pass(end, lenient.clauses[clause] ?? Infinity);
  };

  for (const [start, cost] of how.starts) follow(start, pattern.start, paid(fresh, cost, 0));
  const ends = new Map<number, Reading>();
  for (let index = Math.min(...how.starts.keys()); index <= tokens.length; index += 1) {
    const threads = at[index];
    if (threads === undefined) continue;
    const token = tokens[index];
    for (const [number, thread] of threads) {
      const state = pattern.states[number];
      if (state?.kind === 'end') ends.set(index, readingOf(thread));
      if (state === undefined || token === undefined) continue;
      step(index, token, number, state, thread);
      if (lenience !== null) passOver(index, number, thread, lenience);
    }
    threads.clear();
  }
  return ends;
}

/** What fills a slot, in the words of the message. */
export function textOfFilling(hearing: Hearing, { first, last }: Filling): string {
  return textBetween(hearing, first, last);
}

const paid = (thread: Thread, cost: number, doubt: number): Thread => ({
  ...thread,
  cost: thread.cost + cost,
  doubt: thread.doubt + doubt,
});

/** What a word in a slot costs, and how little it is believed; null when it cannot be there. */
function slotPrice(
  tokens: readonly HeardToken[],
  index: number,
  { slot, takes, goesOn }: State & { readonly kind: 'slot' },
  { fillerOf, lenience }: Matching,
  captures: Trail<Filling>,
): { readonly price: number; readonly doubt: number } | null {
  const token = tokens[index];
  if (token === undefined || token.implied) return null;
  if (takes === 'number' && token.number === null) return null;
  if (takes === 'it' && !isPronoun(token.word)) return null;
  if (takes === 'code' && !/\d/.test(token.word)) return null;
  if (takes === 'number') return { price: price.slotNumber, doubt: 0 };
  if (takes === 'it') return lenience === null || isPlainIt(token.word) ? { price: price.slotNumber, doubt: 0 } : null;
  const { kinds, many } = fillerOf(slot);
  if (kinds.length > 0 && negations.has(token.word)) return null;
  const ofKind = (one: HeardToken): boolean => one.kinds.some((kind) => kinds.includes(kind));
  const isOther = kinds.length > 0 && token.kinds.some((kind) => kind !== dayKind) && !ofKind(token);
  if (isOther && takes === 'code') return null;
  let doubt = isOther ? price.wrongKind : 0;
  if (!goesOn && !many && questionWords.has(token.word)) doubt += price.wrongKind;
  if ((kinds.length > 0 || !many) && politeWords.has(token.word)) doubt += price.polite;
  if (takes === 'words' && !many && omissible.has(token.word)) doubt += goesOn ? price.linking : price.linked;
  if (goesOn) {
    const before = tokens[index - 1];
    const isKnown = functionWords.has(token.word) || politeWords.has(token.word) || token.heard.size > 0;
    if (
      before !== undefined &&
      isMark(before.word) &&
      before.clause !== token.clause &&
      isKnown &&
      token.number === null
    )
      doubt += price.newClause;
    const first = captures?.slot === slot ? captures.first : index;
    if (!many && tokens.slice(first, index).some(ofKind)) doubt += price.afterCode;
    else if (!many && kinds.length > 0 && /\d/.test(before?.word ?? '') && token.heard.get(token.word) === 0)
      doubt += price.newClause;
  }
  return { price: ofKind(token) ? price.slotCode : price.slotWord, doubt };
}

/** Other pronouns are articles or join clauses, too. */
const isPlainIt = (word: string): boolean => /^(?:it|them|es|ihn)$/.test(word);

function captured(
  captures: Trail<Filling>,
  slot: string,
  tokens: readonly HeardToken[],
  index: number,
): Trail<Filling> {
  const goesOn =
    captures?.slot === slot &&
    tokens.slice(captures.last + 1, index).every(({ word, implied }) => implied || isMark(word));
  return goesOn && captures !== null
    ? { ...captures, last: index }
    : { slot, first: index, last: index, before: captures };
}

function readingOf({ cost, doubt, misspelt, captures, words, passed }: Thread): Reading {
  const filled: Filling[] = [];
  for (let one = captures; one !== null; one = one.before) {
    const { slot, first, last } = one;
    if (!filled.some((later) => later.slot === slot)) filled.unshift({ slot, first, last });
  }
  const read: string[] = [];
  for (let one = words; one !== null; one = one.before) read.push(one.word);
  const skipped: number[] = [];
  for (let one = passed; one !== null; one = one.before)
    for (let index = one.end - 1; index >= one.first; index -= 1) skipped.unshift(index);
  return { cost, doubt, misspelt, filled, words: read, passed: skipped };
}
