import { insertRows } from '../engine/bulk-insert.ts';
import type { Queryable } from '../engine/runtime.ts';
import type { InsertRows, SeedRow } from './seed.ts';

/** Inserts seed rows into `<schema>.<entity in lower case>`, columns named like the values in lower case. */
export const bulkInsert =
  (database: Queryable, schema: 'dataverse' | 'finops'): InsertRows =>
  (entity, rows) =>
    insertRows(database, `${schema}.${entity.toLowerCase()}`, rows.map(toColumns));

/** A record's own id is its `RecordId`, where it shows one. */
function toColumns(row: SeedRow): SeedRow {
  const columns = Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value]));
  return 'recordid' in columns ? { ...columns, recid: columns.recordid ?? null } : columns;
}
