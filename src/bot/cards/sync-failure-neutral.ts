import { z } from 'zod';
import { fact, plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  tone: z.enum(['good', 'attention', 'warning']),
  title: shown(160),
  text: shown(300),
  facts: z.array(fact).max(6),
  /** Who has the details, or why they are not here. */
  note: shown(300),
  /** One entry where a person may ask for the details in their own chat. */
  details: z.array(z.object({ incident: plain(80) })).max(1),
});

/** Changes that are in one system and not in the other, for those who may not see the records. */
export const syncFailureNeutralCard = defineCard('sync-failure-neutral', model, (view) =>
  [view.title, view.text, view.note].join(' '),
);
