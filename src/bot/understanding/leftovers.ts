/** What a sentence says outside the words that were read: codes that fill a slot still empty, and the rest, kept as a note. */
import { dayKind, type HeardToken, type Hearing } from './hearing.ts';
import { textOfFilling, type Filler, type Filling, type Reading } from './match.ts';
import { isUnit } from './unit-words.ts';
import { isPronoun } from './pronouns.ts';
import { isMark, textBetween } from './tokens.ts';
import { functionWords, politeWords } from './wording.ts';

export type Slots = Readonly<Record<string, string>>;

/** A word that is passed over among several, and says something. */
const saysSomething = ({ word, implied }: HeardToken): boolean =>
  !implied && !isMark(word) && !politeWords.has(word) && !functionWords.has(word);

/**
 * The text of a slot: of a record whose code stands in it the code alone, whatever is said around it; with its noun where the slot takes
 * records of several kinds, one of which the noun may tell apart from others.
 */
export function slotText(
  hearing: Hearing,
  filling: Filling,
  { kinds, many }: Filler,
  nouns: ReadonlyMap<string, unknown>,
): string {
  const own = tokensOf(hearing, filling);
  const at = many ? -1 : own.findIndex((token) => isOf(token, kinds));
  const code = own[at];
  if (code === undefined) return textOfFilling(hearing, filling);
  let first = at;
  while (kinds.length > 1 && isNoun(own[first - 1], nouns)) first -= 1;
  return hearing.text.slice(own[first]?.start, code.end);
}

const isNoun = (token: HeardToken | undefined, nouns: ReadonlyMap<string, unknown>): boolean =>
  token !== undefined && (token.implied || nouns.has(token.word));

const tokensOf = ({ tokens }: Hearing, { first, last }: Filling): readonly HeardToken[] =>
  tokens.slice(first, last + 1);

const isOf = ({ kinds }: HeardToken, wanted: readonly string[]): boolean =>
  kinds.some((kind) => kind !== dayKind && wanted.includes(kind));

interface Fillers {
  readonly fillerOf: (slot: string) => Filler;
  readonly impliedBy: (slot: string, kind: string) => Slots;
}

/** Codes that were passed over go to slots that take them and are empty, or say `it`; `unplaced` are those that no slot takes. */
export function placeCodes(
  hearing: Hearing,
  reading: Reading,
  slots: Slots,
  open: readonly string[],
  { fillerOf, impliedBy }: Fillers,
): { readonly slots: Slots; readonly placed: number; readonly unplaced: number } {
  const { tokens, text } = hearing;
  const passed = new Set(reading.passed);
  let filled: Record<string, string> = { ...slots };
  const isOpen = (slot: string): boolean => {
    const said = filled[slot];
    return said === undefined || (!/\d/.test(said) && (isPronoun(said.toLowerCase()) || !fillerOf(slot).many));
  };
  let [placed, unplaced] = [0, 0];
  for (const [index, token] of tokens.entries()) {
    if (!passed.has(index) || token.kinds.every((kind) => kind === dayKind)) continue;
    const slot =
      open.find((one) => isOpen(one) && isOf(token, fillerOf(one).kinds)) ??
      open.find(
        (one) => fillerOf(one).many && (placed > 0 || isNumber(filled[one])) && isOf(token, fillerOf(one).kinds),
      );
    if (slot === undefined) {
      unplaced += 1;
      continue;
    }
    placed += 1;
    const from = quantityBefore(tokens, index, passed);
    const { many } = fillerOf(slot);
    const start = many && from !== null ? from : index;
    const said = text.slice(tokens[start]?.start, token.end);
    const kind = token.kinds.find((one) => fillerOf(slot).kinds.includes(one)) ?? '';
    filled = { ...impliedBy(slot, kind), ...filled };
    filled[slot] = many ? listed(filled[slot], said) : said;
    const quantity = from === null ? undefined : tokens[from];
    if (!many && quantity !== undefined && open.includes('quantity'))
      filled['quantity'] ??= textBetween(hearing, from ?? 0, from ?? 0);
  }
  const counted = open.find((slot) => fillerOf(slot).counted === true && isCodeAlone(filled[slot]));
  const count = counted === undefined ? null : numberIn(hearing, passed);
  if (counted !== undefined && count !== null) filled = { ...filled, [counted]: `${count} ${filled[counted] ?? ''}` };
  const at = open.find((slot) => fillerOf(slot).place === true && filled[slot] === undefined);
  const town = at === undefined ? null : townIn(hearing, passed);
  return { slots: at === undefined || town === null ? filled : { ...filled, [at]: town }, placed, unplaced };
}

