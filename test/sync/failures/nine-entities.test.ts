import assert from 'node:assert/strict';
import type { RecordRef } from '../../../src/connectors/port.ts';
import type { SystemName } from '../../../src/maps/entity-map.ts';
import type { SyncFailure } from '../../../src/sync/face.ts';
import { saved, startTwoSystems, type TwoSystems } from '../../support/two-systems.ts';
import {
  addLineInDataverse,
  addLineInFinanceOperations,
  createOrderInDataverse,
  lineRef,
} from '../nine-entities/order-saves.ts';
import { plainEntities } from '../nine-entities/plain-entities.ts';
import {
  changeInDataverse,
  changeInFinanceOperations,
  createInFinanceOperations,
  deleteInDataverse,
  deleteInFinanceOperations,
} from '../nine-entities/saves.ts';
import { patti, unwatched } from '../reconcile/people.ts';
import { plantedEntities, plantInDataverse, plantNewInDataverse } from '../reconcile/planted.ts';

const sides = ['dataverse', 'financeOperations'] as const;

describe('conflicts in the nine entities', function () {
  this.timeout(300_000);
  let two: TwoSystems;
  before(async () => {
    two = await startTwoSystems(unwatched);
  });
  after(() => two.close());

  const openOf = async (ref: RecordRef): Promise<SyncFailure> => {
    const open = (await two.core.store.failures.openOf([ref])).filter((one) => one.class === 'conflict');
    assert.equal(open.length, 1);
    assert.ok(open[0]);
    return open[0];
  };
  const take = async (ref: RecordRef, side: SystemName): Promise<void> => {
    const after = await two.core.sync.settleFailure((await openOf(ref)).id, { kind: 'take', side }, patti);
    assert.equal(after.status, 'resolved', JSON.stringify(after.problems));
    await two.rest();
  };
  /** News from both systems at the same moment. */
  const newsOfBoth = async (root: RecordRef): Promise<void> => {
    const author = { aadObjectId: null, userPrincipalName: null };
    await two.core.store.signals.add(
      sides.map((origin) => ({ ref: root, origin, author, attempts: 0 })),
      new Date(),
    );
    await two.core.sync.bringAlong(root);
    await two.rest();
  };

  for (const { map, make, inDataverse, inFinanceOperations } of plantedEntities) {
    if (inFinanceOperations === null) continue;

    for (const side of sides)
      it(`keeps a ${map} that was deleted in one system and changed in the other until ${side} is taken`, async () => {
        const deletedIn = side === 'dataverse' ? 'financeOperations' : 'dataverse';
        for (const gone of [side, deletedIn] as const) {
          const ref = await make(two);
          await two.unheard(async () => {
            if (gone === 'dataverse') {
              saved(await deleteInDataverse(two, ref, 'patti'));
              const answer = await changeInFinanceOperations(two, ref, inFinanceOperations.change);
              assert.ok(answer.status < 300, answer.text);
            } else {
              const answer = await deleteInFinanceOperations(two, ref);
              assert.ok(answer.status < 300, answer.text);
              saved(await changeInDataverse(two, ref, inDataverse.change, 'patti'));
            }
          });
          assert.equal(await two.core.sync.bringAlong(ref), 'failed');
          const failure = await openOf(ref);
          assert.deepEqual(
            failure.problems.map(({ code }) => code),
            ['DELETED_AND_CHANGED'],
          );
          const { dataverse, financeOperations } = await two.sides(ref);
          assert.deepEqual(
            [dataverse === null, financeOperations === null],
            [gone === 'dataverse', gone === 'financeOperations'],
          );
          await take(ref, side);
          if (gone === side) await two.neither(ref);
          else await two.same(ref);
        }
      });

    it(`reports both values where a ${map} was changed in both systems`, async () => {
      const ref = await make(two);
      const { property } = inFinanceOperations;
      const before = (await two.sides(ref)).financeOperations?.values[property] ?? null;
      const there = { ...inFinanceOperations.change };
      const field = two.map(map).fields.find((one) => one.property === property);
      assert.ok(field);
      await plantInDataverse(two, ref, { columns: { [field.dataverse]: 'Otherwise' } });
      await two.unheard(async () => {
        const answer = await changeInFinanceOperations(two, ref, there);
        assert.ok(answer.status < 300, answer.text);
      });
      await two.core.sync.bringAlong(ref);
      const [problem] = (await openOf(ref)).problems;
      assert.deepEqual([problem?.code, problem?.field], ['BOTH_CHANGED', property]);
      assert.match(problem?.message ?? '', /"Otherwise" in Field Service, "Planted there" in Supply Chain Management/);
      assert.notEqual(before, 'Otherwise');
      await take(ref, 'dataverse');
      assert.equal((await two.same(ref))[property], 'Otherwise');
    });
  }

  for (const { map } of plainEntities)
    it(`overwrites neither where a ${map} was created in both systems at the same moment`, async () => {
      const entity = plainEntities.find((one) => one.map === map);
      assert.ok(entity);
      const id = `BC-${map.slice(0, 3)}${map.length}`;
      const ref = await plantNewInDataverse(two, map, id);
      await two.unheard(async () => saved(await createInFinanceOperations(two, entity, id)));
      const before = await two.sides(ref);
      await newsOfBoth(ref);
      const failure = await openOf(ref);
      assert.ok(failure.problems.length > 0);
      assert.ok(failure.problems.every(({ code }) => code === 'NEVER_AGREED'));
      const after = await two.sides(ref);
      for (const { field } of failure.problems) {
        assert.ok(field);
        assert.equal(after.dataverse?.values[field], before.dataverse?.values[field]);
        assert.equal(after.financeOperations?.values[field], before.financeOperations?.values[field]);
      }
      await take(ref, 'financeOperations');
      await two.same(ref);
    });

  it('overwrites neither where an order line was created in both systems at the same moment', async () => {
    const order = await createOrderInDataverse(two);
    await two.rest();
    await two.unheard(async () => {
      saved(await addLineInDataverse(two, order, 1, { columns: { msdyn_quantity: 3 } }));
      saved(await addLineInFinanceOperations(two, order, 1));
    });
    const line = lineRef(order, 1);
    await newsOfBoth(order);
    const quantity = (await openOf(line)).problems.find(({ field }) => field === 'OrderedPurchaseQuantity');
    assert.match(quantity?.message ?? '', /Quantity differs and was never agreed on: "3" .*"4"/);
    await take(line, 'financeOperations');
    assert.equal((await two.same(line))['OrderedPurchaseQuantity'], 4);
  });
});
