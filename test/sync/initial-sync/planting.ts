/** Rows by the thousand, planted past the API of the stand-ins: copies of a seeded row with other values. */
import { randomUUID } from 'node:crypto';
import { createSandbox } from '../../../src/sandbox/compose.ts';
import { openDatabase } from '../../../src/sandbox/engine/database.ts';
import { callHookOverHttp } from '../../../src/sandbox/engine/hook-caller.ts';
import { listen } from '../../../src/sandbox/engine/http.ts';
import type { Database } from '../../../src/sandbox/engine/runtime.ts';
import { createClock } from '../../../src/sandbox/engine/system-clock.ts';
import type { StandIns } from '../../support/running-core.ts';

export interface PlantedStandIns extends Omit<StandIns, 'stop'> {
  /** Both systems' tables, `finops.…` and `dataverse.…`. */
  readonly database: Database;
}

/** Both stand-ins in memory, seeded, listening, with their tables at hand. */
export async function startPlantedStandIns(): Promise<PlantedStandIns> {
  const database = await openDatabase(null);
  const sandbox = await createSandbox({
    dataDirectory: null,
    database,
    clock: createClock(() => new Date()),
    ids: { guid: randomUUID },
    callHook: callHookOverHttp,
  });
  const dataverse = await listen(sandbox.dataverse, 0);
  const financeOperations = await listen(sandbox.financeOperations, 0);
  return {
    database,
    sandbox,
    dataverse: dataverse.origin,
    financeOperations: financeOperations.origin,
    settled: () => sandbox.settled(),
    close: async () => {
      await Promise.all([dataverse.close(), financeOperations.close()]);
      await sandbox.close();
    },
  };
}

export interface Planting {
  readonly table: string;
  /** Condition that finds the row to copy; the first one is taken. */
  readonly like: string;
  /** From 1 to so many; `i` in the expressions. */
  readonly count: number;
  /** SQL expressions by column. */
  readonly values: Readonly<Record<string, string>>;
}

/** Copies a row so many times. */
export async function plant(database: Database, { table, like, count, values }: Planting): Promise<void> {
  const members = Object.entries(values).map(([column, expression]) => `'${column}', ${expression}`);
  await database.query(
    `insert into ${table} select r.* from ${table} t cross join generate_series(1, ${count}) i
       cross join lateral jsonb_populate_record(t, jsonb_build_object(${members.join(', ')})) r
      where t.ctid = (select ctid from ${table} where ${like} limit 1)`,
  );
}

const recordId = `nextval('finops.recid')`;
const text = (prefix: string, digits: number): string => `'${prefix}' || lpad(i::text, ${digits}, '0')`;

/** Warehouses that only Supply Chain Management has: `<prefix>000001` onwards. */
export function plantWarehouses(database: Database, prefix: string, count: number): Promise<void> {
  return plant(database, {
    table: 'finops.warehouse',
    like: `warehouseid = 'PDX-01' and dataareaid = 'usmf'`,
    count,
    values: { recid: recordId, warehouseid: text(prefix, 6), warehousename: `'Shelf ' || i` },
  });
}

/** Warehouses that only Field Service has. */
export function plantWarehouseRows(database: Database, prefix: string, count: number): Promise<void> {
  return plant(database, {
    table: 'dataverse.msdyn_warehouse',
    like: `msdyn_warehouseidentifier = 'PDX-01'`,
    count,
    values: {
      msdyn_warehouseid: 'gen_random_uuid()::text',
      msdyn_name: text(prefix, 6),
      msdyn_warehouseidentifier: text(prefix, 6),
      msdyn_description: `'Rack ' || i`,
      versionnumber: `nextval('dataverse.rowversion')`,
    },
  });
}

/** Orders that only Supply Chain Management has, with so many lines each. */
export async function plantOrders(database: Database, prefix: string, orders: number, lines: number): Promise<void> {
  const like = `dataareaid = 'usmf' and purchaseordernumber = (select purchaseordernumber from finops.purchaseorderheaderv2
    where dataareaid = 'usmf' and documentapprovalstatus = 'Confirmed' and purchaseorderstatus = 'Backorder' order by 1 limit 1)`;
  await plant(database, {
    table: 'finops.purchaseorderlinev2',
    like,
    count: orders * lines,
    values: {
      recid: recordId,
      purchaseordernumber: `'${prefix}' || lpad(((i - 1) / ${lines} + 1)::text, 6, '0')`,
      linenumber: `(i - 1) % ${lines} + 1`,
      orderedpurchasequantity: 'i % 90 + 1',
    },
  });
  await plant(database, {
    table: 'finops.purchaseorderheaderv2',
    like,
    count: orders,
    values: { recid: recordId, purchaseordernumber: text(prefix, 6) },
  });
}

/** How many keys of a table stand in more than one row. */
export async function doubled(database: Database, table: string, columns: readonly string[]): Promise<number> {
  const keys = columns.map((column) => `lower(${column}::text)`).join(', ');
  const [row] = await database.query<{ count: number }>(
    `select count(*)::int as count from (select 1 from ${table} where ${columns[0] ?? ''} is not null
       group by ${keys} having count(*) > 1) twice`,
  );
  return row?.count ?? 0;
}
