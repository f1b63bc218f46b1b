/** From what a person filled in to a change that can be sent: words resolved to records, and only what is different from what they saw. */
import type { OrderChange, OrderHeaderChange, OrderLineChange } from '../../procurement/face.ts';
import type { Found, RecordKind } from '../../records/face.ts';
import { titleOf } from '../conversation/questions.ts';
import type { Turn } from '../conversation/turn.ts';
import { formatsFor } from '../texts/format.ts';
import { readDay } from '../understanding/dates.ts';
import { readNumber, writeNumber } from '../understanding/numbers.ts';
import { resolveRecord, resolveUnit } from '../understanding/resolve.ts';
import { lineInput, newLineInput, type ChangeDraft, type ChangeInput } from './change-input.ts';

export interface CheckedChange {
  /** The input with words replaced by keys where one record was meant. */
  readonly input: ChangeInput;
  /** Null while something is open, or nothing changes. */
  readonly change: OrderChange | null;
  /** What is wrong, by input id. */
  readonly problems: ReadonlyMap<string, string>;
  readonly offers: ReadonlyMap<string, readonly Found[]>;
  /** What changes, a line each: what it was and what it will be. */
  readonly differences: readonly { readonly title: string; readonly value: string }[];
}

interface Along {
  readonly what: 'requestedDate' | 'warehouse';
  readonly from: string | null;
  readonly to: string | null;
  /** Numbers of the lines. */
  readonly moves: readonly number[];
}

/** Open lines for which the form has no place, where they have the day or the place of the header: they go along with it. */
function goingAlong({ seen, input }: ChangeDraft, header: OrderHeaderChange): readonly Along[] {
  const others = seen.lines.filter(
    ({ lineNumber, isOpen }) => isOpen === true && !input.lines.some((line) => line.lineNumber === lineNumber),
  );
  return (['requestedDate', 'warehouse'] as const).flatMap((what) => {
    const moved = header[what];
    if (moved === undefined) return [];
    const along = others.filter(
      (line) => (line[what] ?? null) === seen[what] && (what === 'requestedDate' || line.received === 0),
    );
    return [{ what, ...moved, moves: along.map(({ lineNumber }) => lineNumber) }];
  });
}

