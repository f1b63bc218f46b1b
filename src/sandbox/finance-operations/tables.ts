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
  const statements = [
    `create schema if not exists ${sqlSchema}`,
    `create sequence if not exists ${sqlSchema}.recid start ${firstRecordId}`,
    `create sequence if not exists ${orderSequence} start ${firstOrderNumber}`,
    ...catalogue.entities
      .filter((one) => !one.sameRecordsAs)
      .flatMap((entity) => {
        const table = catalogue.tableOf(entity);
        const key = table.base.key.map((property) => keyColumn(table, property)).join(', ');
        return [
          `create table if not exists ${table.sqlName} (${columns(table)})`,
          `create unique index if not exists ${entity.entity.toLowerCase()}_key on ${table.sqlName} (${key})`,
          ...table.base.key
            .filter((property) => property !== 'dataAreaId' && isText(table, property))
            .map((property) => property.toLowerCase())
            .map(
              (column) =>
                `create index if not exists ${entity.entity.toLowerCase()}_${column} on ${table.sqlName} (lower(${column}))`,
            ),
        ];
      }),
  ];
  // One call for all: asked one by one, they are a good part of a start.
  await database.query(`do $tables$ begin ${statements.join(';\n')}; end $tables$`);
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
  return isText(table, name) ? `lower(rtrim(${name.toLowerCase()}))` : name.toLowerCase();
}

function isText(table: TableDefinition, name: string): boolean {
  const property = table.properties.find((one) => one.name === name);
  return property !== undefined && sqlType(property) === 'text';
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
