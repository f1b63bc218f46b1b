/**
 * Opens the project's store. A new embedded database is created by a process of its own: creating one takes several hundred megabytes
 * that a running process would keep.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { typescriptLoader } from './children/tsx.ts';
import { openStore, type Store } from '../store/open-store.ts';

/** Opens the store in a folder, creating it first where it is missing. A creation that broke off leaves nothing behind. */
export async function openStoreSafely(folder: string, environment: NodeJS.ProcessEnv): Promise<Store> {
  if (!existsSync(folder)) await createStore(folder, environment);
  return await openStore(folder);
}

async function createStore(folder: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const unfinished = `${folder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(dirname(folder), { recursive: true });
  const program = [
    `import { openStore } from ${JSON.stringify(new URL('../store/open-store.ts', import.meta.url).href)};`,
    `await (await openStore(process.argv[1])).close();`,
  ].join('\n');
  const nodeArguments = ['--import', typescriptLoader(), '--input-type=module', '--eval', program, unfinished];
  await promisify(execFile)(process.execPath, nodeArguments, { env: environment });
  await rename(unfinished, folder);
}
