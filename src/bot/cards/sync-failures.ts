import { z } from 'zod';
import { choice, fact, plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const page = z.object({ page: plain(6) });

const model = z.object({
  company: shown(20),
  incident: plain(80),
  tone: z.enum(['good', 'attention', 'warning']),
  title: shown(160),
  text: shown(300),
  facts: z.array(fact).max(8),
  problems: z.array(z.object({ text: shown(400) })).max(12),
  open: z.boolean(),
  people: z.array(choice).max(20),
  /** What that list suggests from while somebody types; empty where these are all. */
  dataset: plain(100).default(''),
  /** A page of the records; pressing one shows it alone. */
  records: z
    .array(z.object({ failure: plain(80), heading: shown(120), detail: shown(200), tooltip: plain(160) }))
    .max(8),
  paged: shown(80),
  previous: z.array(page).max(1),
  next: z.array(page).max(1),
});

/** Changes of several records that failed for the same cause. */
export const syncFailuresCard = defineCard('sync-failures', model, (view) =>
  [view.title, view.text, ...view.problems.map(({ text }) => text)].filter((part) => part !== '').join(' '),
);
