/** Slots that were filled with more than they take, or less: put right by what else the sentence says. */
import type { Hearing } from './hearing.ts';
import type { Slots } from './leftovers.ts';
import type { Sign } from './signs.ts';
import { announcing, isMeasure } from './things.ts';
import { isMark, textBetween } from './tokens.ts';

/** Slots that a pattern filled with more than they take: `RNO-01 Reno depot` as a number, lines with the vendor in them, a vendor with what is ordered. */
export function settled(
  slots: Slots,
  { hearing, signs }: { readonly hearing: Hearing; readonly signs: readonly Sign[] },
): Slots {
  const { id, name, lines, vendor } = slots;
  const [, code, called] = /^(\S*\d\S*)\s+(?=\p{L})(.+)$/u.exec(id ?? '') ?? [];
  const more: Record<string, string> = {};
  const measured = slots['product'] === undefined ? null : withMeasure(slots['product'], hearing.text);
  if (measured !== null) Object.assign(more, { product: measured });
  const behind = /^(?:\p{L}+\s+)+(\S*\d\S*)$/u.exec(id ?? '')?.[1];
  if (behind !== undefined) Object.assign(more, { id: behind });
  if (code !== undefined && called !== undefined && name === undefined) Object.assign(more, { id: code, name: called });
  const [, seller, goods] = /^(\D+?)\s+(\d.*)$/u.exec(vendor ?? '') ?? [];
  // A count behind a name is that of what is ordered there; behind a few letters it may be the rest of a code.
  const bareSeller = /^(?!\p{L}{1,3}\s\d{3})(\D+?)\s+\d+$/u.exec(vendor ?? '')?.[1];
  if (bareSeller !== undefined) Object.assign(more, { vendor: bareSeller });
  if (lines !== undefined && seller !== undefined && goods !== undefined)
    Object.assign(more, { vendor: seller, lines: `${goods} ${lines}` });
  if (lines !== undefined && vendor === undefined) {
    for (const { at, kind, concepts } of signs) {
      const first = at[0] ?? 0;
      const before = hearing.tokens[first - 1];
      const named = textBetween(hearing, first, at.at(-1) ?? first);
      const isApart = at.length > 1 || (isMark(before?.word ?? '') && new RegExp(`, ${escaped(named)}$`).test(lines));
      if (kind !== 'name' || !isApart || !concepts.includes('vendor')) continue;
      if (lines.startsWith(`${named} `)) {
        Object.assign(more, { lines: lines.slice(named.length).replace(/^[\s,;:-]+/, ''), vendor: named });
        continue;
      }
      const isAnnounced = announcing['vendor']?.test(before?.word ?? '') === true;
      const end = lines.indexOf(isAnnounced ? ` ${textBetween(hearing, first - 1, first)}` : ` ${named}`);
      if (end > 0 && (isAnnounced || lines.endsWith(named)))
        Object.assign(more, { lines: lines.slice(0, end).replace(/[\s,;:-]+$/, ''), vendor: named });
    }
  }
  for (const slot of ['product', 'words']) {
    const said = more[slot] ?? slots[slot];
    const bare = said?.replace(aroundNames, '');
    if (bare !== undefined && bare !== '' && bare !== said) Object.assign(more, { [slot]: bare });
  }
  return withMeasureBefore({ ...slots, ...more }, hearing.text);
}

/** What German says around a name: `irgendwo Frequenzumrichter liegen`, `Juniper raus`. */
const aroundNames = /^(?:irgendwo|überall)\s+|\s+(?:liegen|rumliegen|herumliegen|raus|heraus)$/giu;

/** A name that a pattern cut off before its measure, with it; null where nothing is missing. */
function withMeasure(said: string, text: string): string | null {
  const at = /\d$/.test(said) ? text.indexOf(said) : -1;
  const measure = at < 0 ? undefined : /^ ?([\p{L}]+)(?![\p{L}\p{N}])/u.exec(text.slice(at + said.length));
  return measure != null && isMeasure.test(measure[1]?.toLowerCase() ?? '') ? `${said}${measure[0]}` : null;
}

/** `25 A contactor`: what was read as a count with a measure behind it says which product. */
function withMeasureBefore(slots: Slots, text: string): Slots {
  const { quantity, product, ...others } = slots;
  if (quantity === undefined || product === undefined) return slots;
  const said = new RegExp(
    `${escaped(quantity)} ?(?:kw|w|a|v|mm|inch|zoll|bar|hp|ps)[ -]${escaped(product)}`,
    'iu',
  ).exec(text);
  return said === null ? slots : { ...others, product: said[0] };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
