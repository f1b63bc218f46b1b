import { z } from 'zod';
import { choiceField, field, plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  draft: plain(60),
  attempt: plain(6),
  problems: z.array(z.object({ text: shown(400) })).max(12),
  id: field,
  name: field,
  site: choiceField,
  kind: choiceField,
  city: field,
});

/** A new warehouse to be filled in; after a refusal the same with what was typed and what is wrong. */
export const warehouseFormCard = defineCard('warehouse-form', model, (view, texts) =>
  [
    texts.cards['warehouse-form'].title,
    ...view.problems.map(({ text }) => text),
    ...[view.id, view.name, view.site, view.kind, view.city].map(({ problem }) => problem),
  ]
    .filter((part) => part !== '')
    .join(' '),
);
