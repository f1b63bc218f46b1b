import assert from 'node:assert/strict';
import { PGlite } from '@electric-sql/pglite';
import { bulkInsert } from '../../../src/sandbox/data/bulk-insert.ts';
import { seedDataverse } from '../../../src/sandbox/data/seed.ts';
import { allTables } from '../../../src/sandbox/dataverse/schema/tables.ts';
import { allEntities } from '../../../src/sandbox/finance-operations/schema/entities.ts';
import { collect } from './rows.ts';
import type { SeedRow } from '../../../src/sandbox/data/seed.ts';

const now = new Date('2026-11-23T09:30:00Z');
const { dataverse, financeOperations } = await collect(now);

const rows = (table: string): readonly SeedRow[] => dataverse.get(table) ?? [];
const records = (entity: string): readonly SeedRow[] => financeOperations.get(entity) ?? [];
const count = (all: readonly SeedRow[], column: string, value: unknown) =>
  all.filter((row) => row[column] === value).length;

describe('Seed', () => {
  it('fills only columns and properties that exist, and every one of them', () => {
    for (const table of allTables) {
      const names = table.columns.map(({ logicalName }) => logicalName).filter((name) => name !== 'versionnumber');
      for (const row of rows(table.logicalName)) assert.deepEqual(Object.keys(row).toSorted(), names.toSorted());
    }
    for (const { entity, properties } of allEntities) {
      const names = properties.map(({ name }) => name).toSorted();
      for (const record of records(entity)) assert.deepEqual(Object.keys(record).toSorted(), names);
    }
  });

  it('points every lookup at a row that is there', () => {
    for (const table of allTables) {
      for (const { logicalName, target, alsoTargets = [] } of table.columns) {
        if (!target) continue;
        const ids = new Set([target, ...alsoTargets].flatMap((name) => rows(name).map((row) => row[`${name}id`])));
        for (const row of rows(table.logicalName)) {
          const id = row[logicalName] ?? null;
          assert.ok(id === null || ids.has(id), `${table.logicalName}.${logicalName} ${id}`);
        }
      }
    }
  });

  it('points every reference at a record of the same company', () => {
    for (const { entity, properties } of allEntities) {
      for (const { name, references } of properties) {
        const target = references && allEntities.find(({ collection }) => collection === references.collection);
        if (!target || !references) continue;
        const keyOf = (row: SeedRow, property: string) =>
          `${target.striped ? row.dataAreaId : ''} ${row[property]}`.toLowerCase();
        const known = new Set(
          records(target.sameRecordsAs ?? target.entity).map((row) => keyOf(row, references.property)),
        );
        for (const record of records(entity).filter((row) => row[name] !== '')) {
          assert.ok(known.has(keyOf(record, name)), `${entity}.${name} ${record[name]}`);
        }
      }
    }
  });

  it('fills what has to be filled, within its length', () => {
    for (const table of allTables) {
      for (const { logicalName, required, maxLength = Infinity, type } of table.columns) {
        for (const row of rows(table.logicalName)) {
          const value = row[logicalName] ?? null;
          if (required === 'application' || required === 'system')
            assert.notEqual(value, null, `${table.logicalName}.${logicalName}`);
          if (type === 'string' || type === 'memo') assert.ok(String(value ?? '').length <= maxLength, String(value));
        }
      }
    }
    for (const { entity, properties } of allEntities) {
      for (const { name, mandatory, maxLength = Infinity } of properties) {
        for (const record of records(entity)) {
          if (mandatory) assert.notEqual(record[name], '', `${entity}.${name}`);
          assert.ok(
            String(record[name]).length <= maxLength || maxLength === Infinity,
            `${entity}.${name} ${record[name]}`,
          );
        }
      }
    }
  });

  it('gives each row its own id and each record its own key', () => {
    for (const table of allTables) {
      const ids = rows(table.logicalName).map((row) => row[table.primaryId]);
      assert.equal(new Set(ids).size, ids.length, table.logicalName);
    }
    for (const { entity, key } of allEntities) {
      const keys = records(entity).map((record) => key.map((part) => record[part]).join('|'));
      assert.equal(new Set(keys).size, keys.length, entity);
    }
  });

  it('has two companies, one of them with change management', () => {
    assert.deepEqual(
      records('LegalEntity').map((one) => one.LegalEntityId),
      ['usmf', 'demf'],
    );
    assert.deepEqual(
      rows('cdm_company').map((one) => one.cdm_companycode),
      ['usmf', 'demf'],
    );
    assert.deepEqual(
      records('PurchaseParameters').map((one) => one.ActivateChangeManagement),
      ['Yes', 'No'],
    );
  });

  it('licenses each person of the cast for the systems of the job', () => {
    const inDataverse = new Map(rows('systemuser').map((user) => [user.domainname, user.azureactivedirectoryobjectid]));
    assert.equal(inDataverse.get('alexw@example.com'), '00000000-0000-0000-0000-0000000000020');
    assert.equal(inDataverse.get('isaiah@example.com'), '00000000-0000-0000-0000-0000000000023');
    assert.deepEqual([...inDataverse.keys()].toSorted(), [
      'alexw@example.com',
      'dispatch-copilot@example.com',
      'isaiah@example.com',
      'pattif@example.com',
    ]);
    assert.deepEqual(
      records('SystemUser')
        .map((user) => user.Alias)
        .toSorted(),
      ['adelev@example.com', 'dispatch-copilot@example.com', 'meganb@example.com', 'pattif@example.com'],
    );
  });

  it('is large enough to be real', () => {
    assert.ok(rows('msdyn_warehouse').length >= 60);
    assert.ok(rows('product').length >= 40);
    assert.ok(rows('msdyn_vendor').length >= 20);
    assert.ok(rows('msdyn_customerasset').length >= 120);
    assert.ok(rows('msdyn_workorder').length >= 40);
    assert.ok(rows('msdyn_purchaseorder').length >= 60);
    assert.ok(rows('msdyn_productinventory').length >= 500);
  });

  it('has warehouses without an address, one at 0,0 and some at the very same place', () => {
    const warehouses = rows('msdyn_warehouse');
    const addressed = warehouses.filter((one) => one.msdyn_isprimaryaddressassigned === true);
    const trucks = warehouses.filter((one) => !addressed.includes(one));
    assert.ok(trucks.length >= 5);
    assert.ok(trucks.every((one) => one.msdyn_primaryaddressstreet === null && one.msdyn_primaryaddresslatitude === 0));
    assert.equal(count(addressed, 'msdyn_primaryaddresslatitude', 0), 1);
    const positions = addressed.map(
      (one) => `${one.msdyn_primaryaddresslatitude} ${one.msdyn_primaryaddresslongitude}`,
    );
    assert.ok(new Set(positions).size < positions.length);
    const countries = new Set(warehouses.map((one) => one.msdyn_primaryaddresscountryregionid));
    assert.deepEqual([...countries].toSorted(), ['DEU', 'USA', null]);
  });

  it('has vendors on hold, products that are not released and products that are stopped', () => {
    assert.ok(count(records('VendorV2'), 'OnHoldStatus', 'All') >= 2);
    assert.ok(records('VendorV2').filter((one) => one.OnHoldStatus !== 'No').length >= 5);
    const released = new Set(records('ReleasedProductV2').map((one) => one.ProductNumber));
    assert.ok(records('ProductV2').some((one) => !released.has(one.ProductNumber)));
    assert.ok(count(records('ReleasedProductV2'), 'IsPurchaseStopped', 'Yes') >= 2);
  });

  it('has an account for every vendor, under the same number', () => {
    const accounts = new Set(rows('account').map((one) => `${one.msdyn_company} ${one.accountnumber}`));
    for (const vendor of rows('msdyn_vendor')) {
      assert.ok(accounts.has(`${vendor.msdyn_company} ${vendor.msdyn_vendoraccountnumber}`));
    }
  });

  it('has assets of both origins, three levels deep', () => {
    const assets = rows('msdyn_customerasset');
    for (const born of ['C-', 'AS-']) {
      assert.ok(assets.some((one) => String(one.msdyn_maintenanceassetid).startsWith(born)));
    }
    const parents = new Map(assets.map((one) => [one.msdyn_customerassetid, one.msdyn_parentasset ?? null]));
    assert.ok(assets.some((one) => parents.get(parents.get(one.msdyn_parentasset ?? null) ?? null) !== undefined));
    const grandchildren = assets.filter((one) => parents.get(one.msdyn_parentasset ?? null));
    assert.ok(grandchildren.length > 10);
    assert.ok(grandchildren.every((one) => one.msdyn_masterasset === parents.get(one.msdyn_parentasset ?? null)));
  });

  it('has orders in every approval and every status', () => {
    const orders = records('PurchaseOrderHeaderV2');
    for (const state of ['Draft', 'InReview', 'Rejected', 'Approved', 'InExternalReview', 'Finalized', 'Confirmed']) {
      assert.ok(count(orders, 'DocumentApprovalStatus', state) > 0, state);
    }
    for (const status of ['Backorder', 'Received', 'Invoiced', 'Canceled']) {
      assert.ok(count(orders, 'PurchaseOrderStatus', status) > 0, status);
    }
    assert.equal(count(records('PurchaseOrderLineV2'), 'IsDeleted', 'Yes'), 1);
    assert.equal(records('PurchaseWorkItem').length, count(orders, 'DocumentApprovalStatus', 'InReview'));
  });

  it('has receipts for exactly what the lines have received', () => {
    const received = new Map<string, number>();
    for (const line of records('ProductReceiptLineV2')) {
      const key = `${line.dataAreaId} ${line.PurchaseOrderNumber} ${line.PurchaseOrderLineNumber}`;
      received.set(key, (received.get(key) ?? 0) + Number(line.ReceivedPurchaseQuantity));
    }
    for (const line of records('PurchaseOrderLineV2')) {
      const key = `${line.dataAreaId} ${line.PurchaseOrderNumber} ${line.LineNumber}`;
      assert.equal(received.get(key) ?? 0, line.ReceivedPurchaseQuantity, key);
    }
  });

  it('books Isaiah Langer for now and for later', () => {
    const isaiah = rows('bookableresource').find((one) => one.name === 'Isaiah Langer');
    const bookings = rows('bookableresourcebooking').filter((one) => one.resource === isaiah?.bookableresourceid);
    const running = bookings.filter(
      (one) => String(one.starttime) <= '2026-11-23T09:30:00Z' && String(one.endtime) > '2026-11-23T09:30:00Z',
    );
    assert.equal(running.length, 1);
    assert.ok(bookings.some((one) => String(one.starttime) > '2026-11-23T09:30:00Z'));
    assert.ok(bookings.filter((one) => String(one.starttime).startsWith('2026-11-23')).length >= 3);
  });

  it('closes old months and leaves the running one open', () => {
    const status = new Map(records('FiscalPeriod').map((one) => [one.Name, one.Status]));
    assert.equal(status.get('2026-11'), 'Open');
    assert.equal(status.get('2026-10'), 'Open');
    assert.equal(status.get('2026-09'), 'Closed');
  });

  it('is the same for the same moment', async () => {
    assert.deepEqual(await collect(now), { dataverse, financeOperations });
  });

  it('leaves out Field Service and what needs it when asked to', async () => {
    const { dataverse: without } = await collect(now, false);
    assert.ok(without.has('msdyn_warehouse'));
    for (const table of ['msdyn_purchaseorder', 'msdyn_workorder', 'bookableresourcebooking'])
      assert.ok(!without.has(table));
  });

  it('is inserted in bulk and reads back exactly', async () => {
    const database = await PGlite.create();
    try {
      const columns = Object.entries(rows('msdyn_warehouse')[0] ?? {}).map(([name]) => {
        const type = allTables
          .find((one) => one.logicalName === 'msdyn_warehouse')
          ?.columns.find((one) => one.logicalName === name)?.type;
        return `${name} ${type === 'boolean' ? 'boolean' : type === 'double' ? 'double precision' : type === 'choice' ? 'integer' : 'text'}`;
      });
      await database.exec(`create schema dataverse; create table dataverse.msdyn_warehouse (${columns.join(', ')})`);
      const queryable = {
        query: async <T>(sql: string, parameters: readonly unknown[] = []) =>
          (await database.query<T>(sql, [...parameters])).rows,
      };
      const insert = bulkInsert(queryable, 'dataverse');
      await seedDataverse(
        async (entity, all) => {
          if (entity === 'msdyn_warehouse') await insert(entity, all);
        },
        { now, fieldService: true },
      );
      const stored = await queryable.query<SeedRow>(
        'select * from dataverse.msdyn_warehouse order by msdyn_warehouseid',
      );
      const byId = (a: SeedRow, b: SeedRow) => (String(a.msdyn_warehouseid) < String(b.msdyn_warehouseid) ? -1 : 1);
      const expected = rows('msdyn_warehouse').map((row) => ({ ...row, importsequencenumber: null }));
      assert.deepEqual(stored, expected.toSorted(byId));
    } finally {
      await database.close();
    }
  });
});
