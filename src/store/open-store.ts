import type { SyncStore } from '../sync/ports.ts';
import { createAlertRules, createAlerts } from './alerts.ts';
import { createCatchUp } from './catch-up.ts';
import { openDatabase, type Database } from './database.ts';
import { createFailures } from './failures.ts';
import { createInitialSyncs } from './initial-syncs.ts';
import { createJournal, examineJournal } from './journal.ts';
import { createLeases } from './leases.ts';
import { createMapStatuses } from './map-statuses.ts';
import { migrate } from './migrations.ts';
import { createQueue } from './queue.ts';
import { createRecordStates } from './record-states.ts';
import { createRetention } from './retention.ts';
import { createSetAside } from './set-aside.ts';
import { createSignals } from './signals.ts';
import { createSoundness, type Soundness } from './soundness.ts';

/** Everything the project keeps between starts. Must be closed, or the process does not end. */
export interface Store extends SyncStore {
  readonly database: Database;
  close(): Promise<void>;
}

/**
 * Opens the store in a folder, or in memory for null, and brings its schema up to date. A damaged journal does not keep it from
 * opening: it says so in `trouble`. Throws STORE_FAILED when the database cannot be opened at all.
 */
export async function openStore(folder: string | null): Promise<Store> {
  const soundness = createSoundness();
  return openStoreOn(await openDatabase(folder, soundness), soundness);
}

/** Opens the store on a database of its own, as {@link openStore} does. It closes that with itself. */
export async function openStoreOn(database: Database, soundness: Soundness = createSoundness()): Promise<Store> {
  await migrate(database);
  await examineJournal(database, soundness);
  // The folder is ours alone, so a lease in it can only be that of a process which ended.
  await database.query('delete from lease');
  return {
    database,
    trouble: () => soundness.trouble(),
    stop: (error) => soundness.note(error),
    onTrouble: (listener) => soundness.onTrouble(listener),
    journal: createJournal(database, soundness),
    leases: createLeases(database),
    recordStates: createRecordStates(database),
    signals: createSignals(database),
    failures: createFailures(database),
    mapStatuses: createMapStatuses(database),
    queue: createQueue(database),
    alertRules: createAlertRules(database),
    alerts: createAlerts(database),
    catchUp: createCatchUp(database),
    initialSyncs: createInitialSyncs(database),
    setAside: createSetAside(database, soundness),
    retention: createRetention(database),
    close: () => database.close(),
  };
}
