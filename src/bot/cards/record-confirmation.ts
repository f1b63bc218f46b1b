import { z } from 'zod';
import { fact, plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  draft: plain(60),
  attempt: plain(6),
  title: shown(160),
  text: shown(300),
  /** Label of the button that writes. */
  save: plain(40),
  facts: z.array(fact).max(45),
});

/** A record once more before it is written: its values, or of a change what was and what will be. */
export const recordConfirmationCard = defineCard('record-confirmation', model, (view) =>
  [view.title, ...view.facts.map(({ title, value }) => `${title}: ${value}`)].join(' · '),
);
