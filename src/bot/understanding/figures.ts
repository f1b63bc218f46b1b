/** Numbers and days of a sentence that are told by the words beside them: `line 2`, `to 12`, `20 failures`, `in 10 minutes`. */
import { dayTextAt } from './dates.ts';
import type { HeardToken, Hearing } from './hearing.ts';
import type { Known } from './known.ts';
import type { Slots } from './leftovers.ts';
import type { Sign } from './signs.ts';
import { isUnit } from './unit-words.ts';

/** Words that tell what a number beside them is, before it or after it. */
const roles: readonly { readonly slot: string; readonly before?: RegExp; readonly after?: RegExp }[] = [
  { slot: 'line', before: /^(?:line|position|zeile|pos|posten|item)$/ },
  { slot: 'minutes', after: /^(?:minutes?|mins?|minuten?)$/ },
  {
    slot: 'count',
    before: /^(?:than|least|over|als|mindestens|ab|ueber)$/,
    after: /^(?:failures?|errors?|fehlern?|fehlschlaege)$/,
  },
  {
    slot: 'quantity',
    before: /^(?:to|auf|it|qty|quantity|menge|noch|only|nur)$/,
    after: /^(?:of|von|davon|draus|daraus|stueck|pcs|pieces|x|more|rather|instead|statt|anstatt)$/,
  },
];

/** What a quantity is in the end: `typed 100 on PO-000112, needs to be 10`, `we only need 5`, `statt 12 nur 2, ändere das auf 12`. */
const settledOn =
  /(?<!\p{L})(?:needs? to be|should be|should read|only need|make (?:it|that|them)|(?:ändere?|änder|setz|stell)\p{L}* (?:das|es|die menge|bitte|mal)*\s*auf)\s+(\d+)(?![\p{L}\p{N}.,-]*\d)/iu;

/** A quantity in the words that settle it, where others are told before; what was read of those is no addition. */
export function withSettledQuantity({ text }: Hearing, slots: Slots, open: readonly string[]): Slots {
  const meant = open.includes('add') ? settledOn.exec(text)?.[1] : undefined;
  const { quantity, add, ...others } = slots;
  if (meant === undefined || quantity === undefined || quantity === meant) return slots;
  return { ...others, ...(add === undefined || add.startsWith(quantity) ? {} : { add }), quantity: meant };
}

/** A number that stands where an order has to be named, and lies among those of the orders there are: `make 129 air freight`. */
export function withBareOrder(slots: Slots, open: readonly string[], known: Known): Slots {
  const { quantity, order } = slots;
  const isOrder = /^\d{3,}$/.test(quantity ?? '') && known.numbered(Number(quantity)).includes('purchase-order');
  if (!open.includes('order') || order !== undefined || quantity === undefined || !isOrder) return slots;
  const { quantity: number, ...others } = slots;
  return { ...others, order: number ?? quantity };
}

/**
 * The same the other way about: a number that stands for an order where it says how many. So it does before a unit or `draus`, and behind
 * `to` and `auf` in what is changed, unless something is added to it: `increase it to 110 pieces`, but `add 5 filters to 120`.
 */
export function withAmount(hearing: Hearing, slots: Slots, open: readonly string[]): Slots {
  const { order, add, ...others } = slots;
  if (order === undefined || !/^\d{3,}$/.test(order)) return slots;
  const tokens = hearing.tokens.filter(({ implied }) => !implied);
  const places = tokens.flatMap(({ word }, index) => (word === order ? [index] : []));
  const isAdded = (add !== undefined && !ofQuantity.test(add)) || adding.test(hearing.text);
  const isAmount = (index: number): boolean => {
    const [before = '', after = ''] = [tokens[index - 1]?.word, tokens[index + 1]?.word];
    return (
      isUnit(after) ||
      /^(?:draus|daraus)$/.test(after) ||
      (open.includes('add') && !isAdded && /^(?:to|auf)$/.test(before))
    );
  };
  if (places.length === 0 || !places.every(isAmount)) return slots;
  const quantity = others['quantity'] ?? (open.includes('quantity') ? order : undefined);
  return {
    ...others,
    ...(add === undefined || ofQuantity.test(add) ? {} : { add }),
    ...(quantity === undefined ? {} : { quantity }),
  };
}

const adding = /(?<!\p{L})(?:add|append|include|hinzu\p{L}*|dazu|füge?|pack|packe|nimm)(?!\p{L})/iu;
const ofQuantity = /^(?:(?:the|die|der) )?(?:quantity|qty|amount|count|menge|anzahl|stückzahl|stueckzahl)$/i;

/** Fills slots of numbers and days that are still open. */
export function withFigures(
  { hearing, signs }: { readonly hearing: Hearing; readonly signs: readonly Sign[] },
  slots: Slots,
  open: readonly string[],
): Slots {
  const { text } = hearing;
  const tokens = hearing.tokens.filter(({ implied }) => !implied);
  const products = new Set(
    signs.filter(isProduct).flatMap(({ at: [first] }) => (first === undefined ? [] : [hearing.tokens[first]])),
  );
  let filled: Record<string, string> = { ...slots };
  const isOpen = (slot: string): boolean => open.includes(slot) && filled[slot] === undefined;
  for (const [index, token] of tokens.entries()) {
    const [before, after] = [tokens[index - 1]?.word ?? '', tokens[index + 1]];
    const day = dayTextAt(text.slice(token.start));
    if (day !== null) {
      if (isOpen('date')) filled = { ...filled, date: day };
      continue;
    }
    if (token.number === null || token.kinds.length > 0) continue;
    const role = roles.find(
      (one) =>
        open.includes(one.slot) && (one.before?.test(before) === true || one.after?.test(after?.word ?? '') === true),
    );
    const own = role !== undefined && isOpen(role.slot) ? role.slot : null;
    const noun = isOpen('product') ? nounBehind(tokens, index, text) : null;
    if (noun !== null) filled = { ...filled, product: noun };
    const isCounted = noun !== null || counts(token, after, products);
    const slot = role !== undefined ? own : isOpen('quantity') && isCounted ? 'quantity' : null;
    if (slot !== null) filled = { ...filled, [slot]: text.slice(token.start, token.end) };
  }
  return filled;
}

/** What is counted, though no record is called so: `5 Keilriemen`, `zwei Dosen Spulenreiniger`, `6 kugelhähne`. */
function nounBehind(tokens: readonly HeardToken[], index: number, text: string): string | null {
  const unit = tokens[index + 1];
  const first = unit !== undefined && isUnit(unit.word) ? index + 2 : index + 1;
  const noun = tokens[first];
  const isNoun =
    noun !== undefined && noun.kinds.length === 0 && /^(?:\p{Lu}\p{Ll}{3,}|\p{Ll}{6,})/u.test(text.slice(noun.start));
  return isNoun && noun.heard.size === 0 ? text.slice(noun.start, noun.end) : null;
}

const isProduct = ({ kind, concepts }: Sign): boolean => kind !== 'word' && concepts.includes('product');

/** A number before a unit or a product. */
const counts = (
  { word }: HeardToken,
  after: HeardToken | undefined,
  products: ReadonlySet<HeardToken | undefined>,
): boolean => after !== undefined && !/^(?:an?|eine?[nmr]?)$/.test(word) && (isUnit(after.word) || products.has(after));
