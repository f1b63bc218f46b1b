import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { DataverseConnector } from '../../../src/connectors/dataverse/connector.ts';
import { SystemFailure } from '../../../src/connectors/errors.ts';
import type { FinanceOperationsConnector } from '../../../src/connectors/finance-operations/connector.ts';
import { integration } from './parts.ts';

interface Connectors {
  readonly dataverse: DataverseConnector;
  readonly financeOperations: FinanceOperationsConnector;
}

const alex = {
  as: 'person',
  aadObjectId: '00000000-0000-0000-0000-0000000000020',
  userPrincipalName: 'alexw@example.com',
} as const;

/** Rows without a map. */
export function describeRows(connectors: () => Connectors): void {
  it('follows pages up to the limit', async () => {
    const { dataverse, financeOperations } = connectors();
    const assets = await dataverse.rows.rows('msdyn_customerassets', { select: ['msdyn_name'], limit: 7 }, alex);
    assert.equal(assets.length, 7);
    const warehouses = await financeOperations.rows.rows(
      'Warehouses',
      { select: ['WarehouseId'], limit: 7 },
      integration,
    );
    assert.equal(warehouses.length, 7);
    const all = await dataverse.rows.rows('msdyn_customerassets', { select: ['msdyn_name'] }, alex);
    assert.ok(all.length > 100);
  });

  it('filters, orders and brings the words of choices and lookups in Dataverse', async () => {
    const { dataverse } = connectors();
    const query = {
      select: ['msdyn_name', 'msdyn_warehousetype', '_msdyn_operationalsite_value'],
      filter: "startswith(msdyn_name,'D')",
      orderBy: 'msdyn_name desc',
    };
    const found = await dataverse.rows.rows('msdyn_warehouses', query, alex);
    const names = found.map((row) => String(row['msdyn_name']));
    assert.ok(names.length > 1 && names.every((name) => name.startsWith('D')));
    assert.deepEqual(names, names.toSorted().toReversed());
    const words = '_msdyn_operationalsite_value@OData.Community.Display.V1.FormattedValue';
    assert.equal(typeof found[0]?.[words], 'string');
  });

  it('refuses what the person may not read, in the words of the system', async () => {
    const { financeOperations } = connectors();
    await assert.rejects(financeOperations.rows.rows('Warehouses', { limit: 1 }, alex), (error: unknown) => {
      assert.ok(error instanceof SystemFailure);
      assert.equal(error.code, 'SIGN_IN_FAILED');
      return true;
    });
  });

  it('creates a row once, however often it is told to', async () => {
    const { dataverse } = connectors();
    const row = {
      set: 'msdyn_customerassets',
      idColumn: 'msdyn_customerassetid',
      id: randomUUID(),
      values: { msdyn_name: 'Loud compressor' },
    };
    const context = { as: alex, operation: 'asset-1' };
    const first = await dataverse.rowWriter.create(row, context);
    assert.deepEqual(first, { kind: 'created', id: row.id }, JSON.stringify(first));
    assert.deepEqual(await dataverse.rowWriter.create(row, context), first);
    const query = { select: ['msdyn_name'], filter: `msdyn_customerassetid eq ${row.id}` };
    assert.equal((await dataverse.rows.rows('msdyn_customerassets', query, alex)).length, 1);
    const change = { set: row.set, id: row.id, values: { msdyn_name: 'Quiet compressor' } };
    assert.deepEqual(await dataverse.rowWriter.update(change, context), { kind: 'updated' });
    assert.equal(
      (await dataverse.rows.rows('msdyn_customerassets', query, alex))[0]?.['msdyn_name'],
      'Quiet compressor',
    );
    const nowhere = await dataverse.rowWriter.update({ ...change, id: randomUUID() }, context);
    assert.equal(nowhere.kind, 'refused');
  });
}
