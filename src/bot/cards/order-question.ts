import { z } from 'zod';
import { link, plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  inquiry: plain(80),
  title: shown(160),
  text: shown(300),
  question: shown(600),
  /** The answer that was given; empty while there is none. */
  answered: shown(700),
  open: z.boolean(),
  problem: shown(200),
  links: z.array(link).max(1),
});

/** A question to whoever requested an order, from somebody who decides on it. */
export const orderQuestionCard = defineCard('order-question', model, (view) =>
  [view.title, view.question, view.answered].filter((part) => part !== '').join(' · '),
);
