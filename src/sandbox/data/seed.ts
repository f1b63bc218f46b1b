/**
 * The seed: one made-up service group, told to both systems so that they agree from the first moment. The world is made once
 * for a moment; each system's folder turns it into rows of its own shape.
 */
import { dataverseRows } from './dataverse/rows.ts';
import { financeOperationsRecords } from './finance-operations/records.ts';
import { makeWorld } from './world.ts';

/** Takes many rows of one entity; values by logical column or property name, all rows with the same names. */
export type InsertRows = (entity: string, rows: readonly SeedRow[]) => Promise<void>;

export type SeedRow = Readonly<Record<string, string | number | boolean | null>>;

export interface SeedOptions {
  /** The moment that "today" and "yesterday" of the data count from. */
  readonly now: Date;
  /** False leaves out the tables of Field Service and what needs them. */
  readonly fieldService: boolean;
}

/** Fills an empty Dataverse; entities are tables by logical name. The row version is left to the database. */
export async function seedDataverse(insert: InsertRows, { now, fieldService }: SeedOptions): Promise<void> {
  for (const { table, rows } of dataverseRows(makeWorld(now))) {
    const wanted = fieldService || !(table.fieldService || needsFieldService.includes(table.logicalName));
    if (wanted && rows.length > 0) await insert(table.logicalName, rows);
  }
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
