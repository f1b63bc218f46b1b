import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { SystemFailure } from '../../src/connectors/errors.ts';
import type { MappedSystem, RecordChange } from '../../src/connectors/port.ts';
import type { CanonicalRecord } from '../../src/maps/entity-map.ts';
import type { SyncFailure } from '../../src/sync/face.ts';
import { alex } from '../support/running-core.ts';
import { startTwoSystems, type TwoSystems } from '../support/two-systems.ts';
import { eventually } from '../support/wire.ts';
import { plainEntities } from './nine-entities/plain-entities.ts';
import { refOf } from './nine-entities/saves.ts';

describe('a write whose answer was lost, where a rule of Supply Chain Management made something else of a value', function () {
  this.timeout(120_000);
  let two: TwoSystems;
  let rule: (values: CanonicalRecord) => CanonicalRecord = (values) => values;
  const warehouse = plainEntities.find(({ map }) => map === 'warehouse');
  assert.ok(warehouse);

  /** Keeps what it is sent as the rule makes it, and answers nobody. */
  const ruled = (system: MappedSystem): MappedSystem => ({
    ...system,
    write: async (changes, context) => {
      const kept = changes.map((change): RecordChange =>
        change.action === 'delete' ? change : { ...change, values: rule(change.values) },
      );
      const answer = await system.write(kept, context);
      assert.equal(answer.kind, 'written');
      throw new SystemFailure('ANSWER_LOST', 'financeOperations', 'The answer was lost.', { applied: 'unknown' });
    },
  });
  const write = (change: RecordChange) =>
    two.core.sync.write({ requestId: randomUUID(), actor: alex, origin: 'chat', changes: [change], summary: 'save' });
  const create = (id: string, values: CanonicalRecord) =>
    write({ action: 'create', ref: refOf(warehouse, id), values: { WarehouseId: id, ...values } });

  const failures: SyncFailure[] = [];

  before(async () => {
    two = await startTwoSystems({
      wrap: (core) => ({
        ...core,
        systems: { ...core.systems, financeOperations: ruled(core.systems.financeOperations) },
      }),
    });
    two.core.sync.onFailure(async (failure) => void failures.push(failure));
  });
  after(() => two.close());

  it('is known by what stands as it was sent, and is in both systems', async () => {
    rule = (values) => ({ ...values, WarehouseName: 'AS RULED' });
    const made = await create('LOST', { WarehouseName: 'as sent', OperationalSiteId: 'NW' });
    assert.equal(made.kind, 'committed', JSON.stringify(made));
    await two.rest();
    assert.equal((await two.same(refOf(warehouse, 'LOST')))['WarehouseName'], 'AS RULED');
  });

  it('is parked, never told as refused, where nothing tells whether it arrived', async () => {
    const ref = refOf(warehouse, 'LOST');
    rule = () => ({ WarehouseName: 'RULED AGAIN' });
    const changed = await write({ action: 'update', ref, values: { WarehouseName: 'sent again' }, version: null });
    assert.equal(changed.kind, 'parked', JSON.stringify(changed));
    assert.match(changed.kind === 'parked' ? changed.reason : '', /neither that it was saved nor that it was not/);
    await eventually(async () => failures.length > 0, 'telling of it');
    const [failure] = failures;
    assert.deepEqual([failure?.ref, failure?.parked?.actor], [ref, 'Alex Wilber']);
  });
});
