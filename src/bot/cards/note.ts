import { z } from 'zod';
import { plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  tone: z.enum(['default', 'good', 'attention', 'warning']),
  title: shown(120),
  text: shown(800),
  points: z.array(z.object({ text: shown(400) })).max(20),
  /** `meant` is what the request goes on with; empty where it starts anew. */
  suggestions: z.array(z.object({ title: plain(60), request: plain(60), meant: plain(60).default('') })).max(5),
});

/** Something said: a result, a refusal that has no form, a question that was not understood. */
export const noteCard = defineCard('note', model, (view) =>
  [view.title, view.text, ...view.points.map(({ text }) => text)].filter((part) => part !== '').join(' '),
);
