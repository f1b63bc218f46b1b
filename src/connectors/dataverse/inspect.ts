/** Maps against the tables of this environment. */
import type { EntityMap } from '../../maps/entity-map.ts';
import {
  checkAgainstSchema,
  type EntitySchema,
  type FieldKind,
  type FieldSchema,
  type SystemSchema,
} from '../../maps/schema-check.ts';
import type { MapFinding } from '../port.ts';
import { companyColumn } from './columns.ts';
import type { ColumnSchema, Schema, TableSchema } from './schema.ts';

const kinds: Readonly<Record<string, FieldKind>> = {
  String: 'text',
  Memo: 'text',
  Integer: 'integer',
  BigInt: 'bigint',
  Decimal: 'decimal',
  Double: 'decimal',
  Money: 'decimal',
  Boolean: 'boolean',
  DateTime: 'date',
  Picklist: 'choice',
  State: 'choice',
  Status: 'choice',
  Lookup: 'lookup',
  Customer: 'lookup',
  Owner: 'lookup',
};

/** Kinds whose value the system gives itself when the caller gives none. */
const givenBySystem = new Set(['Owner', 'State', 'Status', 'Uniqueidentifier', 'Boolean', 'Picklist']);

/** What is wrong with the maps here, from the metadata as it is now. */
export async function inspectMaps(schema: Schema, maps: readonly EntityMap[]): Promise<readonly MapFinding[]> {
  const tables = await Promise.all(
    maps.map(async ({ dataverse }) => {
      const table = await schema.find(dataverse.table);
      return table === null ? [] : [[dataverse.table, await entityOf(schema, table)] as const];
    }),
  );
  const found: SystemSchema = { system: 'dataverse', entities: new Map(tables.flat()) };
  return maps.flatMap((map) =>
    checkAgainstSchema(map, found).map(({ code, severity, message }) => ({ map: map.name, code, severity, message })),
  );
}

async function entityOf(schema: Schema, table: TableSchema): Promise<EntitySchema> {
  const [lengths, choices] = await Promise.all([schema.lengths(table.table), schema.choices(table.table)]);
  const fields = [...table.columns.values()].map((column): [string, FieldSchema] => [
    column.column,
    {
      kind: kinds[column.type] ?? 'other',
      mandatory: isMandatory(column),
      writable: column.creatable || column.updatable,
      maxLength: lengths.get(column.column),
      options: choices.get(column.column),
    },
  ]);
  return {
    fields: new Map(fields),
    company: table.columns.has(companyColumn) ? 'striped' : 'global',
    keys: table.keys.map((key) => key.filter((column) => column !== companyColumn)),
    versioned: table.columns.has('versionnumber'),
  };
}

function isMandatory(column: ColumnSchema): boolean {
  return column.required && column.creatable && !givenBySystem.has(column.type);
}
