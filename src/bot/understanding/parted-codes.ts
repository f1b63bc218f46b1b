/** Codes that are written with a space: `US 101` for US-101, where there is such a record. */
import type { Known } from './known.ts';
import { functionWords } from './wording.ts';

/** A few letters and a number behind them. */
const parted = /(?<![\p{L}\p{N}.-])(\p{L}{1,4}) (\d{1,8})(?![\p{L}\p{N}]|[.,-]\d)/gu;

/** Kinds whose codes are written so. Orders and jobs are known by their number anyway, and `net 60` is what terms are called. */
const written = new Set(['vendor', 'product', 'warehouse', 'customer-asset']);

/** Before the code of whoever sells, by which it is no small word: `from us 101`; and what says that it can be nothing else. */
const announcing = /(?<!\p{L})(?:from|with|at|by|of|vendor|supplier|bei|beim|von|vom|lieferant|lieferanten)\s+$/iu;
const naming = /(?<!\p{L})(?:vendor|supplier|lieferant|lieferanten)\s+$/iu;

/** A message with such codes in one word. */
export function withWholeCodes(message: string, known: Known): string {
  const isShouted = !/\p{Ll}/u.test(message);
  return message.replace(parted, (said: string, letters: string, digits: string, at: number) => {
    const before = message.slice(Math.max(0, at - 20), at);
    const isAnnounced = announcing.test(before);
    const isWord = functionWords.has(letters.toLowerCase()) && (isShouted || letters !== letters.toUpperCase());
    if (isWord && !isAnnounced) return said;
    const whole = `${letters}-${digits}`;
    const kinds = known.kindsOf(whole);
    if (!kinds.some((kind) => written.has(kind))) return said;
    const isLast = isAnnounced && digits.length >= 3 && /^\s*(?:[.,;!?]|$)/.test(message.slice(at + said.length));
    const isVendor = (isLast || naming.test(before)) && kinds.includes('vendor');
    return known.keyLike(whole) ?? (isVendor ? whole : said);
  });
}
