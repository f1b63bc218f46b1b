import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommandLine } from '../../src/host/command-line.ts';
import type { CommandServices } from '../../src/host/commands/command.ts';
import { holdDataFolder } from '../../src/host/data-folder.ts';
import { administrationRoutes } from '../../src/host/http/administration.ts';
import { announceProcess } from '../../src/host/running-process.ts';
import type { MapStatus } from '../../src/sync/face.ts';
import { startSurface } from '../support/http-surface.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const warehouses: MapStatus = {
  name: 'warehouse',
  entity: 'Warehouses (msdyn_warehouses)',
  status: 'Running',
  reason: null,
  queued: 0,
  failures: 2,
  lastSuccess: '2026-11-23T08:00:00Z',
};
const core = { status: async () => [warehouses], journal: async () => [] } as unknown as CommandServices['core'];

async function run(dataFolder: string, ...words: string[]) {
  const said: string[] = [];
  const complaints: string[] = [];
  const code = await runCommandLine({
    words,
    dataFolder,
    say: (line) => said.push(line),
    complain: (line) => complaints.push(line),
  });
  return { code, said: said.join('\n'), complaints: complaints.join('\n') };
}

describe('command line', () => {
  it('lists its commands', async () => {
    const { code, said } = await run('nowhere', '--help');
    assert.equal(code, 0);
    for (const name of ['maps', 'failures', 'journal', 'reset']) assert.match(said, new RegExp(`^  ${name}\\b`, 'm'));
  });

  it('asks the running process and shows a table, or JSON', async () => {
    await using folder = await temporaryFolder();
    const key = 'administration-key';
    await using surface = await startSurface({
      administration: administrationRoutes({ key, services: () => ({ core }) }),
    });
    await announceProcess(folder.path, { address: surface.address, key });
    const table = await run(folder.path, 'maps');
    assert.equal(table.code, 0);
    assert.match(table.said, /^Map +Entity +Status/);
    assert.match(table.said, /warehouse +Warehouses \(msdyn_warehouses\) +Running +0 +2/);
    assert.deepEqual(JSON.parse((await run(folder.path, 'maps', '--json')).said), [warehouses]);
    assert.equal((await run(folder.path, 'journal', '--limit=5')).said, 'The journal is empty.');
  });

  it('says what is wrong with options, unknown commands and a wrong key', async () => {
    await using folder = await temporaryFolder();
    await using surface = await startSurface({
      administration: administrationRoutes({ key: 'right', services: () => ({ core }) }),
    });
    await announceProcess(folder.path, { address: surface.address, key: 'right' });
    assert.match((await run(folder.path, 'journal', '--since', 'yesterday')).complaints, /--since: is not an ISO time/);
    assert.match((await run(folder.path, 'journal', 'now')).complaints, /"now" is no option/);
    assert.match((await run(folder.path, 'journal', '--since')).complaints, /--since needs a value/);
    assert.match((await run(folder.path, 'dance')).complaints, /no command "dance"/);
    await announceProcess(folder.path, { address: surface.address, key: 'wrong' });
    const { code, complaints } = await run(folder.path, 'maps');
    assert.equal(code, 1);
    assert.match(complaints, /missing or wrong/);
  });

  it('says that nothing runs when nothing runs', async () => {
    await using folder = await temporaryFolder();
    const { code, complaints } = await run(folder.path, 'maps');
    assert.equal(code, 1);
    assert.match(complaints, /Nothing runs on/);
  });

  it('resets the data folder, but not while a process holds it', async () => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, 'store'));
    await writeFile(join(folder.path, 'store', 'rows'), 'rows');
    const held = await holdDataFolder(folder.path);
    const refused = await run(folder.path, 'reset');
    assert.equal(refused.code, 1);
    assert.match(refused.complaints, /Stop it first/);
    await held.release();
    assert.equal((await run(folder.path, 'reset')).code, 0);
    assert.deepEqual(await readdir(folder.path), []);
  });
});
