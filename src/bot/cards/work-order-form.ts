import { z } from 'zod';
import { choiceField, fact, field, plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  draft: plain(60),
  attempt: plain(6),
  problems: z.array(z.object({ text: shown(400) })).max(12),
  facts: z.array(fact).max(5),
  kind: choiceField,
  summary: field,
});

/** A work order for an asset, before it is created. */
export const workOrderFormCard = defineCard('work-order-form', model, (view, texts) =>
  [
    texts.cards['work-order-form'].title,
    ...view.facts.map(({ title, value }) => `${title}: ${value}`),
    ...view.problems.map(({ text }) => text),
  ].join(' · '),
);
