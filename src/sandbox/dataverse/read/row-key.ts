import { dataverse } from '../../engine/odata/dialect.ts';
import { keyConditions, type KeyPredicate } from '../../engine/odata/path.ts';
import type { Model, Row } from '../../engine/model.ts';
import type { Queryable } from '../../engine/runtime.ts';
import type { Table } from '../catalogue.ts';
import { doesNotExist, invalidKey, noRecordWithKey } from '../errors.ts';
import { keyCondition } from './key-condition.ts';

/** How a URL or a binding names one row: by its id, or by the columns of an alternate key. */
export type RowKey =
  { readonly kind: 'id'; readonly id: string } | { readonly kind: 'alternate'; readonly values: Row };

/** Reads a key predicate. Throws the invalid-key error when its columns form no key of the table. */
export function rowKey(model: Model, table: Table, predicate: KeyPredicate): RowKey {
  const entity = model.get(table.logicalName);
  if (entity === undefined || [...predicate.keys()].some((name) => name !== '' && !entity.properties.has(name))) {
    throw invalidKey(table.logicalName);
  }
  const conditions = keyConditions(entity, predicate, table.primaryId, dataverse);
  const values = Object.fromEntries(conditions.map(({ property, value }) => [property.column, value]));
  const id = values[table.primaryId];
  if (conditions.length === 1 && typeof id === 'string') {
    return { kind: 'id', id };
  }
  const columns = Object.keys(values).sort().join();
  if (!table.keys.some((key) => [...key.columns].sort().join() === columns)) {
    throw invalidKey(table.logicalName);
  }
  return { kind: 'alternate', values };
}

/** The row itself, or null. */
export async function findRow(database: Queryable, table: Table, key: RowKey): Promise<Row | null> {
  const condition =
    key.kind === 'id' ? { sql: `${table.primaryId} = $1`, parameters: [key.id] } : keyCondition(table, key.values);
  const [row] = await database.query<Row>(
    `select * from ${table.sqlName} where ${condition.sql} limit 1`,
    condition.parameters,
  );
  return row ?? null;
}

/** What is said when that row is not there. */
export function missing(table: Table, key: RowKey): Error {
  return key.kind === 'id' ? doesNotExist(table.logicalName, key.id) : noRecordWithKey(table.logicalName);
}
