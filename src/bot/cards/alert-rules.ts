import { z } from 'zod';
import { plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  title: shown(160),
  /** What just happened. */
  notice: shown(300),
  text: shown(300),
  rules: z
    .array(z.object({ id: plain(60), heading: shown(200), detail: shown(200), change: plain(160), remove: plain(160) }))
    .max(8),
  more: shown(80),
});

/** The rules by which somebody is told that sync failures pile up. */
export const alertRulesCard = defineCard('alert-rules', model, (view) =>
  [view.title, view.notice, view.text, ...view.rules.map(({ heading }) => heading)]
    .filter((part) => part !== '')
    .join(' '),
);
