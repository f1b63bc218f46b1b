/** Looking into the synchronisation, for those who look after it: field mappings, activity of the maps, journal of a record. */
import { z } from 'zod';
import { noteFor } from '../conversation/notes.ts';
import { beginList } from '../records/lists.ts';
import { forAdministrators } from '../sync/administrators.ts';
import { mapsMeant } from '../sync/maps.ts';
import { recordMeant } from '../sync/record-meant.ts';
import { defineRequest } from './request.ts';

const page = z.number().int().min(1).optional();
const maps = z.string().describe('Kind of record whose map is meant, such as warehouses');

/** Column by column how a map translates. */
export const fieldMapping = defineRequest({
  name: 'field-mapping',
  utterances: {
    en: [
      '[show|list] [me] [the] (field mapping|field mappings|field map|mapping|mapped fields) (of|for) [the] {maps} [map]',
      '[show|list] [me] [the] {maps} (field mapping|field mappings|field map|mapping)',
      'how (is|are) [the] {maps} mapped',
      '(which|what) fields of [the] {maps} are (mapped|synced|synchronised|synchronized)',
    ],
    de: [
      '[zeige|zeig|liste] [mir] [die|alle] (feldzuordnung|feldzuordnungen|felderzuordnung|feldabbildung) [(von|der|für|des) [den|die]] {maps} [an]',
      'wie (wird|werden|ist|sind) [die|das] {maps} (zugeordnet|abgebildet)',
      'welche felder [von|der] {maps} werden (abgeglichen|synchronisiert|zugeordnet)',
    ],
  },
  slots: z.object({ maps, page }),
  audience: 'administrators',
  handle: (turn, given) =>
    forAdministrators(turn, async () => {
      const [map, second] = mapsMeant(turn, given.maps) ?? [];
      return map === undefined || second !== undefined
        ? noteFor(turn, 'warning', turn.texts.sync.unknownMap(given.maps), '')
        : beginList(turn, { kind: 'fieldMapping', company: '', map: map.name }, given.page);
    }),
});

/** Who ran, paused, resumed or stopped maps, when and why. */
export const mapActivity = defineRequest({
  name: 'map-activity',
  utterances: {
    en: [
      'what (happened|was done) (to|with) [the|all] (map|maps|sync|synchronisation|synchronization)',
      'what (happened|was done) (to|with|on|in) [the] [sync of] {maps} (map|maps|sync)',
      'what (happened|was done) (to|with) [the] (map|maps|sync|synchronisation) of [the] {maps}',
      'who (paused|stopped|resumed|started|ran|run|changed) [the|all] (map|maps|sync|synchronisation|synchronization) [(of|for) [the] {maps}]',
      'who (paused|stopped|resumed|started|ran) [the] {maps} [map|maps|sync]',
      '[show|list] [me] [the] (activity|activities|activity log|log) (of|for) [the|all] (maps|map|sync|synchronisation) [(of|for) [the] {maps}]',
      '[show|list] [me] [the] map (activity|log|history)',
    ],
    de: [
      'was ist mit (der|den) (zuordnung|zuordnungen|synchronisierung) [(von|der|für) {maps}] (passiert|geschehen|gewesen)',
      'was ist mit (der|den) (zuordnung|zuordnungen|synchronisierung) (passiert|geschehen|gewesen) [(von|der|für) {maps}]',
      'wer hat [die|alle] (zuordnung|zuordnungen|synchronisierung) [(von|der|für) {maps}] (pausiert|gestoppt|fortgesetzt|gestartet|geändert)',
      'wer hat [die] {maps} (pausiert|gestoppt|fortgesetzt|gestartet)',
      '[zeige|zeig] [mir] [das|die] (protokoll|aktivitäten|verlauf) der (zuordnung|zuordnungen|synchronisierung) [(von|der|für) {maps}] [an]',
    ],
  },
  slots: z.object({ maps: maps.optional(), page }),
  audience: 'administrators',
  handle: (turn, given) =>
    forAdministrators(turn, async () => {
      const meant = mapsMeant(turn, given.maps);
      if (meant === null) return noteFor(turn, 'warning', turn.texts.sync.unknownMap(given.maps ?? ''), '');
      const [map, second] = meant;
      const only = second === undefined ? (map?.name ?? null) : null;
      return beginList(turn, { kind: 'mapActivity', company: '', map: only }, given.page);
    }),
});

/** What the journal has on a record. */
export const recordJournal = defineRequest({
  name: 'record-journal',
  utterances: {
    en: [
      'what (happened|was done) (to|with) [the] {record}',
      '[show|list] [me] [the] (journal|history|audit|audit trail|change history) (of|for) [the] {record}',
      'who (changed|edited|created|touched) [the] {record}',
    ],
    de: [
      'was ist mit [dem|der|den] {record} (passiert|geschehen)',
      '[zeige|zeig] [mir] [das|den|die] (journal|verlauf|historie|änderungen|änderungshistorie) (von|zu|für|des|der) [den|dem|der] {record} [an]',
      'wer hat [das|die|den] {record} (geändert|angelegt|bearbeitet)',
    ],
  },
  slots: z.object({ record: z.string().describe('Kind of record and its number: warehouse SEA-01'), page }),
  audience: 'administrators',
  handle: (turn, given) =>
    forAdministrators(turn, async () => {
      const meant = await recordMeant(turn, given.record);
      if (meant === null)
        return noteFor(turn, 'warning', turn.texts.sync.unknownMap(given.record), turn.texts.notFound.hint);
      const { map, company, key } = meant.ref;
      const about = { company: company ?? '', map, key: [...key], of: company };
      return beginList(turn, { kind: 'journal', ...about }, given.page);
    }),
});
