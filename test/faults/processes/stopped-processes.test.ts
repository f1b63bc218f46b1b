import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { ChatWindow } from '../../bot/support/chat.ts';
import { startConnector } from '../../bot/support/connector.ts';
import { cast } from '../../support/full-composition.ts';
import { startProject, type RunningProject } from '../../support/running-project.ts';
import { filledDataFolder } from '../../support/data-folder.ts';
import { eventually, person, rows, type Answer } from '../../support/wire.ts';
import { runCommand } from './command.ts';

/** Longer than a call and a hook may take. */
const stopMilliseconds = 8_000;

const environment = {
  ADMINISTRATORS: cast.patti.aadObjectId,
  CALL_TIMEOUT_SECONDS: '3',
  WRITE_DEADLINE_SECONDS: '4',
  HOOK_DEADLINE_SECONDS: '5',
  ORIGIN_TRANSACTION_LIMIT_SECONDS: '20',
  CATCH_UP_SECONDS: '2',
};

describe('the project whose processes are stopped and killed in the middle of operations', function () {
  this.timeout(600_000);
  let folder: Awaited<ReturnType<typeof filledDataFolder>>;
  let project: RunningProject;
  let number = 0;

  before(async () => {
    folder = await filledDataFolder();
    project = await startProject({ dataFolder: folder.path, environment });
  });
  after(async () => {
    await project[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });

  /** Somebody in each system's screens and in chat, all creating warehouses one after the other until told to stop. */
  const people = () => {
    const told: string[] = [];
    let isOver = false;
    const adele = person(project, 'adelev');
    const work = (save: (id: string) => Promise<Answer>) =>
      (async () => {
        while (!isOver) {
          const id = `S${(number += 1)}`;
          const answer = await save(id).catch(() => null);
          if (answer !== null && answer.status < 300) told.push(id);
          await pause(50);
        }
      })();
    const inSupplyChain = () =>
      work((id) =>
        adele.financeOperations('POST', 'Warehouses', {
          dataAreaId: 'usmf',
          WarehouseId: id,
          WarehouseName: `Named ${id}`,
          OperationalSiteId: 'NW',
        }),
      );
    const all = [inSupplyChain(), inSupplyChain()];
    return {
      told,
      end: async () => {
        isOver = true;
        await Promise.all(all);
      },
    };
  };

  /** What was told is in both systems, and nothing is in one alone: said by the command that compares them. */
  const assertWhole = async (told: readonly string[]): Promise<void> => {
    await eventually(
      async () =>
        (await runCommand(folder.path, 'reconcile', 'warehouse', '--company', 'usmf')).join().includes(' 0 differ'),
      'both systems being the same',
      90_000,
    );
    const patti = person(project, 'pattif');
    const here = rows(await patti.dataverse('GET', 'msdyn_warehouses'));
    const ids = here.map((row) => String(row['msdyn_warehouseidentifier'])).filter((id) => /^S\d+$/.test(id));
    assert.equal(new Set(ids).size, ids.length, 'none is there twice');
    for (const id of told) assert.ok(ids.includes(id), `${id} was told and is there`);
    assert.deepEqual(await runCommand(folder.path, 'failures', '--json'), ['[]']);
  };

  /** Stops a process until something was seen, at least for as long as it takes to be noticed. */
  const stopped = async (processId: number, seen: () => Promise<void> = async () => undefined): Promise<void> => {
    process.kill(processId, 'SIGSTOP');
    try {
      await Promise.all([pause(stopMilliseconds), seen()]);
    } finally {
      process.kill(processId, 'SIGCONT');
    }
  };
  /** Whether each system has a warehouse. */
  const warehouse = async (id: string): Promise<readonly boolean[]> => {
    const patti = person(project, 'pattif');
    const here = await patti.dataverse('GET', `msdyn_warehouses?$filter=msdyn_warehouseidentifier eq '${id}'`);
    const there = await patti.financeOperations(
      'GET',
      `Warehouses?$filter=dataAreaId eq 'usmf' and WarehouseId eq '${id}'`,
    );
    return [rows(here).length > 0, rows(there).length > 0];
  };
  const saving = async (during: () => Promise<void>): Promise<void> => {
    const busy = people();
    try {
      await eventually(async () => busy.told.length >= 2, 'saving', 60_000);
      await during();
      const before = busy.told.length;
      await eventually(async () => busy.told.length > before, 'saving again', 60_000);
    } finally {
      await busy.end();
    }
    await assertWhole(busy.told);
  };

  it('come through a sandbox that is stopped for longer than anybody waits for it', async () => {
    const [sandbox] = await childrenOf(project.processId, 'sandbox');
    assert.ok(sandbox !== undefined, 'there is a sandbox');
    await saving(() => stopped(sandbox));
  });

  it('show somebody in chat that it is being found out, and then the truth on the same card', async () => {
    const [sandbox] = await childrenOf(project.processId, 'sandbox');
    assert.ok(sandbox !== undefined, 'there is a sandbox');
    await using connector = await startConnector();
    const window = new ChatWindow({ botUrl: project.bot, connector, person: cast.alex });
    await window.says('create warehouse STOPPED named Stopped at site NW');
    await window.sees('Create this', 60_000);
    await window.presses('Create');
    const card = window.activities().at(-1) ?? '';
    assert.match(window.shownAt(card), /Creating /, 'acknowledged');
    await stopped(sandbox, () => window.seesAt(card, /Not sure yet|does not answer|has not answered since/, 30_000));
    await eventually(async () => !/Creating |Not sure yet/.test(window.shownAt(card)), 'telling the truth', 60_000);
    assert.match(window.shownAt(card), /was created|does not answer|has not answered since/);
    const isCreated = /was created/.test(window.shownAt(card));
    await eventually(
      async () => (await warehouse('STOPPED')).every((isThere) => isThere === isCreated),
      'both systems being as told',
      30_000,
    );
  });

  it('come through a bot that is stopped for longer than the systems wait for it', () =>
    saving(() => stopped(project.processId)));

  it('come through the bot being killed', async () => {
    const busy = people();
    await eventually(async () => busy.told.length >= 2, 'saving', 60_000);
    await project.end('SIGKILL');
    await busy.end();
    project = await startProject({ dataFolder: folder.path, environment: { ...environment, ...project.environment } });
    await assertWhole(busy.told);
  });
});

/** Processes below one whose command line has a word, the nearest first. */
async function childrenOf(parent: number, word: string): Promise<readonly number[]> {
  const found: number[] = [];
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const status = await readFile(`/proc/${entry}/status`, 'utf8').catch(() => '');
    if (!new RegExp(`^PPid:\\s+${parent}$`, 'm').test(status)) continue;
    const line = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '');
    if (line.includes(word)) found.push(Number(entry));
  }
  return found;
}
