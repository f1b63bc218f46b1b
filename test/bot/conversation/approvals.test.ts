import assert from 'node:assert/strict';
import type { Problem } from '../../../src/connectors/port.ts';
import { SystemFailure } from '../../../src/connectors/errors.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { startConnector } from '../support/connector.ts';
import { createMemory } from '../support/memory.ts';
import { adele, alex, createProcurement, draftOf, megan } from '../support/world.ts';

/** An order of Alex's that waits for Megan's decision. */
async function submitted(bot: TestBot): Promise<void> {
  const requester = bot.window(alex);
  await requester.says('order 5 P-100 from ACME');
  await requester.sees('Create this purchase order?');
  await requester.presses('Create');
  await requester.sees('Purchase order PO-1');
  await requester.presses('Submit');
  await requester.sees('Submitted for approval to Megan Bowen.');
  await bot.bot.idle();
}

const messagesWith = (window: ReturnType<TestBot['window']>, text: string): number =>
  window.activities().filter((activity) => window.shownAt(activity).includes(text)).length;

describe('approvals that wait', () => {
  it('are reminded of once before they are due and once when they are overdue, over restarts, until decided', async () => {
    let now = new Date('2026-11-23T10:02:00Z');
    const memory = createMemory({ now: () => now });
    const procurement = createProcurement();
    await using connector = await startConnector();
    const run = async (hours: number, work: (bot: TestBot) => Promise<void>): Promise<void> => {
      now = new Date(now.getTime() + hours * 3_600_000);
      connector.recorded.length = 0;
      await using bot = await startTestBot({ memory, procurement, now, connector });
      await bot.bot.idle();
      await work(bot);
      await bot.bot.idle();
    };
    const reminders = (bot: TestBot, text: string): number =>
      bot.connector.recorded.filter(({ body }) => JSON.stringify(body).includes(text)).length;
    await run(0, async (bot) => {
      await bot.window(megan).says('hi');
      await submitted(bot);
    });
    await run(24, async (bot) => assert.equal(reminders(bot, 'Reminder:'), 0, 'it is not near yet'));
    await run(60, async (bot) =>
      assert.ok(reminders(bot, 'Reminder: your decision on purchase order PO-1 is due by') > 0),
    );
    await run(1, async (bot) => assert.equal(reminders(bot, 'Reminder:'), 0, 'once'));
    await run(24, async (bot) =>
      assert.ok(reminders(bot, 'Overdue: your decision on purchase order PO-1 was due by') > 0),
    );
    await run(24, async (bot) => {
      assert.equal(reminders(bot, 'Overdue:'), 0, 'once');
      const window = bot.window(megan);
      await window.says('approve PO-1');
      await window.presses('Approve');
      await window.sees('Approved by Megan Bowen');
    });
    await run(24, async () => {
      const written = connector.recorded.filter(({ method }) => method === 'POST');
      assert.deepEqual(written, [], 'its cards are edited at most');
    });
  });

  it('are asked about before the requester ever met the bot: the question waits, and the asker is told', async () => {
    const procurement = createProcurement();
    await using bot = await startTestBot({ procurement });
    const approver = bot.window(megan);
    await approver.says('hi');
    const order = await procurement.create(
      draftOf('usmf'),
      { ...megan, name: 'Alex Wilber' } as never,
      'made elsewhere',
    );
    assert.equal(order.kind, 'done');
    procurement.orders.set('PO-1', { ...order.order, approvalStatus: 'In review' });
    procurement.approvals.assign(order.order, megan);
    await approver.says('approve PO-1');
    await approver.sees('PO-1 is waiting for your decision');
    await approver.presses('Ask', { question: 'For which job?' });
    await approver.sees('I have had no message from Alex Wilber yet. Your question is delivered after the first one');
    const card = approver.activities().at(-1) ?? '';
    assert.match(approver.shownAt(card), /this question waits for the first one/);
    const requester = bot.window(alex);
    await requester.says('hi');
    await bot.bot.idle();
    assert.equal(messagesWith(requester, 'Megan Bowen asks about purchase order PO-1'), 1);
    await requester.presses('Send', { answer: 'WO-00017' });
    await bot.bot.idle();
    assert.match(approver.shownAt(card), /Alex Wilber: WO-00017/);
    assert.equal(messagesWith(approver, 'Alex Wilber answered your question'), 1);
  });

  it('keep on the card why a click came to nothing, whatever news edit it, until it is decided', async () => {
    const procurement = createProcurement();
    const busy = {
      system: 'dispatchCopilot',
      entity: 'purchase-order',
      field: null,
      ref: null,
      message: 'Somebody else is saving this record right now.',
      remedy: 'Wait a moment and try again.',
      code: 'BUSY',
    } as const;
    let isBusy = true;
    await using bot = await startTestBot({
      procurement: {
        ...procurement,
        act: async (request, who) =>
          request.act === 'approve' && isBusy
            ? { kind: 'refused', problems: [busy], order: null }
            : procurement.act(request, who),
      },
    });
    const [approver, requester] = [bot.window(megan), bot.window(alex)];
    await approver.says('hi');
    await submitted(bot);
    await approver.presses('Ask', { question: 'Why?' });
    await requester.sees('Megan Bowen asks about purchase order PO-1');
    await approver.presses('Approve');
    await approver.sees('Somebody else is saving this record right now');
    await requester.presses('Send', { answer: 'For the van' });
    await approver.sees('Alex Wilber answered your question');
    await bot.bot.idle();
    const card = approver.activities().find((activity) => approver.shownAt(activity).includes('[Approve]')) ?? '';
    assert.match(approver.shownAt(card), /For the van/);
    assert.match(approver.shownAt(card), /Somebody else is saving this record right now/);
    isBusy = false;
    await approver.presses('Approve');
    await approver.seesAt(card, 'Approved by Megan Bowen');
    await bot.bot.idle();
    assert.doesNotMatch(approver.shownAt(card), /Somebody else/);
  });

  it('are given to somebody found while a name is typed, or by the name alone, where many could decide', async () => {
    const procurement = createProcurement();
    const workers = Array.from({ length: 25 }, (_none, index) => ({
      personnelNumber: `0001${index + 10}`,
      name: `Worker ${index + 10}`,
    }));
    await using bot = await startTestBot({
      procurement: {
        ...procurement,
        delegates: async (...of) => [...workers, ...(await procurement.delegates(...of))],
      },
    });
    const window = bot.window(megan);
    await window.says('hi');
    await submitted(bot);
    await window.sees('PO-1 is waiting for your decision');
    const dataset = /"dataset":"(pick[^"]*)"/.exec(JSON.stringify(window.card()))?.[1] ?? '';
    const suggested = async (queryText: string, person = megan): Promise<unknown> => {
      const value = { queryText, dataset, kind: 'search' };
      const { body } = await bot.window(person).post({ type: 'invoke', name: 'application/search', value });
      return (body['value'] as { readonly results: unknown }).results;
    };
    assert.deepEqual(await suggested('adele'), [{ title: 'Adele Vance', value: '000022' }]);
    assert.equal(((await suggested('worker')) as readonly unknown[]).length, 15);
    await window.presses('Delegate', { 'delegateTo-typed': 'worker', reason: 'On leave' });
    await window.sees('Several people match: Worker 10, Worker 11');
    assert.match(JSON.stringify(window.card()), /"value":"On leave"/);
    await window.presses('Delegate', { 'delegateTo-typed': 'dele' });
    await window.sees('it cannot be delegated to this person');
    await window.presses('Delegate', { 'delegateTo-typed': 'adele' });
    await window.sees('Delegated to Adele Vance by Megan Bowen');
  });

  it('keep reason and buttons where Supply Chain Management does not answer, and are decided once it does', async () => {
    const procurement = createProcurement();
    const silent: Problem = {
      system: 'financeOperations',
      entity: 'purchase-order',
      field: null,
      ref: null,
      message: '',
      remedy: '',
      code: 'SYSTEM_UNREACHABLE',
      since: '2026-11-23T09:12:00.000Z',
    };
    let isDown = false;
    const down = () => new SystemFailure('SYSTEM_UNREACHABLE', 'financeOperations', 'refused', { applied: 'no' });
    await using bot = await startTestBot({
      procurement: {
        ...procurement,
        order: async (company, number, who) => {
          if (isDown && who.licences.financeOperations) throw down();
          return procurement.order(company, number, who);
        },
        delegates: async (...of) => {
          if (isDown) throw down();
          return procurement.delegates(...of);
        },
        act: async (request, who) =>
          isDown ? { kind: 'refused', problems: [silent], order: null } : procurement.act(request, who),
      },
    });
    const approver = bot.window(megan);
    await approver.says('hi');
    await submitted(bot);
    const card = approver.activities().find((activity) => approver.shownAt(activity).includes('PO-1')) ?? '';
    isDown = true;
    await approver.presses('Approve');
    await approver.seesAt(card, 'Supply Chain Management has not answered since 09:12.');
    await bot.bot.idle();
    assert.match(approver.shownAt(card), /\[Approve\]/);
    assert.match(approver.shownAt(card), /P-100/);
    isDown = false;
    await approver.presses('Approve');
    await approver.seesAt(card, 'Approved by Megan Bowen');
    assert.doesNotMatch(approver.shownAt(card), /does not answer|has not answered/);
  });

  it('tell a refusal to the one who was refused, on their own copy alone', async () => {
    const procurement = createProcurement();
    await using bot = await startTestBot({ procurement });
    const [small, large] = [bot.window(megan), bot.window(adele)];
    await small.says('hi');
    await large.says('hi');
    const requester = bot.window(alex);
    await requester.says('order 900 P-100 from ACME');
    await requester.presses('Create');
    await requester.sees('Purchase order PO-1');
    await requester.presses('Submit');
    await requester.sees('Submitted for approval');
    const order = procurement.orders.get('PO-1');
    assert.ok(order);
    procurement.approvals.assign(order, adele);
    await large.says('approve PO-1');
    await large.sees('PO-1 is waiting for your decision');
    const copy = large.activities().at(-1) ?? '';
    await small.presses('Approve');
    await small.sees('The amount exceeds your limit.');
    await bot.bot.idle();
    assert.match(small.text(), /\[Approve\]/);
    assert.doesNotMatch(large.shownAt(copy), /exceeds your limit/);
    await large.says('approve PO-1');
    await large.sees('PO-1 is waiting for your decision');
    assert.doesNotMatch(large.text(), /exceeds your limit/);
  });

  it('let nobody else answer for the requester, and keep the first answer', async () => {
    await using bot = await startTestBot();
    const [approver, stranger, requester] = [bot.window(megan), bot.window(adele), bot.window(alex)];
    await approver.says('hi');
    await submitted(bot);
    await approver.presses('Ask', { question: 'Why?' });
    await requester.sees('Megan Bowen asks about purchase order PO-1');
    const [, inquiry = ''] = /"inquiry":"([^"]+)"/.exec(JSON.stringify(requester.card())) ?? [];
    const asked = requester.activities().at(-1) ?? '';
    const refused = await stranger.clicks(asked, 'approval.answer', { inquiry, answer: 'Because' });
    assert.match(String(refused.body.value), /out of date, or it belongs to somebody else/);
    await requester.clicks(asked, 'approval.answer', { inquiry, answer: 'For the van' });
    await requester.clicks(asked, 'approval.answer', { inquiry, answer: 'Never mind' });
    await bot.bot.idle();
    await approver.says('approve PO-1');
    await approver.sees('Alex Wilber: For the van');
    assert.doesNotMatch(approver.text(), /Never mind|Because/);
  });
});
