import { z } from 'zod';
import { entryGroups } from './listing.ts';
import { fact, link, plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  dataCompany: plain(20),
  map: plain(60),
  key: plain(100),
  title: shown(160),
  /** What just happened to it; empty when it is only shown. */
  notice: shown(300),
  problems: z.array(z.object({ text: shown(400) })).max(12),
  facts: z.array(fact).max(12),
  groups: entryGroups,
  explanation: shown(300),
  /** All other fields, behind a button. */
  more: z.array(fact).max(32),
  /** One entry where a work order may be made for it. */
  workOrder: z.array(z.object({ asset: plain(100) })).max(1),
  links: z.array(link).max(2),
});

/** A record as its reader's own system has it, with what belongs to it. */
export const recordDetailsCard = defineCard('record-details', model, (view) =>
  [
    view.title,
    view.notice,
    ...view.problems.map(({ text }) => text),
    ...view.facts.map(({ title, value }) => `${title}: ${value}`),
  ]
    .filter((part) => part !== '')
    .join(' · '),
);
