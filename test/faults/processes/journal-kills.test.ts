import assert from 'node:assert/strict';
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

  it('leaves no half-written order when killed at random moments', () => killAtRandom(project, 3));

  it('leaves no half-written order when stopped for longer than its lease lasts', async () => {
    const { said, code } = await stopBeyondLease(project);
    assert.equal(code, 0, said);
    assert.match(said, /^(done|parked)/m);
  });
});
