import { z } from 'zod';
import { field, plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  dataCompany: plain(20),
  number: plain(40),
  version: plain(200),
  title: shown(120),
  problems: z.array(z.object({ text: shown(400) })).max(12),
  receipt: field,
  date: field,
  lines: z
    .array(z.object({ line: plain(6), heading: shown(160), detail: shown(120), label: plain(80), now: field }))
    .max(20),
});

/** What arrived of an order: a quantity for each line that is still open. */
export const orderReceiptCard = defineCard('order-receipt', model, (view) =>
  [
    view.title,
    ...view.problems.map(({ text }) => text),
    view.receipt.problem,
    view.date.problem,
    ...view.lines.map(({ now }) => now.problem),
  ]
    .filter((part) => part !== '')
    .join(' '),
);
