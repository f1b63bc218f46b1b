/** Orders in words: a sentence that orders something, and what a later one changes of it. */
import { z } from 'zod';
import type { Turn } from '../conversation/turn.ts';
import { readDay, trailingDay } from '../understanding/dates.ts';
import { writeNumber } from '../understanding/numbers.ts';
import { readLines, splitTrailingLines, type SpokenLine } from '../understanding/order-lines.ts';
import { emptyLine, mostLines, type LineInput, type OrderInput } from './input.ts';

const words = z.string().optional();

/** What a sentence says of an order. */
export const spokenOrder = z.object({
  /** What to order: `5 pumps P-100 and 2 boxes of V-10`. */
  lines: words,
  vendor: words,
  site: words,
  warehouse: words,
  date: words,
  workOrder: words,
});

/** What a later sentence changes: another quantity of the only line, more lines, other circumstances. */
export const spokenChange = spokenOrder.extend({ quantity: words });

type SpokenOrder = z.output<typeof spokenOrder>;

/** The input of a form out of the slots of a sentence; lines too many are counted and left out. */
export function inputOf(turn: Turn, given: SpokenOrder): { readonly input: OrderInput; readonly tooMany: number } {
  const { language } = turn.texts;
  const vendor = splitTrailingLines(given.vendor ?? '', language);
  const warehouse = splitTrailingLines(given.warehouse ?? '', language);
  const date = splitTrailingLines(given.date ?? '', language);
  const lines = [given.lines ?? '', vendor.lines, warehouse.lines, date.lines].flatMap((text) =>
    readLines(text, language),
  );
  // A code after `for` may be that of the work order the parts are for.
  const isWorkOrder = given.workOrder === undefined && /^WO-?\d/i.test(warehouse.head);
  const dated = given.date === undefined ? splitDay(turn, [vendor.head, warehouse.head]) : null;
  return {
    tooMany: Math.max(0, lines.length - mostLines),
    input: {
      vendor: dated?.heads[0] ?? vendor.head,
      warehouse: isWorkOrder ? '' : (dated?.heads[1] ?? warehouse.head),
      site: given.site ?? '',
      date: dated?.day ?? date.head,
      workOrder: isWorkOrder ? warehouse.head : (given.workOrder ?? ''),
      lines: lines.length === 0 ? [emptyLine] : lines.slice(0, mostLines).map((line) => lineOf(turn, line)),
    },
  };
}

/** The input after a change. A quantity is that of the only line; where there are several it is left to the form. */
export function changed(
  turn: Turn,
  before: OrderInput,
  change: z.output<typeof spokenChange>,
): { readonly input: OrderInput; readonly tooMany: number } {
  const { quantity, ...said } = change;
  const told = inputOf(turn, said);
  const added = said.lines === undefined ? [] : told.input.lines;
  const kept = before.lines.filter(({ product }) => product !== '');
  const lines = [...kept, ...added].map((line, _index, all) =>
    quantity !== undefined && all.length === 1 ? { ...line, quantity } : line,
  );
  const or = (field: Exclude<keyof OrderInput, 'lines'>): string =>
    told.input[field] === '' ? before[field] : told.input[field];
  return {
    tooMany: Math.max(0, lines.length - mostLines),
    input: {
      vendor: or('vendor'),
      site: or('site'),
      warehouse: or('warehouse'),
      date: or('date'),
      workOrder: or('workOrder'),
      lines: lines.length === 0 ? [emptyLine] : lines.slice(0, mostLines),
    },
  };
}

function lineOf(turn: Turn, { product, quantity, unit }: SpokenLine): LineInput {
  return {
    product,
    quantity: quantity === null ? '' : writeNumber(quantity, turn.texts.language),
    unit: unit ?? '',
  };
}

/** A day at the end of a name that no word announces: `from ACME tomorrow`. */
function splitDay(
  turn: Turn,
  heads: readonly [string, string],
): { readonly day: string; readonly heads: readonly [string, string] } | null {
  for (const [index, head] of heads.entries()) {
    const split = trailingDay(head);
    if (split === null) continue;
    const { services, sender, texts } = turn;
    const day = readDay(split.day, services.clock.now(), sender.timeZone, texts.locale);
    if (day !== null) return { day, heads: index === 0 ? [split.head, heads[1]] : [heads[0], split.head] };
  }
  return null;
}