/** Checks a change. Asks the records only; nothing is written. */
export async function checkChange(turn: Turn, draft: ChangeDraft, input: ChangeInput): Promise<CheckedChange> {
  const { texts, services, sender, person } = turn;
  const { company, number, version, seen } = draft;
  const words = texts.orderChanges.form;
  const format = formatsFor(texts.locale);
  const problems = new Map<string, string>();
  const offers = new Map<string, readonly Found[]>();
  const differences: { title: string; value: string }[] = [];
  const nothing = texts.orders.changes.nothing;
  const differs = (title: string, from: string | null, to: string | null): void =>
    void differences.push({ title, value: texts.records.change(from ?? nothing, to ?? nothing) });

  /** The key that words mean; null where none is said, or it is open. */
  const resolve = async (id: string, kind: RecordKind, said: string, before: string | null): Promise<string | null> => {
    if (said === '' || said === before) return said === '' ? null : said;
    const resolution =
      kind === 'unit'
        ? await resolveUnit(services.records, said, person, company)
        : await resolveRecord(services.records, kind, said, person, company);
    if (resolution.kind === 'one') return resolution.found.key;
    if (resolution.kind === 'several') {
      offers.set(id, resolution.found);
      problems.set(id, texts.orders.severalFit(said));
      return said;
    }
    const none = texts.orders.noneFits(said);
    const near = resolution.near.map(titleOf).join('; ');
    problems.set(id, near === '' ? none : `${none} ${texts.notFound.nearest(near)}`);
    return said;
  };
  const dayIn = (id: string, said: string): string | null => {
    if (said === '') return null;
    const day = readDay(said, services.clock.now(), sender.timeZone, texts.locale);
    if (day === null) problems.set(id, texts.orders.noDate(said));
    return day;
  };
  const quantityIn = (id: string, said: string): number | null => {
    const quantity = readNumber(said, texts.language);
    if (quantity === null) problems.set(id, said === '' ? texts.orders.needed.quantity : texts.orders.noQuantity(said));
    return quantity;
  };

  const date = dayIn('date', input.date);
  const warehouse = await resolve('warehouse', 'warehouse', input.warehouse, seen.warehouse);
  const shipVia = await resolve('shipVia', 'ship-via', input.shipVia, seen.shipVia ?? null);
  const paymentTerm = await resolve('paymentTerm', 'payment-term', input.paymentTerm, seen.paymentTerm ?? null);
  const header: { -readonly [Name in keyof OrderHeaderChange]: OrderHeaderChange[Name] } = {};
  const day = (value: string | null): string | null => (value === null ? null : format.day(value));
  const move = (name: keyof OrderHeaderChange, title: string, from: string | null, to: string | null): void => {
    if (from === to) return;
    header[name] = { from, to };
    const shown = name === 'requestedDate' ? day : (value: string | null) => value;
    differs(title, shown(from), shown(to));
  };
  if (!problems.has('date')) move('requestedDate', texts.orders.facts.date, seen.requestedDate, date);
  move('warehouse', texts.orders.facts.warehouse, seen.warehouse, warehouse);
  move('paymentTerm', texts.orders.facts.paymentTerm, seen.paymentTerm ?? null, paymentTerm);
  move('shipVia', texts.orders.facts.shipVia, seen.shipVia ?? null, shipVia);

  const lines: OrderLineChange[] = [];
  const kept: ChangeInput['lines'] = [];
  for (const line of input.lines) {
    const { lineNumber } = line;
    const before = seen.lines.find((one) => one.lineNumber === lineNumber);
    if (before === undefined) continue;
    const was = format.quantity(before.quantity, before.unit);
    if (line.remove) {
      kept.push(line);
      lines.push({ kind: 'remove', lineNumber, quantity: before.quantity });
      differences.push({ title: words.line(lineNumber), value: words.removed(was, before.product) });
      continue;
    }
    const quantity = quantityIn(lineInput(lineNumber, 'quantity'), line.quantity);
    const own = dayIn(lineInput(lineNumber, 'date'), line.date);
    const wasDay = before.requestedDate ?? null;
    // What has the day or the place of the header goes along with it, unless it is given one of its own.
    const wanted = own === wasDay && wasDay === seen.requestedDate && header.requestedDate !== undefined ? date : own;
    const wasWarehouse = before.warehouse ?? null;
    const goesAlong = header.warehouse !== undefined && wasWarehouse === seen.warehouse && before.received === 0;
    const moved = {
      ...(quantity === null || quantity === before.quantity
        ? {}
        : { quantity: { from: before.quantity, to: quantity } }),
      ...(wanted === wasDay || problems.has(lineInput(lineNumber, 'date'))
        ? {}
        : { requestedDate: { from: wasDay, to: wanted } }),
      ...(goesAlong ? { warehouse: { from: wasWarehouse, to: warehouse } } : {}),
    };
    const of = (what: string): string => texts.orders.changes.ofLine(lineNumber, what);
    if (moved.quantity !== undefined)
      differs(of(texts.orders.changes.quantity), was, format.quantity(moved.quantity.to, before.unit));
    if (moved.requestedDate !== undefined) differs(of(texts.orders.changes.date), day(wasDay), day(wanted));
    if (moved.warehouse !== undefined) differs(of(texts.orders.changes.warehouse), wasWarehouse, warehouse);
    if (Object.keys(moved).length > 0) lines.push({ kind: 'update', lineNumber, moved });
    kept.push({
      ...line,
      quantity: quantity === null ? line.quantity : writeNumber(quantity, texts.language),
      date: own ?? line.date,
    });
  }
  for (const { what, from, to, moves } of goingAlong(draft, header)) {
    const [first] = moves;
    if (first === undefined) continue;
    const shown = what === 'requestedDate' ? day : (value: string | null) => value;
    differs(
      words.along(moves.length, texts.orders.changes[what === 'requestedDate' ? 'date' : what]),
      shown(from),
      shown(to),
    );
    for (const lineNumber of moves) {
      const known = lines.find((one) => one.kind === 'update' && one.lineNumber === lineNumber);
      if (known?.kind === 'update')
        lines[lines.indexOf(known)] = { ...known, moved: { ...known.moved, [what]: { from, to } } };
      else lines.push({ kind: 'update', lineNumber, moved: { [what]: { from, to } } });
    }
  }
  const added: ChangeInput['added'] = [];
  for (const [index, line] of input.added.entries()) {
    if (line.product === '' && line.quantity === '') {
      added.push(line);
      continue;
    }
    const id = (field: 'product' | 'quantity' | 'unit'): string => newLineInput(index + 1, field);
    if (line.product === '') problems.set(id('product'), texts.orders.needed.product);
    const product = (await resolve(id('product'), 'product', line.product, null)) ?? '';
    const unit = await resolve(id('unit'), 'unit', line.unit, null);
    const quantity = quantityIn(id('quantity'), line.quantity);
    added.push({
      product,
      unit: unit ?? '',
      quantity: quantity === null ? line.quantity : writeNumber(quantity, texts.language),
    });
    if (quantity === null) continue;
    lines.push({ kind: 'add', product, quantity, unit, requestedDate: date, warehouse });
    differences.push({ title: words.newLine, value: words.added(format.quantity(quantity, unit), product) });
  }
  const isChange = lines.length > 0 || Object.keys(header).length > 0;
  return {
    input: {
      date: date ?? input.date,
      warehouse: warehouse ?? '',
      shipVia: shipVia ?? '',
      paymentTerm: paymentTerm ?? '',
      lines: kept,
      added,
    },
    change: problems.size > 0 || !isChange ? null : { company, number, version, header, lines },
    problems,
    offers,
    differences,
  };
}
