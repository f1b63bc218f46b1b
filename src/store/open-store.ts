import type { SyncStore } from '../sync/ports.ts';
import { openDatabase, type Database } from './database.ts';
import { createFailures } from './failures.ts';
import { createJournal } from './journal.ts';
import { createLeases } from './leases.ts';
import { migrate } from './migrations.ts';
import { createRecordStates } from './record-states.ts';
import { createSignals } from './signals.ts';

/** Everything the project keeps between starts. Must be closed, or the process does not end. */
export interface Store extends SyncStore {
  readonly database: Database;
  close(): Promise<void>;
}

/** Opens the store in a folder, or in memory for null, and brings its schema up to date. */
export async function openStore(folder: string | null): Promise<Store> {
  const database = await openDatabase(folder);
  await migrate(database);
  // The folder is ours alone, so a lease in it can only be that of a process which ended.
  await database.query('delete from lease');
  return {
    database,
    journal: createJournal(database),
    leases: createLeases(database),
    recordStates: createRecordStates(database),
    signals: createSignals(database),
    failures: createFailures(database),
    close: () => database.close(),
  };
}
