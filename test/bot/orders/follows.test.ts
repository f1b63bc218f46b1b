import assert from 'node:assert/strict';
import { play, type Script } from '../conversation/script.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import type { ChatWindow } from '../support/chat.ts';
import { createMemory } from '../support/memory.ts';
import { startConnector } from '../support/connector.ts';
import { adele, alex, createProcurement, createSync, megan, type FakeCore } from '../support/world.ts';

const people = { adele, alex, megan };

/** The chat of somebody who waits for the arrival of an order of their own. */
async function windowThatWaits(bot: TestBot): Promise<ChatWindow> {
  const window = bot.window(alex);
  await window.says('order 5 P-100 from ACME');
  await window.presses('Create');
  await window.sees('Purchase order PO-1');
  await window.says('tell me when PO-1 arrives');
  await window.sees('I will tell you when purchase order PO-1 has arrived.');
  return window;
}

const submitted: Script['steps'] = [
  { as: 'megan', says: 'hi', sees: ['Hello Megan Bowen.'] },
  { says: 'order 5 P-100 from ACME', sees: ['1. 5 × P-100'] },
  { presses: 'Create', sees: ['Purchase order PO-1'] },
  { presses: 'Submit', sees: ['Submitted for approval to Megan Bowen.'] },
];

const scripts: readonly Script[] = [
  {
    title: 'are told once when they are decided, and stand among what one hears of until then',
    steps: [
      ...submitted,
      {
        as: 'adele',
        says: 'let me know when PO-1 is approved',
        sees: ['I will tell you when purchase order PO-1 is decided.', 'Once, here in our chat'],
      },
      { as: 'adele', says: 'my subscriptions', sees: ['The decision on purchase order PO-1'] },
      { as: 'megan', says: 'approve PO-1', sees: ['PO-1 is waiting for your decision'] },
      { as: 'megan', presses: 'Approve', sees: ['Approved by Megan Bowen'] },
      { as: 'adele', waits: true, sees: ['Purchase order PO-1 is approved.'] },
      { as: 'adele', says: 'my subscriptions', sees: ['Your subscriptions'], seesNot: ['PO-1'] },
      {
        as: 'adele',
        says: 'let me know when PO-1 is approved',
        sees: ['Purchase order PO-1 is approved.', 'There is nothing to wait for.'],
      },
    ],
  },
  {
    title: 'of one’s own are told anyway, and others are followed no longer once that is said',
    steps: [
      ...submitted,
      { says: 'let me know when PO-1 is approved', sees: ['PO-1 is your own order, so I will tell you'] },
      { as: 'adele', says: 'follow PO-1', sees: ['I will tell you when purchase order PO-1 is decided.'] },
      { as: 'adele', says: 'stop following PO-1', sees: ['I will no longer tell you about purchase order PO-1.'] },
      { as: 'adele', says: 'follow PO-1', sees: ['I will tell you when'] },
      { as: 'adele', says: 'my subscriptions', sees: ['The decision on purchase order PO-1'] },
      {
        as: 'adele',
        presses: 'Unsubscribe: the decision on purchase order PO-1',
        sees: ['I will no longer tell you about purchase order PO-1.'],
        seesNot: ['The decision on'],
      },
    ],
  },
  {
    title: 'werden einmal gemeldet, wenn über sie entschieden ist',
    steps: [
      ...submitted,
      { as: 'adele', says: 'sprache deutsch', sees: [/Deutsch/] },
      {
        as: 'adele',
        says: 'sag mir Bescheid, wenn PO-1 genehmigt ist',
        sees: ['Ich sage Ihnen Bescheid, wenn über Bestellung PO-1 entschieden ist.'],
      },
      { as: 'adele', says: 'meine Abos', sees: ['Entscheidung über Bestellung PO-1'] },
      { as: 'megan', says: 'reject PO-1', sees: ['PO-1 is waiting for your decision'] },
      { as: 'megan', presses: 'Reject', with: { reason: 'too dear' }, sees: ['Rejected by Megan Bowen'] },
      { as: 'adele', waits: true, sees: ['Bestellung PO-1 ist abgelehnt.'] },
    ],
  },
  {
    title: 'are told of once they have arrived, one’s own too, beside the decision',
    steps: [
      ...submitted,
      {
        says: 'tell me when PO-1 arrives',
        sees: ['I will tell you when purchase order PO-1 has arrived.', 'Once, here in our chat: received in full'],
      },
      { as: 'adele', says: 'follow PO-1', sees: ['I will tell you when purchase order PO-1 is decided.'] },
      { as: 'adele', says: 'ping me as soon as PO-1 was delivered', sees: ['PO-1 has arrived.'] },
      {
        as: 'adele',
        says: 'my subscriptions',
        sees: ['The decision on purchase order PO-1', 'The arrival of purchase order PO-1'],
      },
      {
        as: 'adele',
        presses: 'Unsubscribe: the decision on purchase order PO-1',
        sees: ['I will no longer tell you about purchase order PO-1.', 'The arrival of purchase order PO-1'],
        seesNot: ['The decision'],
      },
      {
        as: 'adele',
        says: 'stop telling me about PO-1',
        sees: ['I will no longer tell you about purchase order PO-1.'],
      },
      { as: 'adele', says: 'my subscriptions', sees: ['Your subscriptions'], seesNot: ['PO-1'] },
    ],
  },
  {
    title: 'werden gemeldet, wenn sie da sind',
    steps: [
      ...submitted,
      { as: 'adele', says: 'sprache deutsch', sees: [/Deutsch/] },
      {
        as: 'adele',
        says: 'sag mir Bescheid, wenn PO-1 da ist',
        sees: ['Ich sage Ihnen Bescheid, wenn Bestellung PO-1 da ist.'],
      },
      { as: 'adele', says: 'meine Abos', sees: ['Ankunft von Bestellung PO-1'] },
    ],
  },
];

