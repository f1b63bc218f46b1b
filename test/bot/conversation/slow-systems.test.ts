import assert from 'node:assert/strict';
import { startTestBot } from '../support/bot.ts';
import { createRecords, alex } from '../support/world.ts';

describe('a click while a system takes its time', () => {
  it('is answered within three seconds, and the answer takes its place when it is there', async () => {
    let delay = 0;
    const records = createRecords();
    await using bot = await startTestBot({
      records: {
        person: async (aadObjectId) => {
          await new Promise((resolve) => setTimeout(resolve, delay));
          return records.person(aadObjectId);
        },
      },
    });
    const window = bot.window(alex);
    await window.says('order 5 P-100 from ACME');
    delay = 3_500;
    const before = performance.now();
    const { body } = await window.presses('Cancel');
    assert.ok(performance.now() - before < 3_200, 'answered in time');
    assert.match(JSON.stringify(body.value), /Working on it/);
    await window.sees('Cancelled.');
    const stale = await window.clicks(window.activities().at(-1) ?? '', 'no.such.verb', {});
    assert.match(JSON.stringify(stale.body.value), /Working on it/);
    await bot.bot.idle();
    assert.match(window.shownAt(window.activities().at(-1) ?? ''), /out of date/);
  });
});
