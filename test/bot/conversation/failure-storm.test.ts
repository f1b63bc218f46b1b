import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { SyncFailure } from '../../../src/sync/face.ts';
import { createPace, teamsLimits, type SendLimit } from '../../../src/bot/teams/pace.ts';
import { startTestBot } from '../support/bot.ts';
import { buttonsOf } from '../support/card.ts';
import type { ChatWindow } from '../support/chat.ts';
import { alex, megan, patti, refusal } from '../support/world.ts';

/** The most moments within any span of so many seconds. */
function busiest(moments: readonly number[], seconds: number): number {
  return Math.max(...moments.map((from) => moments.filter((at) => at >= from && at < from + seconds * 1_000).length));
}

const documented: readonly SendLimit[] = [
  { calls: 7, seconds: 1 },
  { calls: 8, seconds: 2 },
  { calls: 60, seconds: 30 },
];

/** A failure of a warehouse for one of three causes. */
function failureOf(number: number): SyncFailure {
  const key = String(10_000 + number);
  return {
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
}

/** Every record that the pages of the newest card name. */
async function recordsOnPages(window: ChatWindow): Promise<readonly string[]> {
  const named = (): readonly string[] => [...window.text().matchAll(/^Warehouse (\d+)$/gm)].map(([, key]) => key ?? '');
  const all = [...named()];
  while (buttonsOf(window.card()).some(({ title }) => title === 'More')) {
    await window.presses('More');
    all.push(...named());
  }
  return all;
}

describe('a storm of sync failures', () => {
  it('of 500 within seconds makes a handful of cards for everybody and every channel, under the send limits, and all are told', async function () {
    this.timeout(300_000);
    await using bot = await startTestBot({ settings: { sendLimits: 'teams' } });
    const [author, administrator, subscriber] = [bot.window(alex), bot.window(patti), bot.window(megan)];
    const channel = bot.window(patti, { conversation: '19:dispatch@thread.tacv2', conversationType: 'channel' });
    await author.says('hi');
    await administrator.says('hi');
    await subscriber.says('tell me about failed warehouses');
    await channel.says('subscribe this channel to all failures in usmf');
    await channel.sees('From now on I will report here: all failures in usmf.');
    await bot.bot.idle();
    const everywhere = [author, administrator, subscriber, channel];
    const shownBefore = everywhere.map((window) => window.activities().length);
    const before = bot.connector.recorded.length;
    const started = performance.now();
    for (let number = 0; number < 500; number += 1) {
      await bot.sync.fail(failureOf(number));
      // As from a real store: others have their turn between two failures.
      await setImmediate();
    }
    await bot.bot.idle();
    const calls = bot.connector.recorded.slice(before);
    for (const [index, window] of everywhere.entries()) {
      const own = calls.filter(({ conversation }) => conversation === window.conversation);
      assert.equal(own.filter(({ method }) => method === 'POST').length, 3, 'one card for each of the three causes');
      const moments = own.map(({ at }) => at);
      assert.ok(Math.min(...moments) - started < 10_000, 'the first within seconds');
      for (const { calls: most, seconds } of documented)
        assert.ok(busiest(moments, seconds) <= most, `${most} in ${seconds} s`);
      const told = window
        .activities()
        .slice(shownBefore[index])
        .map((activity) => /Not in both systems: (\d+) /.exec(window.shownAt(activity))?.[1]);
      assert.equal(
        told.reduce((sum, count) => sum + Number(count ?? 0), 0),
        500,
      );
    }
    const inAll = calls.map(({ at }) => at);
    assert.ok(busiest(inAll, 1) <= 50, '50 in 1 s for the whole tenant');
    assert.deepEqual(await bot.memory.list('notice', ''), []);
    const sentToChannel = calls.filter(({ conversation }) => conversation === channel.conversation);
    assert.doesNotMatch(JSON.stringify(sentToChannel), /Warehouse 1\d{4}|is closed/);

    const [, count] = /Not in both systems: (\d+) /.exec(author.text()) ?? [];
    assert.equal(new Set(await recordsOnPages(author)).size, Number(count), 'each is on some page of its card');
  });

  it('waits as long as Teams asks when it says too many', async () => {
    let time = 0;
    const pace = createPace(teamsLimits, () => (time += 1_000));
    pace.hold('chat', 3);
    assert.equal(await pace.turn('chat', new AbortController().signal), true);
    assert.ok(time >= 4_000);
  });
});
