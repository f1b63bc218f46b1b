/** What fills the slots of a request besides its patterns: names of records, places, what was spoken of. Codes are the matter of `leftovers`. */
import type { HeardToken, Hearing } from './hearing.ts';
import type { Known } from './known.ts';
import type { Slots } from './leftovers.ts';
import type { Filler } from './match.ts';
import { isAsking, type Mood } from './moods.ts';
import { isIt, isPronoun } from './pronouns.ts';
import type { Sign } from './signs.ts';
import { isMark, textBetween } from './tokens.ts';
import { functionWords, politeWords } from './wording.ts';

interface Wanted {
  /** Slots of the request, in order. */
  readonly open: readonly string[];
  readonly fillerOf: (slot: string) => Filler;
  readonly known: Known;
  readonly signs: readonly Sign[];
  readonly moods: readonly Mood[];
}

/** Slots without words that can be no record there is: neither a code, nor in a name, nor what was spoken of and is not named. */
export function withoutGuesses(
  hearing: Hearing,
  slots: Slots,
  { fillerOf, known, signs }: Pick<Wanted, 'fillerOf' | 'known' | 'signs'>,
): Slots {
  const isNamed = (kinds: readonly string[]): boolean =>
    signs.some(
      ({ kind, at, concepts }) => kind === 'name' && at.length > 1 && concepts.some((one) => kinds.includes(one)),
    );
  return Object.fromEntries(
    Object.entries(slots).filter(([slot, said]) => {
      const { kinds, place = false } = fillerOf(slot);
      const words = said.toLowerCase().split(/[^\p{L}\p{N}]+/u);
      if (place && isOfOther(hearing, said, signs)) return false;
      if (isPronoun(words[0] ?? '')) return place || !isNamed(kinds);
      if (slot === 'order' && !isOrder(hearing, said)) return false;
      if (kinds.length === 0 || place || /\d/.test(said)) return true;
      const names = kinds.flatMap((kind) => words.map((word) => known.names(kind, word)));
      return !names.includes(false) || names.includes(true);
    }),
  );
}

/** Whether the words of a place are the name of a product, or how near it is, and the sentence has a record to start from. */
function isOfOther(hearing: Hearing, said: string, signs: readonly Sign[]): boolean {
  const isWithinSaid = (index: number): boolean =>
    said
      .toLowerCase()
      .split(/\s+/)
      .includes(hearing.tokens[index]?.word ?? '');
  const isNear = signs.some(
    ({ kind, concepts, at }) =>
      kind === 'word' && concepts.some((one) => nowhere.has(one)) && at.every(isWithinSaid) && !said.includes(' '),
  );
  const isProduct = signs.some(
    ({ kind, concepts, at }) => kind === 'name' && concepts.join() === 'product' && at.every(isWithinSaid),
  );
  return isNear || (isProduct && signs.some(({ kind, concepts }) => kind === 'code' && !concepts.includes('product')));
}

/** Words for how near something is, and for what is near, are no places. */
const nowhere: ReadonlySet<string> = new Set(['near', 'warehouse', 'customer-asset']);

/** An order is said by its number: other words are none where the sentence has one, nor where they are the name of a vendor. */
function isOrder({ tokens }: Hearing, said: string): boolean {
  const words = said.toLowerCase().split(/\s+/);
  const numbers = tokens.filter(({ kinds }) => kinds.includes('purchase-order'));
  return numbers.length === 0 ? /\d/.test(said) : numbers.some(({ word }) => words.includes(word));
}

/** Fills what is still open with names in the sentence, a place, a number, and the word for what was spoken of. */
export function withNames(hearing: Hearing, slots: Slots, wanted: Wanted): Slots {
  let filled: Record<string, string> = { ...slots };
  for (const slot of wanted.open) {
    if (filled[slot] !== undefined) continue;
    const filler = wanted.fillerOf(slot);
    const said = nameFor(hearing, slot, filler, wanted, filled);
    if (said !== null) filled = { ...filled, [slot]: said };
  }
  return filled;
}

