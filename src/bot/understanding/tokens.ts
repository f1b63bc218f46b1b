/** A sentence cut into words, numbers and punctuation; every token knows where it stood, so that slots keep the original text. */
import type { Language } from '../texts/language.ts';
import { numberAt, spelledOut } from './numbers.ts';

/** Longest part of a message that is looked at. What follows is ignored; it is never an error. */
export const usedCharacters = 2_000;

export interface Token {
  /** In lower case, without apostrophes, umlauts written out. */
  readonly word: string;
  /** The value, when it is a number in digits or words. */
  readonly number: number | null;
  readonly start: number;
  readonly end: number;
}

export interface Sentence {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** Spaces, quotes, dashes and full-width forms made plain, invisible characters dropped. */
function normalise(input: string): string {
  return (
    input
      .slice(0, usedCharacters)
      .normalize('NFKC')
      .replace(/[‘’‚‛′`´]/g, "'")
      .replace(/[“”„‟″«»]/g, '"')
      .replace(/[‐‑‒–—―−]/g, '-')
      // eslint-disable-next-line no-control-regex -- naming control characters is the point
      .replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
      .replace(/[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, '')
  );
}

/** Small words as fast fingers write them: too short for a slip to be forgiven by likeness. */
const slips = new Map(
  Object.entries({
    waht: 'what',
    wat: 'what',
    wot: 'what',
    wats: 'whats',
    giv: 'give',
    gimmie: 'gimme',
    hav: 'have',
    ther: 'there',
    wath: 'what',
    hwo: 'how',
    teh: 'the',
    taht: 'that',
    wich: 'which',
    whcih: 'which',
    whihc: 'which',
    wher: 'where',
    cna: 'can',
    cuold: 'could',
    plese: 'please',
    pleas: 'please',
    'no-one': 'noone',
    nich: 'nicht',
    nciht: 'nicht',
    nit: 'nicht',
    bite: 'bitte',
    ihc: 'ich',
    categorys: 'categories',
    catagory: 'category',
    catagories: 'categories',
    catagorys: 'categories',
    aufm: 'auf',
    aufn: 'auf',
    ausm: 'aus',
    vorm: 'vor',
    dei: 'die',
  }),
);

const withoutSlip = (word: string): string => slips.get(word) ?? word;

/** A word may hold points, dashes, slashes and commas inside (`P-100`, `1,500`, `47.6`), never at its ends. */
const piece = /[\p{L}\p{N}+-]?[\p{L}\p{N}\p{M}]+(?:[.,'/_&:-]+[\p{L}\p{N}\p{M}]+)*|[^\s\p{L}\p{N}]/gu;

/** Cuts a message into tokens; number words are joined (`two dozen` is one token of value 24). Linear in the length. */
export function readSentence(input: string, language: Language = 'en'): Sentence {
  const text = normalise(input);
  const raw = [...text.matchAll(piece)]
    .map((match) => ({
      word: withoutSlip(
        spelledOut(
          match[0]
            .toLowerCase()
            .replace(/^we're$/, 'weare')
            .replaceAll("'", ''),
        ),
      ),
      start: match.index,
      end: match.index + match[0].length,
    }))
    // One mark says as much as a hundred, and an exclamation made of them costs nothing to read.
    .filter(({ word }, index, all) => !isMark(word) || !isMark(all[index - 1]?.word ?? ''));
  const words = raw.map(({ word }) => word);
  const tokens: Token[] = [];
  for (let index = 0; index < raw.length;) {
    const isNobody = words[index] === 'no' && words[index + 1] === 'one' && words[index + 2] !== 'more';
    const number = isNobody ? null : numberAt(words, index, language);
    const length = isNobody ? 2 : (number?.length ?? 1);
    const first = raw[index];
    const last = raw[index + length - 1];
    if (first === undefined || last === undefined) break;
    tokens.push({
      word: isNobody ? 'noone' : words.slice(index, index + length).join(' '),
      number: number?.value ?? null,
      start: first.start,
      end: last.end,
    });
    index += length;
  }
  return { text, tokens };
}

/** Whether a word is a single punctuation mark or symbol. */
export function isMark(word: string): boolean {
  return /^[^\p{L}\p{N}]*$/u.test(word);
}

/** The original text from one token to another, both included. */
export function textBetween(sentence: Sentence, first: number, last: number): string {
  const from = sentence.tokens[first];
  const to = sentence.tokens[last];
  return from === undefined || to === undefined ? '' : withBrackets(sentence.text, from.start, to.end);
}

const brackets: readonly (readonly [open: string, close: string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['<', '>'],
];

/** A bracket opened or closed inside a name belongs to it: `Contoso (Berlin)`, where the last word ends before the bracket. */
function withBrackets(text: string, from: number, to: number): string {
  let [start, end] = [from, to];
  for (const [open, close] of brackets) {
    const part = text.slice(start, end);
    const unmatched = part.split(open).length - part.split(close).length;
    if (unmatched > 0 && text[end] === close) end += 1;
    if (unmatched < 0 && text[start - 1] === open) start -= text[start - 2] === '$' ? 2 : 1;
  }
  return text.slice(start, end);
}
