import assert from 'node:assert/strict';
import { loadMaps } from '../../../src/maps/catalogue.ts';
import type { CanonicalRecord, MapCatalogue } from '../../../src/maps/entity-map.ts';
import type { Queued } from '../../../src/sync/ports.ts';
import { recordKey } from '../../../src/sync/record-key.ts';
import { firstWave } from '../../../src/sync/queue/wave.ts';

describe('what is carried over side by side', () => {
  let catalogue: MapCatalogue;
  before(async () => {
    catalogue = await loadMaps();
  });

  let number = 0;
  const rest = () => ({
    number: (number += 1),
    event: String(number),
    at: '2026-01-01T00:00:00.000Z',
    followsFailure: false,
    attempts: 0,
  });
  const author = { aadObjectId: null, userPrincipalName: null };
  /** Somebody's save of a record in Field Service. */
  const saved = (map: string, key: string, after: CanonicalRecord = {}): Queued => {
    const ref = { map, company: 'usmf', key: [key] };
    const body = {
      kind: 'change',
      ref,
      root: ref,
      origin: 'dataverse',
      author,
      action: 'update',
      before: {},
      after,
    } as const;
    return { ...rest(), map, maps: [map], aggregate: recordKey(ref), body };
  };
  /** Somebody's write through us, of an order with its lines. */
  const ordered = (key: string): Queued => {
    const root = { map: 'purchase-order', company: 'usmf', key: [key] };
    const maps = ['purchase-order', 'purchase-order-product'];
    return {
      ...rest(),
      map: root.map,
      maps,
      aggregate: recordKey(root),
      body: { kind: 'write', operation: key, root, author },
    };
  };
  const wave = (...waiting: Queued[]): number => firstWave(catalogue, waiting, 4).length;

  it('is different records of one map, as many as may be', () => {
    assert.equal(wave(...['a', 'b', 'c', 'd', 'e'].map((key) => saved('warehouse', key))), 4);
  });

  it('ends before the second change of a record', () => {
    assert.equal(wave(saved('warehouse', 'a'), saved('warehouse', 'b'), saved('warehouse', 'A ')), 2);
  });

  it('ends before a record that refers to an earlier one, and before one that an earlier one refers to', () => {
    const category = saved('customer-asset-category', 'PUMP');
    assert.equal(wave(category, saved('customer-asset', '1', { MaintenanceAssetTypeId: 'Pump' })), 1);
    assert.equal(wave(saved('customer-asset', '1', { MaintenanceAssetTypeId: 'Pump' }), category), 1);
    assert.equal(wave(category, saved('customer-asset', '1', { MaintenanceAssetTypeId: 'FAN' })), 2);
  });

  it('keeps an asset behind its parent', () => {
    const child = saved('customer-asset', '2', { ParentMaintenanceAssetId: '1' });
    assert.equal(wave(saved('customer-asset', '1'), child), 1);
    assert.equal(wave(saved('customer-asset', '3'), child), 2);
  });

  it('does not look into a write through us, and lets it go alone where its maps refer to others', () => {
    assert.equal(wave(saved('warehouse', 'a'), ordered('1')), 1);
    assert.equal(wave(ordered('1'), saved('warehouse', 'a')), 1);
  });

  it('lets parts of different orders go together', () => {
    assert.equal(wave(ordered('1'), ordered('2')), 2);
  });
});
