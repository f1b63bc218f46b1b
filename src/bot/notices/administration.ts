/** What concerns those who look after the synchronisation: notices of the core, people who cannot be reached. */
import { z } from 'zod';
import { noteFor } from '../conversation/notes.ts';
import type { NoticeKind } from './outbox.ts';

const kinds = ['queueFilling', 'queueFull', 'systemDown', 'systemBack', 'missedHook', 'parked'] as const;

/** A notice of the core, in the core's own words under a heading of ours. */
export const administrationNotice: NoticeKind = {
  kind: 'administration',
  async write(turn, payload) {
    const { about, text } = z.object({ about: z.enum(kinds), text: z.string() }).parse(payload);
    const tone = about === 'systemBack' ? 'good' : 'warning';
    return noteFor(turn, tone, turn.texts.sync.notices[about], text, { suggest: ['sync-status', 'sync-failures'] });
  },
};

/** A notice could not be delivered to somebody, or in a room. */
export const undeliverableNotice: NoticeKind = {
  kind: 'undeliverable',
  async write(turn, payload) {
    const { name, isRoom } = z.object({ name: z.string(), isRoom: z.boolean().default(false) }).parse(payload);
    const { notices } = turn.texts.sync;
    return isRoom
      ? noteFor(turn, 'warning', notices.lostRoom(name), notices.lostRoomText)
      : noteFor(turn, 'warning', notices.undeliverable(name), notices.undeliverableText);
  },
};
