/** Canonical values on the Dataverse wire. Reading them is `canonicalValue`; here is the way back. */
import type { CanonicalValue, FieldMapping } from '../../maps/entity-map.ts';
import type { ColumnSchema } from './schema.ts';

/** A symbol for which the map has no Dataverse value. */
export const unmapped = Symbol('unmapped');

/** The value as the column takes it. Columns of record ids are text in some environments and whole numbers in others. */
export function toWire(
  field: Pick<FieldMapping, 'type' | 'values'>,
  value: CanonicalValue,
  column: ColumnSchema,
): CanonicalValue | typeof unmapped {
  if (value === null) return null;
  if (field.type === 'choice') return field.values?.[String(value)] ?? unmapped;
  return isText(column) ? String(value) : value;
}

/** The value as a literal of `$filter`. */
export function literal(value: string | number | boolean, column: ColumnSchema): string {
  return isText(column) ? `'${String(value).replaceAll("'", "''")}'` : String(value);
}

function isText(column: ColumnSchema): boolean {
  return column.type === 'String' || column.type === 'Memo';
}
