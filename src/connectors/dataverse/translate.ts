/** Rows of a mapped table as canonical records. */
import type { CanonicalRecord, CanonicalValue, FieldMapping } from '../../maps/entity-map.ts';
import { canonicalValue, refOf, UnreadableValue } from '../canonical.ts';
import { SystemFailure } from '../errors.ts';
import type { ReadRow } from '../read-rows.ts';
import type { RecordRef, Snapshot, WireRow } from '../port.ts';
import { text } from '../canonical.ts';
import type { Columns } from './columns.ts';

/** All properties of a row that was read with the query of its columns. A value that its field cannot hold is thrown, or given to `spare`. */
export function valuesOf(columns: Columns, row: WireRow, spare: Spare = raise): CanonicalRecord {
  const values: Record<string, CanonicalValue> = {};
  const take = (field: FieldMapping, wire: unknown) => {
    if (field.property in values) return;
    const value = readValue(field, wire, spare);
    if (value !== undefined) values[field.property] = value;
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
  return ref === null ? null : whole(columns, row, ref, values);
}

/** The row for a reading of many, which one bad value must not end. */
export function readRow(columns: Columns, row: WireRow, company: string | null): ReadRow {
  const reasons: string[] = [];
  const values = valuesOf(columns, row, ({ message }) => void reasons.push(message));
  const ref = refOf(columns.map, company, values);
  if (ref === null) return null;
  return { snapshot: whole(columns, row, ref, values), unreadable: reasons[0] ?? null };
}

/** Takes what cannot be read. */
type Spare = (unreadable: SystemFailure) => void;

const raise: Spare = (unreadable) => {
  throw unreadable;
};

function readValue(field: FieldMapping, wire: unknown, spare: Spare): CanonicalValue | undefined {
  try {
    return canonicalValue(field, wire);
  } catch (error) {
    if (!(error instanceof UnreadableValue)) throw error;
    const message = `${field.dataverse}: ${error.message}`;
    spare(new SystemFailure('ANSWER_NOT_UNDERSTOOD', 'dataverse', message, { applied: 'no' }));
    return undefined;
  }
}

function whole(columns: Columns, row: WireRow, ref: RecordRef, values: CanonicalRecord): Snapshot {
  return { ref, values, version: text(row['@odata.etag']) ?? '', id: text(row[columns.table.id]) };
}

function behind(row: WireRow, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? (value as WireRow)[name] : undefined),
    row,
  );
}
