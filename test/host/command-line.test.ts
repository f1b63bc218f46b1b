import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommandLine, type Terminal } from '../../src/host/command-line.ts';
import type { CommandServices } from '../../src/host/commands/command.ts';
import { holdDataFolder } from '../../src/host/data-folder.ts';
import { administrationRoutes } from '../../src/host/http/administration.ts';
import { announceProcess } from '../../src/host/running-process.ts';
import type { InitialSyncRun, MapCommand, MapCommandAnswer, MapStatus, SyncFailure } from '../../src/sync/face.ts';
import type { OrderEvent } from '../../src/procurement/face.ts';
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
  since: null,
  by: null,
  oldestQueued: null,
  room: 100,
  whenOtherIsDown: 'refuse',
};
const core = { status: async () => [warehouses], journal: async () => [] } as unknown as CommandServices['core'];

/** Setup and doctor have tests of their own. */
const servicesWith = (given: Partial<CommandServices['core']>) => ({ core: given }) as unknown as CommandServices;

async function run(dataFolder: string, ...words: string[]) {
  return runAt(null, dataFolder, ...words);
}

/** Runs a command with somebody at the terminal, or with nobody. */
async function runAt(terminal: Terminal | null, dataFolder: string, ...words: string[]) {
  const said: string[] = [];
  const complaints: string[] = [];
  const code = await runCommandLine({
    words,
    dataFolder,
    operator: 'jörg',
    terminal,
    sleep: () => Promise.resolve(),
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
      administration: administrationRoutes({ key, services: () => servicesWith(core) }),
    });
    await announceProcess(folder.path, { address: surface.address, key });
    const table = await run(folder.path, 'maps');
    assert.equal(table.code, 0);
    assert.match(table.said, /^Map +Entity +Status/);
    assert.match(table.said, /warehouse +Warehouses \(msdyn_warehouses\) +Running +- +0 +2/);
    assert.deepEqual(JSON.parse((await run(folder.path, 'maps', '--json')).said), [warehouses]);
    assert.equal((await run(folder.path, 'journal', '--limit=5')).said, 'The journal is empty.');
  });

  it('audits an order: who did what for whom, from what to what, and why it was refused', async () => {
    await using folder = await temporaryFolder();
    const asked: string[] = [];
    const event: OrderEvent = {
      at: '2026-11-23T10:02:00.000Z',
      act: 'approve',
      summary: '',
      by: 'Megan Bowen',
      onBehalfOf: null,
      delegatedTo: null,
      comment: 'fine',
      before: { approvalStatus: 'In review', version: '9f3a' },
      after: { approvalStatus: 'Approved', version: null },
      result: 'done',
      problems: [],
      through: 'chat',
      operation: 'op',
    };
    const says = { system: 'financeOperations', entity: '', field: null, ref: null, remedy: '', code: 'RULE' } as const;
    const refused: OrderEvent = {
      ...event,
      act: 'other',
      summary: 'change purchase order PO-1',
      result: 'refused',
      comment: null,
      problems: [{ ...says, message: 'Quantity must be greater than zero.' }],
      before: null,
      after: null,
    };
    const services = {
      procurement: {
        history: async (company: string, number: string) => {
          asked.push(`${company} ${number}`);
          return number === 'PO-1' ? [refused, event] : [];
        },
      },
      environment: { configuration: { defaultCompany: 'usmf' } },
    } as unknown as CommandServices;
    const key = 'a key of sixteen letters';
    await using surface = await startSurface({
      administration: administrationRoutes({ key, services: () => services }),
    });
    await announceProcess(folder.path, { address: surface.address, key });
    const { code, said } = await run(folder.path, 'audit', 'PO-1');
    assert.equal(code, 0);
    assert.match(said, /approve\s+done\s+Megan Bowen\s+In review\s+Approved\s+9f3a\s+chat\s+fine/);
    assert.match(said, /change purchase order PO-1\s+refused .*Quantity must be greater than zero\./);
    assert.match(
      (await run(folder.path, 'audit', 'PO-2', '--company', 'DEMF')).said,
      /Nothing is known about this order\./,
    );
    assert.deepEqual(asked, ['usmf PO-1', 'demf PO-2']);
    const json = JSON.parse((await run(folder.path, 'audit', 'PO-1', '--json')).said) as readonly OrderEvent[];
    assert.deepEqual(json[1], event);
  });

  it('says what is wrong with options, unknown commands and a wrong key', async () => {
    await using folder = await temporaryFolder();
    await using surface = await startSurface({
      administration: administrationRoutes({ key: 'right', services: () => servicesWith(core) }),
    });
    await announceProcess(folder.path, { address: surface.address, key: 'right' });
    assert.match((await run(folder.path, 'journal', '--since', 'yesterday')).complaints, /--since: is not an ISO time/);
    assert.match((await run(folder.path, 'journal', 'now')).complaints, /"now" is one word too many/);
    assert.match((await run(folder.path, 'journal', '--since')).complaints, /'--since <value>' argument missing/);
    assert.match((await run(folder.path, 'journal', '--colour=red')).complaints, /there is no option --colour/);
    assert.match((await run(folder.path, 'dance')).complaints, /no command "dance"/);
    await announceProcess(folder.path, { address: surface.address, key: 'wrong' });
    const { code, complaints } = await run(folder.path, 'maps');
    assert.equal(code, 2);
    assert.match(complaints, /missing or wrong/);
  });

  it('says that nothing runs when nothing runs', async () => {
    await using folder = await temporaryFolder();
    const { code, complaints } = await run(folder.path, 'maps');
    assert.equal(code, 3);
    assert.match(complaints, /Nothing is running on/);
  });

  it('resets the data folder, but not while a process holds it', async () => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, 'store'));
    await writeFile(join(folder.path, 'store', 'rows'), 'rows');
    const held = await holdDataFolder(folder.path);
    const refused = await run(folder.path, 'reset');
    assert.equal(refused.code, 2);
    assert.match(refused.complaints, /Stop it first/);
    await held.release();
    assert.equal((await run(folder.path, 'reset')).code, 0);
    assert.deepEqual(await readdir(folder.path), []);
  });

  it('shows the examples of a command', async () => {
    const { code, said } = await run('nowhere', 'initial-sync', '--help');
    assert.equal(code, 0);
    assert.match(said, /initial-sync \[<map>…\]/);
    assert.match(said, /For example:\n {2}npm run -s cli -- initial-sync --dry-run/);
  });

  describe('with a process that runs', () => {
    const withCore = async (given: Partial<CommandServices['core']>, work: (folder: string) => Promise<void>) => {
      await using folder = await temporaryFolder();
      await using surface = await startSurface({
        administration: administrationRoutes({
          key: 'key',
          services: () => servicesWith(given),
        }),
      });
      await announceProcess(folder.path, { address: surface.address, key: 'key' });
      await work(folder.path);
    };

    it('gives map commands with names, reason and who typed them', async () => {
      const given: MapCommand[] = [];
      const commandMaps = async (command: MapCommand): Promise<MapCommandAnswer> => {
        given.push(command);
        return { kind: 'done', maps: [warehouses] };
      };
      await withCore({ commandMaps }, async (folder) => {
        const { code, said } = await run(folder, 'pause', 'warehouse', 'ship-via', '--reason', 'year end');
        assert.equal(code, 0);
        assert.match(said, /warehouse +Running +0/);
      });
      const [{ by, ...rest } = assert.fail('nothing was asked')] = given;
      assert.deepEqual(rest, {
        command: 'pause',
        maps: ['warehouse', 'ship-via'],
        withDependencies: false,
        reason: 'year end',
      });
      assert.equal(by.name, 'jörg at the command line');
    });

    it('ends with 2 and the reasons when maps cannot run yet', async () => {
      const problem = {
        system: 'dispatchCopilot' as const,
        entity: 'purchase-order',
        field: null,
        ref: null,
        message: 'Purchase orders look up maps that do not run.',
        remedy: 'Add --with-dependencies.',
        code: 'DEPENDENCIES_NOT_RUNNING',
      };
      const commandMaps = async (): Promise<MapCommandAnswer> => ({
        kind: 'refused',
        problems: [problem],
        missing: ['payment-term', 'ship-via'],
      });
      await withCore({ commandMaps }, async (folder) => {
        const { code, said } = await run(folder, 'run', 'purchase-order');
        assert.equal(code, 2);
        assert.match(said, /do not run\. Add --with-dependencies\.\nConcerned: payment-term, ship-via/);
      });
    });

    it('asks before it stops maps, and asks nobody where nobody sits', async () => {
      const commandMaps = async (): Promise<MapCommandAnswer> => ({ kind: 'done', maps: [warehouses] });
      await withCore({ commandMaps }, async (folder) => {
        const unattended = await run(folder, 'stop');
        assert.equal(unattended.code, 2);
        assert.match(unattended.complaints, /all maps .* add --yes/);
        assert.equal((await run(folder, 'stop', '--yes')).code, 0);
        const asked: string[] = [];
        const terminal = (answer: boolean): Terminal => ({
          confirm: async (question) => asked.push(question) > 0 && answer,
          progress: () => assert.fail('nothing moves'),
        });
        assert.equal((await runAt(terminal(false), folder, 'stop', 'warehouse')).code, 2);
        assert.equal((await runAt(terminal(true), folder, 'stop', 'warehouse')).code, 0);
        assert.match(asked.join(), /made while warehouse are stopped/);
      });
    });

    it('follows an initial sync with a bar and ends with 4 when rows were refused', async () => {
      const part = {
        map: 'warehouse',
        done: 0,
        total: 200,
        equal: 0,
        created: { dataverse: 0, financeOperations: 0 },
        updated: { dataverse: 0, financeOperations: 0 },
        conflicts: 0,
        refused: 0,
        notEligible: 0,
        rate: null,
        secondsLeft: null,
      };
      const at = (done: number, state: InitialSyncRun['state'], refused = 0): InitialSyncRun => ({
        id: 'run-1',
        maps: ['warehouse'],
        company: null,
        master: 'financeOperations',
        dryRun: true,
        by: 'jörg',
        state,
        reason: null,
        startedAt: '2026-11-23T08:00:00Z',
        updatedAt: '2026-11-23T08:00:00Z',
        parts: [{ ...part, done, refused, rate: done === 0 ? null : 50, secondsLeft: done === 0 ? null : 2 }],
      });
      const looks = [at(100, 'running'), at(200, 'finished', 3)];
      const shown: (string | null)[] = [];
      const given: Partial<CommandServices['core']> = {
        startInitialSync: async () => at(0, 'running'),
        initialSync: async () => looks.shift() ?? null,
      };
      await withCore(given, async (folder) => {
        const terminal: Terminal = { confirm: async () => true, progress: (line) => shown.push(line) };
        const { code, said } = await runAt(terminal, folder, 'initial-sync', 'warehouse', '--dry-run');
        assert.equal(code, 4);
        assert.match(said, /Dry run run-1: finished/);
        assert.match(said, /initial-sync-issues --run run-1/);
      });
      assert.deepEqual(shown, ['[############------------]  50 %  warehouse 100 of 200, 50 rows/s, 2 s left', null]);
    });

    it('writes a whole list into a file, safe for a spreadsheet', async () => {
      const failure: SyncFailure = {
        id: 'f-1',
        class: 'application',
        ref: { map: 'warehouse', company: 'usmf', key: ['24'] },
        origin: 'dataverse',
        author: { aadObjectId: null, userPrincipalName: null },
        problems: [
          {
            system: 'financeOperations',
            entity: 'warehouse',
            field: 'OperationalSiteId',
            ref: null,
            message: '=The field "Site" must be filled in.',
            remedy: '',
            code: 'X',
          },
        ],
        attempts: 1,
        since: '2026-11-23T08:00:00Z',
        status: 'open',
      };
      await withCore({ failures: async () => [failure] }, async (folder) => {
        const path = join(folder, 'failures.csv');
        const { code, said } = await run(folder, 'export', 'failures', '--out', path);
        assert.equal(code, 0);
        assert.equal(said, `1 rows in ${path}.`);
        const [titles, row] = (await readFile(path, 'utf8')).split('\r\n');
        assert.match(titles ?? '', /^id,since,status/);
        assert.match(row ?? '', /"'=The field ""Site"" must be filled in\."$/);
        assert.match(
          (await run(folder, 'export', 'failures', '--out', 'x.pdf')).complaints,
          /--out: ends with \.csv or \.json/,
        );
        assert.match(
          (await run(folder, 'export', 'initial-sync-issues', '--out', 'x.csv')).complaints,
          /--run: is missing/,
        );
      });
    });
  });
});
