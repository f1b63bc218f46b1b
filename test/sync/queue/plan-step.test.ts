import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/connectors/port.ts';
import { loadMaps } from '../../../src/maps/catalogue.ts';
import type { CanonicalRecord, EntityMap } from '../../../src/maps/entity-map.ts';
import type { CapturedChange } from '../../../src/sync/ports.ts';
import { planStep, travels } from '../../../src/sync/queue/plan-step.ts';

const ref = { map: 'warehouse', company: 'usmf', key: ['24'] };

describe('one step of the replay', () => {
  let map: EntityMap;
  before(async () => {
    map = (await loadMaps()).get('warehouse');
  });

  const change = (
    action: CapturedChange['action'],
    before: CanonicalRecord | null,
    after: CanonicalRecord | null,
  ): CapturedChange => ({
    kind: 'change',
    ref,
    root: ref,
    origin: 'dataverse',
    author: { aadObjectId: null, userPrincipalName: null },
    action,
    before,
    after,
  });
  const rename = (from: string, to: string): CapturedChange =>
    change('update', { WarehouseId: '24', WarehouseName: from }, { WarehouseId: '24', WarehouseName: to });
  const there = (values: CanonicalRecord): Snapshot => ({
    ref,
    values: { WarehouseId: '24', ...values },
    version: 'v1',
    id: null,
  });
  const agreed = (name: string) => ({
    ref,
    values: { WarehouseName: name },
    dataverseId: null,
    dataverseVersion: null,
    financeOperationsVersion: null,
  });

  it('writes what moved where the counterpart still has what it moved from', () => {
    assert.deepEqual(planStep(map, rename('A', 'B'), there({ WarehouseName: 'A' }), null, false), {
      action: 'update',
      ref,
      values: { WarehouseName: 'B' },
      version: 'v1',
    });
  });

  it('writes nothing where the counterpart has it already', () => {
    assert.equal(planStep(map, rename('A', 'B'), there({ WarehouseName: 'B' }), null, false), null);
  });

  it('leaves alone what somebody else moved, and carries the rest', () => {
    const both = change(
      'update',
      { WarehouseName: 'A', OperationalSiteId: '1' },
      { WarehouseName: 'B', OperationalSiteId: '2' },
    );
    const step = planStep(map, both, there({ WarehouseName: 'C', OperationalSiteId: '1' }), agreed('A'), false);
    assert.deepEqual(step?.action === 'update' && step.values, { OperationalSiteId: '2' });
  });

  it('does not go back to an older value when news comes late', () => {
    assert.equal(planStep(map, rename('A', 'B'), there({ WarehouseName: 'C' }), agreed('C'), false), null);
  });

  it('goes on after a change that was refused', () => {
    const step = planStep(map, rename('B', 'C'), there({ WarehouseName: 'A' }), agreed('A'), true);
    assert.deepEqual(step?.action === 'update' && step.values, { WarehouseName: 'C' });
  });

  it('creates what is not there and leaves alone what is', () => {
    const born = change('create', null, { WarehouseId: '24', WarehouseName: 'A' });
    assert.equal(planStep(map, born, null, null, false)?.action, 'create');
    assert.equal(planStep(map, born, there({ WarehouseName: 'other' }), null, false), null);
  });

  it('deletes only what nobody changed meanwhile', () => {
    const gone = change('delete', { WarehouseId: '24', WarehouseName: 'A' }, null);
    assert.equal(planStep(map, gone, there({ WarehouseName: 'A' }), null, false)?.action, 'delete');
    assert.equal(planStep(map, gone, there({ WarehouseName: 'B' }), agreed('A'), false), null);
    assert.equal(planStep(map, gone, null, null, false), null);
  });

  it('is not taken for a change that is none of the counterpart’s business', () => {
    assert.ok(travels(map, rename('A', 'B')));
    assert.ok(!travels(map, rename('A', 'A')));
  });
});
