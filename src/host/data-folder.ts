/**
 * The folder of everything kept on disk, held by one process at a time: a second one that opened the embedded database would lose
 * rows without a word. The holder writes itself into a lock file; a lock whose process is gone is taken over.
 */
import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CodedError } from '../errors.ts';

export interface DataFolder extends AsyncDisposable {
  readonly path: string;
  /** A path inside. */
  at(...parts: readonly string[]): string;
  release(): Promise<void>;
}

const lockName = 'process.lock';

/** Takes the folder, making it where it is missing. Throws DATA_FOLDER_IN_USE while another live process holds it. */
export async function holdDataFolder(path: string): Promise<DataFolder> {
  const lock = join(path, lockName);
  const own = `${lock}.${randomUUID()}`;
  try {
    await mkdir(path, { recursive: true });
    await writeFile(own, await signature(process.pid));
  } catch (error) {
    throw new CodedError('DATA_FOLDER_IN_USE', `The data folder ${path} cannot be written.`, { cause: error });
  }
  try {
    const isOurs = (await claim(own, lock)) || (await takeOver(own, lock));
    if (!isOurs) throw inUse(path, await holderOf(path));
  } finally {
    await rm(own, { force: true });
  }
  const release = () => rm(lock, { force: true });
  return { path, at: (...parts) => join(path, ...parts), release, [Symbol.asyncDispose]: release };
}

/** Number of the live process that holds the folder; null when none does. */
export async function holderOf(path: string): Promise<number | null> {
  const written = await readFile(join(path, lockName), 'utf8').catch(() => '');
  return liveProcess(written);
}

/** A link comes into being with its content, unlike a file that is written: nobody ever reads half a lock. */
async function claim(own: string, lock: string): Promise<boolean> {
  try {
    await link(own, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new CodedError('DATA_FOLDER_IN_USE', `The lock file ${lock} cannot be made.`, { cause: error });
  }
}

/** Replaces a lock whose process is gone. One process at a time, or two could each remove the other's new lock. */
async function takeOver(own: string, lock: string): Promise<boolean> {
  const turn = `${lock}.turn`;
  if (!(await claim(own, turn))) {
    if ((await liveProcess(await readFile(turn, 'utf8').catch(() => ''))) !== null) return false;
    throw new CodedError(
      'DATA_FOLDER_IN_USE',
      `A start broke off at the wrong moment; delete ${turn} and start again.`,
    );
  }
  try {
    if ((await holderOf(dirname(lock))) !== null) return false;
    await rm(lock, { force: true });
    return await claim(own, lock);
  } finally {
    await rm(turn, { force: true });
  }
}

function inUse(path: string, holder: number | null): CodedError {
  const who = holder === null ? 'another process that is just starting' : `process ${holder}`;
  return new CodedError('DATA_FOLDER_IN_USE', `The data folder ${path} is in use by ${who}.`);
}

async function liveProcess(written: string): Promise<number | null> {
  const processId = Number.parseInt(written, 10);
  if (!(processId > 0) || !isAlive(processId)) return null;
  return (await signature(processId)) === written ? processId : null;
}

/** Process number and, where the platform tells it, its start time: numbers are given out again, in containers at every start. */
async function signature(processId: number): Promise<string> {
  const stat = await readFile(`/proc/${processId}/stat`, 'utf8').catch(() => '');
  // The command name, in brackets, may hold spaces; the start time is the 20th field behind it.
  const startTime = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return startTime === undefined ? `${processId}\n` : `${processId} ${startTime}\n`;
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // A process of somebody else's is alive too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
