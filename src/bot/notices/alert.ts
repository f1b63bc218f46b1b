/** Sync failures pile up: what a rule of the administrators makes of it. */
import { z } from 'zod';
import type { Alert } from '../../sync/face.ts';
import { noteFor } from '../conversation/notes.ts';
import { failureClasses } from '../subscriptions/subscription.ts';
import { whatOf } from '../subscriptions/show.ts';
import { mapsTitle } from '../sync/maps.ts';
import type { NoticeKind, Outbox } from './outbox.ts';

const model = z.object({
  text: z.string(),
  count: z.number(),
  minutes: z.number(),
  map: z.string().nullable(),
  company: z.string().nullable(),
  class: z.enum(failureClasses).nullable(),
  paused: z.string().nullable(),
});

/** Tells of an alert whom its rule names: people, and rooms by their id; else the administrators. */
export async function tellAlert(outbox: Outbox, administrators: readonly string[], alert: Alert): Promise<void> {
  const { rule, id, count, text, map, paused } = alert;
  const payload: z.input<typeof model> = {
    ...{ text, count, minutes: rule.minutes, company: rule.company, class: rule.class },
    map: rule.map ?? map,
    paused: paused ? map : null,
  };
  const readers = rule.tell.length > 0 ? rule.tell : administrators.map((one) => one.toLowerCase());
  for (const to of readers) await outbox.post(to, 'alert', id, payload);
}

/** An alert, as it was when it was raised. */
export const alertNotice: NoticeKind = {
  kind: 'alert',
  async write(turn, payload) {
    const { text, count, minutes, paused, ...about } = model.parse(payload);
    const { syncDetails, sync } = turn.texts;
    const said = syncDetails.alerts.raised({
      ...{ text, count, minutes, what: whatOf(turn, about) },
      paused: paused === null ? '' : mapsTitle(turn, [paused]),
    });
    return noteFor(turn, 'warning', sync.notices.alert, said, { suggest: ['sync-status', 'sync-failures'] });
  },
};
