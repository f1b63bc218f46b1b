import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { killAtRandom, KilledProject, stopBeyondLease } from './killed-project.ts';

describe('a process that is killed while it creates an order', function () {
  this.timeout(400_000);
  let project: KilledProject;

  before(async () => {
    project = await KilledProject.start();
  });
  after(() => project[Symbol.asyncDispose]());

  it('leaves no half-written order at any boundary of the journal', async () => {
    const boundaries = [1, 2, 3, 4].flatMap((write) => [
      { at: 'before' as const, write },
      { at: 'after' as const, write },
    ]);
    for (const kill of boundaries) {
      const { said } = await project.run({ kill });
      assert.match(said, /^resolved/, said);
    }
    await project.run({ orders: 0 });
    const created = (await project.assertWhole('after all boundaries')).length;
    assert.ok(created >= 4 && created < 8, `some were completed, some were not begun: ${created}`);
  });

  it('answers a request that is repeated after a restart with what became of the first, and orders nothing twice', async () => {
    let orders = (await project.assertWhole('before')).length;
    for (const kill of [
      { at: 'after', write: 1 },
      { at: 'after', write: 2 },
      { at: 'before', write: 4 },
    ] as const) {
      const requestIds = [randomUUID()];
      assert.equal((await project.run({ kill, requestIds })).code, null, 'it was killed');
      // Nothing is asked of a system whose answer could make another order of it.
      const [first, second] = [
        await project.run({ requestIds, withoutNumbers: true }),
        await project.run({ requestIds }),
      ].map(({ said }) => /^(done|refused) .*$/m.exec(said)?.[0] ?? said);
      assert.ok(first !== undefined && /^(done PO|refused)/.test(first), first);
      assert.equal(second, first, 'the same answer each time');
      const now = (await project.assertWhole('after the repeats')).length;
      assert.equal(now, orders + (first.startsWith('done') ? 1 : 0));
      orders = now;
    }
  });

  it('leaves no half-written order when killed at random moments', () => killAtRandom(project, 3));

  it('leaves no half-written order when stopped for longer than its lease lasts', async () => {
    const { said, code } = await stopBeyondLease(project);
    assert.equal(code, 0, said);
    assert.match(said, /^(done|parked)/m);
  });
});
