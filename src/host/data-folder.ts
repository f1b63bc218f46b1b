/**
 * The folder of everything kept on disk, held by one process at a time: a second one that opened the embedded database would lose
 * rows without a word. The holder writes itself into a lock file and renews that while it lives.
 *
 * Whether the process of a lock is alive is seen at once where process numbers mean the same: in this boot of the machine and, in
 * containers, among the same set of numbers. Of any other lock all that can be seen is whether its file is renewed.
 */
import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, readlink, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CodedError } from '../errors.ts';

export interface DataFolder extends AsyncDisposable {
  readonly path: string;
  /** A path inside. */
  at(...parts: readonly string[]): string;
  release(): Promise<void>;
}

/** The process that a lock names. */
export interface Holder {
  readonly processId: number;
  /** Whether that number means anything here: not that of another machine or container. */
  readonly isHere: boolean;
}

export interface HoldingOptions {
  /** Called when the lock is no longer ours, or could not be renewed for so long that it need not be: nothing may be written any more. */
  readonly lost?: (error: CodedError) => void;
  /** Where process numbers mean the same; found out when absent. */
  readonly place?: string;
  /** Milliseconds between renewals. */
  readonly beat?: number;
  /** Milliseconds without one after which a lock from elsewhere counts as left behind. */
  readonly patience?: number;
}

export const lockName = 'process.lock';
const usual = { beat: 3_000, patience: 15_000 };

/**
 * Takes the folder, making it where it is missing. Throws DATA_FOLDER_IN_USE while another live process holds it. A lock from another
 * container or machine is watched for `patience` before it is taken over.
 */
export async function holdDataFolder(path: string, options: HoldingOptions = {}): Promise<DataFolder> {
  const lock = join(path, lockName);
  const place = options.place ?? (await placeOfNumbers());
  const token = randomUUID();
  const own = `${lock}.${token}`;
  const written = `${await signature(process.pid)} ${place} ${token}\n`;
  try {
    await mkdir(path, { recursive: true });
    await writeFile(own, written);
  } catch (error) {
    throw new CodedError('DATA_FOLDER_IN_USE', `The data folder ${path} cannot be written.`, { cause: error });
  }
  try {
    const isOurs = (await claim(own, lock)) || (await takeOver(own, lock, { ...usual, ...options, place }));
    if (!isOurs) throw inUse(path, await holderOf(path, { ...options, place }));
  } finally {
    await rm(own, { force: true });
  }
  const stop = keepAlive(path, written, { ...usual, ...options });
  const release = async () => {
    stop();
    if ((await textOf(lock)) === written) await rm(lock, { force: true });
  };
  return { path, at: (...parts) => join(path, ...parts), release, [Symbol.asyncDispose]: release };
}

/** The live process that holds the folder; null when none does. */
export async function holderOf(path: string, options: HoldingOptions = {}): Promise<Holder | null> {
  const place = options.place ?? (await placeOfNumbers());
  return liveHolder(join(path, lockName), { ...usual, ...options, place });
}

/** Renews the lock until stopped, or until it is no longer ours. The time of its file counts the renewals: no two machines agree on more. */
function keepAlive(path: string, written: string, { lost, beat, patience }: HoldingOptions & typeof usual): () => void {
  const lock = join(path, lockName);
  let renewals = 0;
  let renewedAt = performance.now();
  const renew = async (): Promise<void> => {
    renewals += 1;
    const isOurs = await readFile(lock, 'utf8').then(
      (text) => text === written,
      (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
    );
    const isRenewed = isOurs && (await utimes(lock, renewals, renewals).then(always(true), always(false)));
    if (isRenewed) renewedAt = performance.now();
    else if (!isOurs || performance.now() - renewedAt >= patience) {
      clearInterval(timer);
      lost?.(new CodedError('DATA_FOLDER_IN_USE', `The data folder ${path} was taken from this process.`));
    }
  };
  const timer = setInterval(() => void renew(), beat);
  timer.unref();
  return () => clearInterval(timer);
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

type Watching = Required<Pick<HoldingOptions, 'place' | 'beat' | 'patience'>>;

/** Replaces a lock whose process is gone. One process at a time, or two could each remove the other's new lock. */
async function takeOver(own: string, lock: string, watching: Watching): Promise<boolean> {
  const before = await stateOf(lock);
  if ((await liveHolder(lock, watching)) !== null) return false;
  const turn = `${lock}.turn`;
  if (!(await claim(own, turn))) {
    if ((await liveHolder(turn, watching)) !== null || (await stateOf(turn)) === null) return false;
    throw new CodedError(
      'DATA_FOLDER_IN_USE',
      `A start broke off at the wrong moment; delete ${turn} and start again.`,
    );
  }
  try {
    const now = await stateOf(lock);
    if (now !== null && now !== before) return false;
    await rm(lock, { force: true });
    return await claim(own, lock);
  } finally {
    await rm(turn, { force: true });
  }
}

function inUse(path: string, holder: Holder | null): CodedError {
  return new CodedError('DATA_FOLDER_IN_USE', `The data folder ${path} is in use by ${wordHolder(holder)}.`);
}

/** Who holds a folder, for a sentence. */
export function wordHolder(holder: Holder | null): string {
  if (holder === null) return 'another process that is just starting';
  return holder.isHere ? `process ${holder.processId}` : 'a process in another container or on another machine';
}

async function liveHolder(lock: string, { place, beat, patience }: Watching): Promise<Holder | null> {
  const before = await stateOf(lock);
  const [processId = '', startTime = '', writtenAt = place] = (await textOf(lock)).trim().split(' ');
  const holder = { processId: Number(processId), isHere: writtenAt === place };
  if (!(holder.processId > 0)) return null;
  if (holder.isHere) {
    const isSame = isAlive(holder.processId) && (await signature(holder.processId)) === `${processId} ${startTime}`;
    return isSame ? holder : null;
  }
  for (let waited = 0; waited < patience; waited += beat) {
    await wait(beat);
    const now = await stateOf(lock);
    if (now !== before) return now === null ? null : holder;
  }
  return null;
}

/** Process number and, where the platform tells it, its start time: numbers are given out again, in containers at every start. */
async function signature(processId: number): Promise<string> {
  const status = await textOf(`/proc/${processId}/stat`);
  // The command name, in brackets, may hold spaces; the start time is the 20th field behind it.
  const startTime = status.slice(status.lastIndexOf(')') + 2).split(' ')[19];
  return `${processId} ${startTime ?? '-'}`;
}

async function placeOfNumbers(): Promise<string> {
  const boot = (await textOf('/proc/sys/kernel/random/boot_id')).trim();
  return boot === '' ? hostname() : `${boot}/${await readlink('/proc/self/ns/pid').catch(always(''))}`;
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

/** What a lock file says and how often it was renewed; null when it is not there. */
async function stateOf(file: string): Promise<string | null> {
  const told = await stat(file).catch(always(null));
  return told === null ? null : `${told.mtimeMs} ${await textOf(file)}`;
}

const textOf = (file: string): Promise<string> => readFile(file, 'utf8').catch(always(''));

const always =
  <T>(value: T) =>
  (): T =>
    value;
