/** What concerns those who look after the synchronisation: alerts, notices of the core, people who cannot be reached. */
import { z } from 'zod';
import { noteFor } from '../conversation/notes.ts';
import type { NoticeKind } from './outbox.ts';

const kinds = ['alert', 'queueFilling', 'queueFull', 'systemDown', 'systemBack', 'missedHook', 'parked'] as const;

/** An alert or a notice of the core, in the core's own words under a heading of ours. */
export const administrationNotice: NoticeKind = {
  kind: 'administration',
  async write(turn, payload) {
    const { about, text } = z.object({ about: z.enum(kinds), text: z.string() }).parse(payload);
    const tone = about === 'systemBack' ? 'good' : 'warning';
    return noteFor(turn, tone, turn.texts.sync.notices[about], text, { suggest: ['sync-status', 'sync-failures'] });
  },
};

/** Somebody's notice could not be delivered. */
export const undeliverableNotice: NoticeKind = {
  kind: 'undeliverable',
  async write(turn, payload) {
    const { name } = z.object({ name: z.string() }).parse(payload);
    const { undeliverable, undeliverableText } = turn.texts.sync.notices;
    return noteFor(turn, 'warning', undeliverable(name), undeliverableText);
  },
};
