import { z } from 'zod';
import { choice, fact, link, plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  incident: plain(80),
  failure: plain(80),
  tone: z.enum(['good', 'attention', 'warning']),
  title: shown(160),
  text: shown(400),
  facts: z.array(fact).max(10),
  problems: z.array(z.object({ text: shown(400) })).max(12),
  /** Whether the reader may do something about it now. */
  open: z.boolean(),
  /** Whether its fields can be corrected here. */
  edit: z.boolean(),
  sides: z.array(z.object({ side: z.enum(['dataverse', 'financeOperations']), title: plain(60) })).max(2),
  /** To whom it may be assigned. */
  people: z.array(choice).max(20),
  /** What that list suggests from while somebody types; empty where these are all. */
  dataset: plain(100).default(''),
  links: z.array(link).max(2),
  /** Whether it is one of several with the same cause. */
  back: z.boolean(),
});

/** A change that is in one system and not in the other, and what can be done. */
export const syncFailureCard = defineCard('sync-failure', model, (view) =>
  [view.title, view.text, ...view.problems.map(({ text }) => text)].filter((part) => part !== '').join(' '),
);
