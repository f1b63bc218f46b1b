import { z } from 'zod';
import { fact, link, plain, shown, tone } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  number: plain(60),
  title: shown(160),
  notice: shown(300),
  /** What is to be done, in the words of whoever made it. */
  text: shown(600),
  status: shown(120),
  tone,
  facts: z.array(fact).max(12),
  bookings: z.array(z.object({ text: shown(200) })).max(12),
  /** False where nobody knows where the work is done. */
  near: z.boolean(),
  asset: z.array(z.object({ map: plain(60), company: plain(20), key: plain(100) })).max(1),
  links: z.array(link).max(2),
});

/** A work order: what, where, for which asset, who is booked. */
export const workOrderCard = defineCard('work-order', model, (view) =>
  [view.title, view.status, view.notice, view.text, ...view.facts.map(({ title, value }) => `${title}: ${value}`)]
    .filter((part) => part !== '')
    .join(' · '),
);
