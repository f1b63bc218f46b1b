/** Requests of those who look after the synchronisation; everybody else is told who may. */
import { z } from 'zod';
import type { MapCommandName } from '../../sync/face.ts';
import { syncConfirmationCard } from '../cards/sync-confirmation.ts';
import { noteFor } from '../conversation/notes.ts';
import { forAdministrators } from '../sync/administrators.ts';
import { mapsMeant, mapsTitle } from '../sync/maps.ts';
import { recordMeant } from '../sync/record-meant.ts';
import { showOpenFailures, showSyncStatus } from '../sync/status.ts';
import { showDifference } from '../sync/why-different.ts';
import { defineRequest } from './request.ts';

const maps = z.string().optional().describe('Kind of record whose map is meant, such as warehouses; all when left out');

/** State of all maps and of both systems. */
export const syncStatus = defineRequest({
  name: 'sync-status',
  utterances: {
    en: [
      '(sync|synchronisation|synchronization) (status|state|health)',
      '(status|state|health) of [the|all] (sync|synchronisation|synchronization|maps)',
      '(show|list) [me] [the] (sync|synchronisation|synchronization) status',
      'how is the (sync|synchronisation|synchronization) [doing]',
      '(is|are) [the|all] (sync|synchronisation|synchronization|maps) (running|working|up|ok|healthy|alive)',
    ],
    de: [
      '(status|stand|zustand) (der|des|vom) (synchronisierung|sync|abgleichs)',
      '(sync|synchronisierungs) (status|stand)',
      '(zeige|zeig) [mir] [den] (status|stand) der synchronisierung [an]',
      '[wie] läuft die (synchronisierung|synchronisation|sync) [gerade|grade|noch]',
    ],
  },
  slots: z.object({}),
  audience: 'administrators',
  handle: (turn) => forAdministrators(turn, () => showSyncStatus(turn)),
});

/** What could not be carried over and is still open. */
export const syncFailures = defineRequest({
  name: 'sync-failures',
  utterances: {
    en: [
      '[show|list] [me] [all|the|open] sync (failures|errors)',
      '[show|list] [me] [all] open sync (failures|errors)',
      '(what|which|anything) [has|records|is] (failed|not synced|stuck) [to sync|in the sync|syncing]',
    ],
    de: [
      '[zeige|zeig|liste] [mir] [alle|die] [offenen|offene] (synchronisierungsfehler|syncfehler) [an]',
      '[alle] [offenen|offene] (synchronisierungsfehler|syncfehler) anzeigen',
      '(welche|was) [datensätze|sätze] (konnten|konnte) nicht (synchronisiert|abgeglichen|übertragen) werden',
      '(welche|was) [datensätze|sätze] (wurden|wurde|ist|sind) nicht (synchronisiert|abgeglichen|übertragen) [worden]',
    ],
  },
  slots: z.object({}),
  audience: 'administrators',
  handle: (turn) => forAdministrators(turn, () => showOpenFailures(turn)),
});

/** What words for the commands begin with, in any of the languages. */
const commands: readonly (readonly [said: RegExp, command: MapCommandName])[] = [
  [/^(?:run|start|lauf)/, 'run'],
  [/^(?:paus|halt|anhalt|suspend|hold)/, 'pause'],
  [/^(?:resum|fort|weiter|continu)/, 'resume'],
  [/^stop/, 'stop'],
];

const commandSaid = (text: string): MapCommandName | undefined =>
  commands.find(([said]) => said.test(text.trim().toLowerCase()))?.[1];

/** Runs, pauses, resumes or stops maps, once confirmed. */
export const syncCommand = defineRequest({
  name: 'sync-command',
  writes: true,
  utterances: {
    en: [
      '(pause|resume|run|start|stop):command [all] [the] (sync|synchronisation|synchronization|map|maps) [(of|for) [the] {maps}]',
      '(pause|resume|run|start|stop):command [the] {maps} (sync|map)',
    ],
    de: [
      '(pausiere|starte|stoppe):command [bitte|mal] [alle] [die] (synchronisierung|synchronisation|sync|zuordnung|zuordnungen|map|maps) [(von|der|für) {maps}]',
      '(halt|halte):command [mal|bitte] [die] (synchronisierung|synchronisation|sync|zuordnung) [(von|der|für) [der|die] {maps}] an',
      '[die] (synchronisierung|synchronisation|sync|zuordnung) [(von|der|für) {maps}] (pausieren|fortsetzen|starten|stoppen|anhalten):command',
    ],
  },
  slots: z.object({ command: z.string().describe('run, pause, resume or stop'), maps }),
  audience: 'administrators',
  handle: (turn, given) =>
    forAdministrators(turn, async () => {
      const { texts } = turn;
      const meant = mapsMeant(turn, given.maps);
      const command = commandSaid(given.command);
      if (meant === null || command === undefined)
        return noteFor(turn, 'warning', texts.sync.unknownMap(given.maps ?? given.command), '');
      const names = meant.length === turn.services.sync.maps.length ? [] : meant.map(({ name }) => name);
      const words = texts.sync.commands[command](mapsTitle(turn, names));
      return syncConfirmationCard(turn.cards, {
        company: '',
        title: words.title,
        text: texts.sync.commandText[command],
        points: [],
        buttons: [{ title: words.button, act: command, what: names.join(',') }],
      });
    }),
});

/** An initial sync: a trial first. */
export const initialSync = defineRequest({
  name: 'initial-sync',
  writes: true,
  utterances: {
    en: ['[start|run|do] [an|the] initial sync [(of|for) [the] {maps}]'],
    de: [
      '[starte] [den|einen] (erstabgleich|initialabgleich) [(von|der|für) {maps}]',
      '[den|einen] (erstabgleich|initialabgleich) [(von|der|für) {maps}] starten',
    ],
  },
  slots: z.object({ maps }),
  audience: 'administrators',
  handle: (turn, given) =>
    forAdministrators(turn, async () => {
      const { initial, unknownMap } = turn.texts.sync;
      const meant = mapsMeant(turn, given.maps);
      if (meant === null) return noteFor(turn, 'warning', unknownMap(given.maps ?? ''), '');
      const names = meant.length === turn.services.sync.maps.length ? [] : meant.map(({ name }) => name);
      return syncConfirmationCard(turn.cards, {
        company: '',
        title: initial.titleDry(mapsTitle(turn, names)),
        text: initial.textDry,
        points: [],
        buttons: [{ title: initial.buttonDry, act: 'dryRun', what: names.join(',') }],
      });
    }),
});

/** What differs in a record between both systems, and why. */
export const whyDifferent = defineRequest({
  name: 'why-different',
  utterances: {
    en: ['why is [the] {record} different', 'why (does|do) [the] {record} differ', 'differences of [the] {record}'],
    de: [
      'warum ist [das|die] {record} (verschieden|anders|unterschiedlich)',
      'warum unterscheidet sich [das|die] {record}',
      'unterschiede (bei|von) {record}',
    ],
  },
  slots: z.object({ record: z.string().describe('Kind of record and its number: warehouse SEA-01') }),
  audience: 'administrators',
  handle: (turn, given) =>
    forAdministrators(turn, async () => {
      const meant = await recordMeant(turn, given.record);
      return meant === null
        ? noteFor(turn, 'warning', turn.texts.sync.unknownMap(given.record), turn.texts.notFound.hint)
        : showDifference(turn, meant.map, meant.ref);
    }),
});
