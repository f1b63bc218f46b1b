import { z } from 'zod';
import { fact, plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  failure: plain(80),
  tone: z.enum(['good', 'attention', 'warning']),
  title: shown(160),
  text: shown(400),
  facts: z.array(fact).max(8),
  problems: z.array(z.object({ text: shown(400) })).max(12),
  retry: z.boolean(),
});

/** A change that is in one system and not in the other, and what can be done. */
export const syncFailureCard = defineCard('sync-failure', model, (view) =>
  [view.title, view.text, ...view.problems.map(({ text }) => text)].filter((part) => part !== '').join(' '),
);
