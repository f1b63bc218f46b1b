import { z } from 'zod';
import { formInput } from './record-form.ts';
import { plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  incident: plain(80),
  failure: plain(80),
  title: shown(160),
  text: shown(300),
  problems: z.array(z.object({ text: shown(400) })).max(12),
  fields: z.array(formInput).max(8),
});

/** The refused fields of a record as inputs, so that they can be corrected and carried over. */
export const syncFailureEditCard = defineCard('sync-failure-edit', model, (view) =>
  [view.title, ...view.problems.map(({ text }) => text)].join(' '),
);
