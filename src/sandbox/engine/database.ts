import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Database } from './runtime.ts';
import { createStatements } from './statements.ts';

/** The data folder is open in another process; opening it twice would silently lose rows. */
export class FolderInUse extends Error {
  readonly folder: string;
  /** The process that has it open. */
  readonly pid: number;

  constructor(folder: string, pid: number) {
    super(`The data folder ${folder} is in use by process ${pid}.`);
    this.folder = folder;
    this.pid = pid;
  }
}

/** Opens a database: in memory without a folder, else on disk behind a lock file. Throws `FolderInUse`. */
export async function openDatabase(folder: string | null): Promise<Database> {
  if (folder === null) return databaseOn(await openInMemory());
  await mkdir(folder, { recursive: true });
  const unlock = await lockFolder(folder);
  try {
    return databaseOn(await openOnDisk(folder), unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** An empty database as an archive: making one takes seconds, loading it a fraction. Made at most once a process. */
let emptyImage: Promise<Blob> | undefined;

async function openInMemory(): Promise<PGlite> {
  if (emptyImage !== undefined) return PGlite.create({ loadDataDir: await emptyImage });
  const first = PGlite.create();
  emptyImage = first.then((pglite) => pglite.dumpDataDir('none'));
  await emptyImage;
  return first;
}

/** Opens the database of a folder; what an interrupted first start left there is thrown away, for it cannot be opened. */
async function openOnDisk(folder: string): Promise<PGlite> {
  const dataDir = join(folder, 'database');
  if (hasDatabase(folder)) return PGlite.create({ dataDir });
  await rm(dataDir, { recursive: true, force: true });
  const pglite = await PGlite.create({ dataDir });
  await writeFile(join(folder, complete), '');
  return pglite;
}

/** Says that the database beside it was made to the end. */
const complete = 'complete';

/** True when the folder holds a database that was made to the end. */
export function hasDatabase(folder: string): boolean {
  return existsSync(join(folder, complete));
}

/** The database that an open PGlite holds. `closed` is called when it has been closed. */
export function databaseOn(pglite: PGlite, closed: () => Promise<void> = async () => {}): Database {
  const query = createStatements(pglite);
  // It has one connection. What waits for a transaction of ours waits here.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    query: (sql, parameters) => inTurn(() => query(sql, parameters)),
    transaction: (work) => inTurn(() => pglite.transaction(() => work({ query }))),
    async close() {
      await pglite.close();
      await closed();
    },
  };
}

/** Holds `lock` with our process id in the folder; a lock left by a process that is gone is taken over. */
async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'lock');
  for (;;) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(`${process.pid}\n`);
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const pid = Number.parseInt(await readFile(path, 'utf8').catch(() => ''), 10);
    if (Number.isInteger(pid) && isAlive(pid)) throw new FolderInUse(folder, pid);
    await rm(path, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
