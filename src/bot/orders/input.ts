/** What a person fills in for an order, as text: from a sentence, from the form, from memory. */
import { z } from 'zod';
import { pickedOrTyped } from '../conversation/picking.ts';

/** Lines on one card; an order with more is continued in Supply Chain Management. */
export const mostLines = 10;

const text = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim().slice(0, 500))
  .default('');

const lineInput = z.object({ product: text, quantity: text, unit: text });

const orderInput = z.object({
  vendor: text,
  site: text,
  warehouse: text,
  date: text,
  workOrder: text,
  lines: z.array(lineInput).max(mostLines),
});

export type OrderInput = z.output<typeof orderInput>;
export type LineInput = z.output<typeof lineInput>;

/** What is kept with the draft: the input, and how often a confirmation was shown, which makes each its own operation. */
export const orderDraftValues = z.object({ input: orderInput, attempt: z.number() });

export type OrderDraftValues = z.output<typeof orderDraftValues>;

export const emptyLine: LineInput = { product: '', quantity: '', unit: '' };

/** Id of an input of a line, counted from 1: `line1-product`. */
export function lineField(line: number, field: keyof LineInput): string {
  return `line${line}-${field}`;
}

const lineKey = /^line(\d{1,2})-(product|quantity|unit)(?:-typed)?$/;

const headerFields = ['vendor', 'site', 'warehouse', 'date', 'workOrder'] as const;

/** The input of the form out of the data of a click. What the card did not show keeps its earlier value. */
export function readForm(data: Readonly<Record<string, unknown>>, before: OrderInput): OrderInput {
  const lines = before.lines.map((line) => ({ ...line }));
  for (const key of Object.keys(data)) {
    const found = lineKey.exec(key);
    const line = found === null ? undefined : lines[Number(found[1]) - 1];
    if (line === undefined || found === null) continue;
    const part = found[2] as keyof LineInput;
    line[part] = text.catch('').parse(pickedOrTyped(data, lineField(Number(found[1]), part), line[part]));
  }
  const given = Object.fromEntries(
    headerFields
      .map((field) => [field, pickedOrTyped(data, field, before[field])] as const)
      .filter(([, value]) => value !== undefined),
  );
  const told = orderInput.omit({ lines: true }).partial().catch({}).parse(given);
  return { ...before, ...told, lines };
}
