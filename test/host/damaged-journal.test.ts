import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../src/store/open-store.ts';
import { startProject, type RunningProject } from '../support/running-project.ts';
import { saved } from '../support/two-systems.ts';
import { filledDataFolder } from '../support/data-folder.ts';
import { eventually, person } from '../support/wire.ts';

const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

describe('a start with a damaged journal', function () {
  this.timeout(300_000);
  let folder: Awaited<ReturnType<typeof filledDataFolder>>;
  let project: RunningProject;
  let damaged: string;

  /** The command line as somebody types it who has no terminal. */
  const cli = (...words: string[]) =>
    new Promise<{ readonly code: number; readonly said: string; readonly complaints: string }>((resolve) => {
      const environment = { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: folder.path };
      execFile(
        process.execPath,
        ['--import', 'tsx', 'src/cli.ts', ...words],
        { cwd: projectFolder, env: environment },
        (error, said, complaints) => resolve({ code: error === null ? 0 : Number(error.code), said, complaints }),
      );
    });
  const stoppage = async (): Promise<unknown> => {
    const answer = await fetch(`${project.bot}/readyz`, { headers: { connection: 'close' } });
    return ((await answer.json()) as { readonly stopped: unknown }).stopped;
  };
  const save = (name: string) =>
    person(project, 'adelev').financeOperations('PATCH', "Warehouses(dataAreaId='usmf',WarehouseId='SEA-01')", {
      WarehouseName: name,
    });

  before(async () => {
    folder = await filledDataFolder();
    const first = await startProject({ dataFolder: folder.path });
    const adele = person(first, 'adelev');
    const change = { WarehouseName: 'Harbour' };
    saved(await adele.financeOperations('PATCH', "Warehouses(dataAreaId='usmf',WarehouseId='SEA-01')", change));
    await first.end('SIGINT');
    const store = await openStore(join(folder.path, 'store'));
    const [entry] = await store.database.query<{ id: string }>(
      `update operation set body = jsonb_set(body, '{steps}', '[]')
        where number = (select max(number) from operation) returning id`,
    );
    assert.ok(entry, 'the save is in the journal');
    damaged = entry.id;
    await store.close();
    project = await startProject({ dataFolder: folder.path });
  });
  after(async () => {
    await project[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });

  it('takes no new work, and doctor names the way out', async () => {
    assert.ok((await save('refused')).status >= 400);
    assert.match(JSON.stringify(await stoppage()), /JOURNAL_DAMAGED/);
    const { code, said } = await cli('doctor');
    assert.equal(code, 2);
    assert.match(said, /ERROR +journal: The journal entry .* cannot be read back/);
    assert.match(said, /journal damaged.*journal set-aside/);
  });

  it('lists what cannot be read, with the record it was about', async () => {
    const { code, said } = await cli('journal', 'damaged', '--json');
    assert.equal(code, 4);
    const listed = JSON.parse(said) as { readonly damaged: readonly Record<string, unknown>[] };
    assert.equal(listed.damaged.length, 1);
    assert.equal(listed.damaged[0]?.['operation'], damaged);
    assert.deepEqual(listed.damaged[0]['refs'], [{ map: 'warehouse', company: 'usmf', key: ['SEA-01'] }]);
    const table = await cli('journal', 'damaged');
    assert.match(table.said, new RegExp(`${damaged} .*warehouse usmf SEA-01`));
    assert.match(table.said, /No new work is taken\./);
  });

  it('sets nothing aside without a yes, a reason, and an entry that is damaged', async () => {
    const unasked = await cli('journal', 'set-aside', damaged, '--reason', 'torn');
    assert.equal(unasked.code, 2);
    assert.match(unasked.complaints, /add --yes/);
    const unexplained = await cli('journal', 'set-aside', damaged, '--yes');
    assert.equal(unexplained.code, 1);
    assert.match(unexplained.complaints, /--reason/);
    const unknown = await cli('journal', 'set-aside', 'nowhere', '--reason', 'torn', '--yes');
    assert.equal(unknown.code, 2);
    assert.match(unknown.complaints, /no entry nowhere that cannot be read/);
    assert.match((await cli('journal', 'set-aside', '--help')).said, /journal set-aside 0f8c2a9e --reason/);
  });

  it('takes new work again once it was set aside, and compares its record', async () => {
    const { code, said } = await cli('journal', 'set-aside', damaged, '--reason', 'torn by the disk', '--yes');
    assert.equal(code, 0, said);
    assert.match(said, /new work is taken/);
    assert.equal(await stoppage(), null, 'the probe is well again');
    saved(await save('Harbour north'));
    await eventually(async () => {
      const listed = JSON.parse((await cli('journal', 'damaged', '--json')).said) as {
        readonly setAside: readonly { readonly comparedAt: string | null }[];
      };
      return listed.setAside.length === 1 && listed.setAside[0]?.comparedAt !== null;
    }, 'comparing');
    const after = await cli('journal', 'damaged');
    assert.equal(after.code, 0);
    assert.match(after.said, /Every entry of the journal can be read/);
    assert.match(after.said, /at the command line +torn by the disk/);
  });

  it('has written down who did it and why, and keeps the entry as it was', async () => {
    const out = join(folder.path, 'activity.json');
    assert.equal((await cli('export', 'activity', '--out', out)).code, 0);
    assert.match(await readFile(out, 'utf8'), new RegExp(`set aside ${damaged}: torn by the disk`));
    await project.end('SIGINT');
    const store = await openStore(join(folder.path, 'store'));
    const [kept] = await store.database.query<{ entry: { readonly body: { readonly id: string } } }>(
      'select entry from operation_set_aside',
    );
    assert.equal(kept?.entry.body.id, damaged);
    assert.equal(store.trouble(), null);
    await store.close();
  });
});
