import assert from 'node:assert/strict';
import { startTwoSystems, type TwoSystems } from '../support/two-systems.ts';
import { plainEntities } from './nine-entities/plain-entities.ts';
import { createInDataverse, createInFinanceOperations, refOf } from './nine-entities/saves.ts';

describe('a save that asks while the other system is slow', function () {
  this.timeout(120_000);
  let two: TwoSystems;
  const hookDeadline = 1_500;
  const slow = 3_000;
  const warehouse = plainEntities.find(({ map }) => map === 'warehouse');
  assert.ok(warehouse);

  before(async () => {
    two = await startTwoSystems({ settings: { hookDeadline } });
  });
  after(() => two.close());

  for (const { what, id, method, path } of [
    { what: 'read before anything is written', id: 'HT1', method: 'GET', path: 'Warehouses' },
    { what: 'written', id: 'HT2', method: 'POST', path: '\\$batch' },
  ])
    it(`is answered before the deadline of the hook where its counterpart is ${what}, and is then in neither`, async () => {
      two.standIns.sandbox.control.faults.financeOperations.add([{ method, path, delay: slow }]);
      const askedAt = Date.now();
      const answer = await createInDataverse(two, warehouse, id);
      assert.ok(Date.now() - askedAt < slow - 500, `answered after ${Date.now() - askedAt} ms`);
      assert.equal(answer.status, 400, answer.text);
      assert.match(answer.text, /Supply Chain Management does not answer/);
      two.standIns.sandbox.control.faults.financeOperations.clear();
      await two.rest();
      await two.neither(refOf(warehouse, id));
    });

  it('is answered before the deadline where what it refers to cannot be read, and nothing is written', async () => {
    two.standIns.sandbox.control.faults.dataverse.add([{ method: 'POST', path: '\\$batch', delay: slow }]);
    const askedAt = Date.now();
    const answer = await createInFinanceOperations(two, warehouse, 'HT3');
    assert.ok(Date.now() - askedAt < slow - 500, `answered after ${Date.now() - askedAt} ms`);
    assert.ok(answer.status >= 400, answer.text);
    two.standIns.sandbox.control.faults.dataverse.clear();
    await two.rest();
    await two.neither(refOf(warehouse, 'HT3'));
  });
});
