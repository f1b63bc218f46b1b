import { z } from 'zod';
import { fact, link, plain, shown, tone } from './view.ts';
import { defineCard } from './template.ts';

/** A line as cards show it. */
export const orderLine = z.object({ heading: shown(100), amount: shown(40), detail: shown(140) });

const model = z.object({
  company: shown(20),
  number: plain(40),
  version: plain(200),
  title: shown(120),
  /** What just happened, or what the buttons would do; empty when it is only shown. */
  notice: shown(400),
  /** What there is to say beside the notice, a line each. */
  points: z.array(z.object({ text: shown(300) })).max(30),
  problems: z.array(z.object({ text: shown(400) })).max(12),
  vendor: shown(160),
  /** Where it stands, in Supply Chain Management's own word. */
  status: shown(120),
  tone,
  facts: z.array(fact).max(12),
  lines: z.array(orderLine).max(20),
  moreLines: shown(60),
  total: shown(60),
  /** The next step of its life, where the reader may take it. */
  step: z.enum(['submit', 'confirm', 'receive', 'none']),
  edit: z.boolean(),
  /** What else can be done with it, behind “More”; the next step of its life has a button of its own. */
  acts: z.array(z.object({ verb: plain(60), title: plain(60) })).max(6),
  links: z.array(link).max(2),
  dataCompany: plain(20),
});

/** An order as its reader may see it, with what can be done next. */
export const orderCard = defineCard('order', model, (view) =>
  [
    view.title,
    view.notice,
    ...view.points.map(({ text }) => text),
    ...view.problems.map(({ text }) => text),
    view.vendor,
    view.status,
    ...view.facts.map(({ title, value }) => `${title}: ${value}`),
    view.total,
  ]
    .filter((part) => part !== '')
    .join(' · '),
);
