/** Canonical values on the finance and operations wire. Reading them is `canonicalValue`; here is the way back. */
import type { CanonicalValue, FieldMapping } from '../../maps/entity-map.ts';
import { boolean, yesNo } from '../canonical.ts';

/** What stands for "no value" where there is no null. A number and an enum have nothing that means it. */
const noDate = '1900-01-01T12:00:00Z';

/** The value as the entity takes it; undefined where an empty one cannot be said. */
export function toWire(field: FieldMapping, value: CanonicalValue): string | number | undefined {
  switch (field.type) {
    case 'text':
      return value === null ? '' : String(value);
    case 'date':
      return value === null ? noDate : `${String(value)}T12:00:00Z`;
    case 'decimal':
    case 'integer':
    case 'recordId':
      return typeof value === 'number' ? value : 0;
    case 'choice':
      return value === null ? undefined : String(value);
    case 'boolean': {
      const values = field.values ?? yesNo;
      const wanted = boolean(field, value) ?? false;
      return Object.keys(values).find((symbol) => values[symbol] === wanted);
    }
  }
}

/** The value as a literal of a key or of `$filter`. */
export function literal(field: Pick<FieldMapping, 'type'>, value: string | number): string {
  return field.type === 'integer' || field.type === 'recordId' || field.type === 'decimal'
    ? String(value)
    : `'${String(value).replaceAll("'", "''")}'`;
}
