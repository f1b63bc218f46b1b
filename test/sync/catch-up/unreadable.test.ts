import assert from 'node:assert/strict';
import type { RecordRef } from '../../../src/connectors/port.ts';
import { startCore, type RunningParts } from '../../support/running-core.ts';
import { eventually } from '../../support/wire.ts';
import { startPlantedStandIns, type PlantedStandIns } from '../initial-sync/planting.ts';
import { sides } from '../initial-sync/running-sync.ts';

describe('a record that catch-up cannot read', function () {
  this.timeout(120_000);
  let standIns: PlantedStandIns;
  let core: RunningParts;
  before(async () => {
    standIns = await startPlantedStandIns();
    core = await startCore(standIns, { settings: { catchUpInterval: 200, comparisonInterval: 200, hookGrace: 100 } });
    const isFollowed = async () => (await core.store.catchUp.position('financeOperations', 'warehouse')) !== null;
    await eventually(isFollowed, 'following warehouses', 30_000);
  });
  after(async () => {
    await core.close();
    await standIns.close();
  });

  const warehouse = (id: string): RecordRef => ({ map: 'warehouse', company: 'usmf', key: [id] });
  /** Saves past the API, so that no rule and no hook has a say. */
  const save = (id: string, name: string, fallback: string) =>
    standIns.database.query(
      `update finops.warehouse set warehousename = '${name}', isfallbackwarehouse = '${fallback}', recversion = recversion + 1
        where warehouseid = '${id}' and dataareaid = 'usmf'`,
    );
  const arrives = (id: string, name: string) =>
    eventually(
      async () => (await sides(core, warehouse(id))).dataverse?.values['WarehouseName'] === name,
      `${name} in Field Service`,
      30_000,
    );
  const failure = async () => (await core.sync.failures()).find(({ ref }) => ref.key[0] === 'SEA-01');

  it('keeps no other record of its map from being followed, and is told of like one that no hook can carry', async () => {
    await save('SEA-01', 'Behind the hooks', 'Perhaps');
    await save('PDX-01', 'Behind the hooks', 'No');
    await arrives('PDX-01', 'Behind the hooks');
    await eventually(async () => (await failure()) !== undefined, 'people being told', 40_000);
    const found = await failure();
    assert.deepEqual([found?.class, found?.origin], ['system', 'financeOperations']);
    await save('SEA-01', 'Mended', 'No');
    await arrives('SEA-01', 'Mended');
    await eventually(async () => (await failure())?.status === 'resolved', 'the failure being over');
  });
});
