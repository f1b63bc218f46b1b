import { z } from 'zod';
import { fact, link, plain, shown } from './view.ts';
import { defineCard } from './template.ts';

/** A line as cards show it. */
export const orderLine = z.object({ heading: shown(160), amount: shown(40), detail: shown(200) });

const model = z.object({
  company: shown(20),
  number: plain(40),
  version: plain(200),
  title: shown(120),
  /** What just happened, or what the buttons would do; empty when it is only shown. */
  notice: shown(400),
  problems: z.array(z.object({ text: shown(400) })).max(12),
  facts: z.array(fact).max(12),
  lines: z.array(orderLine).max(20),
  moreLines: shown(60),
  total: shown(60),
  submit: z.boolean(),
  confirm: z.boolean(),
  receive: z.boolean(),
  links: z.array(link).max(2),
  dataCompany: plain(20),
});

/** An order as its reader may see it, with what can be done next. */
export const orderCard = defineCard('order', model, (view) =>
  [
    view.title,
    view.notice,
    ...view.problems.map(({ text }) => text),
    ...view.facts.map(({ title, value }) => `${title}: ${value}`),
  ]
    .filter((part) => part !== '')
    .join(' · '),
);
