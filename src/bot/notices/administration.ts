/** What concerns those who look after the synchronisation: notices of the core, people who cannot be reached. */
import { z } from 'zod';
import type { CoreNotice } from '../../sync/face.ts';
import { noteFor } from '../conversation/notes.ts';
import { parkedText } from '../conversation/problems.ts';
import { summaryText } from '../conversation/summaries.ts';
import type { Turn } from '../conversation/turn.ts';
import { entityWords } from '../records/entities.ts';
import { showOpenFailures } from '../sync/status.ts';
import { showDifference } from '../sync/why-different.ts';
import type { NoticeKind } from './outbox.ts';
import { timeOf } from '../conversation/times.ts';
import { isAdministrator } from '../conversation/rights.ts';

const kinds = ['queueFilling', 'queueFull', 'systemDown', 'systemBack', 'missedHook', 'parked', 'stopped'] as const;

const model = z.object({
  about: z.enum(kinds),
  /** The core's own words, for what was kept without its parts. */
  text: z.string(),
  map: z.string().nullable().default(null),
  system: z.enum(['dataverse', 'financeOperations']).optional(),
  since: z.string().optional(),
  count: z.number().optional(),
  room: z.number().optional(),
  code: z.enum(['STORE_FAILED', 'JOURNAL_DAMAGED', 'OPERATION_IMPOSSIBLE']).optional(),
  parked: z.custom<CoreNotice['parked'] & object>((value) => typeof value === 'object' && value !== null).optional(),
});

/** What a notice says to its reader, times of day on the reader's clock. */
function wordsOf(
  turn: Turn,
  { about, text, map, system, since, count, room, code, parked }: z.output<typeof model>,
): string {
  const { texts, services } = turn;
  const words = texts.coreNotices;
  const entity = services.sync.maps.find(({ name }) => name === map);
  const { one, many } = entity === undefined ? { one: '', many: '' } : entityWords(texts, entity);
  switch (about) {
    case 'systemDown':
      return system === undefined
        ? text
        : words.systemDown(texts.systems[system], since === undefined ? '' : timeOf(turn, since));
    case 'systemBack':
      return system === undefined ? text : words.systemBack(texts.systems[system]);
    case 'queueFilling':
      return count === undefined || room === undefined ? text : words.queueFilling(many, count, room);
    case 'queueFull':
      return count === undefined ? text : words.queueFull(many, count);
    case 'missedHook':
      return count === undefined || system === undefined
        ? text
        : words.missedHook({ one, many }, count, texts.systems[system]);
    case 'stopped':
      return code === undefined ? text : words.stopped[code];
    case 'parked':
      return parked === undefined
        ? text
        : words.parked(summaryText(turn, parked), parked.actor, parkedText(turn, parked));
  }
}

const refModel = z.object({
  map: z.string(),
  company: z.string().nullable(),
  key: z.array(z.union([z.string(), z.number()])),
});

/** A notice of the core. */
export const administrationNotice: NoticeKind = {
  kind: 'administration',
  async write(turn, payload) {
    const notice = model.parse(payload);
    const { about } = notice;
    const tone = about === 'systemBack' ? 'good' : 'warning';
    return noteFor(turn, tone, turn.texts.sync.notices[about], wordsOf(turn, notice), {
      suggest: ['sync-status', 'sync-failures'],
    });
  },
};

/** The open sync failures, for an administrator who asked where several read. */
export const openFailuresNotice: NoticeKind = {
  kind: 'openFailures',
  anew: true,
  write: (turn) => (isAdministrator(turn) ? showOpenFailures(turn) : Promise.resolve(null)),
};

/** What differs in a record, with its values, for an administrator who asked where several read. */
export const differenceNotice: NoticeKind = {
  kind: 'difference',
  anew: true,
  async write(turn, payload) {
    const ref = refModel.parse(payload);
    return isAdministrator(turn) ? showDifference(turn, turn.services.sync.map(ref.map), ref) : null;
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
