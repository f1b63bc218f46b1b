/**
 * How the command line finds the running process: a file in the data folder with its address and a key that only those who may read
 * the folder have.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const runningSchema = z.object({ address: z.string().url(), key: z.string().min(1) });

export type RunningProcess = z.infer<typeof runningSchema>;

const fileName = 'running.json';

/** Tells where this process can be reached; readable by the owner of the folder alone. */
export async function announceProcess(folder: string, running: RunningProcess): Promise<void> {
  const path = join(folder, fileName);
  await rm(path, { force: true });
  await writeFile(path, `${JSON.stringify(running)}\n`, { mode: 0o600 });
}

export async function withdrawProcess(folder: string): Promise<void> {
  await rm(join(folder, fileName), { force: true });
}

/** What was announced in this folder, null when nothing or nothing readable is there. */
export async function findRunningProcess(folder: string): Promise<RunningProcess | null> {
  try {
    return runningSchema.parse(JSON.parse(await readFile(join(folder, fileName), 'utf8')));
  } catch {
    return null;
  }
}
