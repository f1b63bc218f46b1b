/** Rows of a mapped collection as canonical records, and back. */
import type { CanonicalRecord, CanonicalValue, EntityMap, FieldMapping } from '../../maps/entity-map.ts';
import { canonicalValue, carriesTo, fieldOf, keyValues, refOf, text, UnreadableValue } from '../canonical.ts';
import type { ReadRow } from '../read-rows.ts';
import { SystemFailure } from '../errors.ts';
import type { RecordChange, RecordRef, Snapshot, WireRow } from '../port.ts';
import { literal, toWire } from './values.ts';

/** Name of the company in every striped entity. */
export const companyProperty = 'dataAreaId';

/** All properties of a map, once each. */
function propertiesOf(map: EntityMap): readonly string[] {
  return [...new Set(map.fields.map(({ property }) => property))];
}

/** `$select` of what a map reads. */
export function selectOf(map: EntityMap): string {
  const company = map.company === 'striped' ? [companyProperty] : [];
  return `$select=${[...company, ...propertiesOf(map)].join(',')}`;
}

/**
 * The canonical values of a row. Properties that the row does not have are absent. A value that its field cannot hold is thrown, or given to
 * `spare`.
 */
export function valuesOf(map: EntityMap, row: WireRow, spare: Spare = raise): CanonicalRecord {
  const values: Record<string, CanonicalValue> = {};
  for (const property of propertiesOf(map)) {
    const field = fieldOf(map, property);
    const value = field !== null && property in row ? readValue(field, row[property], spare) : undefined;
    if (value !== undefined) values[property] = value;
  }
  return values;
}

/** The company of a row, in lower case. */
export function companyOf(map: EntityMap, row: WireRow): string | null {
  return map.company === 'striped' ? (text(row[companyProperty])?.toLowerCase() ?? null) : null;
}

/** The row as a snapshot; null when its key is not complete. */
export function snapshotOf(map: EntityMap, row: WireRow): Snapshot | null {
  const values = valuesOf(map, row);
  const ref = refOf(map, companyOf(map, row), values);
  return ref === null ? null : { ref, values, version: text(row['@odata.etag']) ?? '', id: null };
}

/** The row for a reading of many, which one bad value must not end. */
export function readRow(map: EntityMap, row: WireRow): ReadRow {
  const reasons: string[] = [];
  const values = valuesOf(map, row, ({ message }) => void reasons.push(message));
  const ref = refOf(map, companyOf(map, row), values);
  if (ref === null) return null;
  const version = text(row['@odata.etag']) ?? '';
  return { snapshot: { ref, values, version, id: null }, unreadable: reasons[0] ?? null };
}

/** The address of a record: the whole key, and the leave to look outside the default company. */
export function addressOf(map: EntityMap, ref: RecordRef): string {
  const company = map.company === 'striped' ? [`${companyProperty}='${ref.company ?? ''}'`] : [];
  const key = map.key.map((property, index) => {
    const field = fieldOf(map, property) ?? { type: 'text' as const };
    return `${property}=${encodeURIComponent(literal(field, ref.key[index] ?? ''))}`;
  });
  return `${map.financeOperations.collection}(${[...company, ...key].join(',')})?cross-company=true`;
}

/** The body of a create or update: what travels to finance and operations. A create leaves out what is empty. */
export function bodyOf(map: EntityMap, change: Exclude<RecordChange, { action: 'delete' }>): WireRow {
  const isCreate = change.action === 'create';
  const spoken: CanonicalRecord = isCreate ? { ...change.values, ...keyValues(map, change.ref) } : change.values;
  const body: Record<string, unknown> = {};
  for (const field of map.fields) {
    const { property } = field;
    const isKey = map.key.includes(property);
    if (property in body || !carriesTo('financeOperations', field) || (isKey && !isCreate)) continue;
    const value = spoken[property] ?? field.default ?? null;
    if (isCreate ? value === null || value === '' : !(property in spoken)) continue;
    const wire = toWire(field, value);
    if (wire !== undefined) body[property] = wire;
  }
  if (isCreate && map.company === 'striped') body[companyProperty] = change.ref.company;
  return body;
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
    const message = `${field.property}: ${error.message}`;
    spare(new SystemFailure('ANSWER_NOT_UNDERSTOOD', 'financeOperations', message, { applied: 'no' }));
    return undefined;
  }
}
