/**
 * Matching a sentence against a pattern. All readings are followed side by side, one cheapest reading per state (Viterbi), so that
 * the time is words × states whatever is typed.
 */
import type { Pattern, State } from './pattern.ts';
import { isPronoun } from './pronouns.ts';
import { editDistance, forgivenEdits } from './spelling.ts';
import { isMark, textBetween, type Sentence, type Token } from './tokens.ts';

/** Price of a word inside a slot, of a number where one is expected, of an edit, of a punctuation mark passed over. A word of the grammar read exactly is free. */
const price = { slotWord: 10, slotNumber: 5, edit: 25, punctuation: 1 };

/** More edits than this are no longer a misspelling. */
const mostEdits = 3;

export interface Reading {
  readonly cost: number;
  readonly slots: Readonly<Record<string, string>>;
}

/** Where a slot was filled, newest first: persistent, since many readings share their beginnings. */
interface Capture {
  readonly slot: string;
  readonly first: number;
  readonly last: number;
  readonly before: Capture | null;
}

interface Thread {
  readonly cost: number;
  readonly edits: number;
  /** Sum of the positions of words of the grammar: of equal readings, the one with the earlier words has the shorter first slots. */
  readonly places: number;
  readonly captures: Capture | null;
}

type Threads = Map<number, Thread>;

/** The cheapest way to read the whole sentence as the pattern, or null. The last filling of a slot counts. */
export function matchPattern(pattern: Pattern, sentence: Sentence): Reading | null {
  let now: Threads = new Map();
  follow(pattern, now, pattern.start, { cost: 0, edits: 0, places: 0, captures: null });
  for (let index = 0; index < sentence.tokens.length; index += 1) {
    const token = sentence.tokens[index];
    if (token === undefined) break;
    const after: Threads = new Map();
    for (const [at, thread] of now) {
      const state = pattern.states[at];
      if (state !== undefined) step(pattern, after, at, state, thread, sentence.tokens, token, index);
    }
    if (after.size === 0) return null;
    now = after;
  }
  let best: Thread | null = null;
  for (const [at, thread] of now) {
    if (pattern.states[at]?.kind === 'end' && (best === null || thread.cost < best.cost)) best = thread;
  }
  if (best === null) return null;
  const slots: Record<string, string> = {};
  for (let capture = best.captures; capture !== null; capture = capture.before) {
    slots[capture.slot] ??= textBetween(sentence, capture.first, capture.last);
  }
  return { cost: best.cost, slots };
}

function step(
  pattern: Pattern,
  after: Threads,
  at: number,
  state: State,
  thread: Thread,
  tokens: readonly Token[],
  token: Token,
  index: number,
): void {
  if (isPunctuation(token)) keep(after, at, { ...thread, cost: thread.cost + price.punctuation });
  if (state.kind === 'word') {
    const edits = state.word === token.word ? 0 : misspelling(token, state.word);
    if (edits === null || thread.edits + edits > mostEdits) return;
    const cost = thread.cost + edits * price.edit;
    const captures = state.slot === null ? thread.captures : captured(thread.captures, state.slot, tokens, index);
    const places = thread.places + index;
    follow(pattern, after, state.next, { cost, edits: thread.edits + edits, places, captures });
  } else if (state.kind === 'slot') {
    if (state.takes === 'number' && token.number === null) return;
    if (state.takes === 'code' && !/\d/.test(token.word)) return;
    if (state.takes === 'it' && !isPronoun(token.word)) return;
    const captures = captured(thread.captures, state.slot, tokens, index);
    const paid = state.takes === 'number' || state.takes === 'it' ? price.slotNumber : price.slotWord;
    const filled = { ...thread, cost: thread.cost + paid, captures };
    if (state.takes === 'words') keep(after, at, filled);
    follow(pattern, after, state.next, filled);
  }
}

/** Enters a state and all that can be reached from it without a word. */
function follow(pattern: Pattern, threads: Threads, at: number, thread: Thread): void {
  const state = pattern.states[at];
  if (!keep(threads, at, thread) || state?.kind !== 'fork') return;
  for (const way of state.ways) follow(pattern, threads, way, thread);
}

/** Keeps the cheaper reading of a state, of equals the one whose words came earlier; false when the known one stays. */
function keep(threads: Threads, at: number, thread: Thread): boolean {
  const known = threads.get(at);
  if (known !== undefined && known.cost <= thread.cost) {
    if (known.cost < thread.cost || known.places <= thread.places) return false;
  }
  threads.set(at, thread);
  return true;
}

function captured(captures: Capture | null, slot: string, tokens: readonly Token[], index: number): Capture {
  return grows(captures, slot, tokens, index)
    ? { ...captures, last: index }
    : { slot, first: index, last: index, before: captures };
}

/** A slot goes on when only punctuation stands between its last word and this one. */
function grows(capture: Capture | null, slot: string, tokens: readonly Token[], index: number): capture is Capture {
  return capture?.slot === slot && tokens.slice(capture.last + 1, index).every(isPunctuation);
}

function isPunctuation(token: Token): boolean {
  return isMark(token.word);
}

function misspelling(token: Token, word: string): number | null {
  const most = forgivenEdits(word);
  if (most === 0 || token.number !== null || /\d/.test(token.word)) return null;
  const edits = editDistance(token.word, word, most);
  return edits <= most ? edits : null;
}
