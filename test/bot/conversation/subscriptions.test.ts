import assert from 'node:assert/strict';
import type { SyncFailure } from '../../../src/sync/face.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { createMemory } from '../support/memory.ts';
import { alex, createSync, megan, patti, refusal } from '../support/world.ts';
import { play } from './script.ts';
import { subscriptionScripts } from './subscription-scripts.ts';

function failureOf(number: number, more: Partial<SyncFailure> = {}): SyncFailure {
  const key = String(1000 + number);
  return {
    id: `f-${number}`,
    class: 'application',
    ref: { map: 'warehouse', company: 'usmf', key: [key] },
    origin: 'dataverse',
    author: { aadObjectId: alex.aadObjectId, userPrincipalName: null },
    problems: [refusal('warehouse', 'WarehouseName', `Warehouse ${key} needs a name.`)],
    attempts: 1,
    since: '2026-11-23T10:00:00Z',
    status: 'open',
    ...more,
  };
}

const general = '19:general@thread.tacv2';
const team = { channelData: { tenant: { id: 'tenant' }, team: { id: general }, channel: { name: 'Dispatch' } } };

/** The channel of a team, with the thread that somebody writes in. */
const thread = { conversation: '19:dispatch@thread.tacv2;messageid=1', conversationType: 'channel' } as const;

/** What the channel itself shows, whichever thread it is in. */
const channelOf = (bot: TestBot) => bot.window(patti, { ...thread, conversation: '19:dispatch@thread.tacv2' });

/** Everything that was ever sent into a conversation, as text. */
const sentTo = (bot: TestBot, conversation: string): string =>
  bot.connector.recorded
    .filter((one) => one.conversation === conversation)
    .map(({ body }) => JSON.stringify(body))
    .join('\n');

