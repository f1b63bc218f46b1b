import assert from 'node:assert/strict';
import { refusedByFinanceOperations, startTwoSystems, type TwoSystems } from '../support/two-systems.ts';
import { plainEntities } from './nine-entities/plain-entities.ts';
import { changeInDataverse, createInDataverse, createInFinanceOperations, refOf } from './nine-entities/saves.ts';

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

describe('saves on a machine so slow that some leases end under them', function () {
  this.timeout(240_000);
  let two: TwoSystems;
  const warehouse = plainEntities.find(({ map }) => map === 'warehouse');
  assert.ok(warehouse);
  const leaseMilliseconds = 1_500;
  /** How long the counterpart's answers take; around the end of the lease, before and after it. */
  const delays = [0, 1_200, 1_400, 1_500, 1_700, 2_500];

  before(async () => {
    two = await startTwoSystems({
      settings: { originTransactionLimit: leaseMilliseconds, callDeadline: leaseMilliseconds },
    });
  });
  after(() => two.close());

  /** Whether the save was told as done; one that was not is told as a refusal in the system's own form. */
  const isTaken = (status: number): boolean => {
    assert.ok(status === 201 || status === 204 || (status >= 400 && status < 500), `${status}`);
    return status < 300;
  };

  it('are in both systems once where they were told as done, and in neither where they were not', async () => {
    const taken = new Map<string, boolean>();
    for (const [index, delay] of delays.entries()) {
      const { faults } = two.standIns.sandbox.control;
      faults.dataverse.add([{ method: 'POST', path: '\\$batch', delay }]);
      taken.set(`F${index}`, isTaken((await createInFinanceOperations(two, warehouse, `F${index}`)).status));
      faults.dataverse.clear();
      faults.financeOperations.add([{ method: 'POST', path: '\\$batch', delay }]);
      taken.set(`D${index}`, isTaken((await createInDataverse(two, warehouse, `D${index}`)).status));
      faults.financeOperations.clear();
    }
    await two.rest();
    for (const [id, isDone] of taken) {
      const ref = refOf(warehouse, id);
      await (isDone ? two.same(ref) : two.neither(ref));
    }
    assert.ok(taken.get('F0') === true && taken.get('D0') === true, 'a lease that lasts lets a save through');
    assert.ok([...taken.values()].includes(false), 'a lease that ends does not');
  });

  it('of one record leave both sides with what was told last as done', async () => {
    const ref = refOf(warehouse, 'F0');
    let last = 'Store';
    for (const [index, delay] of delays.entries()) {
      two.standIns.sandbox.control.faults.financeOperations.add([{ method: 'POST', path: '\\$batch', delay }]);
      const name = `n${index}`;
      if (isTaken((await changeInDataverse(two, ref, { columns: { msdyn_description: name } })).status)) last = name;
      two.standIns.sandbox.control.faults.financeOperations.clear();
    }
    await two.rest();
    assert.equal((await two.same(ref))['WarehouseName'], last);
    assert.deepEqual(await two.core.sync.failures({ status: 'open' }), []);
  });
});
