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

  it('leaves no half-written order at any boundary of the journal, and answers the request again with what became of it', async () => {
    const boundaries = [1, 2, 3, 4].flatMap((write) => [
      { at: 'before' as const, write },
      { at: 'after' as const, write },
    ]);
    let killed: { readonly requestId: string; readonly isJournalled: boolean } | null = null;
    let created = 0;
    // Each process first resolves what the one before left open, and is asked for that order again, twice.
    for (const kill of [...boundaries, null]) {
      const requestId = randomUUID();
      const repeats: readonly string[] = killed === null ? [] : [killed.requestId, killed.requestId];
      const { said, code } = await project.run({
        kill,
        requestIds: [...repeats, ...(kill === null ? [] : [requestId])],
      });
      assert.match(said, /^resolved/, said);
      assert.equal(code, kill === null ? 0 : null, 'it was killed while it created the last');
      if (killed !== null) {
        const [first, second] = said.match(/^(done|refused) .*$/gm) ?? [];
        assert.match(first ?? said, /^(done PO|refused)/);
        assert.equal(second, first, 'the same answer each time');
        assert.equal(project.numbersAsked(killed.requestId), killed.isJournalled ? 0 : 1);
        if (first?.startsWith('done') === true) created += 1;
      }
      killed = { requestId, isJournalled: kill?.at !== 'before' || kill.write > 1 };
    }
    assert.equal((await project.assertWhole('after all boundaries')).length, created, 'nothing was ordered twice');
    assert.ok(created >= 4 && created < 8, `some were completed, some were not: ${created}`);
  });

  it('leaves no half-written order when killed at random moments', () => killAtRandom(project, 3));

  it('leaves no half-written order when stopped for longer than its lease lasts', async () => {
    const { said, code } = await stopBeyondLease(project);
    assert.equal(code, 0, said);
    assert.match(said, /^(done|parked)/m);
  });
});
