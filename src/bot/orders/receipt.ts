/** The form for what arrived of an order. */
import type { Problem } from '../../connectors/port.ts';
import type { ActRequest, OrderView } from '../../procurement/face.ts';
import { orderReceiptCard } from '../cards/order-receipt.ts';
import type { Reply } from '../cards/reply.ts';
import { noProblems, placeProblems, type PlacedProblems } from '../conversation/problems.ts';
import type { Turn } from '../conversation/turn.ts';
import { formatsFor } from '../texts/format.ts';
import { dayOf, readDay } from '../understanding/dates.ts';
import { isLikeThroughout } from '../understanding/likeness.ts';
import { readNumber, writeNumber } from '../understanding/numbers.ts';
import { lineHeading } from './show.ts';
import { isOpenLine } from './stage.ts';

/** What was typed, by input id. */
export type Typed = Readonly<Record<string, string>>;

const mostLines = 20;

const lineInput = (line: number): string => `now${line}`;

/** What is typed already where a sentence says how much arrived of what; of the only open line where it does not say of what. */
export function arrivedAs(
  turn: Turn,
  order: OrderView,
  said: { readonly quantity?: string | undefined; readonly product?: string | undefined },
): Typed {
  const quantity = readNumber(said.quantity ?? '', turn.texts.language);
  const open = openLines(order);
  const arrived = open.filter(
    ({ product, description }) =>
      said.product === undefined || isLikeThroughout(`${product} ${description}`, said.product),
  );
  const [line, other] = arrived;
  if (quantity === null || line === undefined || other !== undefined) return {};
  const others = open.filter((one) => one !== line).map(({ lineNumber }) => [lineInput(lineNumber), '']);
  return Object.fromEntries([
    ...others,
    [lineInput(line.lineNumber), writeNumber(quantity, turn.texts.language)],
  ]) as Typed;
}

/** The form: the open lines with what is ordered and received, what is still open as the suggestion. */
export function showReceiptForm(
  turn: Turn,
  order: OrderView,
  typed: Typed = {},
  problems: PlacedProblems = noProblems,
): Reply {
  const { texts, services, sender } = turn;
  const words = texts.cards['order-receipt'];
  const format = formatsFor(texts.locale);
  const field = (id: string, otherwise: string) => ({
    value: typed[id] ?? otherwise,
    problem: problems.at.get(id) ?? '',
  });
  const form = orderReceiptCard(turn.cards, {
    company: order.company,
    dataCompany: order.company,
    number: order.number,
    version: order.version,
    title: words.titleOf(order.number),
    problems: problems.top.map((text) => ({ text })),
    receipt: field('receipt', ''),
    date: field('date', dayOf(services.clock.now(), sender.timeZone)),
    lines: openLines(order).map((line) => ({
      line: String(line.lineNumber),
      heading: lineHeading(line),
      detail: words.detail(format.quantity(line.quantity, line.unit), format.quantity(line.received, line.unit)),
      label: words.now(String(line.lineNumber)),
      now: field(lineInput(line.lineNumber), writeNumber(roundedRest(line.quantity - line.received), texts.language)),
    })),
  });
  const data = { company: order.company, number: order.number, version: order.version };
  return { ...form, dialog: { title: texts.openAsDialog, verb: 'purchaseOrder.receive', data } };
}

export interface ReadReceipt {
  /** Null when something has to be corrected first. */
  readonly receipt: NonNullable<ActRequest['receipt']> | null;
  readonly typed: Typed;
  readonly problems: PlacedProblems;
}

/**
 * Reads the form out of the data of a click, numbers as the person's language has them. Lines left empty or at zero did not arrive. What
 * was typed for a line that is no longer open counts too: a click that is asked about again is the same act, whatever came of it meanwhile.
 */
export function readReceipt(turn: Turn, order: OrderView, data: Readonly<Record<string, unknown>>): ReadReceipt {
  const { texts, services, sender } = turn;
  const at = new Map<string, string>();
  const textOf = (id: string): string => {
    const value = data[id];
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, 100) : '';
  };
  const typed: Record<string, string> = { receipt: textOf('receipt'), date: textOf('date') };
  const lines: { lineNumber: number; quantity: number }[] = [];
  const open = openLines(order);
  for (const line of order.lines.filter((one) => open.includes(one) || lineInput(one.lineNumber) in data)) {
    const { lineNumber } = line;
    const id = lineInput(lineNumber);
    const value = textOf(id);
    typed[id] = value;
    const quantity = value === '' ? 0 : readNumber(value, texts.language);
    if (quantity === null || quantity < 0) at.set(id, texts.orders.noQuantity(value));
    else if (quantity !== 0) lines.push({ lineNumber, quantity });
  }
  const number = typed['receipt'] ?? '';
  const date = readDay(typed['date'] ?? '', services.clock.now(), sender.timeZone, texts.locale);
  if (number === '') at.set('receipt', texts.orders.needed.receipt);
  if (date === null) at.set('date', texts.orders.noDate(typed['date'] ?? ''));
  const top = lines.length === 0 && at.size === 0 ? [texts.orders.needed.received] : [];
  return {
    typed,
    problems: { at, top },
    receipt: at.size > 0 || top.length > 0 || date === null ? null : { number, date, lines },
  };
}

/** Sorts the refusal of a receipt to the inputs of its form. */
export function placeAtReceipt(
  turn: Turn,
  problems: readonly Problem[],
  { lines = [] }: Partial<NonNullable<ActRequest['receipt']>>,
  typed: Typed,
): PlacedProblems {
  return placeProblems(turn, problems, (problem) => inputOf(problem, lines, typed));
}

function inputOf(problem: Problem, lines: readonly { readonly lineNumber: number }[], typed: Typed): string | null {
  switch (problem.field) {
    case null:
      return inputNamedIn(problem.message, lines, typed);
    case 'ProductReceiptNumber':
      return 'receipt';
    case 'ProductReceiptDate':
      return 'date';
    case 'ReceivedPurchaseQuantity': {
      const named = Number(problem.ref?.key.at(-1));
      const line = lines.find(({ lineNumber }) => lineNumber === named) ?? (lines.length === 1 ? lines[0] : undefined);
      return line === undefined ? null : lineInput(line.lineNumber);
    }
    default:
      return null;
  }
}

/** The input that a message without a field is about: a line by its number, else the delivery note or the day that it quotes. */
function inputNamedIn(message: string, lines: readonly { readonly lineNumber: number }[], typed: Typed): string | null {
  const number = Number(/\bline (\d+)\b/i.exec(message)?.[1]);
  if (lines.some(({ lineNumber }) => lineNumber === number)) return lineInput(number);
  const words = new Set(message.split(/[^\p{L}\p{N}_-]+/u));
  return ['receipt', 'date'].find((input) => words.has(typed[input] ?? '')) ?? null;
}

function openLines(order: OrderView) {
  return order.lines.filter(isOpenLine).slice(0, mostLines);
}

/** Differences of decimals without the dust of binary fractions. */
function roundedRest(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
