import { z } from 'zod';
import { choice, plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const choices = z.array(choice).max(30);

const model = z.object({
  company: shown(20),
  title: shown(160),
  /** What just happened, or what is wrong. */
  notice: shown(300),
  text: shown(300),
  subscriptions: z
    .array(z.object({ id: plain(100), heading: shown(160), detail: shown(160), end: plain(160) }))
    .max(10),
  more: shown(80),
  /** One entry where the reader may ask for more. */
  form: z.array(z.object({ maps: choices, companies: choices, classes: choices })).max(1),
});

/** What sync failures are heard of in a conversation, with a form for more. */
export const subscriptionsCard = defineCard('subscriptions', model, (view) =>
  [view.title, view.notice, view.text, ...view.subscriptions.map(({ heading }) => heading)]
    .filter((part) => part !== '')
    .join(' '),
);
