import assert from 'node:assert/strict';
import type { SyncFailure } from '../../../src/sync/face.ts';
import { startTestBot } from '../support/bot.ts';
import { startConnector } from '../support/connector.ts';
import { alex, createSync, megan, patti, refusal } from '../support/world.ts';

const failure: SyncFailure = {
  id: 'f-1',
  class: 'application',
  ref: { map: 'warehouse', company: 'usmf', key: ['77'] },
  origin: 'dataverse',
  author: { aadObjectId: null, userPrincipalName: 'Alex@example.com' },
  problems: [refusal('warehouse', 'OperationalSiteId', 'Field Site must be filled in.')],
  attempts: 1,
  since: '2026-11-23T10:00:00Z',
  status: 'open',
};

describe('notices', () => {
  it('tell author and administrators of a sync failure, one card each, which Retry brings up to date everywhere', async () => {
    await using bot = await startTestBot();
    const [author, administrator] = [bot.window(alex), bot.window(patti)];
    await author.says('hi');
    await administrator.says('hi');
    await bot.sync.fail(failure);
    for (const window of [author, administrator]) {
      await window.sees('Not in both systems: warehouse 77');
      assert.match(window.text(), /Supply Chain Management says: Field Site must be filled in\./);
      assert.equal(window.activities().length, 2);
    }
    await bot.sync.fail({ ...failure, attempts: 2 });
    await author.sees('Attempts: 2');
    assert.equal(author.activities().length, 2);
    await author.presses('Retry');
    await author.sees('In both systems now: warehouse 77');
    await administrator.sees('In both systems now: warehouse 77');
  });

  it('whose answer is lost on the way are not sent twice in a row, and come later', async () => {
    await using bot = await startTestBot();
    const administrator = bot.window(patti);
    await administrator.says('hi');
    await bot.bot.idle();
    bot.connector.fail(504);
    await bot.sync.fail(failure);
    await bot.bot.idle();
    assert.equal(administrator.activities().length, 1);
    assert.equal(bot.connector.refused, 1);
    bot.pass(2);
    await administrator.says('hi');
    await administrator.sees('Not in both systems: warehouse 77');
  });

  it('let nobody else retry', async () => {
    await using bot = await startTestBot();
    const window = bot.window(megan);
    await window.says('hi');
    await bot.sync.fail(failure);
    const administrator = bot.window(patti);
    await administrator.says('hi');
    await administrator.sees('Not in both systems: warehouse 77');
    const [, incident = ''] = /"incident":"([^"]+)"/.exec(JSON.stringify(administrator.card())) ?? [];
    const { body } = await window.clicks('message-1', 'failure.retry', { incident, failure: '' });
    assert.match(String(body.value), /Only the author/);
    assert.deepEqual(bot.sync.settled, []);
  });

  it('do not keep the bot from ending when the channel is gone, and come after the next start', async () => {
    await using connector = await startConnector();
    const sync = createSync();
    const bot = await startTestBot({ connector, sync });
    const author = bot.window(alex);
    await author.says('hi');
    connector.fail(...Array.from({ length: 50 }, () => 503));
    await sync.fail(failure);
    const begun = performance.now();
    await bot[Symbol.asyncDispose]();
    assert.equal(connector.refused, 1, 'once it ends nothing is tried twice');
    assert.ok(performance.now() - begun < 2_000, 'what is tried again takes longer');
    connector.forgive();
    await using next = await startTestBot({
      connector,
      sync,
      memory: bot.memory,
      now: new Date('2026-11-23T10:04:00Z'),
    });
    await next.bot.idle();
    const again = next.window(alex);
    await again.sees('Not in both systems: warehouse 77');
  });

  it('that Teams does not take cost nobody their place: those after it come', async () => {
    for (const status of [400, 413]) {
      await using bot = await startTestBot();
      const author = bot.window(alex);
      await author.says('hi');
      bot.connector.fail(status);
      await bot.sync.fail(failure);
      await bot.bot.idle();
      assert.match(bot.logged.join('\n'), new RegExp(`notice not taken.*${status}`));
      assert.equal(author.activities().length, 1);
      const incident = { ...failure, id: 'f-2', ref: { ...failure.ref, key: ['78'] } };
      await bot.sync.fail(incident);
      await author.sees('78');
    }
  });

  it('are sent again where Teams did not take the token of the bot', async () => {
    await using bot = await startTestBot();
    const author = bot.window(alex);
    await author.says('hi');
    bot.connector.fail(401);
    await bot.sync.fail(failure);
    await author.sees('warehouse 77');
    assert.equal(bot.connector.refused, 1);
  });

  it('wait for somebody never met, and the requester is told; the first contact brings them', async () => {
    await using bot = await startTestBot();
    const requester = bot.window(alex);
    await requester.says('order 5 P-100 from ACME');
    await requester.presses('Create');
    await requester.sees('Purchase order PO-1');
    await requester.presses('Submit');
    await requester.sees('I have had no message from Megan Bowen yet');
    const approver = bot.window(megan);
    await approver.post({ type: 'installationUpdate', action: 'add' });
    await bot.bot.idle();
    assert.ok(
      approver.activities().some((activity) => approver.shownAt(activity).includes('is waiting for your decision')),
    );
    await approver.presses('Approve');
    await approver.sees('Approved by Megan Bowen at 10:02.');
    const [first = ''] = requester.activities();
    assert.match(requester.shownAt(first), /Approved by Megan Bowen at 10:02\./);
  });

  it('are not delivered when there is nothing left to decide', async () => {
    await using bot = await startTestBot();
    const requester = bot.window(alex);
    await requester.says('order 5 P-100 from ACME');
    await requester.presses('Create');
    await requester.sees('Purchase order PO-1');
    await requester.presses('Submit');
    await requester.sees('Submitted for approval');
    const order = bot.procurement.orders.get('PO-1');
    assert.ok(order);
    bot.procurement.orders.set('PO-1', { ...order, approvalStatus: 'Approved' });
    const approver = bot.window(megan);
    await approver.says('hi');
    await bot.bot.idle();
    assert.equal(approver.activities().length, 1);
    assert.deepEqual(await bot.memory.list('notice', ''), []);
  });

  it('of an approval that came too late say who decided and when', async () => {
    await using bot = await startTestBot();
    const [requester, approver] = [bot.window(alex), bot.window(megan)];
    await approver.says('hi');
    await requester.says('order 5 P-100 from ACME');
    await requester.presses('Create');
    await requester.sees('Purchase order PO-1');
    await requester.presses('Submit');
    await approver.sees('is waiting for your decision');
    const stale = approver.activities().at(-1) ?? '';
    await approver.presses('Approve');
    await approver.sees('Approved by Megan Bowen');
    const clicked = { company: 'usmf', number: 'PO-1', version: 'v1+', reason: 'too dear' };
    await approver.clicks(stale, 'purchaseOrder.reject', clicked);
    await bot.bot.idle();
    assert.match(approver.shownAt(stale), /Approved by Megan Bowen at 10:02\./);
    assert.equal(bot.procurement.orders.get('PO-1')?.approvalStatus, 'Approved');
  });

  it('of an order that grew since the card was made show what it is now, and nothing is approved', async () => {
    await using bot = await startTestBot();
    const [requester, approver] = [bot.window(alex), bot.window(megan)];
    await approver.says('hi');
    await requester.says('order 5 P-100 from ACME');
    await requester.presses('Create');
    await requester.sees('Purchase order PO-1');
    await requester.presses('Submit');
    await approver.sees('is waiting for your decision');
    const order = bot.procurement.orders.get('PO-1');
    assert.ok(order);
    const lines = order.lines.map((line) => ({ ...line, quantity: 7, price: 14, amount: 98 }));
    const more = { lineNumber: 2, product: 'P-200', quantity: 1, price: 1, amount: 1 };
    const added = lines.map((line) => ({ ...line, ...more }));
    bot.procurement.orders.set('PO-1', { ...order, version: 'v9', total: 99, lines: [...lines, ...added] });
    await approver.presses('Approve');
    await approver.sees('This order has changed since this card was made');
    assert.match(approver.text(), /Total: 62\.50 USD, now 99\.00 USD\./);
    assert.match(approver.text(), /Line 1, quantity: 5 ea, now 7 ea\./);
    assert.match(approver.text(), /Line 1, price: 12\.50 USD, now 14\.00 USD\./);
    assert.match(approver.text(), /Line 2 is new: 1 ea of P-200\./);
    assert.match(approver.text(), /Total 99\.00 USD/);
    assert.match(approver.text(), /\[Approve\]/);
    assert.equal(bot.procurement.orders.get('PO-1')?.approvalStatus, 'In review');
  });

  it('above the limit are refused in the words of Supply Chain Management, and a later click is tried anew', async () => {
    await using bot = await startTestBot();
    const [requester, approver] = [bot.window(alex), bot.window(megan)];
    await approver.says('hi');
    await requester.says('order 5000 P-100 from ACME');
    await requester.presses('Create');
    await requester.sees('Purchase order PO-1');
    await requester.presses('Submit');
    await approver.sees('is waiting for your decision');
    await approver.presses('Approve');
    await approver.sees('Supply Chain Management says: The amount exceeds your limit.');
    await bot.bot.idle();
    await approver.presses('Approve');
    await bot.bot.idle();
    assert.equal(bot.procurement.acts.filter(({ act }) => act === 'approve').length, 2);
  });
});
