import { z } from 'zod';
import { choice, plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const picked = z.object({ value: plain(100), choices: z.array(choice).max(30) });

const model = z.object({
  company: shown(20),
  /** Empty for a new rule. */
  rule: plain(60),
  title: shown(160),
  problems: z.array(z.object({ text: shown(300) })).max(4),
  count: plain(10),
  minutes: plain(10),
  map: picked,
  of: picked,
  class: picked,
  tell: picked,
  pause: z.enum(['true', 'false']),
});

/** The form of an alert rule. */
export const alertRuleCard = defineCard('alert-rule', model, (view) =>
  [view.title, ...view.problems.map(({ text }) => text)].join(' '),
);
