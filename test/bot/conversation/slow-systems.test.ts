import assert from 'node:assert/strict';
import { startTestBot } from '../support/bot.ts';
import { alex, createProcurement, createRecords, megan } from '../support/world.ts';

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

  it('of several stays what it is: words, and what broke, go to the one who clicked', async () => {
    let delay = 0;
    const records = createRecords();
    const procurement = createProcurement();
    let isBroken = false;
    await using bot = await startTestBot({
      records: {
        person: async (aadObjectId) => {
          await new Promise((resolve) => setTimeout(resolve, delay));
          return records.person(aadObjectId);
        },
      },
      procurement: {
        ...procurement,
        act: async (request, who) => {
          if (isBroken) throw new TypeError('broken');
          return procurement.act(request, who);
        },
      },
    });
    const own = bot.window(alex);
    await own.says('order 5 P-100 from ACME');
    await own.presses('Create');
    await own.sees('Purchase order PO-1');
    const channel = { conversation: '19:channel', conversationType: 'channel' } as const;
    const [room, other] = [bot.window(alex, channel), bot.window(megan)];
    await other.says('hi');
    await room.says('show PO-1');
    await room.sees('Purchase order PO-1');
    const card = room.activities().at(-1) ?? '';
    const shown = room.shownAt(card);
    const data = { company: 'usmf', number: 'PO-1', version: 'v1' };
    const stranger = bot.window(megan, channel);
    delay = 3_500;
    const slow = await stranger.clicks(card, 'no.such.verb', {});
    assert.match(String(slow.body.value), /^Working on it/);
    await other.sees('out of date', 10_000);
    delay = 0;
    isBroken = true;
    await room.clicks(card, 'purchaseOrder.submit', data);
    await own.sees('Something went wrong on my side.');
    await bot.bot.idle();
    const edits = bot.connector.recorded.filter(({ activity, method }) => activity === card && method === 'PUT');
    assert.ok(edits.length > 0, 'its button works again for the one who clicked');
    for (const { body } of edits) {
      assert.match(JSON.stringify(body), /Purchase order PO-1/);
      assert.doesNotMatch(JSON.stringify(body), /out of date|went wrong/);
    }
    assert.match(shown, /\[Submit\]/);
  });
});
