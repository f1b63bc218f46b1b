import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { startConnector } from '../../bot/support/connector.ts';
import { ChatWindow } from '../../bot/support/chat.ts';
import { cast } from '../../support/full-composition.ts';
import { startStandIns, type StandIns } from '../../support/running-core.ts';
import { startProject, type RunningProject } from '../../support/running-project.ts';
import { eventually, person, rows, type Answer, type Person } from '../../support/wire.ts';
import { runCommand } from './command.ts';
import { waysToFill } from './small-disk.ts';

const key = 'a key of sixteen letters';
const says = /cannot write its journal any more: the disk is full or failing\. Nothing new is saved/;

describe('a process whose disk is full', function () {
  this.timeout(600_000);
  let standIns: StandIns;
  let adele: Person;
  let patti: Person;

  before(async () => {
    standIns = await startStandIns();
    adele = person(standIns, 'adelev');
    patti = person(standIns, 'pattif');
  });
  after(() => standIns.close());

  const start = async (dataFolder: string): Promise<RunningProject> => {
    const project = await startProject({
      dataFolder,
      environment: {
        DATAVERSE_URL: standIns.dataverse,
        FINOPS_URL: standIns.financeOperations,
        DEFAULT_COMPANY: 'usmf',
        HOOK_KEY: key,
        ADMINISTRATORS: cast.patti.aadObjectId,
        CATCH_UP_SECONDS: '2',
        ORIGIN_TRANSACTION_LIMIT_SECONDS: '20',
      },
    });
    const hook = (path: string) => ({ url: `${project.bot}/hooks/${path}`, key });
    await standIns.sandbox.control.registerHooks({
      dataverse: hook('dataverse'),
      financeOperations: hook('finance-operations'),
    });
    return project;
  };
  const readyz = async (project: RunningProject) => {
    const answer = await fetch(`${project.bot}/readyz`, { headers: { connection: 'close' } });
    return { status: answer.status, body: (await answer.json()) as { stopped: { code: string } | null } };
  };
  const name = (id: string, value: string) => ({
    dataAreaId: 'usmf',
    WarehouseId: id,
    WarehouseName: value,
    OperationalSiteId: 'NW',
  });
  /** Names of the warehouses whose ids begin so, by id, as each system has them. */
  const named = async (prefix: string) => {
    const there = await patti.financeOperations('GET', 'Warehouses');
    const here = await patti.dataverse('GET', 'msdyn_warehouses');
    const names = (answer: Answer, id: string, value: string) =>
      new Map(
        rows(answer)
          .map((row) => [String(row[id]), String(row[value])] as const)
          .filter(([found]) => found.startsWith(prefix)),
      );
    return {
      there: names(there, 'WarehouseId', 'WarehouseName'),
      here: names(here, 'msdyn_warehouseidentifier', 'msdyn_description'),
    };
  };

  // Each way takes half a minute: `npm run test:faults` tries them all.
  const ways = process.env['FAULTS_AT_LENGTH'] === '1' ? waysToFill() : waysToFill().slice(0, 1);
  for (const [number, way] of ways.entries())
    it(`says so, takes nothing new, loses nothing that was told, and is whole once there is room: ${way.name}`, async () => {
      const prefix = `FULL${number}`;
      await using disk = await way.make();
      await using channel = await startConnector();
      let project = await start(disk.folder);
      try {
        const told: string[] = [];
        const save = async (id: string): Promise<string | null> => {
          const answer = await adele.financeOperations('POST', 'Warehouses', name(id, `Named ${id}`));
          if (answer.status === 201) told.push(id);
          return answer.status === 201 ? null : answer.text;
        };
        for (let each = 0; each < 3; each += 1) assert.equal(await save(`${prefix}-A${each}`), null, project.output());
        await disk.fill(project.processId);
        let refusal: string | null = null;
        for (let each = 0; refusal === null && each < 200; each += 1) refusal = await save(`${prefix}-B${each}`);
        assert.ok(refusal !== null, 'the disk was never full');
        await eventually(async () => (await readyz(project)).status === 503, 'the probe to say so', 30_000);
        assert.equal((await readyz(project)).body.stopped?.code, 'STORE_FAILED');
        assert.match((await save(`${prefix}-C`)) ?? '', says);
        assert.match(project.output(), /core\.stopped.*STORE_FAILED.*Make room, then start again/);
        assert.match((await runCommand(disk.folder, 'doctor')).join('\n'), /journal: .*No new work is taken/);
        const window = new ChatWindow({ botUrl: project.bot, connector: channel, person: cast.alex });
        await window.says('create warehouse FULL-CHAT named Chat at site NW');
        await window.sees('I cannot keep my journal any more.', 30_000);

        await disk.free();
        await project.end('SIGKILL');
        project = await start(disk.folder);
        assert.equal((await readyz(project)).status, 200);
        assert.equal(await save(`${prefix}-D`), null, 'the next save goes through');
        await eventually(
          async () => {
            const { here, there } = await named(prefix);
            return isDeepStrictEqual(new Map([...here].sort()), new Map([...there].sort()));
          },
          'both systems being the same',
          60_000,
        );
        const { there } = await named(prefix);
        for (const id of told) assert.equal(there.get(id), `Named ${id}`, `${id} was told and is there`);
      } finally {
        await project[Symbol.asyncDispose]();
      }
    });
});
