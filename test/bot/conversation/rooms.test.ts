import assert from 'node:assert/strict';
import { outcomeOfEnded } from '../../../src/sync/parked/told.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { alex, createProcurement, megan, refusal } from '../support/world.ts';

const channel = { conversation: '19:channel', conversationType: 'channel' } as const;

const limit = 'No approver has a limit that covers 62.50 USD.';

/** A bot whose order PO-1 nobody may approve, shown in a channel. */
async function startInChannel(): Promise<TestBot> {
  const procurement = createProcurement();
  const bot = await startTestBot({
    procurement: {
      ...procurement,
      act: async ({ number }) => ({
        kind: 'refused',
        problems: [refusal('purchase-order', null, limit)],
        order: procurement.orders.get(number) ?? null,
      }),
    },
  });
  const own = bot.window(alex);
  await own.says('order 5 P-100 from ACME');
  await own.presses('Create');
  await own.sees('Purchase order PO-1');
  const room = bot.window(alex, channel);
  await room.says('show PO-1');
  await room.sees('Purchase order PO-1');
  return bot;
}

const told = (bot: TestBot): string =>
  JSON.stringify(bot.connector.recorded.filter(({ conversation }) => conversation === channel.conversation));

describe('where several read', () => {
  it('a refusal is told in the own chat of whoever clicked, and the card stays what it was', async () => {
    await using bot = await startInChannel();
    const room = bot.window(alex, channel);
    await room.presses('Submit');
    await bot.window(alex).sees(limit);
    await bot.bot.idle();
    await room.sees('[Submit]');
    assert.doesNotMatch(told(bot), /USD/);
    await room.says('show PO-1');
    await bot.sync.settle('nothing', { kind: 'committed', operation: 'op', records: [] });
    assert.doesNotMatch(told(bot), /USD/);
  });

  it('whoever has no chat of their own is told to open one, and no more', async () => {
    await using bot = await startInChannel();
    const room = bot.window(megan, channel);
    await room.presses('Submit');
    await room.sees('Megan Bowen, I have something to tell you.');
    await room.sees('open it and write to me there');
    await bot.bot.idle();
    assert.doesNotMatch(told(bot), /USD/);
  });

  it('a history says who did what, without reasons and refusals', async () => {
    await using bot = await startInChannel();
    bot.procurement.approvals.events.push({
      at: '2026-11-23T10:02:00.000Z',
      act: 'submit',
      summary: '',
      by: 'Alex Wilber',
      onBehalfOf: null,
      delegatedTo: null,
      comment: 'Needed for the van',
      before: null,
      after: null,
      result: 'refused',
      problems: [refusal('purchase-order', null, limit)],
      through: 'chat',
      operation: 'op',
    });
    const [own, room] = [bot.window(alex), bot.window(alex, channel)];
    await own.says('history of PO-1');
    await own.sees(limit);
    assert.match(own.text(), /Needed for the van/);
    await room.says('history of PO-1');
    await room.sees('Alex Wilber');
    await room.sees('Reasons and refusals I tell in our own chat alone.');
    assert.doesNotMatch(told(bot), /USD|van/);
  });

  it('a form that was refused comes back with all that was typed, and why is told in the own chat', async () => {
    const procurement = createProcurement();
    const price = refusal('purchase-order-product', 'OrderedPurchaseQuantity', 'The order would cost 62.50 USD.');
    await using bot = await startTestBot({
      procurement: { ...procurement, create: async () => ({ kind: 'refused', problems: [price], order: null }) },
    });
    await bot.window(alex).says('help');
    const room = bot.window(alex, channel);
    await room.says('order 5 P-100 from ACME');
    await room.presses('Create');
    await room.sees('New purchase order');
    await room.sees('This was not accepted. Why, I tell you in our own chat alone.');
    await bot.window(alex).sees('The order would cost 62.50 USD.');
    assert.match(JSON.stringify(room.card()), /"value":"5"/);
    assert.doesNotMatch(told(bot), /62\.50/);
  });

  it('a form whose card was deleted comes back once, however often why has to be tried to be told', async () => {
    const procurement = createProcurement();
    const price = refusal('purchase-order-product', 'OrderedPurchaseQuantity', 'The order would cost 62.50 USD.');
    await using bot = await startTestBot({
      procurement: { ...procurement, create: async () => ({ kind: 'refused', problems: [price], order: null }) },
    });
    const [own, room] = [bot.window(alex), bot.window(alex, channel)];
    await own.says('help');
    await room.says('order 5 P-100 from ACME');
    const before = room.activities();
    bot.connector.remove(before.at(-1) ?? '');
    bot.connector.silence(own.conversation);
    await room.presses('Create');
    await bot.bot.idle();
    assert.equal(room.activities().length, before.length + 1);
    bot.connector.forgive();
    const [waiting] = await bot.memory.list('unsettled', '');
    await bot.sync.settle(waiting?.key.split('/')[0] ?? '', { kind: 'committed', operation: 'op', records: [] });
    await own.sees('The order would cost 62.50 USD.');
    assert.equal(room.activities().length, before.length + 1);
    assert.deepEqual(await bot.memory.list('unsettled', ''), []);
  });

  it('what ended without an outcome is told in the own chat, and the room reads that it was', async () => {
    const procurement = createProcurement();
    await using bot = await startTestBot({
      procurement: {
        ...procurement,
        create: async () => ({ kind: 'parked', operation: 'op', resolving: false, reason: 'It costs 62.50 USD.' }),
      },
    });
    await bot.window(alex).says('help');
    const room = bot.window(alex, channel);
    await room.says('order 5 P-100 from ACME');
    await room.presses('Create');
    await room.sees('Alex Wilber, I have written to you in our own chat.');
    await bot.window(alex).sees('It costs 62.50 USD.');
    assert.doesNotMatch(told(bot), /62\.50|did not work|try again/);
  });

  it('how a parked act was ended can be read, and the words with which it was are told in the own chat', async () => {
    await using bot = await startTestBot();
    const [own, room] = [bot.window(alex), bot.window(alex, channel)];
    await own.says('sprache deutsch');
    bot.sync.outcomes.push({ kind: 'parked', operation: 'op', reason: 'no answer', resolving: true });
    await room.says('create warehouse 77 at site 1');
    await room.presses('Anlegen');
    await room.sees('Noch nicht sicher');
    const ending = { how: 'dismissed', by: 'Patti Fernandez', at: '', reason: 'it costs 62.50 USD' } as const;
    await bot.sync.settle(bot.sync.writes[0]?.requestId ?? '', outcomeOfEnded({ id: 'op', ending }));
    await room.sees('Patti Fernandez hat es so beendet, wie es steht');
    await own.sees('Begründung: it costs 62.50 USD');
    assert.doesNotMatch(told(bot), /62\.50/);
    assert.deepEqual(await bot.memory.list('unsettled', ''), []);
  });

  it('an act that was asked for in the own chat and in a room brings each what may be read there', async () => {
    const procurement = createProcurement();
    let answers = (): void => undefined;
    const answered = new Promise<void>((resolve) => {
      answers = resolve;
    });
    await using bot = await startTestBot({
      procurement: {
        ...procurement,
        act: async (request, person) => {
          await answered;
          return procurement.act(request, person);
        },
      },
    });
    const own = bot.window(alex);
    await own.says('order 5 P-100 from ACME');
    await own.presses('Create');
    await own.sees('Purchase order PO-1');
    await own.sees('USD');
    const room = bot.window(alex, channel);
    await room.says('show PO-1');
    await room.sees('Purchase order PO-1');
    await own.presses('Submit');
    await room.presses('Submit');
    answers();
    await bot.bot.idle();
    await own.sees('USD');
    await room.sees('In review');
    assert.doesNotMatch(told(bot), /USD/);
  });
});
