/** Ways to fill the disk of one process and of nobody else. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, mkdir, open, rm, statfs } from 'node:fs/promises';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A place for a data folder whose disk can be filled up and be given room again. */
export interface SmallDisk extends AsyncDisposable {
  readonly folder: string;
  /** From now on nothing more can be kept by the process. */
  fill(processId: number): Promise<void>;
  /** There is room again, for the next process. */
  free(): Promise<void>;
}

export interface WayToFill {
  readonly name: string;
  make(): Promise<SmallDisk>;
}

/** Room of the small filesystem: a new store with its log, and some more. */
const size = '192m';

/** A filesystem of its own that a ballast fills: writes fail with ENOSPC. */
const smallFilesystem: WayToFill = {
  name: 'a filesystem without room',
  make: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dispatch-copilot-disk-'));
    await run('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
    const ballast = join(folder, 'ballast');
    const data = join(folder, 'data');
    await mkdir(data);
    return {
      folder: data,
      fill: async () => {
        await using file = await open(ballast, 'w');
        const piece = Buffer.alloc(64 * 1024);
        const { bavail, bsize } = await statfs(folder);
        for (let left = bavail * bsize; left > 0; left -= piece.length)
          await file.write(piece.subarray(0, Math.min(left, piece.length)));
      },
      free: () => rm(ballast, { force: true }),
      [Symbol.asyncDispose]: async () => {
        await run('umount', ['-l', folder]);
        await rm(folder, { recursive: true, force: true });
      },
    };
  },
};

/** No file may grow, nor be written beyond its first page: the system says EFBIG to the database, which fails as on a full disk. */
const limitedFiles: WayToFill = {
  name: 'files that may not grow',
  make: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dispatch-copilot-disk-'));
    return {
      folder,
      fill: async (processId) => void (await run('prlimit', ['--pid', String(processId), '--fsize=8192:unlimited'])),
      // The limit ends with its process.
      free: async () => undefined,
      [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
    };
  },
};

/** Whether this process may mount a filesystem, found out by doing it. */
function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'dispatch-copilot-mount-'));
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0;
  if (isMounted) spawnSync('umount', [folder]);
  rmdirSync(folder);
  return isMounted;
}

/** All ways of this machine: the limit on files needs no right, the filesystem of its own that of mounting. */
export function waysToFill(): readonly WayToFill[] {
  return mayMount() ? [smallFilesystem, limitedFiles] : [limitedFiles];
}
