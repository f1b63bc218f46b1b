import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { startFullComposition, type CastName, type FullComposition } from '../../support/full-composition.ts';
import { buttonsOf } from '../support/card.ts';
import { saved } from '../../support/two-systems.ts';
import { eventually } from '../../support/wire.ts';
import { againScripts } from './order-again-scripts.ts';
import { changeScripts } from './order-change-scripts.ts';
import { endingScripts } from './order-ending-scripts.ts';
import { questionScripts } from './order-question-scripts.ts';
import type { OrderScript, OrderStart } from './order-script.ts';
import { play } from './script.ts';

const acts = { draft: 0, inReview: 1, approved: 2, confirmed: 3 } as const;

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

  const service = async (name: CastName, act: string, number: string, more: object = {}): Promise<void> => {
    const contract = { company: 'usmf', purchaseOrderNumber: number, requestId: randomUUID(), ...more };
    const answer = await all.calls(name).service(act, contract);
    assert.equal(answer.status, 200, answer.text);
  };

  /** Orders as somebody in the chat, and brings the order to where the script begins; gives its number. */
  const begin = async ({ by = 'alex', lines, stage = 'draft', receipt }: OrderStart): Promise<string> => {
    const window = all.window(by);
    await window.says(`order ${lines} from US-101 to warehouse SEA-01`);
    await window.sees('Create this purchase order?');
    await window.presses('Create');
    await window.sees('Approval: Draft');
    const number = /Purchase order (PO-\d+)/.exec(window.text())?.[1] ?? '';
    const steps = [
      () => service('patti', 'submit', number),
      () => service('megan', 'approve', number),
      () => service('patti', 'confirm', number),
    ];
    for (const step of steps.slice(0, acts[stage])) await step();
    if (receipt !== undefined) await service('patti', 'postProductReceipt', number, receipt);
    await all.rest();
    const header = { map: 'purchase-order', company: 'usmf', key: [number] };
    await eventually(async () => {
      const { dataverse, financeOperations } = await all.sides(header);
      return dataverse?.values['DocumentApprovalStatus'] === financeOperations?.values['DocumentApprovalStatus'];
    }, `${number} being the same in both systems`);
    return number;
  };

  /** Both systems have the order the same, with the values that the script leaves. */
  const check = async (number: string, { header = {}, lines }: NonNullable<OrderScript['leaves']>): Promise<void> => {
    await all.rest();
    const ref = { map: 'purchase-order', company: 'usmf', key: [number] };
    const sides = await all.sides(ref);
    assert.ok(sides.dataverse && sides.financeOperations, `${number} is in both systems`);
    assert.deepEqual(sides.dataverse.values, sides.financeOperations.values);
    for (const [property, value] of Object.entries(header))
      assert.equal(sides.dataverse.values[property], value, property);
    for (const map of ['purchase-order-product', 'purchase-order-receipt', 'purchase-order-receipt-product']) {
      const children = await all.children(map, ref);
      const values = (side: 'dataverse' | 'financeOperations') => children[side].map((child) => child.values);
      assert.deepEqual(values('dataverse'), values('financeOperations'), map);
    }
    if (lines === undefined) return;
    const there = (await all.children('purchase-order-product', ref)).financeOperations;
    const named = there.map(({ values }, index) =>
      Object.fromEntries(Object.keys(lines[index] ?? {}).map((property) => [property, values[property]])),
    );
    assert.deepEqual(named, lines);
  };

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
    await alex.sees('The order changed since you opened it.');
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
