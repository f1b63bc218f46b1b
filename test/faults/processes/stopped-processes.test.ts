import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { cast } from '../../support/full-composition.ts';
import { startProject, type RunningProject } from '../../support/running-project.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
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
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let project: RunningProject;
  let number = 0;

  before(async () => {
    folder = await temporaryFolder();
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

  const stopped = async (processId: number): Promise<void> => {
    process.kill(processId, 'SIGSTOP');
    await pause(stopMilliseconds);
    process.kill(processId, 'SIGCONT');
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