describe('orders that somebody follows', () => {
  for (const script of scripts) {
    it(script.title, async () => {
      await using bot = await startTestBot();
      const windows = new Map<string, ChatWindow>();
      await play(script, (name = 'alex') => {
        const window = windows.get(name) ?? bot.window(people[name as keyof typeof people]);
        windows.set(name, window);
        return window;
      });
    });
  }

  it('are told after a restart in which they were decided or cancelled, once', async () => {
    const memory = createMemory({ now: () => new Date('2026-11-23T10:02:00Z') });
    await using connector = await startConnector();
    const procurement = createProcurement();
    {
      await using bot = await startTestBot({ memory, connector, procurement });
      const [own, other] = [bot.window(alex), bot.window(adele)];
      await play({ title: 'before', steps: submitted }, (name = 'alex') => (name === 'alex' ? own : bot.window(megan)));
      await other.says('follow PO-1');
      await other.sees('I will tell you when purchase order PO-1 is decided.');
    }
    for (const [number, order] of procurement.orders)
      procurement.orders.set(number, { ...order, orderStatus: 'Canceled' });
    await using bot = await startTestBot({ memory, connector, procurement });
    const window = bot.window(adele);
    await window.sees('Purchase order PO-1 is cancelled.');
    await bot.bot.idle();
    assert.deepEqual(await memory.list('following', ''), []);
  });

  it('are told of once when they are deleted, but not while Supply Chain Management does not have them yet', async () => {
    let hear: Parameters<FakeCore['onNews']>[0] = () => undefined;
    await using bot = await startTestBot({ sync: { ...createSync(), onNews: (listener) => void (hear = listener) } });
    const { orders } = bot.procurement;
    const heard = async (): Promise<void> => {
      hear({ map: 'purchase-order', company: 'usmf', key: ['PO-1'] }, false);
      await bot.bot.idle();
    };
    const window = bot.window(alex);
    await play({ title: 'before', steps: submitted }, (name = 'alex') =>
      name === 'alex' ? window : bot.window(megan),
    );
    const order = orders.get('PO-1');
    assert.ok(order);
    orders.set('PO-1', { ...order, version: '' });
    const other = bot.window(adele);
    for (const awaited of ['follow PO-1', 'tell me when PO-1 arrives']) {
      await other.says(awaited);
      await other.sees('I will tell you when purchase order PO-1');
    }
    orders.delete('PO-1');
    await heard();
    assert.equal((await bot.memory.list('following', '')).length, 2);
    orders.set('PO-1', order);
    await heard();
    orders.delete('PO-1');
    await heard();
    await other.sees('Purchase order PO-1 was deleted, so I no longer follow it.');
    const all = other.activities().map((activity) => other.shownAt(activity));
    assert.equal(all.filter((text) => text.includes('was deleted')).length, 1);
    assert.deepEqual(await bot.memory.list('following', ''), []);
  });

  it('are followed for 400 days, and whoever waits is told when that is over', async () => {
    await using bot = await startTestBot();
    const window = await windowThatWaits(bot);
    bot.pass(399 * 24 * 60);
    await window.says('sync PO-1');
    await bot.bot.idle();
    assert.equal((await bot.memory.list('following', '')).length, 1);
    bot.pass(2 * 24 * 60);
    await window.says('sync PO-1');
    await window.sees('for more than 400 days, so I no longer follow it.');
    await bot.bot.idle();
    assert.deepEqual(await bot.memory.list('following', ''), []);
  });

  it('are told when all of it was received, and those received already are not waited for', async () => {
    await using bot = await startTestBot();
    const window = await windowThatWaits(bot);
    const { orders } = bot.procurement;
    for (const [number, order] of orders) orders.set(number, { ...order, orderStatus: 'Received' });
    await window.says('sync PO-1');
    await window.sees('Purchase order PO-1 has arrived: all of it is received.');
    await window.says('tell me when PO-1 arrives');
    await window.sees('There is nothing to wait for.');
  });
});
