import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { alex } from '../support/running-core.ts';
import { refusedByDataverse, saved, startTwoSystems, type TwoSystems } from '../support/two-systems.ts';
import { plainEntities } from './nine-entities/plain-entities.ts';
import { changeInDataverse, createInDataverse, refOf } from './nine-entities/saves.ts';

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
