import { z } from 'zod';
import { fact, link, shown } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  title: shown(160),
  text: shown(400),
  facts: z.array(fact).max(15),
  links: z.array(link).max(4),
});

/** A record as it stands, after it was created or when it is shown. */
export const recordCard = defineCard('record', model, (view) =>
  [view.title, view.text, ...view.facts.map(({ title, value }) => `${title}: ${value}`)]
    .filter((part) => part !== '')
    .join(' · '),
);
