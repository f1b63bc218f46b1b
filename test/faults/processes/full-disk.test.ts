import assert from 'node:assert/strict';
import { openStore } from '../../../src/store/open-store.ts';
import { KilledProject } from './killed-project.ts';

describe('a process whose disk is full', function () {
  this.timeout(240_000);
  let project: KilledProject;

  before(async () => {
    project = await KilledProject.start();
  });
  after(() => project[Symbol.asyncDispose]());

  /** Where the log of the database goes on, in KiB: it may grow a little more, then the disk is full. */
  const endOfLog = async (): Promise<number> => {
    const store = await openStore(project.folder);
    const [row] = await store.database.query<{ at: string }>(
      `select (pg_wal_lsn_diff(pg_current_wal_lsn(), '0/1000000') / 1024)::int as at`,
    );
    await store.close();
    return Number(row?.at);
  };

  it('tells no order that it cannot keep, and what it had begun is resolved once there is room', async () => {
    await project.run({ orders: 0 });
    const ended = await project.run({ orders: 60, largestFile: (await endOfLog()) + 300 });
    const told = [...ended.said.matchAll(/^done (\S+)$/gm)].map(([, number]) => number);
    assert.notEqual(ended.code, 0, 'the process did not go on as if nothing were');
    assert.ok(told.length < 60, `${told.length} orders`);
    assert.match((await project.run()).said, /^done/m, 'the next order goes through');
    const whole = await project.assertWhole('after the disk was full');
    for (const number of told) assert.ok(whole.includes(String(number)), `${String(number)} was told and is there`);
  });
});
