/**
 * The life of an entity map, as one total table: every status, every event, and what comes of it.
 *
 *     Not running ──run──► Running ──pause──► Paused ──resume──► Resuming ──drained──► Running
 *          │  ▲              │  ▲                ▲                  │
 *          │  └─────stop─────┴──┼────────────────┴──────pause───────┘
 *          └─initial sync─► Initializing ──ended──► Resuming
 *
 * A map whose tables are missing is *Not available*, whatever else it is; its own status waits below until they are there.
 */
import type { MapCommandName, MapStatusName } from '../face.ts';

/** What may happen to a map: commands of people, and what the core finds out or does by itself. */
export type LifecycleEvent =
  | MapCommandName
  | 'initialSyncStarted'
  | 'initialSyncEnded'
  | 'initialSyncStopped'
  | 'drained'
  | 'schemaMissing'
  | 'schemaFound';

/** What comes of an event: a status (the same one: nothing to do), the status kept below, or a sentence saying why not. */
export type Next = MapStatusName | 'as before' | { readonly refused: string };

const no = (sentence: string): Next => ({ refused: sentence });

const notStarted = no('It is not running. Run it first.');
const stopped = no('It is stopped. Run it, so that it follows what happens from now on.');
const initializing = no('Its initial sync is going on. Wait for the end, or cancel it.');
const noInitialSync = no('There is no initial sync of it under way.');
const nothingToDrain = no('It is not being resumed.');
const noTables = no('Its tables are missing in one of the systems.');

export const lifecycle: Readonly<Record<MapStatusName, Readonly<Record<LifecycleEvent, Next>>>> = {
  'Not running': {
    run: 'Running',
    pause: notStarted,
    resume: stopped,
    stop: 'Not running',
    initialSyncStarted: 'Initializing',
    initialSyncEnded: noInitialSync,
    initialSyncStopped: noInitialSync,
    drained: nothingToDrain,
    schemaMissing: 'Not available',
    schemaFound: 'Not running',
  },
  Initializing: {
    run: initializing,
    pause: initializing,
    resume: initializing,
    stop: initializing,
    initialSyncStarted: 'Initializing',
    initialSyncEnded: 'Resuming',
    // What was saved meanwhile waits in order; whether it is carried over or not is for people to say.
    initialSyncStopped: 'Paused',
    drained: nothingToDrain,
    schemaMissing: 'Not available',
    schemaFound: 'Initializing',
  },
  Running: {
    run: 'Running',
    pause: 'Paused',
    resume: 'Running',
    stop: 'Not running',
    initialSyncStarted: 'Initializing',
    initialSyncEnded: noInitialSync,
    initialSyncStopped: noInitialSync,
    drained: 'Running',
    schemaMissing: 'Not available',
    schemaFound: 'Running',
  },
  Paused: {
    run: 'Resuming',
    pause: 'Paused',
    resume: 'Resuming',
    stop: 'Not running',
    initialSyncStarted: 'Initializing',
    initialSyncEnded: noInitialSync,
    initialSyncStopped: noInitialSync,
    drained: nothingToDrain,
    schemaMissing: 'Not available',
    schemaFound: 'Paused',
  },
  Resuming: {
    run: 'Resuming',
    pause: 'Paused',
    resume: 'Resuming',
    stop: 'Not running',
    initialSyncStarted: 'Initializing',
    initialSyncEnded: noInitialSync,
    initialSyncStopped: noInitialSync,
    drained: 'Running',
    schemaMissing: 'Not available',
    schemaFound: 'Resuming',
  },
  'Not available': {
    run: noTables,
    pause: noTables,
    resume: noTables,
    stop: noTables,
    initialSyncStarted: noTables,
    initialSyncEnded: noTables,
    initialSyncStopped: noTables,
    drained: noTables,
    schemaMissing: 'Not available',
    schemaFound: 'as before',
  },
};

/** What becomes of a save: written to both now, kept to be carried over later, or left where it was made. */
export type Way = 'live' | 'queue' | 'leave';

/** The way that a status by itself allows. */
export const wayIn: Readonly<Record<MapStatusName, Way>> = {
  'Not running': 'leave',
  Initializing: 'queue',
  Running: 'live',
  Paused: 'queue',
  Resuming: 'queue',
  'Not available': 'leave',
};

/** Statuses in which what waits is carried over. */
export const isDraining = (status: MapStatusName): boolean => status === 'Running' || status === 'Resuming';
