import assert from 'node:assert/strict';
import type { Outcome } from '../../src/sync/face.ts';
import { recordKey } from '../../src/sync/record-key.ts';
import { alex } from '../support/running-core.ts';
import { saved, startTwoSystems, type TwoSystems } from '../support/two-systems.ts';
import { eventually } from '../support/wire.ts';
import { patti } from '../faults/acts/people.ts';
import { plainEntities } from './nine-entities/plain-entities.ts';
import { changeInFinanceOperations, createInFinanceOperations, refOf } from './nine-entities/saves.ts';

describe('setting a damaged entry of the journal aside', function () {
  this.timeout(240_000);
  let two: TwoSystems;
  const told = new Map<string, Outcome>();
  const warehouse = plainEntities.find(({ map }) => map === 'warehouse');
  assert.ok(warehouse);
  const [known, unknown] = [refOf(warehouse, 'KNOWN'), refOf(warehouse, 'UNKNOWN')];

  before(async () => {
    two = await startTwoSystems();
    two.core.sync.onSettled(async (request, outcome) => void told.set(request, outcome));
    for (const { key } of [known, unknown]) saved(await createInFinanceOperations(two, warehouse, String(key[0])));
    await two.rest();
  });
  after(() => two.close());

  /** An operation of which finance and operations has its part, and of which nothing more can be read. */
  const half = async (id: string, aggregate: string | null): Promise<void> => {
    const { database } = two.core.store;
    await database.query(
      `insert into operation (id, request_id, phase, actor, owed, created_at, body, digest)
       values ($1, $1 || ' asked', 'sending', 'alex', true, now(), '{"id": "half"}', md5('whole'))`,
      [id],
    );
    if (aggregate !== null)
      await database.query('insert into operation_aggregate (aggregate, operation) values ($1, $2)', [aggregate, id]);
    await assert.rejects(two.core.sync.journal({ limit: 10 }), { name: 'JOURNAL_DAMAGED' });
  };
  const setAside = (operation: string) => two.core.sync.setAside({ operation, reason: 'a torn page', by: patti });

  it('lists it with the record it was about', async () => {
    await two.unheard(async () => saved(await changeInFinanceOperations(two, known, { WarehouseName: 'half done' })));
    await half('of-known', recordKey(known));
    const { damaged } = await two.core.sync.damagedJournal();
    assert.deepEqual(
      damaged.map(({ operation, phase, refs }) => [operation, phase, refs]),
      [['of-known', 'sending', [known]]],
    );
  });

  it('is refused for an entry that can be read, and while the record is being written', async () => {
    await assert.rejects(setAside('nowhere'), { name: 'ENTRY_NOT_DAMAGED' });
    const { leases } = two.core.store;
    await leases.take([recordKey(known)], 'somebody', new Date(Date.now() + 60_000), new Date());
    await assert.rejects(setAside('of-known'), { name: 'ENTRY_IN_USE' });
    await leases.release('somebody');
  });

  it('brings its record in line in both systems, tells who waited, and does the request no second time', async () => {
    assert.equal((await setAside('of-known')).left, 0);
    assert.equal(two.core.sync.stoppage(), null);
    await eventually(async () => told.has('of-known asked'), 'telling');
    assert.match(JSON.stringify(told.get('of-known asked')), /your administrator set it aside/);
    await eventually(
      async () => (await two.sides(known)).dataverse?.values['WarehouseName'] === 'half done',
      'in line',
    );
    await two.rest();
    await two.same(known);
    const again = await two.core.sync.write({
      requestId: 'of-known asked',
      actor: alex,
      origin: 'chat',
      summary: 'change warehouse',
      changes: [{ action: 'update', ref: known, values: { WarehouseName: 'twice' }, version: null }],
    });
    assert.deepEqual([again.kind, again.kind === 'parked' && again.resolving], ['parked', false]);
    assert.equal((await two.same(known))['WarehouseName'], 'half done');
  });

  it('is in the activity log, with who, when and why', async () => {
    const [line] = await two.core.sync.mapActivity({ map: 'warehouse', limit: 1 });
    assert.deepEqual(
      [line?.from, line?.to, line?.by, line?.reason],
      ['Running', 'Running', 'Patti Fernandez', 'set aside of-known: a torn page'],
    );
  });

  it('compares every record of every map where it is not known what the entry was about', async () => {
    await two.unheard(async () => saved(await changeInFinanceOperations(two, unknown, { WarehouseName: 'lost' })));
    await half('of-nothing', null);
    assert.equal((await setAside('of-nothing')).left, 0);
    await eventually(
      async () => (await two.core.sync.damagedJournal()).setAside.every(({ comparedAt }) => comparedAt !== null),
      'comparing',
      60_000,
    );
    await two.rest();
    assert.equal((await two.same(unknown))['WarehouseName'], 'lost');
    assert.equal((await two.core.sync.mapActivity({ limit: 9 })).length, 9, 'a line for each of the nine maps');
  });

  it('leaves what both systems changed to people', async () => {
    const { database } = two.core.store;
    await two.unheard(async () => {
      saved(await changeInFinanceOperations(two, known, { WarehouseName: 'there' }));
      saved(await two.alex.dataverse('PATCH', await two.rowOf(known), { msdyn_description: 'here' }));
    });
    await half('of-both', recordKey(known));
    await setAside('of-both');
    await eventually(async () => (await two.core.sync.failures({ status: 'open' })).length === 1, 'reporting');
    const [failure] = await two.core.sync.failures({ status: 'open' });
    assert.equal(failure?.class, 'conflict');
    const [kept] = await database.query<{ count: number }>(
      'select count(*)::integer as count from operation_set_aside',
    );
    assert.equal(kept?.count, 3, 'every one is kept');
  });
});
