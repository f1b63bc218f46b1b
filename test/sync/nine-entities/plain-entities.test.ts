import assert from 'node:assert/strict';
import {
  refusedByDataverse,
  refusedByFinanceOperations,
  saved,
  shows,
  startTwoSystems,
  type TwoSystems,
} from '../../support/two-systems.ts';
import { plainEntities } from './plain-entities.ts';
import {
  changeInDataverse,
  changeInFinanceOperations,
  createInDataverse,
  createInFinanceOperations,
  deleteInDataverse,
  deleteInFinanceOperations,
  refOf,
} from './saves.ts';

describe('live sync of the plain entities', function () {
  this.timeout(180_000);
  let two: TwoSystems;
  let number = 0;
  const nextId = () => `Q${(number += 1)}`;

  before(async () => {
    two = await startTwoSystems();
  });
  after(() => two.close());

  for (const entity of plainEntities)
    describe(entity.map, () => {
      it('brings a record created, changed and deleted in Field Service to Supply Chain Management', async () => {
        const ref = refOf(entity, nextId());
        saved(await createInDataverse(two, entity, String(ref.key[0])));
        await two.same(ref);
        await two.rest();
        saved(await changeInDataverse(two, ref, entity.dataverse.update));
        shows(await two.same(ref), entity.dataverse.becomes);
        await two.rest();
        shows(await two.same(ref), entity.dataverse.becomes);
        saved(await deleteInDataverse(two, ref, entity.dataverse.deletedBy));
        await two.neither(ref);
        await two.rest();
        await two.neither(ref);
      });

      it('brings a record created, changed and deleted in Supply Chain Management to Field Service', async () => {
        const ref = refOf(entity, nextId());
        saved(await createInFinanceOperations(two, entity, String(ref.key[0])));
        await two.same(ref);
        await two.rest();
        saved(await changeInFinanceOperations(two, ref, entity.financeOperations.update));
        shows(await two.same(ref), entity.financeOperations.becomes);
        await two.rest();
        shows(await two.same(ref), entity.financeOperations.becomes);
        saved(await deleteInFinanceOperations(two, ref));
        await two.neither(ref);
        await two.rest();
        await two.neither(ref);
      });

      for (const { says, ...different } of entity.newRefusedByFinanceOperations)
        it(`refuses a new record in Field Service: ${says.source}`, async () => {
          const ref = refOf(entity, nextId());
          const { create } = entity.dataverse;
          const answer = await createInDataverse(two, entity, String(ref.key[0]), {
            columns: { ...create.columns, ...different.columns },
            lookups: { ...create.lookups, ...different.lookups },
          });
          assert.match(refusedByDataverse(answer), says);
          await two.neither(ref);
          await two.rest();
          await two.neither(ref);
        });

      for (const { says, ...change } of entity.refusedByFinanceOperations)
        it(`refuses a change in Field Service: ${says.source}`, async () => {
          const ref = refOf(entity, nextId());
          saved(await createInDataverse(two, entity, String(ref.key[0])));
          await two.rest();
          const before = await two.sides(ref);
          assert.match(refusedByDataverse(await changeInDataverse(two, ref, change)), says);
          assert.deepEqual(await two.sides(ref), before);
          await two.rest();
          assert.deepEqual(await two.sides(ref), before);
        });

      for (const { change, says } of entity.refusedByDataverse)
        it(`refuses a change in Supply Chain Management: ${says.source}`, async () => {
          const ref = refOf(entity, nextId());
          saved(await createInFinanceOperations(two, entity, String(ref.key[0])));
          await two.rest();
          const before = await two.sides(ref);
          const text = refusedByFinanceOperations(await changeInFinanceOperations(two, ref, change));
          assert.match(text, says);
          assert.match(text, /Unit of Work can not commit transaction/);
          assert.deepEqual(await two.sides(ref), before);
          await two.rest();
          assert.deepEqual(await two.sides(ref), before);
        });

      it('refuses a new record in Supply Chain Management whose key only Field Service has', async () => {
        const ref = refOf(entity, nextId());
        const id = String(ref.key[0]);
        await two.unheard(async () => saved(await createInDataverse(two, entity, id, undefined, 'patti')));
        const before = await two.sides(ref);
        const text = refusedByFinanceOperations(await createInFinanceOperations(two, entity, id));
        assert.match(text, new RegExp(`has a record with the key ${id} already`));
        assert.deepEqual(await two.sides(ref), before);
      });
    });
});
