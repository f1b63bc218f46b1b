import type { Queryable } from '../engine/runtime.ts';
import { sqlSchema } from './catalogue.ts';
import type { Catalogue, TableDefinition } from './catalogue.ts';
import { firstOrderNumber, orderSequence } from './orders/number-sequence.ts';
import type { PropertyDefinition } from './schema/entity.ts';

/** First record id handed out; those of the real system begin here too. */
const firstRecordId = 5_637_144_576;

/** Creates what is missing of this system's tables; with `empty`, drops everything before. */
export async function prepareTables(database: Queryable, catalogue: Catalogue, empty: boolean): Promise<void> {
  if (empty) await database.query(`drop schema if exists ${sqlSchema} cascade`);
  await database.query(`create schema if not exists ${sqlSchema}`);
  await database.query(`create sequence if not exists ${sqlSchema}.recid start ${firstRecordId}`);
  await database.query(`create sequence if not exists ${orderSequence} start ${firstOrderNumber}`);
  for (const entity of catalogue.entities.filter((one) => !one.sameRecordsAs)) {
    const table = catalogue.tableOf(entity);
    await database.query(`create table if not exists ${table.sqlName} (${columns(table)})`);
    await database.query(
      `create unique index if not exists ${entity.entity.toLowerCase()}_key on ${table.sqlName} (${table.base.key
        .map((property) => keyColumn(table, property))
        .join(', ')})`,
    );
  }
}

function columns(table: TableDefinition): string {
  return [
    `recid bigint primary key default nextval('${sqlSchema}.recid')`,
    'recversion bigint not null default 0',
    ...table.properties.map((property) => `${property.name.toLowerCase()} ${sqlType(property)}`),
  ].join(', ');
}

/** Texts of a key are unique without regard to case and trailing blanks. */
function keyColumn(table: TableDefinition, name: string): string {
  const property = table.properties.find((one) => one.name === name);
  return property && sqlType(property) === 'text' ? `lower(rtrim(${name.toLowerCase()}))` : name.toLowerCase();
}

function sqlType(property: PropertyDefinition): string {
  switch (property.type) {
    case 'decimal':
      return 'double precision';
    case 'integer':
      return 'integer';
    case 'int64':
      return 'bigint';
    case 'string':
    case 'enum':
    case 'date':
    case 'datetime':
      return 'text';
  }
}