describe('subscriptions', () => {
  for (const script of subscriptionScripts) {
    it(script.title, async () => {
      await using bot = await startTestBot();
      const window = bot.window(alex);
      await play(script, () => window);
    });
  }

  it('bring the failures they are about, once, on one card that is edited to the end', async () => {
    await using bot = await startTestBot();
    const [reader, administrator] = [bot.window(megan), bot.window(patti)];
    await administrator.says('hi');
    await reader.says('tell me about failed warehouses in usmf');
    for (let number = 1; number <= 3; number += 1) await bot.sync.fail(failureOf(number));
    await reader.sees('Not in both systems: 3 warehouses');
    await reader.sees('Supply Chain Management says: Warehouse 1001 needs a name.');
    await bot.bot.idle();
    assert.equal(reader.activities().length, 2, 'the answer and one card');
    assert.doesNotMatch(reader.text(), /\[Retry\]/, 'to hear of it is not to be allowed to act');
    await administrator.sees('3 open');
    await administrator.presses('Retry');
    await reader.sees('In both systems now: 3 warehouses');
    await reader.sees(patti.name);
    assert.equal(reader.activities().length, 2);
  });

  it('bring nothing of another kind, company or class, nor after they ended', async () => {
    await using bot = await startTestBot();
    const reader = bot.window(megan);
    await reader.says('subscribe me to warehouse conflicts in usmf');
    await bot.sync.fail(failureOf(1));
    await bot.sync.fail(failureOf(2, { class: 'conflict', ref: { map: 'warehouse', company: 'demf', key: ['1'] } }));
    await bot.sync.fail(failureOf(3, { class: 'conflict', ref: { map: 'ship-via', company: 'usmf', key: ['A'] } }));
    await bot.bot.idle();
    assert.equal(reader.activities().length, 1);
    await bot.sync.fail(failureOf(4, { class: 'conflict' }));
    await reader.sees('Not in both systems: warehouse 1004');
    await reader.says('unsubscribe from everything');
    await bot.sync.fail(failureOf(5, { class: 'conflict' }));
    await bot.sync.fail(failureOf(4, { class: 'conflict', status: 'resolved' }));
    await bot.bot.idle();
    const [, card = ''] = reader.activities();
    assert.match(reader.shownAt(card), /Not in both systems: warehouse 1004/);
    assert.equal(reader.activities().length, 3);
  });

  it('say nothing of a record that the reader’s own system does not show', async () => {
    await using bot = await startTestBot({ records: { show: async () => null } });
    const reader = bot.window(megan);
    await reader.says('tell me about failed warehouses');
    await bot.sync.fail(failureOf(1));
    await reader.sees('Not in both systems: 1 warehouse');
    await reader.sees('Your own system does not show you this record at the moment.');
    await bot.sync.fail(failureOf(2));
    await reader.sees('Not in both systems: 2 warehouses');
    const sent = sentTo(bot, reader.conversation);
    assert.doesNotMatch(sent, /1001|1002|needs a name/);
    const [told] = await bot.memory.list('incident', 'failure/');
    const { id: incident } = told?.value as { id: string };
    const card = reader.activities().at(-1) ?? '';
    const { body } = await reader.clicks(card, 'failure.list', { incident, page: '1' });
    assert.match(JSON.stringify(body), /2 warehouses/);
    assert.doesNotMatch(JSON.stringify(body), /1001|needs a name/);
  });

  it('of a channel are begun by administrators alone, and tell there without naming a record', async () => {
    await using bot = await startTestBot();
    const own = bot.window(patti);
    await own.says('hi');
    const dispatcher = bot.window(alex, thread);
    await dispatcher.says('subscribe this channel to warehouse failures', team);
    await dispatcher.sees(
      `Only the administrators of the synchronisation can choose what is reported in a channel or group chat`,
    );
    await dispatcher.sees(patti.name);
    const { body } = await dispatcher.clicks(dispatcher.activities().at(-1) ?? '', 'subscription.add', {});
    assert.match(String(body.value), /Only the administrators/);
    await bot.window(patti, thread).says('subscribe this channel to warehouse failures in usmf', team);
    await bot.window(patti, thread).sees('From now on I will report here: failed warehouses in usmf.');

    await bot.sync.fail(failureOf(1));
    await bot.sync.fail(failureOf(2));
    const channel = channelOf(bot);
    await channel.sees('Not in both systems: 2 warehouses');
    await channel.sees('2 open');
    await channel.presses('Send me the details');
    await own.sees('Not in both systems: 2 warehouses');
    await own.sees('Warehouse 1001');
    const stranger = bot.window(megan, { ...thread, conversation: channel.conversation });
    const refused = await stranger.presses('Send me the details');
    assert.equal(refused.body.type, 'application/vnd.microsoft.activity.message');
    await own.presses('Assign', { to: '(me)' });
    await channel.sees(`Assigned to: ${patti.name}`);
    await own.presses('Dismiss', { reason: 'secret reason' });
    await channel.sees('Dismissed: 2 warehouses');
    await channel.sees(`By: ${patti.name}`);
    await bot.bot.idle();
    assert.equal(channel.activities().length, 1, 'one card, edited');
    assert.doesNotMatch(sentTo(bot, channel.conversation), /1001|1002|needs a name|secret reason/);
  });

  it('of a channel end with an administrator’s word, and begin for the person alone with “me”', async () => {
    await using bot = await startTestBot();
    const administrator = bot.window(patti, thread);
    await administrator.says('subscribe this channel to warehouse failures', team);
    await administrator.sees('From now on I will report here: failed warehouses.');
    await administrator.says('unsubscribe this channel', team);
    await administrator.sees('I will no longer report here: failed warehouses.');
    const reader = bot.window(megan, thread);
    await reader.says('tell me about failed warehouses', team);
    await reader.sees('I will tell you in our own chat. Write to me there first');
    await bot.sync.fail(failureOf(1));
    await bot.bot.idle();
    assert.deepEqual(channelOf(bot).activities(), []);
    await bot.window(megan).says('hi');
    await bot.window(megan).sees('Not in both systems: warehouse 1001');
  });

  for (const [how, conversation, left] of [
    ['the team', general, { type: 'installationUpdate', action: 'remove' }],
    ['the channel', thread.conversation, { type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }] }],
  ] as const) {
    it(`of a channel end when the bot is removed from ${how}`, async () => {
      await using bot = await startTestBot();
      await bot.window(patti, thread).says('subscribe this channel to warehouse failures', team);
      await bot.window(patti, { conversation, conversationType: 'channel' }).post({ ...team, ...left });
      await bot.sync.fail(failureOf(1));
      await bot.bot.idle();
      await bot.window(patti, thread).says('what is this channel subscribed to', team);
      await bot.window(patti, thread).sees('There are no subscriptions here.');
      await bot.bot.idle();
      assert.deepEqual(channelOf(bot).activities(), []);
    });
  }

  it('of a channel that refuses messages end, and the administrators are told which', async () => {
    await using bot = await startTestBot();
    await bot.window(patti, thread).says('subscribe this channel to warehouse failures', team);
    bot.connector.fail(403);
    await bot.sync.fail(failureOf(1));
    await bot.bot.idle();
    const own = bot.window(patti);
    await own.says('hi');
    await bot.bot.idle();
    const told = own.activities().map((activity) => own.shownAt(activity));
    assert.ok(told.some((text) => text.includes('The channel or group chat “Dispatch” cannot be reached.')));
    await bot.window(patti, thread).says('what is this channel subscribed to', team);
    await bot.window(patti, thread).sees('There are no subscriptions here.');
  });

  it('outlive the process', async () => {
    const memory = createMemory({ now: () => new Date('2026-11-23T10:02:00Z') });
    const sync = createSync();
    {
      await using before = await startTestBot({ memory, sync });
      await before.window(megan).says('tell me about failed warehouses');
    }
    await using after = await startTestBot({ memory, sync });
    const reader = after.window(megan);
    await reader.says('what am I subscribed to');
    await reader.sees('Failed warehouses');
    await sync.fail(failureOf(1));
    await reader.sees('Not in both systems: warehouse 1001');
  });
});
