import type { OrderView } from '../../procurement/face.ts';
import type { Turn } from '../conversation/turn.ts';
import { formatsFor } from '../texts/format.ts';
import type { ShownOrder } from './shown.ts';

/** Changes told one by one; the rest is counted. */
const mostChanges = 9;

/** What is different in an order since somebody saw it, a sentence each. Names prices: for personal chats. */
export function differenceOf(turn: Turn, before: ShownOrder, now: OrderView): readonly string[] {
  const { changes, facts } = turn.texts.orders;
  const format = formatsFor(turn.texts.locale);
  const money = (amount: number | null, currency: string): string | null =>
    amount === null ? null : format.money(amount, currency);
  const day = (date: string | null): string | null => (date === null ? null : format.day(date));
  const said: string[] = [];
  const compare = (what: string, from: string | null, to: string | null): void => {
    if (from !== to) said.push(changes.value(what, from ?? changes.nothing, to ?? changes.nothing));
  };

  compare(changes.total, money(before.total, before.currency), money(now.total, now.currency));
  compare(facts.vendor, before.vendor, now.vendor);
  compare(facts.site, before.site, now.site);
  compare(facts.warehouse, before.warehouse, now.warehouse);
  compare(facts.date, day(before.requestedDate), day(now.requestedDate));
  if (before.paymentTerm !== undefined) compare(facts.paymentTerm, before.paymentTerm, now.paymentTerm);
  if (before.shipVia !== undefined) compare(facts.shipVia, before.shipVia, now.shipVia);
  for (const line of now.lines) {
    const earlier = before.lines.find(({ lineNumber }) => lineNumber === line.lineNumber);
    const quantity = format.quantity(line.quantity, line.unit);
    if (earlier === undefined) {
      said.push(changes.added(line.lineNumber, quantity, line.product));
      continue;
    }
    const of = (what: string): string => changes.ofLine(line.lineNumber, what);
    compare(of(changes.product), earlier.product, line.product);
    compare(of(changes.quantity), format.quantity(earlier.quantity, earlier.unit), quantity);
    compare(of(changes.price), money(earlier.price, before.currency), money(line.price, now.currency));
    if (earlier.warehouse !== undefined) compare(of(changes.warehouse), earlier.warehouse, line.warehouse);
    if (earlier.requestedDate !== undefined)
      compare(of(changes.date), day(earlier.requestedDate), day(line.requestedDate));
  }
  for (const { lineNumber, product, quantity, unit } of before.lines) {
    if (now.lines.some((line) => line.lineNumber === lineNumber)) continue;
    said.push(changes.removed(lineNumber, format.quantity(quantity, unit), product));
  }
  const rest = said.length - mostChanges;
  return rest > 0 ? [...said.slice(0, mostChanges), changes.more(rest)] : said;
}
