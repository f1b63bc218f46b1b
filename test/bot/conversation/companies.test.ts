import assert from 'node:assert/strict';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { alex, createProcurement, draftOf, megan } from '../support/world.ts';

/** A bot with one order, PO-1 of company demf, while everybody works in usmf. */
async function startWithOrder(): Promise<TestBot> {
  const procurement = createProcurement();
  const made = await procurement.create(draftOf('demf'), { ...alex } as never, 'made elsewhere');
  assert.equal(made.kind, 'done');
  return startTestBot({ procurement });
}

describe('what is of another company than the one a person works in', () => {
  it('stays so when it is spoken of as it, and when an order is made again', async () => {
    await using bot = await startWithOrder();
    const window = bot.window(alex);
    await window.says('show PO-1');
    await window.sees('I found no purchase order “PO-1”.');
    await window.says('show PO-1 in company demf');
    await window.sees('Purchase order PO-1');
    await window.says('submit it');
    await window.sees('Submit this order for approval?');
    assert.match(window.text(), /Company demf/);
    await window.presses('Order again');
    await window.sees('New purchase order\nCompany demf');
    await window.says('show PO-1 in company demf');
    await window.sees('Purchase order PO-1');
    await window.says('reorder it');
    await window.sees('New purchase order\nCompany demf');
  });

  it('stays so when it is picked from a list in words', async () => {
    await using bot = await startWithOrder();
    const order = bot.procurement.orders.get('PO-1');
    assert.ok(order);
    bot.procurement.orders.set('PO-1', { ...order, approvalStatus: 'In review' });
    bot.procurement.approvals.assign(order, megan);
    const approver = bot.window(megan);
    await approver.says('what is waiting for me');
    await approver.sees('PO-1 – ACME Supplies');
    await approver.says('the first one');
    await approver.sees('Purchase order PO-1');
    await approver.sees('Company demf');
  });

  it('stays so when a question about it is answered', async () => {
    await using bot = await startWithOrder();
    const window = bot.window(alex);
    await window.says('submit po in company demf');
    await window.sees('Which purchase order do you mean?');
    await window.presses('Continue', { words: 'PO-1' });
    await window.sees('Submit this order for approval?');
    assert.match(window.text(), /Company demf/);
  });

  it('is what a new record of its list becomes', async () => {
    await using bot = await startWithOrder();
    const window = bot.window(alex);
    await window.says('list warehouses in company demf');
    await window.sees('Company demf');
    await window.presses('New warehouse');
    await window.sees('[Continue]');
    assert.match(window.text(), /Company demf/);
  });
});
