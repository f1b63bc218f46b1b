/** From what a person filled in to an order that can be sent: every word resolved to a record, every number read. */
import type { OrderDraft, OrderDraftLine } from '../../procurement/face.ts';
import type { Found, RecordKind } from '../../records/face.ts';
import { titleOf } from '../conversation/questions.ts';
import type { Turn } from '../conversation/turn.ts';
import type { Texts } from '../texts/texts.ts';
import { readDay } from '../understanding/dates.ts';
import { resolveRecord, resolveUnit } from '../understanding/resolve.ts';
import { readNumber, writeNumber } from '../understanding/numbers.ts';
import { lineField, type LineInput, type OrderInput } from './input.ts';

/** The order as it would be sent, with names beside keys for the confirmation. */
export interface CheckedOrder {
  /** The input with words replaced by keys where one record was meant. */
  readonly input: OrderInput;
  /** Null while something is missing or open. */
  readonly draft: OrderDraft | null;
  /** What is wrong, by input id. */
  readonly problems: ReadonlyMap<string, string>;
  /** Records to choose from where several were meant, by input id. */
  readonly offers: ReadonlyMap<string, readonly Found[]>;
  /** What a resolved input shows to people, by input id. */
  readonly names: ReadonlyMap<string, string>;
}

/** Nothing fits; what comes nearest is named, never taken. */
function noneFits(texts: Texts, words: string, near: readonly Found[]): string {
  const said = texts.orders.noneFits(words);
  return near.length === 0 ? said : `${said} ${texts.notFound.nearest(near.map(titleOf).join('; '))}`;
}

/** Checks an order's input. Asks the records only; nothing is written. */
export async function checkOrder(turn: Turn, company: string, input: OrderInput): Promise<CheckedOrder> {
  const { texts, services, sender } = turn;
  const problems = new Map<string, string>();
  const offers = new Map<string, readonly Found[]>();
  const names = new Map<string, string>();

  /** The key meant by the words of an input; the words themselves where that is open. */
  const resolve = async (id: string, kind: RecordKind, words: string, required: boolean): Promise<string> => {
    if (words === '') {
      if (required) problems.set(id, texts.orders.needed[kind === 'vendor' ? 'vendor' : 'product']);
      return '';
    }
    const resolution =
      kind === 'unit'
        ? await resolveUnit(services.records, words, turn.person, company)
        : await resolveRecord(services.records, kind, words, turn.person, company);
    if (resolution.kind === 'one') {
      names.set(id, titleOf(resolution.found));
      return resolution.found.key;
    }
    if (resolution.kind === 'several') {
      offers.set(id, resolution.found);
      problems.set(id, texts.orders.severalFit(words));
    } else problems.set(id, noneFits(texts, words, resolution.near));
    return words;
  };

  const vendor = await resolve('vendor', 'vendor', input.vendor, true);
  const site = await resolve('site', 'site', input.site, false);
  const warehouse = await resolve('warehouse', 'warehouse', input.warehouse, false);
  const workOrder = await resolve('workOrder', 'work-order', input.workOrder, false);
  const date = input.date === '' ? null : readDay(input.date, services.clock.now(), sender.timeZone, texts.locale);
  if (input.date !== '' && date === null) problems.set('date', texts.orders.noDate(input.date));

  const lines: LineInput[] = [];
  const draftLines: OrderDraftLine[] = [];
  for (const [index, line] of input.lines.entries()) {
    const field = (name: keyof LineInput): string => lineField(index + 1, name);
    const product = await resolve(field('product'), 'product', line.product, true);
    const unit = await resolve(field('unit'), 'unit', line.unit, false);
    const quantity = readNumber(line.quantity, texts.language);
    if (quantity === null) {
      problems.set(
        field('quantity'),
        line.quantity === '' ? texts.orders.needed.quantity : texts.orders.noQuantity(line.quantity),
      );
    }
    lines.push({ product, unit, quantity: quantity === null ? line.quantity : writeNumber(quantity, texts.language) });
    draftLines.push({ product, quantity: quantity ?? 0, unit: unit === '' ? null : unit });
  }
  if (lines.length === 0) problems.set('lines', texts.orders.needed.lines);

  const orNull = (value: string): string | null => (value === '' ? null : value);
  const draft: OrderDraft = {
    company,
    vendor,
    site: orNull(site),
    warehouse: orNull(warehouse),
    requestedDate: date,
    paymentTerm: null,
    shipVia: null,
    currency: null,
    lines: draftLines,
    workOrder: orNull(workOrder),
  };
  return {
    input: { vendor, site, warehouse, workOrder, date: date ?? input.date, lines },
    draft: problems.size === 0 ? draft : null,
    problems,
    offers,
    names,
  };
}
