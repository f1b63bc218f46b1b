import assert from 'node:assert/strict';
import type { Snapshot } from '../../src/connectors/port.ts';
import { loadMaps } from '../../src/maps/catalogue.ts';
import type { CanonicalRecord, EntityMap } from '../../src/maps/entity-map.ts';
import { compare, type Pair } from '../../src/sync/compare.ts';

const ref = { map: 'warehouse', company: 'usmf', key: ['24'] };
const agreed = { WarehouseId: '24', WarehouseName: 'Central', OperationalSiteId: '1' };

describe('three-way comparison', () => {
  let map: EntityMap;
  let order: EntityMap;
  before(async () => {
    const catalogue = await loadMaps();
    map = catalogue.get('warehouse');
    order = catalogue.get('purchase-order');
  });

  const snapshot = (values: CanonicalRecord, version: string): Snapshot => ({ ref, values, version, id: null });
  const pair = (
    dataverse: CanonicalRecord | null,
    financeOperations: CanonicalRecord | null,
    base: CanonicalRecord | null = agreed,
  ): Pair => ({
    map,
    ref,
    base: base && { ref, values: base, dataverseId: 'd', dataverseVersion: '1', financeOperationsVersion: '1' },
    dataverse: dataverse && snapshot(dataverse, 'dv-2'),
    financeOperations: financeOperations && snapshot(financeOperations, 'fo-2'),
  });

  it('finds nothing to do where both sides are equal', () => {
    assert.deepEqual(compare(pair(agreed, agreed), 'dataverse'), {
      toDataverse: null,
      toFinanceOperations: null,
      conflicts: [],
    });
  });

  it('sends a change of one side to the other, at the version it read there', () => {
    const difference = compare(pair({ ...agreed, WarehouseName: 'North' }, agreed), 'dataverse');
    assert.deepEqual(difference.toFinanceOperations, {
      action: 'update',
      ref,
      values: { WarehouseName: 'North' },
      version: 'fo-2',
    });
    assert.equal(difference.toDataverse, null);
  });

  it('merges changes of different fields', () => {
    const difference = compare(
      pair({ ...agreed, WarehouseName: 'North' }, { ...agreed, OperationalSiteId: '2' }),
      'dataverse',
    );
    assert.deepEqual(difference.toFinanceOperations?.action === 'update' && difference.toFinanceOperations.values, {
      WarehouseName: 'North',
    });
    assert.deepEqual(difference.toDataverse?.action === 'update' && difference.toDataverse.values, {
      OperationalSiteId: '2',
    });
  });

  it('overwrites nobody when both changed the same field', () => {
    const difference = compare(
      pair({ ...agreed, WarehouseName: 'North' }, { ...agreed, WarehouseName: 'South' }),
      'dataverse',
    );
    assert.deepEqual(difference.conflicts, [
      { property: 'WarehouseName', dataverse: 'North', financeOperations: 'South' },
    ]);
    assert.equal(difference.toDataverse, null);
    assert.equal(difference.toFinanceOperations, null);
  });

  it('creates a record that was born on one side', () => {
    const difference = compare(pair(null, agreed, null), 'financeOperations');
    assert.equal(difference.toDataverse?.action, 'create');
    assert.equal(difference.toFinanceOperations, null);
  });

  it('deletes what was deleted on the other side, not what was born there', () => {
    assert.equal(compare(pair(agreed, null), 'financeOperations').toDataverse?.action, 'delete');
    assert.equal(compare(pair(agreed, null, null), 'dataverse').toFinanceOperations?.action, 'create');
  });

  it('always takes the value of the system that owns the field', () => {
    const owned = { ...pair({}, {}), map: order };
    const difference = compare(
      {
        ...owned,
        dataverse: snapshot({ DocumentApprovalStatus: 'Draft' }, 'dv'),
        financeOperations: snapshot({ DocumentApprovalStatus: 'Approved' }, 'fo'),
      },
      'dataverse',
    );
    assert.deepEqual(difference.toDataverse?.action === 'update' && difference.toDataverse.values, {
      DocumentApprovalStatus: 'Approved',
    });
    assert.equal(difference.toFinanceOperations, null);
  });

  it('takes the side that something happened on for the changed one when nothing was agreed on before', () => {
    const difference = compare(pair({ ...agreed, WarehouseName: 'North' }, agreed, null), 'dataverse');
    assert.equal(difference.toFinanceOperations?.action, 'update');
    assert.equal(difference.toDataverse, null);
  });
});
