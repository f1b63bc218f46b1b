import assert from 'node:assert/strict';
import { buttonsOf, elementsOf, inputsOf } from '../bot/support/card.ts';
import type { ChatWindow } from '../bot/support/chat.ts';
import { startFullComposition, type FullComposition } from '../support/full-composition.ts';
import { countOrders, withMore } from './order-counts.ts';
import { orderRefusals } from './order-refusals.ts';

/** Number of the order that the newest card shows. */
function numberIn(window: ChatWindow): string {
  const number = /Purchase order (PO-\d+)/.exec(window.text())?.[1];
  assert.ok(number, window.text());
  return number;
}

/** The first text under an input. */
function textUnder(window: ChatWindow, input: string): string {
  const elements = elementsOf(window.card());
  const at = elements.findIndex(({ id }) => id === input);
  return String(elements.slice(at + 1).find(({ type }) => type === 'TextBlock')?.['text']).replaceAll('\\', '');
}

describe('an order from the chat', function () {
  this.timeout(120_000);
  let all: FullComposition;

  before(async () => {
    all = await startFullComposition();
  });
  after(() => all[Symbol.asyncDispose]());

  /** Asserts that both systems hold the order with all its lines, equal under the maps; gives the lines. */
  const assertSame = async (number: string) => {
    await all.rest();
    const order = { map: 'purchase-order', company: 'usmf', key: [number] };
    const header = await all.sides(order);
    assert.ok(header.dataverse !== null && header.financeOperations !== null, `${number} is in both`);
    assert.deepEqual(header.dataverse.values, header.financeOperations.values);
    const lines = await all.children('purchase-order-product', order);
    assert.deepEqual(
      lines.dataverse.map(({ values }) => values),
      lines.financeOperations.map(({ values }) => values),
    );
    return lines.dataverse.map(({ values }) => values);
  };

  it('in one sentence is in both systems after the confirmation, with its lines, equal under the map', async () => {
    const window = all.window('alex');
    const before = await countOrders(all);
    await window.says('create PO for 5 P-100 and 2 boxes of P-104 from Halvorsen Pump Supply to warehouse SEA-01');
    await window.sees('Create this purchase order?');
    assert.deepEqual(await countOrders(all), before);
    await window.presses('Create');
    await window.sees('Saved in Field Service and in Supply Chain Management');
    await window.sees('Total 434.50 USD');
    const lines = await assertSame(numberIn(window));
    assert.deepEqual(
      lines.map((line) => [line['ProductNumber'], line['OrderedPurchaseQuantity'], line['PurchaseUnitSymbol']]),
      [
        ['P-100', 5, 'ea'],
        ['P-104', 2, 'box'],
      ],
    );
    assert.deepEqual(await countOrders(all), withMore(before, 1, 2));
  });

  it('from the form, with several lines, is in both systems', async () => {
    const window = all.window('alex');
    await window.says('create PO');
    await window.sees('New purchase order');
    const first = { vendor: 'US-103', warehouse: 'DEN-01', 'line1-product': 'P-120', 'line1-quantity': '1' };
    await window.presses('Add line', first);
    await window.sees('Product 2');
    await window.presses('Add line', { 'line2-product': 'P-180', 'line2-quantity': '12.5' });
    await window.sees('Product 3');
    await window.presses('Continue', {
      'line3-product': 'P-150',
      'line3-quantity': '2',
      'line3-unit': 'box',
      date: '2027-01-15',
    });
    await window.sees('2. 12.5 × P-180');
    await window.presses('Create');
    await window.sees('Total ');
    const lines = await assertSame(numberIn(window));
    assert.deepEqual(
      lines.map((line) => line['OrderedPurchaseQuantity']),
      [1, 12.5, 2],
    );
  });

  for (const { title, says, message, field, kept, mend } of orderRefusals) {
    it(`for ${title} is refused in the words of Supply Chain Management, leaves no trace, and goes through mended`, async () => {
      const window = all.window('alex');
      const before = await countOrders(all);
      await window.says(says);
      await window.sees('Create this purchase order?');
      await window.presses('Create');
      await window.sees(`Supply Chain Management says: ${message}`);
      assert.match(textUnder(window, field), /Supply Chain Management says/);
      assert.ok(textUnder(window, field).includes(message), `${message} stands under ${field}`);
      const inputs = inputsOf(window.card());
      assert.deepEqual(Object.fromEntries(Object.keys(kept).map((input) => [input, inputs[input]])), kept);
      assert.deepEqual(await countOrders(all), before);

      await window.presses('Continue', mend);
      await window.sees('Create this purchase order?');
      await window.presses('Create');
      await window.sees('Saved in Field Service and in Supply Chain Management');
      const lines = await assertSame(numberIn(window));
      assert.deepEqual(await countOrders(all), withMore(before, 1, lines.length));
    });
  }

  it('is one order, however often Create is pressed at once', async () => {
    const window = all.window('alex');
    const before = await countOrders(all);
    await window.says('order 2 P-100 from US-101 to SEA-01');
    await window.sees('Create this purchase order?');
    const create = buttonsOf(window.card()).find(({ title }) => title === 'Create');
    assert.ok(create);
    const activity = window.activities().at(-1) ?? '';
    await Promise.all([1, 2, 3, 4].map(() => window.clicks(activity, create.verb, create.data)));
    await window.sees('Saved in Field Service and in Supply Chain Management');
    const number = numberIn(window);
    await window.clicks(activity, create.verb, create.data);
    await window.sees('Saved in Field Service and in Supply Chain Management');
    assert.equal(numberIn(window), number);
    assert.deepEqual(await countOrders(all), withMore(before, 1, 1));
  });

  it('is refused to somebody who may not create orders, with whom to ask, and is in neither system', async () => {
    const window = all.window('isaiah');
    const before = await countOrders(all);
    await window.says('order 2 P-100 from US-101 to SEA-01');
    await window.presses('Create');
    await window.sees('isaiah@example.com may not create this in Field Service');
    await window.sees('Ask an administrator of Field Service for the security role');
    assert.deepEqual(await countOrders(all), before);
  });

  it('is created by a purchasing agent without Field Service, in both systems', async () => {
    const window = all.window('megan');
    await window.says('order 4 P-111 from US-101 to DAL-01');
    await window.presses('Create');
    await window.sees('Total 2,620.00 USD');
    await window.sees('[Open in Supply Chain Management]');
    assert.doesNotMatch(window.text(), /Open in Field Service/);
    await assertSame(numberIn(window));
  });

  it('is put away by a word, and nothing was written', async () => {
    const window = all.window('alex');
    const before = await countOrders(all);
    await window.says('order 2 P-100 from US-101 to SEA-01');
    await window.sees('Create this purchase order?');
    await window.says('cancel');
    await window.sees('Nothing was saved in either system.');
    assert.deepEqual(await countOrders(all), before);
  });
});
