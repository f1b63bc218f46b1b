/**
 * The seed: one made-up service group, told to both systems so that they agree from the first moment. The world is made once
 * for a moment; each system's folder turns it into rows of its own shape.
 */
import { dataverseRows } from './dataverse/rows.ts';
import { financeOperationsRecords } from './finance-operations/records.ts';
import { idOf } from './identity.ts';
import { makeWorld } from './world.ts';
import type { TableDefinition } from '../dataverse/schema/table.ts';
import type { TableRows } from './dataverse/table-rows.ts';

/** Takes many rows of one entity; values by logical column or property name, all rows with the same names. */
export type InsertRows = (entity: string, rows: readonly SeedRow[]) => Promise<void>;

export type SeedRow = Readonly<Record<string, string | number | boolean | null>>;

export interface SeedOptions {
  /** The moment that "today" and "yesterday" of the data count from. */
  readonly now: Date;
  /** False leaves out the tables of Field Service and what needs them. */
  readonly fieldService: boolean;
  /** The tables that a plain organisation has: rows keep to their columns, and the integration holds no role yet. Absent: all of them. */
  readonly plain?: readonly TableDefinition[];
}

/** Fills an empty Dataverse; entities are tables by logical name. The row version is left to the database. */
export async function seedDataverse(insert: InsertRows, { now, fieldService, plain }: SeedOptions): Promise<void> {
  const all = dataverseRows(makeWorld(now));
  for (const { table, rows } of plain === undefined ? all : plainRows(all, plain)) {
    const wanted = fieldService || !(table.fieldService || needsFieldService.includes(table.logicalName));
    if (wanted && rows.length > 0) await insert(table.logicalName, rows);
  }
}

/** What is left of rows where nothing was added. */
function plainRows(all: readonly TableRows[], tables: readonly TableDefinition[]): readonly TableRows[] {
  const integrationRole = idOf('role', 'Dispatch Copilot Integration');
  return all.flatMap(({ table: { logicalName }, rows }) => {
    const table = tables.find((one) => one.logicalName === logicalName);
    if (table === undefined) return [];
    const present = new Set(table.columns.map((column) => column.logicalName));
    const left = rows
      .filter((row) => row['roleid'] !== integrationRole)
      .map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => present.has(column))));
    return [{ table, rows: left }];
  });
}

/** Tables outside Field Service whose seeded rows point into it. */
const needsFieldService = ['bookableresourcebooking'];

/**
 * Fills an empty finance and operations; entities go by their type name. Record ids and versions are left to the database, except
 * that `RecordId`, where an entity has it, is the record's own id.
 */
export async function seedFinanceOperations(insert: InsertRows, { now }: Pick<SeedOptions, 'now'>): Promise<void> {
  for (const { entity, records } of financeOperationsRecords(makeWorld(now))) {
    if (records.length > 0) await insert(entity.entity, records);
  }
}
