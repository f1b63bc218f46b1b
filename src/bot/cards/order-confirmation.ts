import { z } from 'zod';
import { fact, plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  draft: plain(60),
  attempt: plain(6),
  facts: z.array(fact).max(8),
  lines: z.array(z.object({ text: shown(200) })).max(20),
});

/** The order once more, before it is written. It has no prices yet. */
export const orderConfirmationCard = defineCard('order-confirmation', model, (view, texts) =>
  [
    texts.cards['order-confirmation'].title,
    ...view.facts.map(({ title, value }) => `${title}: ${value}`),
    ...view.lines.map(({ text }) => text),
  ].join(' · '),
);
