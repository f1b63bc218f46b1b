/** The sandbox as a process of its own: two ports, one data folder. `npm run sandbox` starts it, and so does the bot's host. */
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import process, { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { createSandbox } from './compose.ts';
import type { Sandbox } from './compose.ts';
import type { OrganizationKind } from './dataverse/schema/organization-kind.ts';
import { FolderInUse, hasDatabase } from './engine/database.ts';
import { callHookOverHttp } from './engine/hook-caller.ts';
import { listen } from './engine/http.ts';
import type { WireServer } from './engine/http.ts';
import { createClock } from './engine/system-clock.ts';
import type { WireHandler } from './engine/wire.ts';

/** Something the person who started the sandbox can mend; told in one line. */
class CannotStart extends Error {}

/** Argument of the short-lived process that makes a new data folder: making one takes three times the memory of opening it. */
const makeFolder = 'make-data-folder';

const folder = join(env['DATA_DIR'] ?? '.data', 'sandbox');

async function start(): Promise<void> {
  let begin = (): void => {};
  const listening = new Promise<void>((resolve) => (begin = resolve));
  const opening = listening.then(openData);
  const servers = [
    await serve('SANDBOX_DATAVERSE_PORT', 4710, async (request) => (await opening).dataverse(request)),
    await serve('SANDBOX_FINOPS_PORT', 4720, async (request) => (await opening).financeOperations(request)),
  ];
  begin();
  const sandbox = await opening;
  stopOnSignals(async () => {
    await Promise.all(servers.map((server) => server.close()));
    await sandbox.close();
  });
  const [dataverse, financeOperations] = servers.map(({ origin }) => origin);
  process.stdout.write(
    `Sandbox Dataverse  ${dataverse}/api/data/v9.2/\nSandbox F&O        ${financeOperations}/data/\n`,
  );
  process.send?.({ ready: true, dataverse, financeOperations });
}

async function openData(): Promise<Sandbox> {
  if (!hasDatabase(folder)) await makeFolderInChild();
  return open();
}

function open(): Promise<Sandbox> {
  const base = (env['SANDBOX_HOOKS_URL'] ?? 'http://127.0.0.1:3978').replace(/\/+$/, '');
  const key = env['SANDBOX_HOOKS_KEY'] ?? 'local-hook-key';
  const hook = (path: string) => ({ url: base === '' ? null : `${base}/hooks/${path}`, key });
  return createSandbox({
    dataDirectory: folder,
    // eslint-disable-next-line no-restricted-syntax -- the one place of this process where the real clock is made
    clock: createClock(() => new Date()),
    ids: { guid: randomUUID },
    callHook: callHookOverHttp,
    dataverse: { organization: organizationKind() },
    hooks: { dataverse: hook('dataverse'), financeOperations: hook('finance-operations') },
  });
}

function organizationKind(): OrganizationKind {
  const kind = env['SANDBOX_ORGANISATION'] ?? 'set up';
  if (kind === 'plain' || kind === 'set up') return kind;
  throw new CannotStart(`SANDBOX_ORGANISATION must be 'plain' or 'set up', not '${kind}'.`);
}

/** Listens before the data is open: a port in use is told at once, and early callers wait instead of being refused. */
async function serve(variable: string, usual: number, handler: WireHandler): Promise<WireServer> {
  const number = port(variable, usual);
  try {
    return await listen(handler, number);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    const reason = code === 'EADDRINUSE' ? 'is in use' : 'may not be opened';
    throw new CannotStart(`Port ${number} ${reason}. Choose another one with ${variable}.`, { cause: error });
  }
}

function port(variable: string, usual: number): number {
  const text = env[variable] ?? String(usual);
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535)
    throw new CannotStart(`${variable} must be a port number, not '${text}'.`);
  return number;
}

function makeFolderInChild(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [makeFolder]);
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new CannotStart(`The data folder ${folder} could not be made.`));
    });
  });
}

/** A signal, or the end of the process that started this one, ends it; a second signal does not wait. */
function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  const end = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    void stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  if (process.connected) process.once('disconnect', () => stopping || end());
}

async function makeFolderHere(): Promise<void> {
  const orphaned = (): never => process.exit(1);
  process.once('disconnect', orphaned);
  await (await open()).close();
  process.off('disconnect', orphaned);
  process.disconnect();
}

try {
  await (process.argv[2] === makeFolder ? makeFolderHere() : start());
} catch (error) {
  const told = error instanceof CannotStart || error instanceof FolderInUse;
  process.stderr.write(told ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