const isCodeAlone = (text = ''): boolean => /^(?=.*\p{L})(?=.*\d)\S+$/u.test(text);

/** A number of nothing else that was passed over: `20 more`, `20 pcs`, `make it 20`. */
function numberIn({ tokens, text }: Hearing, passed: ReadonlySet<number>): string | null {
  const at = tokens.findIndex(({ word, number }, index) => {
    const next = tokens[index + 1]?.word ?? '';
    const isLast = next === '' || isMark(next) || isUnit(next) || /^(?:more|mehr|weitere)$/.test(next);
    return passed.has(index) && number !== null && !/^(?:an?|eine?[nmr]?|one)$/.test(word) && isLast;
  });
  const token = tokens[at];
  return token === undefined ? null : text.slice(token.start, token.end);
}

/** A name that was passed over after `in`: written like one, and no word of the grammar. */
function townIn(hearing: Hearing, passed: ReadonlySet<number>): string | null {
  const isName = (index: number): boolean => {
    const token = hearing.tokens[index];
    return (
      token !== undefined &&
      passed.has(index) &&
      token.heard.size === 0 &&
      /^\p{Lu}/u.test(hearing.text.slice(token.start)) &&
      !functionWords.has(token.word)
    );
  };
  const first =
    hearing.tokens.findIndex(({ word }, index) => isName(index + 1) && passed.has(index) && word === 'in') + 1;
  if (first === 0) return null;
  let last = first;
  while (isName(last + 1)) last += 1;
  return textBetween(hearing, first, last);
}

/** A number alone, or with what says no more: `20 more`. */
const isNumber = (text = ''): boolean => /^[\d.,]+(?: (?:more|of them|mehr|weitere|davon))?$/i.test(text);

/** A number that was said alone is that of the first code. */
function listed(before: string | undefined, said: string): string {
  if (before === undefined || isPronoun(before.toLowerCase())) return said;
  return isNumber(before) ? `${before.replace(/ .*/, '')} ${said}` : `${before}, ${said}`;
}

/** Where the number of a product that was passed over stands: `5 P-100`, `5 x P-100`, `5 pcs of P-100`. */
function quantityBefore(tokens: readonly HeardToken[], code: number, passed: ReadonlySet<number>): number | null {
  for (let index = code - 1; index >= 0 && index >= code - 6; index -= 1) {
    const token = tokens[index];
    if (token === undefined || !(passed.has(index) || token.implied)) return null;
    if (token.number !== null || /^\d+x$/.test(token.word)) return index;
    if (!token.implied && !isUnit(token.word) && !/^(?:x|mal|of|von)$/.test(token.word)) return null;
  }
  return null;
}

/** What was passed over and says something, as it was written; the longest run of it. Empty when there is none. */
export function restOf(hearing: Hearing, { passed }: Reading): string {
  const runs: number[][] = [];
  for (const index of passed) {
    const run = runs.at(-1);
    if (run !== undefined && hearing.tokens.slice((run.at(-1) ?? 0) + 1, index).every(({ implied }) => implied))
      run.push(index);
    else runs.push([index]);
  }
  const said = runs
    .map((run) => trimmed(hearing, run))
    .filter((run) => run.filter((index) => saysSomething(hearing.tokens[index] as HeardToken)).length > 1);
  const longest = said.sort((one, other) => other.length - one.length)[0];
  return longest === undefined ? '' : textBetween(hearing, longest[0] ?? 0, longest.at(-1) ?? 0);
}

/** Without marks and politeness at its ends. */
function trimmed({ tokens }: Hearing, run: readonly number[]): readonly number[] {
  const isEmpty = (index: number): boolean => {
    const token = tokens[index];
    return token === undefined || token.implied || isMark(token.word) || politeWords.has(token.word);
  };
  const first = run.findIndex((index) => !isEmpty(index));
  const last = run.findLastIndex((index) => !isEmpty(index));
  return first < 0 ? [] : run.slice(first, last + 1);
}
