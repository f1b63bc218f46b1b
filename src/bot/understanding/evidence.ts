/** Whether a reading may be believed. One that leads to a write needs its act and something to do it to. */
import type { HeardToken, Hearing } from './hearing.ts';
import type { Known } from './known.ts';
import type { Filler, Filling, Reading } from './match.ts';
import { isPronoun } from './pronouns.ts';
import { functionWords, omissible } from './wording.ts';

interface Doubtful {
  readonly hearing: Hearing;
  readonly read: Reading;
  readonly fillerOf: (slot: string) => Filler;
  readonly known: Known;
  /** The words of what records are called. */
  readonly nouns: ReadonlyMap<string, unknown>;
  readonly writes: boolean;
  /** Whether it is about records at all. */
  readonly takesRecords: boolean;
  /** How many codes elsewhere in the sentence filled a slot. */
  readonly placed: number;
}

/** How much may be in doubt where no record is named: a verb without a write, and anything else. */
const mostWithoutObject = { reading: 48, other: 30 };

/** Says whether it is sure enough, and whether it has a word besides what records are called. */
export function isBelievable({ hearing, read, fillerOf, known, nouns, writes, takesRecords, placed }: Doubtful): {
  readonly isSure: boolean;
  readonly hasVerb: boolean;
} {
  const said = read.words.filter((word) => !omissible.has(word) && !functionWords.has(word));
  const named = said.filter((word) => nouns.has(word));
  const hasVerb = said.length > named.length;
  const objects = read.filled.filter(({ slot }) => fillerOf(slot).kinds.length > 0);
  const isWhole = read.passed.length === 0;
  const mayBeUnknown = isWhole && said.length > 0;
  const isMeant = (filling: Filling): boolean =>
    isObject(hearing, filling, fillerOf(filling.slot), known, mayBeUnknown);
  const meant = objects.filter(isMeant);
  if (isWhole && objects.length === 0) return { isSure: said.length > 0 || !writes, hasVerb };
  const most = hasVerb && said.length > 1 && !writes ? mostWithoutObject.reading : mostWithoutObject.other;
  if (objects.length + placed === 0 && read.doubt + read.misspelt > most) return { isSure: false, hasVerb };
  if (!writes)
    return {
      isSure: objects.every((one) =>
        isWhole ? !isMisspelt(hearing, one, fillerOf(one.slot), known) : !isGrammarAlone(hearing, one),
      ),
      hasVerb,
    };
  if (placed === 0 && objects.some((one) => fillerOf(one.slot).counted === true && !meant.includes(one)))
    return { isSure: false, hasVerb };
  const hasObject = named.length > 0 || meant.length > 0 || placed > 0 || !takesRecords;
  return { isSure: hasVerb ? hasObject : meant.length > 0 || (named.length > 0 && placed > 1), hasVerb };
}

/** Whether what fills a slot can be a record: a code, a word of one's name, what was spoken of; for lines of an order also how many. */
function isObject(
  { tokens }: Hearing,
  { first, last }: Filling,
  { kinds, many }: Filler,
  known: Known,
  mayBeUnknown: boolean,
): boolean {
  const own = tokens.slice(first, last + 1);
  if (own.some((token) => token.kinds.some((kind) => kinds.includes(kind)) || isPronoun(token.word))) return true;
  const names = kinds.map((kind) => own.map(({ word }) => known.names(kind, word)));
  if (names.flat().includes(true)) return true;
  const isKnown = names.flat().includes(false);
  const hasFigure = own.some(isFigure);
  return isKnown ? hasFigure && (!many || mayBeUnknown) : !many || hasFigure;
}

/** Whether a slot is filled with nothing but words of the grammar: such a record is hardly meant. */
function isGrammarAlone({ tokens }: Hearing, { first, last }: Filling): boolean {
  const own = tokens.slice(first, last + 1);
  const isSmall = ({ word }: HeardToken): boolean => functionWords.has(word);
  const isOfGrammar = ({ heard, kinds, word }: HeardToken): boolean =>
    kinds.length === 0 && !/\d/.test(word) && Math.min(...heard.values()) < 20;
  return !own.every(isSmall) && own.every((token) => isSmall(token) || isOfGrammar(token));
}

/** Whether a slot holds misspelt words of the grammar where names of records are known, and none of them is one. */
function isMisspelt({ tokens }: Hearing, { first, last }: Filling, { kinds, many }: Filler, known: Known): boolean {
  const own = tokens.slice(first, last + 1).filter(({ word }) => !functionWords.has(word));
  const names = kinds.flatMap((kind) => own.map(({ word }) => known.names(kind, word)));
  if (many || own.length < 2 || names.includes(true) || !names.includes(false)) return false;
  return own.every(({ heard, kinds: own, word }) => own.length === 0 && !/\d/.test(word) && heard.size > 0);
}

/** A number, or a code of whatever kind; an article is none. */
const isFigure = ({ word, number }: HeardToken): boolean =>
  /\d/.test(word) || (number !== null && !/^(?:a|ein|eine[nmr]?)$/.test(word));
