import assert from 'node:assert/strict';
import type { SyncFailure } from '../../../src/sync/face.ts';
import { startTestBot } from '../support/bot.ts';
import { alex, isaiah, megan, patti, refusal } from '../support/world.ts';

function failureOf(number: number, more: Partial<SyncFailure> = {}): SyncFailure {
  return {
    id: `f-${number}`,
    class: 'application',
    ref: { map: 'warehouse', company: 'usmf', key: [String(1000 + number)] },
    origin: 'dataverse',
    author: { aadObjectId: alex.aadObjectId, userPrincipalName: null },
    problems: [refusal('warehouse', 'WarehouseName', `Warehouse ${1000 + number} needs a name.`)],
    attempts: 1,
    since: '2026-11-23T10:00:00Z',
    status: 'open',
    ...more,
  };
}

describe('sync failures in the chat', () => {
  it('of one cause share a card, from which each is shown alone and all are tried again', async () => {
    await using bot = await startTestBot();
    const window = bot.window(alex);
    await window.says('hi');
    for (let number = 1; number <= 12; number += 1) await bot.sync.fail(failureOf(number));
    await window.sees('Not in both systems: 12 warehouses');
    await window.sees('1 to 8 of 12');
    assert.equal(window.activities().length, 2, 'the greeting and one card');
    await window.presses('More');
    await window.sees('9 to 12 of 12');
    await window.presses('Show warehouse 1012');
    await window.sees('Not in both systems: warehouse 1012');
    await window.presses('All with this cause');
    await window.sees('12 open');
    await window.presses('Retry');
    await window.sees('12 in both systems now');
    assert.equal(window.activities().length, 2);
    assert.equal(bot.sync.settled.length, 12);
  });

  it('of another cause, and after all of a cause are over, get a card of their own', async () => {
    await using bot = await startTestBot();
    const window = bot.window(alex);
    await window.says('hi');
    await bot.sync.fail(failureOf(1));
    await bot.sync.fail(failureOf(2, { class: 'conflict' }));
    await bot.bot.idle();
    assert.equal(window.activities().length, 3);
    await bot.sync.fail(failureOf(1, { status: 'resolved' }));
    await bot.sync.fail(failureOf(3));
    await bot.bot.idle();
    assert.equal(window.activities().length, 4);
    await window.sees('Not in both systems: warehouse 1003');
  });

  it('are dismissed with a reason only, and say by whom on every copy', async () => {
    await using bot = await startTestBot();
    const [author, administrator] = [bot.window(alex), bot.window(patti)];
    await author.says('hi');
    await administrator.says('hi');
    await bot.sync.fail(failureOf(1));
    await administrator.sees('Not in both systems: warehouse 1001');
    const { body } = await administrator.presses('Dismiss');
    assert.match(String(body.value), /Enter a reason/);
    await administrator.presses('Dismiss', { reason: 'closed years ago' });
    for (const window of [administrator, author]) {
      await window.sees('Dismissed: warehouse 1001');
      await window.sees('Reason: closed years ago');
      await window.sees(`By: ${patti.name}`);
    }
  });

  it('of an act that could be neither finished nor undone say who did what, and administrators read the command', async () => {
    await using bot = await startTestBot();
    const [author, administrator] = [bot.window(alex), bot.window(patti)];
    await author.says('hi');
    await administrator.says('hallo', { locale: 'de-DE' });
    const parked = {
      ...{ operation: 'op-7', actor: alex.name, summary: 'ENGLISH' },
      saying: { say: 'create', words: { map: 'warehouse' } },
    };
    await bot.sync.fail(failureOf(1, { class: 'concurrency', parked }));
    await author.sees('Alex Wilber, create warehouse: it could be neither finished nor undone.');
    await administrator.sees('Alex Wilber, Lager angelegt: Das ließ sich weder abschließen noch zurücknehmen.');
    assert.match(administrator.text(), /Befehlszeile: journal end op-7/);
    assert.doesNotMatch(author.text(), /journal end/);
    await administrator.presses('Erneut versuchen');
    await author.sees('In both systems now: warehouse 1001');
  });

  it('are assigned to an administrator, and one side is taken', async () => {
    await using bot = await startTestBot();
    const [author, administrator] = [bot.window(alex), bot.window(patti)];
    await administrator.says('hi');
    await author.says('hi');
    await bot.sync.fail(failureOf(1));
    await author.sees('Not in both systems: warehouse 1001');
    await author.presses('Assign', { to: patti.name });
    await author.sees(`Assigned to: ${patti.name}`);
    await author.presses('Use Supply Chain Management');
    await author.sees('In both systems now: warehouse 1001');
    assert.deepEqual(
      bot.sync.settled.map(({ act }) => act.kind),
      ['assign', 'take'],
    );
  });

  it('are corrected at the refused field and carried over', async () => {
    await using bot = await startTestBot();
    const window = bot.window(alex);
    await window.says('hi');
    await bot.sync.fail(failureOf(1, { ref: { map: 'warehouse', company: 'usmf', key: ['SEA-01'] } }));
    await window.sees('Not in both systems: warehouse SEA-01');
    await window.presses('Edit and retry');
    await window.sees('Correct warehouse SEA-01');
    await window.presses('Save and retry');
    await window.sees('You have not changed anything yet.');
    await window.presses('Save and retry', { WarehouseName: 'Seattle North' });
    await window.sees('In both systems now: warehouse SEA-01');
    assert.deepEqual(bot.sync.settled[0]?.act, { kind: 'edit', values: { WarehouseName: 'Seattle North' } });
  });

  it('are assigned to anybody with a licence, by name or address, who is told and may act', async () => {
    await using bot = await startTestBot();
    const [author, colleague] = [bot.window(alex), bot.window(isaiah)];
    await author.says('hi');
    await colleague.says('hi');
    await bot.sync.fail(failureOf(1));
    await author.sees('Not in both systems: warehouse 1001');
    const unknown = await author.presses('Assign', { who: 'Nobody Known' });
    assert.match(String(unknown.body.value), /I know nobody called “Nobody Known”/);
    assert.match(String((await author.presses('Assign')).body.value), /Pick somebody/);
    await author.presses('Assign', { who: 'isaiah' });
    await author.sees(`Assigned to: ${isaiah.name}`);
    await colleague.sees('Not in both systems: warehouse 1001');
    await author.presses('Assign', { who: 'megan@example.com' });
    await author.sees(`Assigned to: ${megan.name} (has not written to me yet: told once they do)`);
    const assigned = bot.window(megan);
    await assigned.says('hi');
    await assigned.sees('Not in both systems: warehouse 1001');
    await assigned.presses('Retry');
    await assigned.sees('In both systems now: warehouse 1001');
    await author.sees(`By: ${megan.name}`);
  });

  it('open in the reader’s own system, and offer valid values for the refused field', async () => {
    await using bot = await startTestBot();
    const window = bot.window(alex);
    await window.says('hi');
    const problems = [refusal('warehouse', 'OperationalSiteId', "Site '2' is closed.")];
    await bot.sync.fail(failureOf(1, { ref: { map: 'warehouse', company: 'usmf', key: ['24'] }, problems }));
    await window.sees('Not in both systems: warehouse 24');
    await window.sees('[Open in Field Service]');
    await window.presses('Edit and retry');
    await window.sees("Supply Chain Management says: Site '2' is closed.");
    await window.sees('Seattle');
    await window.presses('Save and retry', { OperationalSiteId: 'Seattle' });
    await window.sees('In both systems now: warehouse 24');
    assert.deepEqual(bot.sync.settled[0]?.act, { kind: 'edit', values: { OperationalSiteId: '1' } });
  });

  it('speak German to those who do', async () => {
    await using bot = await startTestBot();
    const window = bot.window(alex);
    await window.says('sprache deutsch');
    await window.sees(/Deutsch/);
    await bot.sync.fail(failureOf(1));
    await bot.sync.fail(failureOf(2));
    await window.sees('Nicht in beiden Systemen: 2 Lager');
    await window.presses('Erneut versuchen');
    await window.sees('2 jetzt in beiden Systemen');
  });
});
