import assert from 'node:assert/strict';
import type { HookChange, HookEvent } from '../../src/connectors/hook-event.ts';
import type { RecordChange } from '../../src/connectors/port.ts';
import { loadMaps } from '../../src/maps/catalogue.ts';
import type { CanonicalRecord, MapCatalogue } from '../../src/maps/entity-map.ts';
import { isEcho, isGivenUp } from '../../src/sync/echo.ts';
import { leaseKey } from '../../src/sync/aggregate.ts';
import type { Core } from '../../src/sync/context.ts';
import type { Operation } from '../../src/sync/operation.ts';
import { megan } from '../support/running-core.ts';

const integration = 'dispatch-copilot@example.com';
const ref = { map: 'warehouse', company: 'usmf', key: ['W1'] } as const;
const stored = { WarehouseId: 'W1', WarehouseName: 'Depot', PrimaryAddressCity: 'Tacoma', PrimaryAddressStreet: null };

describe('echoes of our own writes to finance and operations', () => {
  let maps: MapCatalogue;
  before(async () => {
    maps = await loadMaps();
  });

  const sending = (values: CanonicalRecord, more: Partial<Operation> = {}): Operation => {
    const change: RecordChange = { action: 'update', ref, values, version: null };
    return {
      id: 'operation',
      requestId: 'request',
      origin: 'chat',
      actor: megan,
      author: { aadObjectId: megan.aadObjectId, userPrincipalName: megan.userPrincipalName },
      summary: 'change warehouse',
      aggregates: [leaseKey(ref)],
      transaction: null,
      rows: [],
      steps: [{ kind: 'changes', system: 'financeOperations', changes: [change] }],
      before: [[null]],
      answers: [],
      phase: 'sending',
      step: 0,
      uncertain: false,
      problems: [],
      reason: null,
      outcome: null,
      createdAt: '2026-11-23T09:00:00.000Z',
      updatedAt: '2026-11-23T09:00:00.000Z',
      attempts: 0,
      ...more,
    };
  };
  const event = (userPrincipalName: string | null, after: CanonicalRecord, key: string = 'W1'): HookEvent => {
    const change: HookChange = {
      map: 'warehouse',
      ref: { ...ref, key: [key] },
      action: 'update',
      before: stored,
      after: { ...stored, ...after },
      rowId: null,
      marks: { before: {}, after: {} },
      pending: [],
    };
    return {
      system: 'financeOperations',
      stage: 'beforeCommit',
      id: 'event',
      at: '2026-11-23T09:00:00.000Z',
      transaction: 'transaction',
      operation: null,
      author: { aadObjectId: null, userPrincipalName },
      changes: [change],
    };
  };
  const heard = (from: HookEvent, operation: Operation) => isEcho({ maps, integration }, from, [operation]);

  it('are known by what was sent, for the person they are sent as', () => {
    const operation = sending({ WarehouseName: 'Depot north' });
    assert.equal(heard(event(megan.userPrincipalName, { WarehouseName: 'Depot north' }), operation), true);
    assert.equal(heard(event(null, { WarehouseName: 'Depot north' }), operation), true);
    assert.equal(heard(event('adelev@example.com', { WarehouseName: 'Depot north' }), operation), false);
  });

  it('are not what the same person saves in the same moment', () => {
    const operation = sending({ WarehouseName: 'Depot north' });
    assert.equal(heard(event(megan.userPrincipalName, { PrimaryAddressCity: 'Yakima' }), operation), false);
    assert.equal(heard(event(megan.userPrincipalName, { WarehouseName: 'Another' }), operation), false);
    assert.equal(heard(event(megan.userPrincipalName, { WarehouseName: 'Depot north' }, 'W2'), operation), false);
  });

  it('may hold what rules of the system made of a value, as long as every value moved', () => {
    const operation = sending({ WarehouseName: 'Depot north', PrimaryAddressStreet: 'pier 1' });
    const { userPrincipalName } = megan;
    const made = { WarehouseName: 'Depot north', PrimaryAddressStreet: 'Pier 1' };
    assert.equal(heard(event(userPrincipalName, made), operation), true);
    assert.equal(heard(event(userPrincipalName, { WarehouseName: 'Depot north' }), operation), false);
  });

  it('are always what the integration saves, which writes nothing but what is sent', () => {
    const operation = sending({ WarehouseName: 'Depot north' });
    assert.equal(heard(event(integration, { PrimaryAddressCity: 'Yakima' }), operation), true);
  });

  it('are never the person while something is taken back: that is done by the integration', () => {
    const operation = sending({ WarehouseName: 'Depot north' }, { phase: 'undoing' });
    assert.equal(heard(event(megan.userPrincipalName, { WarehouseName: 'Depot north' }), operation), false);
  });

  it('that arrive after they were given up are known, also where that had to be decided', async () => {
    const given = async (phase: Operation['phase']): Promise<boolean> => {
      const latest = [sending({ WarehouseName: 'Depot north' }, { phase })];
      const store = { journal: { ofAggregate: async () => latest } };
      const core = { maps, integration, store } as unknown as Core;
      return isGivenUp(core, event(integration, { WarehouseName: 'Depot north' }), [leaseKey(ref)]);
    };
    const phases = ['refused', 'ended', 'parked', 'committed'] as const;
    assert.deepEqual(await Promise.all(phases.map(given)), [true, true, false, false]);
  });
});
