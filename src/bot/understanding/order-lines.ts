/** The lines of an order in a sentence: `5 pumps P-100 and two boxes of V-10`. */
import type { Language } from '../texts/language.ts';
import { isUnit, unitInEnglish } from './unit-words.ts';
import { readSentence, textBetween, type Sentence, type Token } from './tokens.ts';

export interface SpokenLine {
  /** Null when no quantity was said. */
  readonly quantity: number | null;
  /** A word for the unit; null when none was said. */
  readonly unit: string | null;
  /** What is to be ordered, as it was said. */
  readonly product: string;
}

const joins = new Set(['and', 'und', 'sowie', ',', ';', 'plus', '&', '+']);
const ofWords = new Set(['of', 'von', 'vom']);

/** Reads the lines; a joining word starts a new one only before a number, so that `nuts and bolts` stays one product. */
export function readLines(text: string, language: Language = 'en'): readonly SpokenLine[] {
  const sentence = readSentence(text, language);
  const { tokens } = sentence;
  const starts = [0];
  for (let index = 1; index < tokens.length; index += 1) {
    if (!joins.has(tokens[index - 1]?.word ?? '')) continue;
    if (startsLine(tokens[index])) starts.push(index);
  }
  return starts.flatMap((start, index) => {
    let end = (starts[index + 1] ?? tokens.length) - 1;
    while (end >= start && joins.has(tokens[end]?.word ?? '')) end -= 1;
    const line = readLine(sentence, start, end);
    return line === null ? [] : [line];
  });
}

/** Splits what was taken for a name where another line follows it: `ACME and 3 P-200`. */
export function splitTrailingLines(
  text: string,
  language: Language = 'en',
): { readonly head: string; readonly lines: string } {
  const { tokens, text: whole } = readSentence(text, language);
  const at = tokens.findIndex((token, index) => joins.has(token.word) && startsLine(tokens[index + 1]));
  const join = tokens[at];
  return join === undefined || at === 0
    ? { head: text, lines: '' }
    : { head: whole.slice(0, join.start).trim(), lines: whole.slice(join.end).trim() };
}

const times = /^(\d{1,9})x$/;

function startsLine(token: Token | undefined): boolean {
  return token !== undefined && (token.number !== null || times.test(token.word));
}

function readLine(sentence: Sentence, first: number, last: number): SpokenLine | null {
  const { tokens } = sentence;
  const word = (index: number): string => tokens[index]?.word ?? '';
  let from = first;
  let quantity: number | null = null;
  let unit: string | null = null;
  const counted = times.exec(word(from));
  const leading = counted === null ? (tokens[from]?.number ?? null) : Number(counted[1]);
  if (leading !== null && from < last) {
    quantity = leading;
    from += 1;
    if (['x', 'mal'].includes(word(from)) && from < last) from += 1;
    if (isUnit(word(from)) && from < last) {
      unit = unitInEnglish(word(from));
      from += 1;
    }
    if (ofWords.has(word(from)) && from < last) from += 1;
  } else {
    const trailing = tokens[last]?.number ?? null;
    if (trailing !== null && word(last - 1) === 'x' && last - 1 > first) {
      return { quantity: trailing, unit: null, product: textBetween(sentence, first, last - 2) };
    }
  }
  const product = textBetween(sentence, from, last);
  return product === '' ? null : { quantity, unit, product };
}
