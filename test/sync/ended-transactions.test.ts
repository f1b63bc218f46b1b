import assert from 'node:assert/strict';
import type { RecordRef } from '../../src/connectors/port.ts';
import { saved, shows, startTwoSystems, type TwoSystems } from '../support/two-systems.ts';
import { unwatched } from './reconcile/people.ts';
import { plainEntities } from './nine-entities/plain-entities.ts';
import { changeInFinanceOperations, createInDataverse, refOf } from './nine-entities/saves.ts';

/** Long enough that nothing here can end because a time is over. */
const settings = { ...unwatched.settings, leaseLife: 600_000, originTransactionLimit: 600_000 };

describe('a save that its origin gives up after it was accepted', function () {
  this.timeout(180_000);
  let two: TwoSystems;
  let ref: RecordRef;
  let serial = 0;

  before(async () => {
    two = await startTwoSystems({ ...unwatched, settings });
    const warehouse = plainEntities.find(({ map }) => map === 'warehouse');
    assert.ok(warehouse);
    ref = refOf(warehouse, 'GU1');
    saved(await createInDataverse(two, warehouse, 'GU1'));
    await two.rest();
  });
  after(() => two.close());

  /** Supply Chain Management asks about a change of the warehouse, and is not heard of it again. */
  const askWithoutNews = async (change: Readonly<Record<string, unknown>>) => {
    const before = await two.record('Warehouses', `dataAreaId eq 'usmf' and WarehouseId eq 'GU1'`);
    serial += 1;
    return two.core.sync.hook('financeOperations', {
      eventId: `given-up-${serial}`,
      transactionId: `given-up-${serial}`,
      stage: 'beforeCommit',
      company: 'usmf',
      userId: 'adelev@example.com',
      occurredAt: new Date().toISOString(),
      changes: [
        {
          operation: 'update',
          entity: 'Warehouses',
          key: { dataAreaId: 'usmf', WarehouseId: 'GU1' },
          version: String(before['@odata.etag']),
          before,
          after: { ...before, ...change },
        },
      ],
    });
  };

  it('is taken back when the origin asks about the same record again, and the new save goes through', async () => {
    assert.deepEqual(await askWithoutNews({ WarehouseName: 'Given up' }), { kind: 'accept' });
    assert.equal((await two.sides(ref)).dataverse?.values['WarehouseName'], 'Given up');
    saved(await changeInFinanceOperations(two, ref, { PrimaryAddressCity: 'Reno' }));
    await two.rest();
    const values = await two.same(ref);
    shows(values, { PrimaryAddressCity: 'Reno' });
    assert.notEqual(values['WarehouseName'], 'Given up', 'nothing of what was given up is left');
  });

  it('is kept when the origin did commit it, and only its news did not come', async () => {
    assert.deepEqual(await askWithoutNews({ WarehouseName: 'Kept' }), { kind: 'accept' });
    await two.unheard(async () => saved(await changeInFinanceOperations(two, ref, { WarehouseName: 'Kept' })));
    saved(await changeInFinanceOperations(two, ref, { PrimaryAddressCity: 'Winslow' }));
    await two.rest();
    shows(await two.same(ref), { WarehouseName: 'Kept', PrimaryAddressCity: 'Winslow' });
  });

  it('keeps its record from everybody else until the origin asks again', async () => {
    const before = await two.same(ref);
    assert.deepEqual(await askWithoutNews({ WarehouseName: 'Given up again' }), { kind: 'accept' });
    const row = await two.rowOf(ref);
    const elsewhere = await two.patti.dataverse('PATCH', row, { msdyn_primaryaddresscity: 'Ely' });
    assert.equal(elsewhere.status, 400, 'the other system proves nothing about the transaction of this one');
    assert.match(elsewhere.text, /being saved in the other system right now/);
    saved(await changeInFinanceOperations(two, ref, { PrimaryAddressCity: 'Elko' }));
    await two.rest();
    shows(await two.same(ref), { WarehouseName: before['WarehouseName'], PrimaryAddressCity: 'Elko' });
  });
});
