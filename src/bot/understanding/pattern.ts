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
  | { readonly kind: 'slot'; readonly slot: string; readonly takes: SlotKind; next: number }
  | { readonly kind: 'fork'; readonly ways: number[] }
  | { readonly kind: 'end' };

export interface Pattern {
  readonly source: string;
  readonly states: readonly State[];
  readonly start: number;
}

const parts = /\):(\w+)|\{(\w+)(?::(number|code|it))?\}|[()[\]|*]|[^\s()[\]|*{}]+/g;

const isClosing = (token: string): boolean => token === '|' || token === ']' || token.startsWith(')');

/** Compiles a pattern. Throws `IMPOSSIBLE` when it does not parse: patterns are part of the program. */
export function compilePattern(source: string): Pattern {
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
      return (next) => add({ kind: 'slot', slot, takes, next });
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
  return { source, states, start };
}
