import assert from 'node:assert/strict';
import type { SyncFailure } from '../../../src/sync/face.ts';
import { createPace, teamsLimits, type SendLimit } from '../../../src/bot/teams/pace.ts';
import { startTestBot } from '../support/bot.ts';
import { alex, patti, refusal } from '../support/world.ts';

/** The most moments within any span of so many seconds. */
function busiest(moments: readonly number[], seconds: number): number {
  return Math.max(...moments.map((from) => moments.filter((at) => at >= from && at < from + seconds * 1_000).length));
}

const documented: readonly SendLimit[] = [
  { calls: 7, seconds: 1 },
  { calls: 8, seconds: 2 },
  { calls: 60, seconds: 30 },
];

describe('a storm of sync failures', () => {
  it('of 500 within seconds makes a handful of cards, stays under the send limits, and ends with all of them told', async function () {
    this.timeout(120_000);
    await using bot = await startTestBot();
    const [author, administrator] = [bot.window(alex), bot.window(patti)];
    await author.says('hi');
    await administrator.says('hi');
    await bot.bot.idle();
    const before = bot.connector.recorded.length;
    for (let number = 0; number < 500; number += 1) {
      const key = String(10_000 + number);
      const failure: SyncFailure = {
        id: `f-${number}`,
        class: 'application',
        ref: { map: 'warehouse', company: 'usmf', key: [key] },
        origin: 'dataverse',
        author: { aadObjectId: alex.aadObjectId, userPrincipalName: null },
        problems: [refusal('warehouse', null, `Warehouse ${key}: site ${(number % 3) + 1} is closed.`)],
        attempts: 1,
        since: '2026-11-23T10:00:00Z',
        status: 'open',
      };
      await bot.sync.fail(failure);
    }
    await bot.bot.idle();
    const calls = bot.connector.recorded.slice(before);
    for (const window of [author, administrator]) {
      const own = calls.filter(({ conversation }) => conversation === window.conversation);
      assert.equal(own.filter(({ method }) => method === 'POST').length, 3, 'one card for each of the three causes');
      const moments = own.map(({ at }) => at);
      for (const { calls: most, seconds } of documented)
        assert.ok(busiest(moments, seconds) <= most, `${most} in ${seconds} s`);
      const told = window
        .activities()
        .map((activity) => /Not in both systems: (\d+) /.exec(window.shownAt(activity))?.[1]);
      assert.equal(
        told.reduce((sum, count) => sum + Number(count ?? 0), 0),
        500,
      );
    }
    assert.deepEqual(await bot.memory.list('notice', ''), []);
  });

  it('waits as long as Teams asks when it says too many', async () => {
    let time = 0;
    const pace = createPace(teamsLimits, () => (time += 1_000));
    pace.hold('chat', 3);
    await pace.turn('chat');
    assert.ok(time >= 4_000);
  });
});
