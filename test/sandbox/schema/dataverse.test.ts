import assert from 'node:assert/strict';
import { allTables } from '../../../src/sandbox/dataverse/schema/tables.ts';
import type { ColumnDefinition, TableDefinition } from '../../../src/sandbox/dataverse/schema/table.ts';

const duplicates = (names: readonly string[]) => names.filter((name, index) => names.indexOf(name) !== index);

const everyColumn = (): readonly (readonly [TableDefinition, ColumnDefinition])[] =>
  allTables.flatMap((table) => table.columns.map((column) => [table, column] as const));

const named = (name: string): TableDefinition => {
  const table = allTables.find(({ logicalName }) => logicalName === name);
  assert.ok(table, `no table ${name}`);
  return table;
};

describe('Dataverse schema', () => {
  it('gives every table its own names and type code', () => {
    assert.deepEqual(duplicates(allTables.map(({ logicalName }) => logicalName)), []);
    assert.deepEqual(duplicates(allTables.map(({ setName }) => setName)), []);
    assert.deepEqual(duplicates(allTables.map(({ objectTypeCode }) => String(objectTypeCode))), []);
  });

  it('gives every column of a table its own name', () => {
    for (const table of allTables) assert.deepEqual(duplicates(table.columns.map((one) => one.logicalName)), []);
  });

  it('gives every navigation property of a table its own name, both ways', () => {
    const properties = everyColumn().flatMap(([table, column]) =>
      column.target
        ? [
            `${table.logicalName}.${column.navigation ?? column.logicalName}`,
            `${column.target}.${column.reverseNavigation ?? `${table.logicalName}_${column.logicalName}`}`,
          ]
        : [],
    );
    assert.deepEqual(duplicates(properties), []);
  });

  it('looks up only tables that exist', () => {
    const names = new Set(allTables.map(({ logicalName }) => logicalName));
    for (const [table, column] of everyColumn()) {
      assert.equal(column.type === 'lookup', column.target !== undefined, `${table.logicalName}.${column.logicalName}`);
      for (const target of [column.target, ...(column.alsoTargets ?? [])]) {
        if (target) assert.ok(names.has(target), `${table.logicalName}.${column.logicalName} looks up ${target}`);
      }
    }
  });

  it('has primary columns and key columns', () => {
    for (const table of allTables) {
      const names = table.columns.map(({ logicalName }) => logicalName);
      for (const column of [table.primaryId, table.primaryName, ...table.keys.flatMap((key) => key.columns)]) {
        assert.ok(names.includes(column), `${table.logicalName} lacks ${column}`);
      }
    }
  });

  it('puts the company into the key of every table that has one', () => {
    for (const table of allTables.filter(({ companyStriped, keys }) => companyStriped && keys.length > 0)) {
      assert.ok(
        table.keys.every(({ columns }) => columns.includes('msdyn_company')),
        table.logicalName,
      );
    }
  });

  it('bounds every text, and offers options for every choice', () => {
    for (const [table, column] of everyColumn()) {
      const at = `${table.logicalName}.${column.logicalName}`;
      if (column.type === 'string' || column.type === 'memo') assert.ok((column.maxLength ?? 0) > 0, at);
      if (column.type === 'choice') assert.ok((column.options?.length ?? 0) > 1, at);
      if (column.type === 'choice' && column.default !== undefined) {
        assert.ok(
          column.options?.some(({ value }) => value === column.default),
          at,
        );
      }
    }
  });

  it('holds the columns that Field Service has and those that integration adds', () => {
    const warehouse = named('msdyn_warehouse');
    const origins = new Map(warehouse.columns.map((column) => [column.logicalName, column.origin]));
    assert.equal(origins.get('msdyn_name'), 'base');
    assert.equal(origins.get('msdyn_primaryaddresslatitude'), 'added');
    const orderDate = named('msdyn_purchaseorder').columns.find((one) => one.logicalName === 'msdyn_purchaseorderdate');
    assert.equal(orderDate?.schemaName, 'msdyn_PODate');
    assert.equal(orderDate?.required, 'application');
  });

  it('keeps warehouses and terms without Field Service, orders and assets only with it', () => {
    for (const name of ['msdyn_warehouse', 'msdyn_paymentterm', 'msdyn_shipvia'])
      assert.equal(named(name).fieldService, false);
    for (const name of ['msdyn_purchaseorder', 'msdyn_customerasset', 'msdyn_workorder']) {
      assert.equal(named(name).fieldService, true);
    }
  });
});
