import assert from 'node:assert/strict';
import { refusedByFinanceOperations, startTwoSystems, type TwoSystems } from '../support/two-systems.ts';
import { plainEntities } from './nine-entities/plain-entities.ts';
import { createInFinanceOperations, refOf } from './nine-entities/saves.ts';

describe('a save that takes longer than its lease lasts', function () {
  this.timeout(120_000);
  let two: TwoSystems;
  const warehouse = plainEntities.find(({ map }) => map === 'warehouse');
  assert.ok(warehouse);

  before(async () => {
    two = await startTwoSystems({ settings: { originTransactionLimit: 0 } });
  });
  after(() => two.close());

  it('is refused in plain words, and is in neither system', async () => {
    const text = refusedByFinanceOperations(await createInFinanceOperations(two, warehouse, 'SLOW'));
    assert.match(text, /The record is being changed in the connected system\. Try again later/);
    await two.rest();
    await two.neither(refOf(warehouse, 'SLOW'));
  });
});
