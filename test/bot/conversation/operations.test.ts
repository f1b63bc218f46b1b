import assert from 'node:assert/strict';
import { outcomeOfEnded } from '../../../src/sync/parked/told.ts';
import { startTestBot } from '../support/bot.ts';
import { buttonsOf } from '../support/card.ts';
import type { ChatWindow } from '../support/chat.ts';
import { startConnector } from '../support/connector.ts';
import { createMemory } from '../support/memory.ts';
import { alex, createSync, megan, patti } from '../support/world.ts';

/** What the button of the newest card carries. */
function dataOf(window: ChatWindow, title: string): Record<string, unknown> {
  const button = buttonsOf(window.card()).find((one) => one.title === title);
  assert.ok(button, `there is a button ${title}`);
  return button.data;
}

/** The id of the operation behind the only write. */
function onlyRequest(writes: readonly { readonly requestId: string }[]): string {
  assert.equal(writes.length, 1);
  return writes[0]?.requestId ?? '';
}

describe('operations from cards', () => {
  it('are acknowledged at once and done once, however often the button is pressed', async () => {
    await using bot = await startTestBot();
    const window = bot.window(alex);
    await window.says('create warehouse 77 named North depot at site 1');
    const [activity = ''] = window.activities();
    const data = dataOf(window, 'Create');
    const answers = await Promise.all([1, 2, 3].map(() => window.clicks(activity, 'record.save', data)));
    for (const { body } of answers) assert.match(JSON.stringify(body.value), /Creating warehouse 77/);
    await bot.bot.idle();
    await window.clicks(activity, 'record.save', data);
    await bot.bot.idle();
    assert.match(window.shownAt(activity), /Warehouse 77 was created/);
    onlyRequest(bot.sync.writes);
    assert.equal(bot.connector.recorded.filter(({ method }) => method === 'POST').length, 1);
  });

  it('whose outcome is not known yet say so, and the card gets the truth', async () => {
    await using bot = await startTestBot();
    const window = bot.window(alex);
    bot.sync.outcomes.push({ kind: 'parked', operation: 'op', reason: 'no answer', resolving: true });
    await window.says('create warehouse 77 at site 1');
    await window.presses('Create');
    await window.sees('Not sure yet, checking');
    const request = onlyRequest(bot.sync.writes);
    await bot.sync.settle(request, { kind: 'committed', operation: 'op', records: [] });
    await window.sees('Warehouse 77 was created.');
    await bot.sync.settle(request, { kind: 'committed', operation: 'op', records: [] });
    assert.equal(bot.sync.writes.length, 1);
  });

  it('that were under way when the process ended get their outcome after the restart, without being done again', async () => {
    const memory = createMemory({ now: () => new Date('2026-11-23T10:02:00Z') });
    const sync = createSync();
    await using connector = await startConnector();
    await using before = await startTestBot({ memory, sync: { ...sync, onSettled: () => undefined }, connector });
    sync.outcomes.push({ kind: 'parked', operation: 'op', reason: 'no answer', resolving: true });
    const window = before.window(alex);
    await window.says('create warehouse 77 at site 1');
    await window.presses('Create');
    await window.sees('Not sure yet, checking');
    await before.bot.close();
    await sync.settle(onlyRequest(sync.writes), { kind: 'committed', operation: 'op', records: [] });

    await using after = await startTestBot({ memory, sync, connector });
    await window.sees('Warehouse 77 was created.');
    await after.bot.idle();
    assert.equal(sync.writes.length, 1);
    assert.deepEqual(await memory.list('unsettled', ''), []);
  });

  it('that need a look say so, and how that ended takes its place', async () => {
    await using bot = await startTestBot();
    const window = bot.window(alex);
    bot.sync.outcomes.push({ kind: 'parked', operation: 'op', reason: 'Both sides changed it.', resolving: false });
    await window.says('create warehouse 77 at site 1');
    await window.presses('Create');
    await window.sees('This needs attention.');
    assert.match(window.text(), /Both sides changed it\./);
    const operation = { id: 'op', ending: { how: 'dismissed', by: patti.name, at: '', reason: 'a test' } } as const;
    await bot.sync.settle(onlyRequest(bot.sync.writes), outcomeOfEnded(operation));
    await window.sees('Patti Fernandez closed it as it stands');
    assert.match(window.text(), /Reason: a test/);
    await bot.bot.idle();
    assert.deepEqual(await bot.memory.list('unsettled', ''), []);
  });

  it('are put away by a word, and the form loses its buttons', async () => {
    await using bot = await startTestBot();
    const window = bot.window(alex);
    await window.says('create po');
    const [form = ''] = window.activities();
    const data = dataOf(window, 'Continue');
    await window.says('cancel');
    await window.sees('Cancelled.');
    assert.match(window.shownAt(form), /^Cancelled\.\n/);
    assert.doesNotMatch(window.shownAt(form), /\[Continue\]/);
    const { body } = await window.clicks(form, 'purchaseOrder.review', { ...data, vendor: 'ACME' });
    assert.match(String(body.value), /out of date/);
  });

  it('cannot be pressed by somebody else', async () => {
    await using bot = await startTestBot();
    const group = { conversation: '19:group', conversationType: 'groupChat' as const };
    const own = bot.window(alex, group);
    await own.says('create warehouse 77 at site 1');
    const [activity = ''] = own.activities();
    const other = bot.window(megan, group);
    const answer = await other.clicks(activity, 'record.save', dataOf(own, 'Create'));
    assert.match(String(answer.body.value), /belongs to somebody else/);
    const cancelled = await other.clicks(activity, 'card.cancel', dataOf(own, 'Cancel'));
    assert.match(String(cancelled.body.value), /belongs to somebody else/);
    await bot.bot.idle();
    assert.match(own.shownAt(activity), /\[Create\]/);
    assert.equal(bot.sync.writes.length, 0);

    await own.says('show po');
    const question = own.activities().at(-1) ?? '';
    const put = await other.clicks(question, 'card.cancel', dataOf(own, 'Cancel'));
    assert.match(String(put.body.value), /belongs to somebody else/);
    await own.presses('Cancel');
    await own.sees('Cancelled.');
  });

  it('answer data that does not fit, and unknown verbs, with a message', async () => {
    await using bot = await startTestBot();
    const window = bot.window(alex);
    for (const [verb, data] of [
      ['record.save', { draft: { $gt: '' }, attempt: 'x' }],
      ['warehouse.page', { search: 'id-9', page: '1' }],
      ['purchaseOrder.approve', {}],
      ['nobody.knows', { a: 1 }],
      ['question.answer', null],
    ] as const) {
      const { body } = await window.clicks('message-0', verb, data);
      assert.equal(body.type, 'application/vnd.microsoft.activity.message', verb);
      assert.match(String(body.value), /out of date/, verb);
    }
  });

  it('whose edit the channel refuses for the moment are edited again', async () => {
    await using bot = await startTestBot();
    const window = bot.window(alex);
    await window.says('create warehouse 77 at site 1');
    bot.connector.fail(412, 429);
    await window.presses('Create');
    await window.sees('Warehouse 77 was created.');
    await bot.bot.idle();
  });
});
