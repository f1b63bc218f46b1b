import { z } from 'zod';
import { plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const page = z.object({ page: plain(6) });

/** An order that waits, with a box to tick. */
const waitingOrder = z.object({
  /** Id of its box. */
  pick: plain(20),
  heading: plain(160),
  amount: shown(60),
  detail: shown(300),
  due: shown(100),
  dueColor: z.enum(['Default', 'Attention']),
  picked: z.enum(['on', 'off']),
  open: plain(60),
  dataCompany: plain(20),
  number: plain(40),
  version: plain(200),
});

export type WaitingOrder = z.input<typeof waitingOrder>;

const model = z.object({
  company: shown(20),
  /** What the boxes mean is kept under this id. */
  batch: plain(80),
  title: shown(160),
  text: shown(300),
  /** What became of those decided on just now. */
  outcomes: z.array(z.object({ text: shown(400) })).max(12),
  orders: z.array(waitingOrder).max(6),
  counted: shown(80),
  /** Whether there is something to decide on. */
  decide: z.boolean(),
  reason: plain(500),
  problem: shown(300),
  page: plain(6),
  previous: z.array(page).max(1),
  next: z.array(page).max(1),
});

/** The orders that wait for somebody's decision, to open or to decide on together. */
export const approvalsCard = defineCard('approvals', model, (view) =>
  [
    view.title,
    ...view.outcomes.map(({ text }) => text),
    ...view.orders.map(({ heading, amount }) => `${heading} ${amount}`),
  ].join(' · '),
);