function nameFor(hearing: Hearing, slot: string, filler: Filler, wanted: Wanted, filled: Slots): string | null {
  const { kinds, many, place = false } = filler;
  if (kinds.length === 0) return null;
  if (slot === 'words') return wordsFor(hearing, wanted);
  const taken = Object.entries(filled)
    .flatMap(([other, said]) => (wanted.fillerOf(other).kinds.length > 0 ? [said] : []))
    .join(' ')
    .toLowerCase();
  const isFree = (text: string): boolean => !taken.includes(text.toLowerCase());
  const runs = wanted.signs
    .filter(({ kind, concepts }) => kind === 'name' && concepts.some((one) => kinds.includes(one)))
    .map(({ at }) => ({ first: at[0] ?? 0, last: at.at(-1) ?? 0, words: at.length }))
    .sort(
      (one, other) =>
        Number(isSetTo(hearing, other.first, slot)) - Number(isSetTo(hearing, one.first, slot)) ||
        other.words - one.words,
    );
  for (const { first, last, words } of runs) {
    const before = hearing.tokens.slice(0, first).findLast(({ implied }) => !implied);
    const isAnnounced = announcing[slot]?.test(before?.word ?? '') === true;
    if (words < 2 && !isAnnounced && slot !== 'product' && slot !== 'asset') continue;
    if (words < 2 && slot === 'asset' && !filler.kinds.includes('customer-asset')) continue;
    const quantity = many || filler.counted === true ? countBefore(hearing, first) : null;
    const text = textBetween(hearing, quantity ?? first, withFigure(hearing, last));
    if (isFree(text)) return text;
  }
  const code = slot === 'vendor' ? codeAfter(hearing, announcing['vendor'] ?? /^$/) : null;
  if (code !== null && isFree(code)) return code;
  if (place) return placeIn(hearing);
  if (many) return null;
  const it = itIn(hearing, wanted.moods);
  return slot === 'order' && it !== null ? it : null;
}

/** The longest run of words in what asks for something that speak for nothing else: what it is of, though no record is called so. */
export function restIn(
  hearing: Hearing,
  { signs, moods }: { readonly signs: readonly Sign[]; readonly moods: readonly Mood[] },
): string | null {
  const { tokens } = hearing;
  const spoken = new Set(signs.flatMap(({ kind, at }) => (kind === 'word' ? at : [])));
  const saysNothing = ({ word, implied }: HeardToken): boolean =>
    implied || isMark(word) || functionWords.has(word) || politeWords.has(word);
  const runs: number[][] = [];
  let isOpen = false;
  for (const [index, token] of tokens.entries()) {
    const isFree = isAsking(moods[token.clause]) && !spoken.has(index) && !saysNothing(token);
    if (isFree && isOpen) runs.at(-1)?.push(index);
    else if (isFree) runs.push([index]);
    isOpen = isFree;
  }
  const [longest] = runs.sort((one, other) => other.length - one.length);
  return longest === undefined ? null : textBetween(hearing, longest[0] ?? 0, longest.at(-1) ?? 0);
}

/** `set ship via to Pickup` says so more plainly than a name in passing. */
function isSetTo({ tokens }: Hearing, first: number, slot: string): boolean {
  const before = tokens.slice(0, first).findLast(({ implied }) => !implied)?.word ?? '';
  return slot === 'shipVia' && /^(?:to|auf|via|per)$/.test(before);
}

/** What a list of records is narrowed to: the category that is named, and the customer or place. */
function wordsFor(hearing: Hearing, { signs }: Wanted): string | null {
  const runs = signs.filter(({ kind }) => kind === 'name');
  const category = runs.find(({ concepts }) => concepts.includes('customer-asset-category'));
  if (category === undefined) return null;
  const last = category.at.at(-1) ?? 0;
  const called = textBetween(hearing, category.at[0] ?? 0, last);
  const place = placeIn({ ...hearing, tokens: hearing.tokens.slice(last + 1) });
  return place === null ? called : `${called} ${place}`;
}

/** Words before a name that tell what it is the name of, by slot. */
export const announcing: Readonly<Record<string, RegExp>> = {
  vendor: /^(?:from|frm|with|at|vendor|supplier|of|bei|beim|von|vom|lieferant)$/,
  warehouse: /^(?:to|for|into|at|warehouse|depot|nach|fuer|ins|an|in|lager)$/,
  shipVia: /^(?:by|via|per|mit|using|with)$/,
  near: /^(?:to|near|from|around|at|by|in|bei|beim|am|von|vom|zu|zum|zur|nach|um)$/,
};

