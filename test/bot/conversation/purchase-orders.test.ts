import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { startFullComposition, type CastName, type FullComposition } from '../../support/full-composition.ts';
import { eventually } from '../../support/wire.ts';
import { endingScripts } from './order-ending-scripts.ts';
import type { OrderScript, OrderStart } from './order-script.ts';
import { play } from './script.ts';

const acts = { draft: 0, inReview: 1, approved: 2, confirmed: 3 } as const;

describe('purchase orders in the chat, written to both systems', function () {
  this.timeout(120_000);
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

  for (const script of [...endingScripts]) {
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

  it('went through without a failure of the product itself', () => {
    assert.deepEqual(
      all.logged.filter((line) => !line.startsWith('system call failed')),
      [],
    );
  });
});
