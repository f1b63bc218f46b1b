import type { Queryable } from '../engine/runtime.ts';
import { sqlSchema, type Catalogue, type Table } from './catalogue.ts';
import type { ColumnDefinition, ColumnType } from './schema/table.ts';
import { privilegeView } from './security/privilege-view.ts';

/** Rises with every row written anywhere in the organisation; a row's version is the number it got. */
export const versionSequence = `${sqlSchema}.rowversion`;

/** Numbers that Field Service gives to rows made without a name. */
export const autoNumberSequence = `${sqlSchema}.autonumber`;

/** After-commit calls that are still to be made, in order. */
export const outbox = `${sqlSchema}.outbox`;

/** What kind of organisation this is, and every table and set of options as the metadata API left it. */
export const customizations = `${sqlSchema}.customization`;

/** Rows that no longer exist, for change tracking. */
export const tombstones = `${sqlSchema}.tombstone`;

const sqlTypes: Readonly<Record<ColumnType, string>> = {
  string: 'text',
  memo: 'text',
  integer: 'integer',
  bigint: 'bigint',
  decimal: 'double precision',
  double: 'double precision',
  money: 'double precision',
  boolean: 'boolean',
  date: 'text',
  datetime: 'text',
  guid: 'text',
  choice: 'integer',
  lookup: 'text',
};

/** Creates what is missing: schema, sequences, one table for each of the catalogue, indexes on keys and lookups. */
export async function createTables(database: Queryable, catalogue: Catalogue): Promise<void> {
  const statements = [
    `create schema if not exists ${sqlSchema}`,
    `create sequence if not exists ${versionSequence} start 1000001`,
    `create sequence if not exists ${autoNumberSequence} start 10001`,
    `create table if not exists ${outbox} (
       id bigserial primary key, url text not null, headers text not null, body text not null,
       attempts integer not null default 0, failure text)`,
    `create table if not exists ${tombstones} (
       tablename text not null, id text not null, versionnumber bigint not null, primary key (tablename, id))`,
    customizationTable,
    ...catalogue.tables.filter(({ definition }) => definition.sealed !== true).flatMap(tableStatements),
    ...laterColumns.flatMap(([table, column]) => {
      const found = catalogue.byName.get(table)?.columns.get(column);
      return found === undefined ? [] : [columnStatement(table, found)];
    }),
    privilegeView(catalogue),
  ];
  // One call for all: asked one by one, they are a good part of a start.
  await database.query(`do $tables$ begin ${statements.join(';\n')}; end $tables$`);
}

/** Takes the next version, so that whatever is written later is told apart from all before. */
export async function nextVersion(database: Queryable): Promise<number> {
  const [row] = await database.query<{ version: number }>(`select nextval('${versionSequence}') as version`);
  return Number(row?.version ?? 0);
}

/** Columns that folders made by an earlier version lack. */
const laterColumns = [
  ['sdkmessageprocessingstep', 'plugintypeid'],
  ['sdkmessageprocessingstep', 'sdkmessageprocessingstepsecureconfigid'],
] as const;

/** Drops everything, rows and sequences included. */
export async function dropTables(database: Queryable): Promise<void> {
  await database.query(`drop schema if exists ${sqlSchema} cascade`);
}

/** Creates the table of {@link customizations}, where a folder is older than it. */
export const customizationTable = `create table if not exists ${customizations} (
  kind text not null, name text not null, definition text not null, primary key (kind, name))`;

/** Statements that make the SQL table of a table, with its indexes. */
export function tableStatements(table: Table): string[] {
  const columns = [...table.columns.values()].map(
    (column) => `${column.logicalName} ${sqlTypes[column.type]}${constraint(table, column.logicalName)}`,
  );
  const indexed = new Set([
    ...[...table.lookups.values()].map((lookup) => lookup.column.logicalName).filter(worthAnIndex),
    ...table.keys.flatMap((key) => key.columns.slice(0, 1)),
  ]);
  return [
    `create table if not exists ${table.sqlName} (${columns.join(', ')})`,
    ...[...indexed].map(
      (column) =>
        `create index if not exists ${table.logicalName}_${column} on ${table.sqlName} (${
          isText(table, column) ? `lower(${column})` : column
        })`,
    ),
  ];
}

/** Statement that adds the SQL column of a column. Rows that are there already keep it blank, as in Dataverse. */
export function columnStatement(table: string, column: ColumnDefinition): string {
  return `alter table ${sqlSchema}.${table} add column if not exists ${column.logicalName} ${sqlTypes[column.type]}`;
}

function constraint(table: Table, column: string): string {
  if (column === table.primaryId) {
    return ' primary key';
  }
  return column === 'versionnumber' ? ` not null default nextval('${versionSequence}')` : '';
}

const bookkeeping = new Set([
  'createdby',
  'createdonbehalfby',
  'modifiedby',
  'modifiedonbehalfby',
  'ownerid',
  'owningbusinessunit',
  'owningteam',
  'msdyn_company',
  'transactioncurrencyid',
]);

function worthAnIndex(column: string): boolean {
  return !bookkeeping.has(column);
}

function isText(table: Table, column: string): boolean {
  const type = table.columns.get(column)?.type;
  return type === 'string' || type === 'memo';
}
