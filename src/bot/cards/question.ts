import { z } from 'zod';
import { choice, plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  question: plain(60),
  title: shown(120),
  text: shown(400),
  /** Several ways to mean it; none when only typing helps. */
  choices: z.array(choice).max(30),
  /** Label of an input for one's own words; empty when only the choices count. */
  other: plain(100),
  problem: shown(300),
});

/** Asks which of several was meant, or for the missing words. */
export const questionCard = defineCard('question', model, (view) =>
  [view.title, view.text, ...view.choices.map(({ title }) => title)].filter((part) => part !== '').join('; '),
);
