import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Ready {
  readonly dataverse: string;
  readonly financeOperations: string;
}

interface Started {
  readonly child: ChildProcess;
  /** Exit code and what was written on the error output; resolves at the end. */
  readonly ended: Promise<{ code: number | null; errors: string }>;
}

function start(folder: string, environment: Record<string, string> = {}): Started {
  const child = fork(fileURLToPath(new URL('../../src/sandbox/main.ts', import.meta.url)), [], {
    execArgv: ['--import', 'tsx'],
    silent: true,
    env: { ...process.env, DATA_DIR: folder, SANDBOX_DATAVERSE_PORT: '0', SANDBOX_FINOPS_PORT: '0', ...environment },
  });
  assert.ok(child.stderr !== null && child.stdout !== null);
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdout.resume();
  const ended = Promise.all([once(child, 'exit'), once(child.stderr, 'end')]).then(([[code]]) => ({
    code: code as number | null,
    errors,
  }));
  return { child, ended };
}

async function ready({ child, ended }: Started): Promise<Ready> {
  const outcome = await Promise.race([once(child, 'message'), ended]);
  assert.ok(Array.isArray(outcome), JSON.stringify(outcome));
  return outcome[0] as Ready;
}

describe('the sandbox process', function () {
  this.timeout(120_000);
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('makes its data, serves both systems, says what keeps another from starting, and ends with its parent', async () => {
    const first = start(folder);
    const origins = await ready(first);
    assert.equal((await fetch(`${origins.dataverse}/api/data/v9.2/WhoAmI`)).status, 401);
    const headers = { authorization: 'Bearer pattif@example.com' };
    const warehouses = await fetch(`${origins.financeOperations}/data/Warehouses?$top=1`, { headers });
    assert.equal(warehouses.status, 200);
    await warehouses.text();

    const second = await start(folder).ended;
    assert.equal(second.code, 1);
    assert.match(second.errors, /^The data folder .* is in use by process \d+\.\n$/);

    const port = new URL(origins.dataverse).port;
    const third = await start(folder, { SANDBOX_DATAVERSE_PORT: port }).ended;
    assert.equal(third.code, 1);
    assert.equal(third.errors, `Port ${port} is in use. Choose another one with SANDBOX_DATAVERSE_PORT.\n`);

    first.child.disconnect();
    assert.deepEqual(await first.ended, { code: 0, errors: '' });

    const again = start(folder);
    await ready(again);
    again.child.kill('SIGTERM');
    assert.deepEqual(await again.ended, { code: 0, errors: '' });
  });

  it('refuses a port that is none', async () => {
    const { code, errors } = await start(folder, { SANDBOX_FINOPS_PORT: '70000' }).ended;
    assert.deepEqual([code, errors], [1, "SANDBOX_FINOPS_PORT must be a port number, not '70000'.\n"]);
  });
});
