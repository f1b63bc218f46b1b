import { z } from 'zod';
import { plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  title: shown(120),
  text: shown(400),
  /** The first of each subject carries its name; the others an empty text. */
  requests: z
    .array(
      z.object({
        subject: shown(60),
        request: plain(60),
        title: plain(60),
        help: shown(200),
        example: shown(120),
      }),
    )
    .max(10),
  /** Which page of how many; empty where there is one. */
  counted: shown(60),
  /** One entry while there is another page. */
  more: z.array(z.object({ request: plain(60) })).max(1),
});

/** What the bot can do for this person; each line can be pressed. */
export const helpCard = defineCard('help', model, (view) =>
  [view.title, ...view.requests.map(({ example }) => example)].join(' · '),
);
