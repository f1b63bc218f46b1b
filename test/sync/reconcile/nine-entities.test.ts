import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { RecordRef } from '../../../src/connectors/port.ts';
import { startTwoSystems, type TwoSystems } from '../../support/two-systems.ts';
import { patti, unwatched } from './people.ts';
import { plantedEntities, plantInDataverse, plantInFinanceOperations } from './planted.ts';

describe('reconcile over the nine entities', function () {
  this.timeout(240_000);
  let two: TwoSystems;
  before(async () => {
    two = await startTwoSystems(unwatched);
  });
  after(() => two.close());

  const repair = (ref: RecordRef, take: 'dataverse' | 'financeOperations' | null = null) =>
    two.core.sync.repair({ requestId: randomUUID(), refs: [ref], take, by: patti });
  const found = async (ref: RecordRef) => {
    const { differences } = await two.core.sync.reconcile({ map: ref.map, company: ref.company });
    assert.deepEqual(
      differences.map((difference) => difference.ref),
      [ref],
    );
    const [difference] = differences;
    assert.ok(difference);
    return difference;
  };

  it('finds nothing to differ in what the systems begin with', async () => {
    for (const { name } of two.core.sync.maps) {
      const { compared, differences } = await two.core.sync.reconcile({ map: name, company: null });
      assert.ok(compared > 0, name);
      assert.deepEqual(differences, [], name);
    }
  });

  for (const { map, make, inDataverse, inFinanceOperations } of plantedEntities) {
    it(`finds and repairs a difference planted behind the hooks in Field Service: ${map}`, async () => {
      const ref = await make(two);
      await plantInDataverse(two, ref, inDataverse.change);
      const difference = await found(ref);
      assert.deepEqual(
        difference.fields.map(({ property, movedIn }) => [property, movedIn]),
        [[inDataverse.property, 'dataverse']],
      );
      assert.ok(difference.journal.length > 0 || two.map(map).origin === 'posted');
      const before = (await two.sides(ref)).financeOperations?.values[inDataverse.property];
      assert.deepEqual(await repair(ref), { repaired: [ref], left: [] });
      const values = await two.same(ref);
      if (two.map(map).origin === 'posted') assert.equal(values[inDataverse.property], before);
      else assert.notEqual(values[inDataverse.property], before);
      await two.rest();
      await two.same(ref);
    });

    if (inFinanceOperations !== null)
      it(`finds and repairs a difference planted behind the hooks in Supply Chain Management: ${map}`, async () => {
        const ref = await make(two);
        await plantInFinanceOperations(two, ref, inFinanceOperations.change);
        const difference = await found(ref);
        assert.deepEqual(
          difference.fields.map(({ property, movedIn, stands }) => [property, movedIn, stands]),
          [[inFinanceOperations.property, 'financeOperations', 'financeOperations']],
        );
        assert.deepEqual(await repair(ref), { repaired: [ref], left: [] });
        assert.equal((await two.same(ref))[inFinanceOperations.property], Object.values(inFinanceOperations.change)[0]);
        await two.rest();
        await two.same(ref);
      });

    it(`makes both like the side that is named: ${map}`, async () => {
      const ref = await make(two);
      const before = (await two.sides(ref)).financeOperations?.values[inDataverse.property];
      await plantInDataverse(two, ref, inDataverse.change);
      assert.equal((await found(ref)).missingIn, null);
      assert.deepEqual(await repair(ref, 'financeOperations'), { repaired: [ref], left: [] });
      assert.equal((await two.same(ref))[inDataverse.property], before);
      await two.rest();
    });
  }
});
