import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { alex } from '../support/running-core.ts';
import { refusedByDataverse, saved, startTwoSystems, type TwoSystems } from '../support/two-systems.ts';
import { plainEntities } from './nine-entities/plain-entities.ts';
import { changeInDataverse, createInDataverse, refOf } from './nine-entities/saves.ts';
import { eventually } from '../support/wire.ts';

const nobody = { aadObjectId: null, userPrincipalName: null };

describe('a choice that is emptied', function () {
  this.timeout(90_000);
  let two: TwoSystems;
  const warehouse = plainEntities.find(({ map }) => map === 'warehouse');
  assert.ok(warehouse);
  const ref = refOf(warehouse, 'EC1');

  before(async () => {
    two = await startTwoSystems();
    saved(await createInDataverse(two, warehouse, 'EC1'));
    await two.rest();
  });
  after(() => two.close());

  it('is refused at the field when it is emptied in Field Service, and stays on both sides', async () => {
    const answer = await changeInDataverse(two, ref, {
      columns: { msdyn_warehousetype: null, msdyn_description: 'Emptied' },
    });
    assert.match(refusedByDataverse(answer), /^Type cannot be empty: Supply Chain Management always keeps a value/);
    await two.rest();
    assert.equal((await two.same(ref))['WarehouseType'], 'Standard');
  });

  it('is refused at the field when it is emptied in chat, before anything is sent', async () => {
    const outcome = await two.core.sync.write({
      requestId: randomUUID(),
      actor: alex,
      origin: 'chat',
      changes: [{ action: 'update', ref, values: { WarehouseType: null }, version: null }],
      summary: 'change warehouse',
    });
    assert.ok(outcome.kind === 'refused', JSON.stringify(outcome));
    assert.deepEqual(
      outcome.problems.map(({ field, code, system }) => [field, code, system]),
      [['WarehouseType', 'CANNOT_BE_EMPTY', 'dispatchCopilot']],
    );
  });

  it('becomes a failure when it was emptied behind the hooks, and is not put back in silence', async () => {
    const row = await two.rowOf(ref);
    await two.unheard(async () => {
      saved(await two.patti.dataverse('PATCH', row, { msdyn_warehousetype: null, msdyn_description: 'Unheard' }));
    });
    const signal = { ref, map: ref.map, origin: 'dataverse', author: nobody, attempts: 0 } as const;
    await two.core.store.signals.add([signal], new Date());
    const open = async () =>
      (await two.core.sync.failures()).find((one) => one.status === 'open' && one.ref.key[0] === 'EC1');
    await eventually(async () => (await open()) !== undefined, 'the failure');
    const failure = await open();
    assert.ok(failure);
    assert.deepEqual(
      failure.problems.map(({ field, code }) => [field, code]),
      [['WarehouseType', 'CANNOT_BE_EMPTY']],
    );
    const { dataverse, financeOperations } = await two.sides(ref);
    assert.deepEqual(
      [dataverse?.values['WarehouseType'], financeOperations?.values['WarehouseType']],
      [null, 'Standard'],
    );
    assert.equal(financeOperations?.values['WarehouseName'], 'Unheard', 'what can be said was said');
    saved(await changeInDataverse(two, ref, { columns: { msdyn_warehousetype: 192350003 } }));
    await two.rest();
    assert.equal((await two.same(ref))['WarehouseType'], 'Standard');
  });

  it('may be changed to another value, with other fields emptied', async () => {
    saved(
      await changeInDataverse(two, ref, {
        columns: { msdyn_warehousetype: 192350001, msdyn_primaryaddresscity: null },
      }),
    );
    await two.rest();
    const values = await two.same(ref);
    assert.deepEqual([values['WarehouseType'], values['PrimaryAddressCity']], ['Transit', null]);
  });
});
