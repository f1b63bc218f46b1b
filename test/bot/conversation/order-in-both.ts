/** Orders in both systems: brought to where a script begins, and looked at where it ends. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { CastName, FullComposition } from '../../support/full-composition.ts';
import { eventually } from '../../support/wire.ts';
import type { OrderScript, OrderStart } from './order-script.ts';

const acts = { draft: 0, inReview: 1, approved: 2, confirmed: 3 } as const;

/** Orders as somebody in the chat, and brings the order to where the script begins; gives its number. */
export async function beginOrder(
  all: FullComposition,
  { by = 'alex', lines, stage = 'draft', receipt }: OrderStart,
): Promise<string> {
  const service = async (name: CastName, act: string, number: string, more: object = {}): Promise<void> => {
    const contract = { company: 'usmf', purchaseOrderNumber: number, requestId: randomUUID(), ...more };
    const answer = await all.calls(name).service(act, contract);
    assert.equal(answer.status, 200, answer.text);
  };

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
  // What is told of it must not come between the steps of the script.
  await all.idle();
  return number;
}

/** Both systems have the order the same, with the values that a script leaves. */
export async function checkOrder(
  all: FullComposition,
  number: string,
  { header = {}, lines }: NonNullable<OrderScript['leaves']>,
): Promise<void> {
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
}
