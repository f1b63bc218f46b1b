/** What a sentence says that a reading as a write would lose: then less is read, and the person says the rest on the form, or nothing is. */
import { withAmount } from './figures.ts';
import type { Hearing } from './hearing.ts';
import type { Slots } from './leftovers.ts';
import type { Filler } from './match.ts';
import { usedCharacters } from './tokens.ts';
import { isAsking, type Mood } from './moods.ts';
import type { Understood } from './understanding.ts';

/** `approve everything except 135` names just the one that is not meant. */
const excepting =
  /(?<!\p{L})(?:except|excepting|apart from|besides|other than|(?:all|everything|everyone) but|außer|ausser|ausgenommen|mit ausnahme|bis auf)(?!\p{L})/iu;

/** A quantity that is told by another: `by 5`, `double`, `um die Hälfte`, `10 percent`. */
const relative =
  /(?<!\p{L})(?:(?:by|um)\s+(?:the\s+|a\s+|die\s+)?(?:\d|half|hälfte|week|woche|month|monat|day|tag)|doubl\p{L}*|twice|triple|half|halv\p{L}*|percent|verdoppel\p{L}*|verdopple|doppelt\p{L}*|halbier\p{L}*|hälfte|prozent|(?:\d|two|three|zwei|drei)\s+(?:off|weniger|mehr|fewer))(?!\p{L})|%/iu;

/** A sentence, and how it is heard. */
interface Heard {
  readonly hearing: Hearing;
  readonly moods: readonly Mood[];
}

/**
 * A reading as a request that leads to a write, without what it says otherwise than the sentence; null where it would be done to something
 * else than is meant. `open` are the slots of the request; of orders it takes one, where it takes any.
 */
export function scrupulous({ request, slots }: Understood, heard: Heard, open: readonly string[]): Understood | null {
  const { text } = heard.hearing;
  // What was cut off may be the half of an order.
  if (excepting.test(text) || text.length >= usedCharacters) return null;
  if (open.includes('order') && codesAskedFor(heard, 'purchase-order') > 1) return null;
  return { request, slots: withoutHalves(withAmount(heard.hearing, slots as Slots, open), heard.hearing) };
}

/** How many records of a kind are named where something is asked for. */
function codesAskedFor({ hearing, moods }: Heard, kind: string): number {
  const asked = hearing.tokens.filter(({ kinds, clause }) => kinds.includes(kind) && isAsking(moods[clause]));
  return new Set(asked.map(({ word }) => word.replace(/^\D*0*/, ''))).size;
}

/**
 * Without a quantity or day that is told by another, a quantity that is the number of the line, or one of several products, and an order
 * whose number says how many.
 */
function withoutHalves(slots: Slots, { tokens, text }: Hearing): Slots {
  const { quantity, date, product, order, ...others } = slots;
  const isRelative = relative.test(text);
  const isOfLine = quantity !== undefined && quantity === slots['line'] && numbersOf(tokens, quantity) < 2;
  const isOfSeveral = tokens.filter(({ kinds }) => kinds.includes('product')).length > 1;
  const isCount = order !== undefined && order === quantity && numbersOf(tokens, order) < 2;
  return {
    ...others,
    ...(order === undefined || isCount ? {} : { order }),
    ...(quantity === undefined || isRelative || isOfLine || isOfSeveral ? {} : { quantity }),
    ...(date === undefined || (isRelative && !/\d/.test(date)) ? {} : { date }),
    ...(product === undefined || isOfSeveral ? {} : { product }),
  };
}

const numbersOf = (tokens: Hearing['tokens'], number: string): number =>
  tokens.filter(({ word }) => word === number).length;

/** Whether what is counted has the number of an order in it: `order 124 is ready` counts nothing. */
export function swallowsCode(
  slots: Slots,
  { tokens }: Hearing,
  fillerOf: (slot: string, entity: string | undefined) => Filler,
): boolean {
  return Object.entries(slots).some(([slot, said]) => {
    if (fillerOf(slot, undefined).counted !== true) return false;
    const within = said.toLowerCase().split(/[\s,;]+/);
    return tokens.some(({ word, kinds }) => kinds.includes('purchase-order') && within.includes(word));
  });
}
