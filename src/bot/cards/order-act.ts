import { z } from 'zod';
import { field, plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  dataCompany: plain(20),
  number: plain(40),
  version: plain(200),
  title: shown(120),
  text: shown(400),
  /** What it comes to, a line each. */
  points: z.array(z.object({ text: shown(300) })).max(21),
  reason: field,
  act: z.enum(['recall', 'cancel']),
  button: plain(60),
});

/** An act on an order that is only done once it is confirmed, with what it comes to. */
export const orderActCard = defineCard('order-act', model, (view) =>
  [view.title, view.text, ...view.points.map(({ text }) => text)].filter((part) => part !== '').join(' '),
);
