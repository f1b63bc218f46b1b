import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox } from '../../src/sandbox/compose.ts';
import { createClock } from '../../src/sandbox/engine/system-clock.ts';
import { openStore } from '../../src/store/open-store.ts';
import { temporaryFolder } from './temporary-folder.ts';

let template: Promise<string> | undefined;

/**
 * A data folder as a first start leaves it behind when nothing was done: making its databases takes longer than all else of a start.
 * It goes away with its scope. What a start makes of an empty folder is seen in the tests of the start.
 */
export async function filledDataFolder(): ReturnType<typeof temporaryFolder> {
  template ??= makeTemplate();
  const folder = await temporaryFolder();
  await cp(await template, folder.path, { recursive: true });
  return folder;
}

/** Made at most once a process, and gone with it. */
async function makeTemplate(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'dispatch-copilot-filled-'));
  process.once('exit', () => rmSync(path, { recursive: true, force: true }));
  const sandbox = await createSandbox({
    dataDirectory: join(path, 'sandbox'),
    clock: createClock(() => new Date()),
    ids: { guid: randomUUID },
    callHook: () => Promise.reject(new Error('Nobody is asked while it is filled.')),
  });
  await sandbox.close();
  await (await openStore(join(path, 'store'))).close();
  return path;
}
