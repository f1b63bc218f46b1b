import { z } from 'zod';
import { plain, shown, tone } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  title: shown(120),
  systems: z.array(z.object({ name: shown(60), detail: shown(60), state: shown(40), tone })).max(2),
  /** `detail` is what waits and when it last went well, `trouble` what is wrong; both empty where there is nothing to say. */
  maps: z.array(z.object({ name: shown(80), detail: shown(120), state: shown(40), tone, trouble: shown(60) })).max(18),
  /** What is not shown: `and 3 more`. */
  more: shown(60),
  suggestions: z.array(z.object({ title: plain(60), request: plain(60) })).max(5),
});

/** How the synchronisation is: both systems, and a line for each map. */
export const syncStatusCard = defineCard('sync-status', model, (view) =>
  [view.title, ...[...view.systems, ...view.maps].map(({ name, state }) => `${name}: ${state}`)].join('. '),
);
