/**
 * A sentence as the grammar hears it: each word with the words of the grammar it may be meant for, codes with what they are codes of,
 * clauses with where they begin and end. Where told so, a code also says its noun (`show WO-01001` is `show work order WO-01001`) and a
 * day its `by`: words that nobody typed, which cost nothing when no pattern wants them.
 */
import type { Language, PerLanguage } from '../texts/language.ts';
import { dayAt } from './dates.ts';
import type { Known } from './known.ts';
import { opensCircumstance, opensSubordinate } from './commands.ts';
import { readSentence, isMark, type Token } from './tokens.ts';
import type { Heard, Vocabulary } from './vocabulary.ts';
import { isUnit } from './unit-words.ts';
import { connectors, contracted, functionWords, politeWords, unabbreviated } from './wording.ts';

/** What records of a kind are called, the plainest word first; in lower case, umlauts written out. */
export type Nouns = ReadonlyMap<string, PerLanguage<readonly string[]>>;

/** The kind of what is no record: a day. */
export const dayKind = 'day';

export interface HeardToken extends Token {
  readonly heard: Heard;
  /** Kinds of record that it may be a code of. */
  readonly kinds: readonly string[];
  /** Nobody typed it. */
  readonly implied: boolean;
  /** Which clause it is in. */
  readonly clause: number;
}

/** Tokens from `first` up to `end`, which is not in it; marks that end it are. */
export interface Clause {
  readonly first: number;
  readonly end: number;
}

export interface Hearing {
  readonly text: string;
  readonly tokens: readonly HeardToken[];
  readonly clauses: readonly Clause[];
}

export interface Ears {
  readonly vocabulary: Vocabulary;
  readonly nouns: Nouns;
  readonly known: Known;
}

/** Hears a message. Figures are read as the reader's language writes them; what is implied is put in the words of `implied`. */
export function hear(message: string, reader: Language, ears: Ears, implied: Language | null): Hearing {
  const { text, tokens: plain } = readSentence(message, reader);
  const tokens: HeardToken[] = [];
  const clauses: Clause[] = [];
  let first = 0;
  for (const [index, token] of plain.entries()) {
    const kinds = isNumbered(plain, index) ? numberedKinds(plain, index, ears) : kindsOf(token, ears);
    const day = dayAt(text.slice(token.start), plain[index - 1]?.word ?? '');
    if (
      (connectors.has(token.word) || opensSubordinate(plain, index) || opensCircumstance(plain, index)) &&
      tokens.length > first
    ) {
      clauses.push({ first, end: tokens.length });
      first = tokens.length;
    }
    if (implied !== null) {
      for (const word of impliedBefore(plain, index, kinds, day, ears.nouns, implied))
        tokens.push(unspoken(word, token.start, clauses.length));
    }
    const [said, after] = contracted(token.word) ?? [];
    tokens.push({
      ...token,
      heard: opensSubordinate(plain, index) ? asSaid(token.word) : heardAs(token.word, said, ears.vocabulary),
      kinds: day ? [...kinds, dayKind] : kinds,
      implied: false,
      clause: clauses.length,
    });
    if (after !== undefined && after !== '') tokens.push(unspoken(after, token.end, clauses.length));
    if (endsClause(token, plain[index - 1]?.word) && tokens.length > first) {
      clauses.push({ first, end: tokens.length });
      first = tokens.length;
    }
  }
  if (tokens.length > first) clauses.push({ first, end: tokens.length });
  return { text, tokens, clauses };
}

/** A word that follows from another. */
const unspoken = (word: string, at: number, clause: number): HeardToken => ({
  word,
  number: null,
  start: at,
  end: at,
  heard: new Map([[word, 0]]),
  kinds: [],
  implied: true,
  clause,
});

/** Nothing but itself. */
const asSaid = (word: string): Heard => new Map([[word, 0]]);

/** A contraction may be meant as it is, or for its first word. */
const heardAs = (word: string, first: string | undefined, vocabulary: Vocabulary): Heard =>
  first === undefined ? vocabulary.hear(unabbreviated(word)) : new Map([...vocabulary.hear(word), [first, 0]]);

const endsClause = ({ word }: Token, before = ''): boolean =>
  isMark(word) && /[,;.!?:\-…]/.test(word) && !(word === '.' && shortened.test(before));

/** Written with a point that ends nothing. */
const shortened = /^(?:mr|mrs|ms|dr|prof|hr|fr|approx|ca|bzw|inkl|incl|z|b)$/;

/** By the shapes of codes there are; else `PO-…` and `WO-…` by the initials of what they are called. */
function kindsOf({ word, number }: Token, { known, nouns }: Ears): readonly string[] {
  if (number !== null || !/\d/.test(word)) return [];
  const shaped = known.kindsOf(word);
  if (shaped.length > 0) return shaped;
  const singular = word.replace(/(?<=\d)s$/, '');
  if (singular !== word) return known.kindsOf(singular);
  const letters = /^\p{L}+(?=-?\d+$)/u.exec(word)?.[0];
  return [...nouns].flatMap(([kind, { en }]) => (letters !== undefined && letters === initials(en[0]) ? [kind] : []));
}

