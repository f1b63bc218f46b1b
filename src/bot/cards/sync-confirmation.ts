import { z } from 'zod';
import { plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const acts = ['run', 'pause', 'resume', 'stop', 'dryRun', 'initialSync', 'cancelRun', 'repair'] as const;

/** What an administrator may have done from a card; `what` names the maps, the run or the record. */
export const syncAct = z.enum(acts);

const model = z.object({
  company: shown(20),
  title: shown(160),
  text: shown(400),
  points: z.array(z.object({ text: shown(300) })).max(20),
  buttons: z.array(z.object({ title: plain(60), act: syncAct, what: plain(1_000) })).max(4),
});

/** Something about the synchronisation, and what may be done about it once it is confirmed. */
export const syncConfirmationCard = defineCard('sync-confirmation', model, (view) =>
  [view.title, view.text, ...view.points.map(({ text }) => text)].filter((part) => part !== '').join(' '),
);
