/** Rows of a mapped table as canonical records. */
import type { CanonicalRecord, CanonicalValue, FieldMapping } from '../../maps/entity-map.ts';
import { canonicalValue, refOf, UnreadableValue } from '../canonical.ts';
import { SystemFailure } from '../errors.ts';
import type { Snapshot, WireRow } from '../port.ts';
import { text } from '../canonical.ts';
import type { Columns } from './columns.ts';

/** All properties of a row that was read with the query of its columns. */
export function valuesOf(columns: Columns, row: WireRow): CanonicalRecord {
  const values: Record<string, CanonicalValue> = {};
  const take = (field: FieldMapping, wire: unknown) => {
    if (!(field.property in values)) values[field.property] = readValue(field, wire);
  };
  const wireOf = new Map<FieldMapping, unknown>();
  for (const { field, column } of columns.plain) wireOf.set(field, row[column.column]);
  for (const { lookup, parts } of columns.lookups) {
    for (const { field, navigations, column } of parts) {
      wireOf.set(field, behind(row, [lookup.navigation, ...navigations, column.column]));
    }
  }
  // In the order of the map: the first row of a property is the one it is read by.
  for (const field of columns.map.fields) take(field, wireOf.get(field));
  return values;
}

/** The row as a snapshot; null while it has no integration key, like a receipt that is not posted yet. */
export function snapshotOf(columns: Columns, row: WireRow, company: string | null): Snapshot | null {
  const values = valuesOf(columns, row);
  const ref = refOf(columns.map, company, values);
  if (ref === null) return null;
  return { ref, values, version: text(row['@odata.etag']) ?? '', id: text(row[columns.table.id]) };
}

function readValue(field: FieldMapping, wire: unknown): CanonicalValue {
  try {
    return canonicalValue(field, wire);
  } catch (error) {
    if (!(error instanceof UnreadableValue)) throw error;
    throw new SystemFailure('ANSWER_NOT_UNDERSTOOD', 'dataverse', `${field.dataverse}: ${error.message}`, {
      applied: 'no',
    });
  }
}

function behind(row: WireRow, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? (value as WireRow)[name] : undefined),
    row,
  );
}