/** What a number of three digits or more is the number of: told by the word before it, or by the numbers there are. */
function numberedKinds(tokens: readonly Token[], index: number, ears: Ears): readonly string[] {
  const called = calledKinds(tokens, index, ears.nouns);
  return called.length > 0 ? called : bareKinds(tokens, index, ears);
}

/** Right behind what its record is called: `order 121`, `po no 118`. */
function calledKinds(tokens: readonly Token[], index: number, nouns: Nouns): readonly string[] {
  const at = /^(?:number|no|nr|nummer|#)$/.test(tokens[index - 1]?.word ?? '') ? index - 2 : index - 1;
  const noun = tokens[at]?.word ?? '';
  const [before, after] = [tokens[at - 1], tokens[index + 1]?.word ?? ''];
  const isEnd = after === '' || isMark(after) || (functionWords.has(after) && !/^(?:more|of)$/.test(after));
  // `order 500 screws` is no order 500.
  const mayBeVerb = noun === 'order' && (before === undefined || isMark(before.word) || askedBefore.test(before.word));
  if (mayBeVerb && !isEnd) return [];
  const called = [`${before?.word ?? ''} ${noun}`, noun];
  const kinds = called.flatMap((name) =>
    [...nouns].flatMap(([kind, { en, de }]) => (numbered.has(kind) && [...en, ...de].includes(name) ? [kind] : [])),
  );
  return kinds.slice(0, 1);
}

/**
 * By itself, as people call what they have before their eyes: `turn down 116`, `die 118 bestätigen`. Not where it counts something or is a
 * year, and not beside a record of the kind that is named in full.
 */
function bareKinds(tokens: readonly Token[], index: number, ears: Ears): readonly string[] {
  const word = tokens[index]?.word ?? '';
  const kinds = ears.known.numbered(Number(word)).filter((kind) => numbered.has(kind));
  if (kinds.length === 0 || isYear.test(word)) return [];
  const [before = '', after = ''] = [tokens[index - 1]?.word, tokens[index + 1]?.word];
  if (countedBefore.test(before) || countedAfter.test(after) || isUnit(after)) return [];
  // The second of two coordinates.
  if (before === ',' && /^[+-]?\d+\.\d+$/.test(tokens[index - 2]?.word ?? '')) return [];
  const isAlone = after === '' || isMark(after) || functionWords.has(after) || politeWords.has(after);
  const isFree = isAlone || articleBefore.test(before) || ears.known.names('product', after) === false;
  const isNamed = (kind: string): boolean => tokens.some((token) => kindsOf(token, ears).includes(kind));
  // Where it may be the number of an order or of a job it is left open which.
  return isFree && kinds.length === 1 ? kinds.filter((kind) => !isNamed(kind)) : [];
}

const isYear = /^20\d\d$/;
const countedBefore =
  /^(?:[$€£+*/x]|to|auf|it|than|least|over|als|mindestens|ab|qty|quantity|menge|only|nur|noch|another|about|circa|ca|etwa|after|nach|eur|usd)$/;
const countedAfter =
  /^(?:[%$€£*/]|x|mm|cm|kw|a|of|davon|draus|daraus|more|pcs|failures?|errors?|fehlern?|rows?|bucks|dollars?|euros?|eur|usd|minutes?|minuten?|hours?|stunden?|days?|tagen?|miles?|km)$/;
const articleBefore = /^(?:die|der|zur)$/;

const isNumbered = (tokens: readonly Token[], index: number): boolean => /^\d{3,}$/.test(tokens[index]?.word ?? '');

/** Kinds whose records people call by the digits of their numbers. */
const numbered = new Set(['purchase-order', 'work-order']);

const askedBefore = /^(?:to|please|pls|bitte|and|i|we|you|lets|should|must)$/;

const initials = (noun = ''): string | null =>
  noun.includes(' ')
    ? noun
        .split(' ')
        .map((word) => word.charAt(0))
        .join('')
    : null;

function impliedBefore(
  tokens: readonly Token[],
  index: number,
  kinds: readonly string[],
  day: boolean,
  nouns: Nouns,
  language: Language,
): readonly string[] {
  if (day) return [language === 'en' ? 'by' : 'bis'];
  const [kind, other] = kinds;
  const said = kind === undefined || other !== undefined ? [] : (nouns.get(kind)?.[language] ?? []);
  const before = [tokens[index - 2]?.word ?? '', tokens[index - 1]?.word ?? ''].map(unabbreviated);
  return said.some((noun) => before.join(' ').endsWith(noun)) ? [] : (said[0]?.split(' ') ?? []);
}
