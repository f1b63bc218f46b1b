import { z } from 'zod';
import { fact, link, plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  title: shown(120),
  facts: z.array(fact).max(12),
  stock: z.array(z.object({ text: shown(240) })).max(25),
  /** Fields that Supply Chain Management keeps. */
  integration: z.array(fact).max(40),
  links: z.array(link).max(4),
  search: plain(60),
  page: plain(6),
});

/** One warehouse: facts, stock with whose figure it is, the group of fields kept by Supply Chain Management, links. */
export const warehouseDetailsCard = defineCard('warehouse-details', model, (view) =>
  [view.title, ...view.facts.map(({ title, value }) => `${title}: ${value}`)].join(' · '),
);
