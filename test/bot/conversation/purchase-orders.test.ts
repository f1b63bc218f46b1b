import assert from 'node:assert/strict';
import { startFullComposition, type CastName, type FullComposition } from '../../support/full-composition.ts';
import { buttonsOf } from '../support/card.ts';
import { saved } from '../../support/two-systems.ts';
import { eventually } from '../../support/wire.ts';
import { againScripts } from './order-again-scripts.ts';
import { changeScripts } from './order-change-scripts.ts';
import { endingScripts } from './order-ending-scripts.ts';
import { questionScripts } from './order-question-scripts.ts';
import { beginOrder, checkOrder } from './order-in-both.ts';
import type { OrderScript, OrderStart } from './order-script.ts';
import { play } from './script.ts';

describe('purchase orders in the chat, written to both systems', function () {
  this.timeout(300_000);
  let all: FullComposition;

  before(async () => {
    all = await startFullComposition();
    for (const name of ['megan', 'adele'] as const) {
      await all.window(name).says('hi');
      await all.window(name).sees('Hello');
    }
  });
  after(() => all[Symbol.asyncDispose]());

  const begin = (start: OrderStart): Promise<string> => beginOrder(all, start);
  const check = (number: string, leaves: NonNullable<OrderScript['leaves']>): Promise<void> =>
    checkOrder(all, number, leaves);

  for (const script of [...endingScripts, ...questionScripts, ...changeScripts, ...againScripts]) {
    it(script.title, async () => {
      const kept = new Map<string, string>();
      for (const [name, start] of Object.entries(script.orders ?? {})) kept.set(name, await begin(start));
      const { language } = script;
      if (language !== undefined) await all.window('alex').says(`language ${language}`);
      try {
        await play(script, (name = 'alex') => all.window(name as CastName), kept);
      } finally {
        if (language !== undefined) await all.window('alex').says('language english');
      }
      const number = kept.get(script.written ?? 'order');
      if (number !== undefined) await check(number, script.leaves ?? {});
    });
  }

  it('saves a change once however often it is clicked, and none on an order that moved on meanwhile', async () => {
    const number = await begin({ lines: '5 P-110' });
    const alex = all.window('alex');
    await alex.says(`make line 1 of ${number} 6 pieces`);
    await alex.sees('Line 1, quantity: 5 ea → 6 ea');
    const save = buttonsOf(alex.card()).find(({ title }) => title === 'Save');
    assert.ok(save);
    const activity = alex.activities().at(-1) ?? '';
    await Promise.all([1, 2, 3].map(() => alex.clicks(activity, save.verb, save.data)));
    await alex.sees('Changed in both systems');
    await check(number, { lines: [{ OrderedPurchaseQuantity: 6 }] });

    await alex.says(`make line 1 of ${number} 9 pieces`);
    await alex.sees('Line 1, quantity: 6 ea → 9 ea');
    const line = `CDSPurchaseOrderLines(dataAreaId='usmf',PurchaseOrderNumber='${number}',LineNumber=1)`;
    saved(await all.calls('patti').financeOperations('PATCH', line, { OrderedPurchaseQuantity: 7 }));
    await all.rest();
    await eventually(async () => {
      const { dataverse } = await all.sides({ map: 'purchase-order-product', company: 'usmf', key: [number, 1] });
      return dataverse?.values['OrderedPurchaseQuantity'] === 7;
    }, 'the change in Field Service');
    await alex.presses('Save');
    await alex.sees('The order has changed since you opened it.');
    await alex.sees('Line 1, quantity: 6 ea, now 7 ea.');
    assert.match(alex.text(), /^9$/m);
    await check(number, { lines: [{ OrderedPurchaseQuantity: 7 }] });
    await alex.presses('Continue');
    await alex.sees('Line 1, quantity: 7 ea → 9 ea');
    await alex.presses('Save');
    await alex.sees('Changed in both systems');
    await check(number, { lines: [{ OrderedPurchaseQuantity: 9 }] });
  });

  it('makes every card and delivers every notice', () => {
    assert.deepEqual(
      all.logged.filter((line) => /^(card not|notice not)/.test(line)),
      [],
    );
  });
});
