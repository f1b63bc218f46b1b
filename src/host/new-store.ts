/**
 * Makes the embedded database of a new data folder, in a process of its own: creating one takes several hundred megabytes that a
 * running process would keep.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { typescriptLoader } from './children/tsx.ts';

/** Resolves when the folder holds a database, old or new. A creation that broke off leaves nothing behind. */
export async function provideStore(folder: string, environment: NodeJS.ProcessEnv): Promise<void> {
  if (!existsSync(folder)) await createStore(folder, environment);
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
