/**
 * Patterns of what people type, compiled to a small state machine.
 *
 *   find|show        either word                 [me]            may be left out
 *   (a|b c)          either sequence             (a|b)*          any number of times, none included
 *   {place}          one or more words, kept     {count:number}  a number, kept
 *   {order:code}     one word with a digit, kept               {order:it}       a word that stands for what was spoken of, kept
 *
 *   (a|b):which      either word, and which of them it was
 *
 * A misspelt word is forgiven at a price, so that the exact reading wins.
 */
import { CodedError } from '../../errors.ts';
import { spelledOut } from './numbers.ts';

type SlotKind = 'words' | 'number' | 'code' | 'it';

export type State =
  /** A word of a kept alternative names the slot it fills. */
  | { readonly kind: 'word'; readonly word: string; readonly slot: string | null; next: number }
  /** `goesOn` is where the further words of a slot of many words are read. */
  | { readonly kind: 'slot'; readonly slot: string; readonly takes: SlotKind; readonly goesOn: boolean; next: number }
  | { readonly kind: 'fork'; readonly ways: number[] }
  | { readonly kind: 'end' };

export interface Pattern {
  readonly source: string;
  readonly states: readonly State[];
  readonly start: number;
  /** Slots it may fill. */
  readonly slots: ReadonlySet<string>;
  /** A sentence it reads holds one of these words, whichever way it is read; null when there may be none. */
  readonly needs: ReadonlySet<string> | null;
}

const parts = /\):(\w+)|\{(\w+)(?::(number|code|it))?\}|[()[\]|*]|[^\s()[\]|*{}]+/g;

const isClosing = (token: string): boolean => token === '|' || token === ']' || token.startsWith(')');

/** Compiles a pattern; words that may be left out in a hurry are not among those it needs. Throws `IMPOSSIBLE` when it does not parse: patterns are part of the program. */
export function compilePattern(source: string, omissible: ReadonlySet<string> = new Set()): Pattern {
  const tokens = [...source.matchAll(parts)];
  const states: State[] = [];
  let position = 0;
  /** The slot that words built now fill. */
  let filled: string | null = null;
  const add = (state: State): number => states.push(state) - 1;
  const peek = (): string | undefined => tokens[position]?.[0];
  const wrong = (): CodedError => new CodedError('IMPOSSIBLE', `The pattern "${source}" does not parse.`);

  /** Each builder returns where the built part starts, given where it continues. Built back to front, so that it is known. */
  type Build = (next: number) => number;

  const alternatives = (): Build => {
    const ways = [sequence()];
    while (peek() === '|') {
      position += 1;
      ways.push(sequence());
    }
    if (ways.length === 1) return ways[0] as Build;
    return (next) => add({ kind: 'fork', ways: ways.map((build) => build(next)) });
  };

  const sequence = (): Build => {
    const items: Build[] = [];
    for (let at = peek(); at !== undefined && !isClosing(at); at = peek()) items.push(item());
    return (next) => items.reduceRight((after, build) => build(after), next);
  };

  const item = (): Build => {
    const token = tokens[position];
    position += 1;
    if (token === undefined || token[0] === '*') throw wrong();
    if (token[2] !== undefined) {
      const slot = token[2];
      const takes = (token[3] ?? 'words') as SlotKind;
      return (next) => {
        if (takes !== 'words') return add({ kind: 'slot', slot, takes, goesOn: false, next });
        const ways: number[] = [];
        const after = add({ kind: 'fork', ways });
        ways.push(add({ kind: 'slot', slot, takes, goesOn: true, next: after }), next);
        return add({ kind: 'slot', slot, takes, goesOn: false, next: after });
      };
    }
    if (token[0] !== '(' && token[0] !== '[') {
      const word = spelledOut(token[0].toLowerCase());
      return (next) => add({ kind: 'word', word, slot: filled, next });
    }
    const inner = alternatives();
    const close = tokens[position];
    position += 1;
    if (close?.[0].charAt(0) !== (token[0] === '(' ? ')' : ']')) throw wrong();
    const slot = close[1];
    if (slot !== undefined) {
      return (next) => {
        const outer = filled;
        filled = slot;
        const start = inner(next);
        filled = outer;
        return start;
      };
    }
    if (token[0] === '[') return (next) => add({ kind: 'fork', ways: [inner(next), next] });
    if (peek() !== '*') return inner;
    position += 1;
    return (next) => {
      const ways: number[] = [];
      const loop = add({ kind: 'fork', ways });
      ways.push(inner(loop), next);
      return loop;
    };
  };

  const whole = alternatives();
  if (position !== tokens.length) throw wrong();
  const end = add({ kind: 'end' });
  const start = whole(end);
  const slots = new Set(
    states.flatMap((state) => (state.kind === 'slot' || state.kind === 'word' ? (state.slot ?? []) : [])),
  );
  return { source, states, start, slots, needs: firstWords(states, start, omissible) };
}

/** The words one of which is met first, on every way to the end; null when a way has none. */
function firstWords(
  states: readonly State[],
  start: number,
  omissible: ReadonlySet<string>,
): ReadonlySet<string> | null {
  const words = new Set<string>();
  const seen = new Set<number>();
  const open = [start];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const state = states[at];
    if (state === undefined || seen.has(at)) continue;
    seen.add(at);
    if (state.kind === 'end') return null;
    if (state.kind === 'fork') open.push(...state.ways);
    else if (state.kind === 'slot' || omissible.has(state.word)) open.push(state.next);
    else words.add(state.word);
  }
  return words;
}