/** A word with letters and digits that is the code of no kind known, behind a word that announces it. */
function codeAfter({ tokens, text }: Hearing, announces: RegExp): string | null {
  const said = tokens.filter(({ implied }) => !implied);
  const at = said.findIndex(
    ({ word, kinds }, index) =>
      kinds.length === 0 && /^\p{L}+-?\d+$/u.test(word) && announces.test(said[index - 1]?.word ?? ''),
  );
  const token = said[at];
  return token === undefined ? null : text.slice(token.start, token.end);
}

/** Slots with the whole name of what is called so, of which a pattern took a part: `Halvorsen Pump` of Halvorsen Pump Supply. */
export function withWholeNames(
  hearing: Hearing,
  slots: Slots,
  { fillerOf, signs }: Pick<Wanted, 'fillerOf' | 'signs'>,
): Slots {
  return Object.fromEntries(
    Object.entries(slots).map(([slot, said]) => {
      const { kinds, many, place = false } = fillerOf(slot);
      if (many || place || kinds.length === 0) return [slot, said];
      const names = signs
        .filter(
          ({ kind, at, concepts }) => kind === 'name' && at.length > 1 && concepts.some((one) => kinds.includes(one)),
        )
        .map(({ at }) => textBetween(hearing, at[0] ?? 0, at.at(-1) ?? 0));
      const holds = (one: string, other: string): boolean =>
        ` ${one.toLowerCase()} `.includes(` ${other.toLowerCase()} `);
      const isSeller = slot === 'vendor';
      return [slot, names.find((name) => holds(name, said) || (isSeller && holds(said, name))) ?? said];
    }),
  );
}

/** A figure right behind a name belongs to it, with its measure: `circulation pumps 50-12`, `V-belt A-42`, `contactor 25 A`. */
function withFigure({ tokens }: Hearing, last: number): number {
  const [next, after] = [tokens[last + 1], tokens[last + 2]];
  if (next === undefined || next.implied || !/\d/.test(next.word) || next.kinds.length > 0) return last;
  return after !== undefined && isMeasure.test(after.word) ? last + 2 : last + 1;
}

/** Behind a figure, in lower case: the name of a product may have one. */
export const isMeasure = /^(?:kw|w|a|v|mm|cm|m|inch|zoll|bar|hp|ps|l|kg)$/;

function countBefore({ tokens }: Hearing, first: number): number | null {
  for (let index = first - 1; index >= Math.max(0, first - 3); index -= 1)
    if (tokens[index]?.number != null) return index;
  return null;
}

/** A name that follows a word of place: in Seattle, near Fort Wayne, beim Bahnhof Altona. In lower case too, where it is no other word. */
function placeIn({ tokens, text }: Hearing): string | null {
  const isName = (token: HeardToken | undefined): boolean =>
    token !== undefined &&
    !token.implied &&
    !isMark(token.word) &&
    !functionWords.has(token.word) &&
    !politeWords.has(token.word) &&
    token.number === null &&
    (/^\p{Lu}/u.test(text.slice(token.start)) || token.heard.size === 0) &&
    !/^(?:stock|today|the|warehouse|lager)$/.test(token.word);
  for (const word of [/^(?:near|to|around|from|zu|um|nahe)$/, /^(?:at|in|by|bei|beim|am|im|von|vom)$/]) {
    const at = tokens.findIndex((token, index) => word.test(token.word) && isName(afterArticle(tokens, index)));
    if (at < 0) continue;
    const first = tokens.findIndex((token, index) => index > at && isName(token));
    let last = first;
    while (isName(tokens[last + 1])) last += 1;
    return textBetween({ text, tokens }, first, last);
  }
  return null;
}

function afterArticle(tokens: readonly HeardToken[], index: number): HeardToken | undefined {
  const rest = tokens.slice(index + 1).filter(({ implied }) => !implied);
  return /^(?:the|der|die|das|dem|den)$/.test(rest[0]?.word ?? '') ? rest[1] : rest[0];
}

/** The word for what was spoken of, in a clause that asks for something. */
function itIn({ tokens, text }: Hearing, moods: readonly Mood[]): string | null {
  const it = tokens.find(
    ({ word, clause, implied }, index) =>
      !implied && isIt(word, tokens[index + 1]?.word ?? '') && isAsking(moods[clause]),
  );
  return it === undefined ? null : text.slice(it.start, it.end);
}
