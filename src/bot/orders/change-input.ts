/** What a person fills in to change an order there is, as text, beside what they saw of it. */
import { z } from 'zod';
import type { OrderView } from '../../procurement/face.ts';
import { changeDraft, findDraft, type Draft } from '../conversation/drafts.ts';
import type { Turn } from '../conversation/turn.ts';
import { writeNumber } from '../understanding/numbers.ts';
import { mostLines } from './input.ts';
import { shownLine, shownOrder } from './shown.ts';
import { isOpenLine } from './stage.ts';

const text = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim().slice(0, 500))
  .default('');

const existingLine = z.object({ lineNumber: z.number(), quantity: text, date: text, remove: z.boolean() });
const newLine = z.object({ product: text, quantity: text, unit: text });

const changeInput = z.object({
  date: text,
  warehouse: text,
  shipVia: text,
  paymentTerm: text,
  /** Lines of the order that may be changed here; the others go along with day and warehouse of the header, and no more. */
  lines: z.array(existingLine),
  added: z.array(newLine),
});

export type ChangeInput = z.output<typeof changeInput>;

const changeValues = z.object({
  number: z.string(),
  version: z.string(),
  seen: shownOrder.extend({
    lines: z.array(shownLine.extend({ received: z.number(), isOpen: z.boolean().optional() })),
  }),
  input: changeInput,
  /** How often a confirmation was shown: each is an operation of its own. */
  attempt: z.number(),
});

type ChangeValues = z.output<typeof changeValues>;

/** A change that is being filled in. */
export interface ChangeDraft extends ChangeValues {
  readonly id: string;
  readonly draft: Draft;
  readonly company: string;
}

/** The person's own change of an order; null when it is somebody else's, put away, or forgotten. */
export async function findChange(turn: Turn, id: string): Promise<ChangeDraft | null> {
  const draft = await findDraft(turn, 'order-change', id);
  return draft === null ? null : readChange(id, draft);
}

/** The same of a draft at hand. */
export function readChange(id: string, draft: Draft): ChangeDraft | null {
  const values = changeValues.safeParse(draft.values);
  return values.success ? { ...values.data, id, draft, company: draft.company } : null;
}

/** Keeps new input or another state, and gives the change as it is then. */
export async function keepChange(
  turn: Turn,
  before: ChangeDraft,
  change: Partial<ChangeValues> & { readonly state?: Draft['state'] },
): Promise<ChangeDraft> {
  const { state = before.draft.state, ...values } = change;
  const { number, version, seen, input, attempt } = { ...before, ...values };
  const draft: Draft = { ...before.draft, state, values: { number, version, seen, input, attempt } };
  await changeDraft(turn, before.id, draft);
  return { ...before, ...values, draft };
}

/** The input with everything as it stands, for so many lines; those named are among them. */
export function inputFrom(turn: Turn, order: OrderView, named: readonly number[]): ChangeInput {
  const open = order.lines.filter(isOpenLine);
  const first = open.filter(({ lineNumber }) => named.includes(lineNumber));
  const rest = open.filter(({ lineNumber }) => !named.includes(lineNumber));
  const lines = [...first, ...rest].slice(0, mostLines).sort((a, b) => a.lineNumber - b.lineNumber);
  return {
    date: order.requestedDate ?? '',
    warehouse: order.warehouse ?? '',
    shipVia: order.shipVia ?? '',
    paymentTerm: order.paymentTerm ?? '',
    lines: lines.map((line) => ({
      lineNumber: line.lineNumber,
      quantity: writeNumber(line.quantity, turn.texts.language),
      date: line.requestedDate ?? '',
      remove: false,
    })),
    added: [],
  };
}

/** Id of an input of a line there is, by its number, or of a new one, counted from 1. */
export const lineInput = (lineNumber: number, field: 'quantity' | 'date' | 'remove'): string =>
  `line${lineNumber}-${field}`;
export const newLineInput = (index: number, field: 'product' | 'quantity' | 'unit'): string => `new${index}-${field}`;

/** The input of the form out of the data of a click. What the card did not show keeps its earlier value. */
export function readChangeForm(data: Readonly<Record<string, unknown>>, before: ChangeInput): ChangeInput {
  const said = (id: string, otherwise: string): string => (id in data ? text.catch('').parse(data[id]) : otherwise);
  return {
    date: said('date', before.date),
    warehouse: said('warehouse', before.warehouse),
    shipVia: said('shipVia', before.shipVia),
    paymentTerm: said('paymentTerm', before.paymentTerm),
    lines: before.lines.map(({ lineNumber, quantity, date, remove }) => ({
      lineNumber,
      quantity: said(lineInput(lineNumber, 'quantity'), quantity),
      date: said(lineInput(lineNumber, 'date'), date),
      remove: said(lineInput(lineNumber, 'remove'), String(remove)) === 'true',
    })),
    added: before.added.map(({ product, quantity, unit }, index) => ({
      product: said(newLineInput(index + 1, 'product'), product),
      quantity: said(newLineInput(index + 1, 'quantity'), quantity),
      unit: said(newLineInput(index + 1, 'unit'), unit),
    })),
  };
}
