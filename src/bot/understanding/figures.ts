/** Numbers and days of a sentence that are told by the words beside them: `line 2`, `to 12`, `20 failures`, `in 10 minutes`. */
import { dayTextAt } from './dates.ts';
import type { HeardToken, Hearing } from './hearing.ts';
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
    after: /^(?:of|von|davon|stueck|pcs|pieces|x|more|rather|instead|statt|anstatt)$/,
  },
];

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

/** What is counted, though no record is called so: `5 Keilriemen`, `zwei Dosen Spulenreiniger`. Only German writes things large. */
function nounBehind(tokens: readonly HeardToken[], index: number, text: string): string | null {
  const unit = tokens[index + 1];
  const first = unit !== undefined && isUnit(unit.word) ? index + 2 : index + 1;
  const noun = tokens[first];
  const isNoun = noun !== undefined && noun.kinds.length === 0 && /^\p{Lu}\p{Ll}{3,}/u.test(text.slice(noun.start));
  return isNoun && noun.heard.size === 0 ? text.slice(noun.start, noun.end) : null;
}

const isProduct = ({ kind, concepts }: Sign): boolean => kind !== 'word' && concepts.includes('product');

/** A number before a unit or a product. */
const counts = (
  { word }: HeardToken,
  after: HeardToken | undefined,
  products: ReadonlySet<HeardToken | undefined>,
): boolean => after !== undefined && !/^(?:an?|eine?[nmr]?)$/.test(word) && (isUnit(after.word) || products.has(after));
