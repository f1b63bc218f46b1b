import assert from 'node:assert/strict';
import type { RecordRef } from '../../../src/connectors/port.ts';
import { startTestBot } from '../support/bot.ts';
import { alex, createProcurement, createSync, megan, type FakeProcurement } from '../support/world.ts';
import { eventually } from '../../support/wire.ts';

const order: RecordRef = { map: 'purchase-order', company: 'usmf', key: ['PO-1'] };

/** A bot with an order on Alex’s card, and the way to tell it news. */
async function watched() {
  let heard: (root: RecordRef, isInLine: boolean) => void = () => assert.fail('nobody listens');
  let held: () => Promise<void> = async () => undefined;
  const procurement = createProcurement();
  const state: FakeProcurement['state'] = async (company, number) => {
    const known = await procurement.state(company, number);
    await held();
    return known;
  };
  const bot = await startTestBot({
    procurement: { ...procurement, state },
    sync: { ...createSync(), onNews: (listener) => void (heard = listener) },
  });
  const window = bot.window(alex);
  await window.says('order 5 P-100 from ACME');
  await window.presses('Create');
  await window.sees('Purchase order PO-1');
  await bot.bot.idle();
  const [card = ''] = window.activities();
  const edits = (): number =>
    bot.connector.recorded.filter(({ activity, method }) => activity === card && method === 'PUT').length;
  const changed = (approvalStatus: string, version: string): void => {
    const known = bot.procurement.orders.get('PO-1');
    assert.ok(known);
    bot.procurement.orders.set('PO-1', { ...known, approvalStatus, version });
  };
  /** From now on the answer how an order stands is on its way for as long as that takes. */
  const hold = (until: () => Promise<void>): void => void (held = until);
  const news = async (isInLine: boolean, root = order): Promise<void> => {
    heard(root, isInLine);
    await bot.bot.idle();
  };
  return { bot, window, card, edits, changed, news, heard: (isInLine: boolean) => heard(order, isInLine), hold };
}

describe('news of orders from outside', () => {
  it('edit every card of the order, once for a burst and once for a version', async () => {
    const { bot, window, card, edits, changed, news, heard } = await watched();
    await using _ = bot;
    changed('Approved', 'v2');
    const before = edits();
    for (let count = 0; count < 20; count += 1) heard(true);
    await news(true);
    assert.match(window.shownAt(card), /Approval: Approved/);
    assert.equal(edits(), before + 1);
    await news(true);
    assert.equal(edits(), before + 1, 'what the cards show already is left alone');
  });

  it('edit the cards once more when the other system was brought in line', async () => {
    const { bot, edits, changed, news } = await watched();
    await using _ = bot;
    changed('Approved', 'v2');
    const before = edits();
    await news(false);
    assert.equal(edits(), before + 1);
    await news(true);
    assert.equal(edits(), before + 2);
    await news(true);
    assert.equal(edits(), before + 2);
  });

  it('of what was done here itself edit nothing', async () => {
    const { bot, window, edits, news } = await watched();
    await using _ = bot;
    await bot.window(megan).says('hi');
    await window.presses('Submit');
    await window.sees('Submitted for approval');
    await bot.bot.idle();
    const before = edits();
    await news(true);
    assert.equal(edits(), before);
  });

  it('that are on their way to a card do not take from it what was done meanwhile', async () => {
    const { bot, window, changed, heard, hold } = await watched();
    await using _ = bot;
    let answer: () => void = () => assert.fail('nobody asked');
    let isAsked = false;
    hold(() => {
      isAsked = true;
      return new Promise((resolve) => (answer = resolve));
    });
    changed('Draft', 'v2');
    await window.says('show PO-1');
    heard(true);
    await eventually(async () => isAsked, 'the question how it stands');
    const pressed = window.presses('Submit');
    await eventually(async () => bot.procurement.orders.get('PO-1')?.approvalStatus === 'In review', 'the act');
    answer();
    await pressed;
    await bot.bot.idle();
    await window.sees('Submitted for approval');
  });

  it('of other records are none of theirs', async () => {
    const { bot, edits, changed, news } = await watched();
    await using _ = bot;
    changed('Approved', 'v2');
    const before = edits();
    await news(true, { ...order, map: 'warehouse' });
    await news(true, { ...order, company: null });
    assert.equal(edits(), before);
  });
});
