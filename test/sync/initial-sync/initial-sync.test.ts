import assert from 'node:assert/strict';
import type { RecordRef } from '../../../src/connectors/port.ts';
import { megan, startCore, type RunningParts } from '../../support/running-core.ts';
import { eventually, person } from '../../support/wire.ts';
import { doubled, plant, plantOrders, plantWarehouseRows, plantWarehouses, startPlantedStandIns } from './planting.ts';
import type { PlantedStandIns } from './planting.ts';
import { assertAlike, endOf, issuesOf, part, runToEnd, sides } from './running-sync.ts';

const warehouse = (id: string, company = 'usmf'): RecordRef => ({ map: 'warehouse', company, key: [id] });

describe('The initial sync', function () {
  this.timeout(120_000);
  let standIns: PlantedStandIns;
  let core: RunningParts;

  before(async () => {
    standIns = await startPlantedStandIns();
    core = await startCore(standIns, { settings: { catchUpInterval: null } });
  });
  after(async () => {
    await core.close();
    await standIns.close();
  });

  const sql = (text: string) => standIns.database.query<Record<string, unknown>>(text);

  it('finds two systems equal that are, and notes what both hold', async () => {
    const run = await runToEnd(core, { maps: ['warehouse'] });
    assert.equal(run.state, 'finished', run.reason ?? '');
    const { done, equal, created, updated, refused } = part(run, 'warehouse');
    assert.ok(done > 60);
    assert.equal(equal, done);
    assert.deepEqual([created.dataverse, created.financeOperations, updated.dataverse, refused], [0, 0, 0, 0]);
    const state = await core.store.recordStates.get(warehouse('SEA-01'));
    assert.equal(state?.values['WarehouseName'], 'Seattle depot');
    assert.ok(state.dataverseVersion !== null && state.financeOperationsVersion !== null);
  });

  it('counts and lists in a dry run what would come of it, and writes nothing', async () => {
    await plantWarehouses(standIns.database, 'DRY', 30);
    await plantWarehouseRows(standIns.database, 'DRX', 20);
    await sql(`update finops.warehouse set operationalsiteid = 'NOWHERE' where warehouseid = 'DRY000007'`);
    await sql(`update finops.warehouse set mainrefillingwarehouseid = 'DRY000030' where warehouseid = 'DRY000001'`);
    const counted = `select (select count(*) from finops.warehouse) + (select count(*) from dataverse.msdyn_warehouse) as n`;
    const before = await sql(counted);
    const run = await runToEnd(core, { maps: ['warehouse'], dryRun: true });
    const { created, refused, done, total } = part(run, 'warehouse');
    assert.deepEqual({ ...created, refused }, { dataverse: 29, financeOperations: 20, refused: 1 });
    assert.equal(done, total);
    const issues = await issuesOf(core, run);
    assert.deepEqual(
      issues.map(({ kind, ref, problems }) => [kind, ref.key[0], problems[0]?.field, problems[0]?.code]),
      [['refused', 'DRY000007', 'OperationalSiteId', 'LOOKUP_MISSING']],
    );
    assert.deepEqual(await sql(counted), before);
    assert.equal(await core.store.recordStates.get(warehouse('DRY000001')), null);
  });

  it('brings over what either side lacks, references within the map last, and stops at no bad row', async () => {
    const run = await runToEnd(core, { maps: ['warehouse'] });
    const { created, refused, updated } = part(run, 'warehouse');
    assert.deepEqual({ ...created, refused }, { dataverse: 29, financeOperations: 20, refused: 1 });
    assert.deepEqual(updated, { dataverse: 0, financeOperations: 0 });
    const { dataverse } = await sides(core, warehouse('DRY000001'));
    assert.equal(dataverse?.values['MainRefillingWarehouseId'], 'DRY000030');
    await assertAlike(core, 'warehouse', ['DRY000007']);
    assert.equal(
      await doubled(standIns.database, 'dataverse.msdyn_warehouse', ['msdyn_warehouseidentifier', 'msdyn_company']),
      0,
    );
    await eventually(async () => (await core.store.signals.count()) === 0, 'no signal left');
  });

  it('tries a single row again once its cause is gone', async () => {
    const [run] = await core.sync.initialSyncs(1);
    assert.ok(run);
    const [issue] = await issuesOf(core, run);
    assert.ok(issue);
    const still = await core.sync.retryInitialSyncRow(run.id, issue.number);
    assert.equal(still.settled, false);
    await sql(`update finops.warehouse set operationalsiteid = 'NW' where warehouseid = 'DRY000007'`);
    const settled = await core.sync.retryInitialSyncRow(run.id, issue.number);
    assert.equal(settled.settled, true);
    assert.equal((await sides(core, warehouse('DRY000007'))).dataverse?.values['OperationalSiteId'], 'NW');
    await assert.rejects(core.sync.retryInitialSyncRow(run.id, 999_999), { code: 'INITIAL_SYNC_UNKNOWN' });
  });

  it('refuses a row with a value that its map cannot say, and brings over the others', async () => {
    await plantWarehouses(standIns.database, 'BAD', 3);
    await sql(`update finops.warehouse set isfallbackwarehouse = 'Perhaps' where warehouseid = 'BAD000002'`);
    const run = await runToEnd(core, { maps: ['warehouse'] });
    assert.equal(run.state, 'finished', run.reason ?? '');
    const { created, refused } = part(run, 'warehouse');
    assert.deepEqual([created.dataverse, refused], [2, 1]);
    const issues = await issuesOf(core, run);
    assert.deepEqual(
      issues.map(({ kind, ref, problems }) => [kind, ref.key[0], problems[0]?.code]),
      [['refused', 'BAD000002', 'VALUE_UNREADABLE']],
    );
    assert.match(issues[0]?.problems[0]?.message ?? '', /IsFallbackWarehouse: "Perhaps" is not a boolean/);
    await sql(`update finops.warehouse set isfallbackwarehouse = 'No' where warehouseid = 'BAD000002'`);
    const settled = await core.sync.retryInitialSyncRow(run.id, issues[0]?.number ?? 0);
    assert.equal(settled.settled, true);
  });

  it('lets the master win where nothing was agreed on, and says both values', async () => {
    await plantWarehouses(standIns.database, 'CON', 3);
    await plantWarehouseRows(standIns.database, 'CON', 3);
    const run = await runToEnd(core, { maps: ['warehouse'], master: 'dataverse' });
    const { conflicts, updated } = part(run, 'warehouse');
    assert.deepEqual([conflicts, updated.financeOperations, updated.dataverse], [3, 3, 0]);
    const [issue] = await issuesOf(core, run);
    assert.equal(issue?.kind, 'conflict');
    assert.match(issue.problems[0]?.message ?? '', /"Rack 1" in Field Service.*"Shelf 1" in Supply Chain Management/);
    assert.equal((await sides(core, warehouse('CON000001'))).financeOperations?.values['WarehouseName'], 'Rack 1');
  });

  it('follows the side that moved since both agreed, whoever is master', async () => {
    await sql(`update dataverse.msdyn_warehouse set msdyn_description = 'Moved here',
      versionnumber = nextval('dataverse.rowversion') where msdyn_warehouseidentifier = 'CON000001'`);
    await sql(
      `update finops.warehouse set primaryaddresscity = 'Salem', recversion = 7 where warehouseid = 'CON000001'`,
    );
    const run = await runToEnd(core, { maps: ['warehouse'], master: 'financeOperations' });
    assert.equal(part(run, 'warehouse').conflicts, 0);
    const { dataverse, financeOperations } = await sides(core, warehouse('CON000001'));
    assert.deepEqual(dataverse?.values, financeOperations?.values);
    assert.equal(dataverse?.values['WarehouseName'], 'Moved here');
    assert.equal(dataverse.values['PrimaryAddressCity'], 'Salem');
  });

  it('keeps to one company, and leaves rows without one alone', async () => {
    await plantWarehouses(standIns.database, 'COM', 2);
    await plantWarehouseRows(standIns.database, 'NOC', 1);
    await sql(`update dataverse.msdyn_warehouse set msdyn_company = null where msdyn_warehouseidentifier like 'NOC%'`);
    const other = await runToEnd(core, { maps: ['warehouse'], company: 'demf' });
    assert.equal(part(other, 'warehouse').created.dataverse, 0);
    const run = await runToEnd(core, { maps: ['warehouse'] });
    const { created, notEligible } = part(run, 'warehouse');
    assert.deepEqual([created.dataverse, notEligible], [2, 1]);
    assert.equal((await issuesOf(core, run))[0]?.kind, 'notEligible');
    await sql(`delete from dataverse.msdyn_warehouse where msdyn_warehouseidentifier like 'NOC%'`);
  });

  it('carries orders over before their lines, and parents of assets after all assets', async () => {
    await plantOrders(standIns.database, 'PX-', 6, 20);
    await plant(standIns.database, {
      table: 'finops.assetmaintenanceasset',
      like: `dataareaid = 'usmf' and parentmaintenanceassetid = ''`,
      count: 30,
      values: {
        recid: `nextval('finops.recid')`,
        maintenanceassetid: `'AX-' || lpad(i::text, 3, '0')`,
        parentmaintenanceassetid: `case when i % 5 > 0 then 'AX-' || lpad((i + 5 - i % 5)::text, 3, '0') else '' end`,
      },
    });
    const run = await runToEnd(core, {});
    assert.equal(run.state, 'finished', run.reason ?? '');
    assert.deepEqual(
      (await issuesOf(core, run)).filter(({ kind }) => kind === 'refused'),
      [],
    );
    assert.equal(part(run, 'purchase-order').created.dataverse, 6);
    assert.equal(part(run, 'purchase-order-product').created.dataverse, 120);
    assert.equal(part(run, 'customer-asset').created.dataverse, 30);
    const asset = await sides(core, { map: 'customer-asset', company: 'usmf', key: ['AX-001'] });
    assert.equal(asset.dataverse?.values['ParentMaintenanceAssetId'], 'AX-005');
    for (const map of ['customer-asset', 'purchase-order', 'purchase-order-product']) await assertAlike(core, map);
    const again = await runToEnd(core, {});
    for (const { map, equal, done, notEligible } of again.parts) assert.equal(equal + notEligible, done, map);
  });

  it('comes back to a row that somebody is writing', async () => {
    await plantWarehouses(standIns.database, 'BSY', 4);
    const { leases } = core.store;
    await leases.take(['warehouse|usmf|bsy000002'], 'somebody', new Date(Date.now() + 60_000), new Date());
    const { id } = await core.sync.startInitialSync({
      maps: ['warehouse'],
      company: null,
      master: 'financeOperations',
      dryRun: false,
      by: megan,
    });
    await eventually(async () => (await sides(core, warehouse('BSY000003'))).dataverse !== null, 'the others', 30_000);
    assert.equal((await sides(core, warehouse('BSY000002'))).dataverse, null);
    await leases.release('somebody');
    const run = await endOf(core, id);
    assert.deepEqual([part(run, 'warehouse').created.dataverse, part(run, 'warehouse').refused], [4, 0]);
    await assertAlike(core, 'warehouse');
  });

  it('waits when a system is busy or an answer is lost, and doubles nothing', async () => {
    await plantWarehouses(standIns.database, 'LST', 12);
    const { faults } = standIns.sandbox.control;
    const creates = { method: 'POST', path: 'CreateMultiple' };
    faults.dataverse.add([{ ...creates, status: 429, headers: { 'retry-after': '1' }, body: '' }]);
    faults.dataverse.add([{ ...creates, drop: true, apply: 'yes' }]);
    const run = await runToEnd(core, { maps: ['warehouse'] });
    assert.equal(run.state, 'finished', run.reason ?? '');
    assert.equal(part(run, 'warehouse').refused, 0);
    await assertAlike(core, 'warehouse');
    assert.equal(
      await doubled(standIns.database, 'dataverse.msdyn_warehouse', ['msdyn_warehouseidentifier', 'msdyn_company']),
      0,
    );
  });

  it('is cancelled by a word, and what is there stays there', async () => {
    await plantWarehouses(standIns.database, 'CAN', 1_500);
    const { id } = await core.sync.startInitialSync({
      maps: ['warehouse'],
      company: null,
      master: 'financeOperations',
      dryRun: false,
      by: megan,
    });
    const some = async () =>
      ((await core.sync.initialSync(id))?.parts.find(({ map }) => map === 'warehouse')?.done ?? 0) > 100;
    await eventually(some, 'the first batches', 30_000);
    const cancelled = await core.sync.cancelInitialSync(id, megan);
    assert.equal(cancelled?.state, 'cancelled');
    assert.match(cancelled.reason ?? '', /Megan Bowen/);
    const [{ n } = {}] = await sql(
      `select count(*)::int as n from dataverse.msdyn_warehouse where msdyn_warehouseidentifier like 'CAN%'`,
    );
    assert.ok(Number(n) < 1_500, 'it ended before the end');
  });

  it('is not stopped by a hook that comes from its own writes, nor by saves meanwhile', async () => {
    const patti = person(standIns, 'pattif');
    const { id } = await core.sync.startInitialSync({
      maps: ['warehouse'],
      company: null,
      master: 'financeOperations',
      dryRun: false,
      by: megan,
    });
    const answer = await patti.financeOperations('PATCH', `Warehouses(dataAreaId='usmf',WarehouseId='PDX-01')`, {
      WarehouseName: 'Portland depot, new',
    });
    assert.equal(answer.status, 204, answer.text);
    const run = await endOf(core, id);
    assert.equal(run.state, 'finished', run.reason ?? '');
    await eventually(
      async () => (await sides(core, warehouse('PDX-01'))).dataverse?.values['WarehouseName'] === 'Portland depot, new',
      'the save in both',
    );
    await assertAlike(core, 'warehouse');
  });
});
