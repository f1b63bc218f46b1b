import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { RecordRef } from '../../../src/connectors/port.ts';
import { saved, startTwoSystems, type TwoSystems } from '../../support/two-systems.ts';
import {
  addLineInFinanceOperations,
  createOrderInDataverse,
  createOrderInFinanceOperations,
  lineRef,
} from '../nine-entities/order-saves.ts';
import { deleteInDataverse } from '../nine-entities/saves.ts';
import { patti, unwatched } from './people.ts';
import { plantedEntities, plantInDataverse, plantInFinanceOperations, plantNewInDataverse } from './planted.ts';

describe('repair where people decide', function () {
  this.timeout(240_000);
  let two: TwoSystems;
  before(async () => {
    two = await startTwoSystems(unwatched);
  });
  after(() => two.close());

  const make = async (map: string): Promise<RecordRef> => {
    const entity = plantedEntities.find((one) => one.map === map);
    assert.ok(entity);
    return entity.make(two);
  };
  const look = async (ref: RecordRef) =>
    (await two.core.sync.reconcile({ map: ref.map, company: ref.company, key: ref.key })).differences;
  const repair = (ref: RecordRef, take: 'dataverse' | 'financeOperations' | null, requestId = randomUUID() as string) =>
    two.core.sync.repair({ requestId, refs: [ref], take, by: patti });

  it('leaves a field that both sides changed, names both values, and takes the side that is named', async () => {
    const ref = await make('warehouse');
    await plantInDataverse(two, ref, { columns: { msdyn_description: 'Here', msdyn_primaryaddresscity: 'Yakima' } });
    await plantInFinanceOperations(two, ref, { WarehouseName: 'There' });
    const [difference] = await look(ref);
    assert.equal(difference?.repair, null);
    const name = difference.fields.find(({ property }) => property === 'WarehouseName');
    assert.deepEqual([name?.agreed, name?.movedIn, name?.stands, name?.owner], ['Depot', 'both', null, 'both']);

    const left = await repair(ref, null);
    assert.deepEqual(left.repaired, []);
    assert.deepEqual(
      left.left[0]?.problems.map(({ message }) => message),
      [
        'Name was changed in both systems: "Here" in Field Service, "There" in Supply Chain Management. Neither was overwritten.',
      ],
    );
    const { dataverse, financeOperations } = await two.sides(ref);
    assert.deepEqual(
      [dataverse?.values['WarehouseName'], financeOperations?.values['WarehouseName']],
      ['Here', 'There'],
    );
    assert.equal(financeOperations?.values['PrimaryAddressCity'], 'Yakima', 'what only one side changed travelled');

    // However often other fields are written, it stays undecided.
    await two.core.sync.bringAlong(ref);
    assert.equal((await look(ref))[0]?.fields[0]?.movedIn, 'both');
    assert.deepEqual(await repair(ref, 'dataverse'), { repaired: [ref], left: [] });
    assert.equal((await two.same(ref))['WarehouseName'], 'Here');
    await two.rest();
  });

  it('writes nothing when the same request comes again, whatever happened since', async () => {
    const ref = await make('ship-via');
    await plantInDataverse(two, ref, { columns: { msdyn_description: 'First' } });
    const request = randomUUID();
    assert.deepEqual((await repair(ref, null, request)).repaired, [ref]);
    assert.deepEqual((await repair(ref, null, request)).repaired, [ref]);
    await plantInDataverse(two, ref, { columns: { msdyn_description: 'Second' } });
    const again = await repair(ref, null, request);
    assert.equal(again.left[0]?.problems[0]?.code, 'STILL_DIFFERENT');
    assert.equal((await two.sides(ref)).financeOperations?.values['ModeDescription'], 'First');
    assert.deepEqual((await repair(ref, null)).repaired, [ref]);
    await two.rest();
  });

  it('keeps who repaired what, when, in the journal that the next look shows', async () => {
    const ref = await make('ship-via');
    await plantInDataverse(two, ref, { columns: { msdyn_description: 'First' } });
    await repair(ref, null);
    await plantInDataverse(two, ref, { columns: { msdyn_description: 'Second' } });
    const [difference] = await look(ref);
    const [entry] = difference?.journal ?? [];
    assert.deepEqual([entry?.actor, entry?.state], ['Patti Fernandez', 'committed']);
    assert.match(entry?.summary ?? '', /^repair ship via R\d+$/);
    assert.ok(Date.parse(entry?.at ?? '') > Date.now() - 60_000);
    await repair(ref, null);
  });

  it('creates a record that was born behind the hooks', async () => {
    const ref = await plantNewInDataverse(two, 'payment-term', 'BORN');
    const [difference] = await look(ref);
    assert.deepEqual([difference?.missingIn, difference?.repair], ['financeOperations', 'dataverse']);
    assert.deepEqual(await repair(ref, null), { repaired: [ref], left: [] });
    await two.same(ref);
    await two.rest();
  });

  it('deletes what was deleted behind the hooks and not touched since, or brings it back when told so', async () => {
    for (const take of [null, 'financeOperations'] as const) {
      const ref = await make('ship-via');
      await two.unheard(async () => saved(await deleteInDataverse(two, ref, 'patti')));
      const [difference] = await look(ref);
      assert.deepEqual([difference?.missingIn, difference?.repair], ['dataverse', 'dataverse']);
      assert.deepEqual(await repair(ref, take), { repaired: [ref], left: [] });
      if (take === null) await two.neither(ref);
      else await two.same(ref);
      await two.rest();
    }
  });

  it('leaves a record that was deleted here and changed there', async () => {
    const ref = await make('payment-term');
    await two.unheard(async () => saved(await deleteInDataverse(two, ref, 'patti')));
    await plantInFinanceOperations(two, ref, { Description: 'Still in use' });
    const [difference] = await look(ref);
    assert.deepEqual([difference?.missingIn, difference?.repair], ['dataverse', null]);
    const answer = await repair(ref, null);
    assert.equal(
      answer.left[0]?.problems[0]?.message,
      'The payment term was deleted in Field Service and changed in Supply Chain Management.',
    );
    assert.deepEqual((await repair(ref, 'financeOperations')).repaired, [ref]);
    assert.equal((await two.same(ref))['Description'], 'Still in use');
    await two.rest();
  });

  it('brings an order back with its lines, or takes it away with them', async () => {
    for (const take of ['financeOperations', 'dataverse'] as const) {
      const order = await createOrderInFinanceOperations(two);
      saved(await addLineInFinanceOperations(two, order, 1));
      saved(await addLineInFinanceOperations(two, order, 2));
      await two.rest();
      await two.unheard(async () => saved(await deleteInDataverse(two, order, 'patti')));
      const differences = await look(order);
      assert.deepEqual(
        differences.map(({ ref, missingIn }) => [ref.map, missingIn]),
        [
          ['purchase-order', 'dataverse'],
          ['purchase-order-product', 'dataverse'],
          ['purchase-order-product', 'dataverse'],
        ],
      );
      const answer = await two.core.sync.repair({
        requestId: randomUUID(),
        refs: differences.map(({ ref }) => ref).reverse(),
        take,
        by: patti,
      });
      assert.deepEqual(answer.left, []);
      for (const ref of [order, lineRef(order, 1), lineRef(order, 2)])
        if (take === 'dataverse') await two.neither(ref);
        else await two.same(ref);
      await two.rest();
    }
  });

  it('leaves what Supply Chain Management refuses, in its words', async () => {
    const ref = await make('warehouse');
    await plantInDataverse(two, ref, { columns: { msdyn_description: 'x'.repeat(61) } });
    const answer = await repair(ref, 'dataverse');
    assert.deepEqual(answer.repaired, []);
    assert.match(answer.left[0]?.problems[0]?.message ?? '', /longer than the allowed 60 characters/);
    assert.equal((await two.sides(ref)).financeOperations?.values['WarehouseName'], 'Depot');
    assert.deepEqual((await repair(ref, 'financeOperations')).repaired, [ref]);
    await two.rest();
  });

  it('says that a receipt comes from Supply Chain Management alone', async () => {
    const order = await createOrderInDataverse(two);
    await two.rest();
    const row = await two.rowOf(order);
    await two.unheard(async () =>
      saved(
        await two.patti.dataverse('POST', 'msdyn_purchaseorderreceipts', {
          msdyn_name: 'FOUND',
          msdyn_recordid: 4711,
          msdyn_datereceived: '2026-11-02',
          'msdyn_PurchaseOrder@odata.bind': `/${row}`,
          'msdyn_company@odata.bind': await two.bind('cdm_company', 'usmf'),
        }),
      ),
    );
    const ref: RecordRef = { map: 'purchase-order-receipt', company: 'usmf', key: [4711] };
    const [difference] = (await two.core.sync.reconcile({ map: ref.map, company: 'usmf', key: ['4711'] })).differences;
    assert.deepEqual([difference?.missingIn, difference?.repair], ['financeOperations', null]);
    for (const take of [null, 'dataverse'] as const)
      assert.equal((await repair(ref, take)).left[0]?.problems[0]?.code, 'POSTED_ONLY');
    assert.deepEqual((await repair(ref, 'financeOperations')).repaired, [ref]);
    await two.neither(ref);
  });

  it('writes nothing of a map that does not run', async () => {
    const ref = await make('ship-via');
    await plantInDataverse(two, ref, { columns: { msdyn_description: 'Later' } });
    await two.core.sync.commandMaps({ command: 'pause', maps: ['ship-via'], by: patti });
    assert.equal((await repair(ref, null)).left[0]?.problems[0]?.code, 'PAUSED');
    await two.core.sync.commandMaps({ command: 'resume', maps: ['ship-via'], by: patti });
    await two.rest();
    assert.deepEqual((await repair(ref, null)).repaired, [ref]);
  });

  it('asks for the company and the whole key of one record', async () => {
    const { sync } = two.core;
    await assert.rejects(sync.reconcile({ map: 'warehouse', company: null, key: ['ABQ-01'] }), {
      name: 'MAP_NOT_COMPARABLE',
    });
    await assert.rejects(sync.reconcile({ map: 'purchase-order-product', company: 'usmf', key: ['1'] }), {
      name: 'MAP_NOT_COMPARABLE',
    });
    await assert.rejects(sync.reconcile({ map: 'nothing', company: null }), { name: 'MAP_UNKNOWN' });
  });
});
