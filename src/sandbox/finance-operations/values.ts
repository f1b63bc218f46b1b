import type { PropertyDefinition } from './schema/entity.ts';

/** A value as F&O stores it: never null. A blank is the empty string, zero, the first symbol of an enum or 1 January 1900. */
export type Value = string | number;

/** A record by property name. */
export type Values = Readonly<Record<string, Value>>;

/** F&O has no empty date; this one means that none is set. */
export const noDate = '1900-01-01T12:00:00Z';

/** What a property holds when nobody set it. */
export function blankOf(property: PropertyDefinition): Value {
  switch (property.type) {
    case 'string':
      return '';
    case 'integer':
    case 'int64':
    case 'decimal':
      return 0;
    case 'date':
    case 'datetime':
      return noDate;
    case 'enum':
      return property.enum?.symbols[0] ?? '';
  }
}

/** True for a value that an infolog calls not filled in. */
export function isBlank(property: PropertyDefinition, value: Value | undefined): boolean {
  return value === undefined || value === blankOf(property);
}

/** Text of a stored record's property; the blank when it has none. */
export function text(values: Values, property: string): string {
  const value = values[property];
  return typeof value === 'string' ? value : value === undefined ? '' : String(value);
}

/** Number of a stored record's property; zero when it has none. */
export function number(values: Values, property: string): number {
  return Number(values[property] ?? 0);
}

/** The form in which F&O compares texts: neither case nor trailing blanks count. */
export function fold(value: string): string {
  return value.trimEnd().toLowerCase();
}

/** Whether two values are the same to F&O. */
export function same(a: Value | undefined, b: Value | undefined): boolean {
  return typeof a === 'string' && typeof b === 'string' ? fold(a) === fold(b) : a === b;
}

/** The calendar day of a stored date, `2026-11-23`. */
export function day(value: string): string {
  return value.slice(0, 10);
}

/** A calendar day as F&O stores a date: at noon, so that no zone moves it to another day. */
export function atNoon(date: string): string {
  return `${day(date)}T12:00:00Z`;
}
