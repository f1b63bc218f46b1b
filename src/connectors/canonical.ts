/**
 * Normal forms of values (`maps/entity-map.ts`): one function for each field type, total over what either wire brings. Whatever
 * cannot be a value of the type is refused, because a guess here would be written into the other system.
 */
import type { CanonicalRecord, CanonicalValue, EntityMap, FieldMapping, MapCatalogue } from '../maps/entity-map.ts';
import { CodedError } from '../errors.ts';
import type { RecordRef } from './port.ts';

/** A value that its field type cannot hold. */
export class UnreadableValue extends CodedError {
  constructor(type: string, value: unknown) {
    super('ANSWER_NOT_UNDERSTOOD', `${JSON.stringify(value)?.slice(0, 80) ?? 'undefined'} is not a ${type}.`);
  }
}

/** Text without blanks at its end and with plain line ends; never empty, and without what no store keeps: NUL, halves of a character. */
export function text(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') throw new UnreadableValue('text', value);
  const trimmed = value
    .replace(/[\0\p{Surrogate}]/gu, '')
    .replaceAll('\r\n', '\n')
    .trimEnd();
  return trimmed === '' ? null : trimmed;
}

/** A day as `YYYY-MM-DD`. Takes a day or a point in time (its UTC day); 1 January 1900 is how "no date" is written. */
export function date(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value !== 'string') throw new UnreadableValue('date', value);
  const day = /^(\d{4}-\d{2}-\d{2})(?:$|T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$)/.exec(value);
  if (day?.[1] === undefined) throw new UnreadableValue('date', value);
  const hasOffset = day[2] !== undefined && day[2] !== 'Z';
  const moment = new Date(hasOffset ? value : `${day[1]}T00:00:00Z`);
  const result = Number.isNaN(moment.getTime()) ? '' : moment.toISOString().slice(0, 10);
  if (result === '' || (!hasOffset && result !== day[1])) throw new UnreadableValue('date', value);
  return result === '1900-01-01' ? null : result;
}

/** A number rounded half away from zero to so many digits after the point. */
export function decimal(value: unknown, precision = 6): number | null {
  const number = toNumber('decimal', value);
  if (number === null) return null;
  const shifted = shift(Math.round(shift(Math.abs(number), precision)), -precision);
  // Very large numbers have no digits left to round.
  const rounded = Number.isFinite(shifted) ? shifted : Math.abs(number);
  return number < 0 && rounded !== 0 ? -rounded : rounded;
}

/** A whole number that JavaScript can hold exactly. */
export function integer(value: unknown): number | null {
  const number = toNumber('whole number', value);
  if (number === null) return null;
  if (!Number.isSafeInteger(number)) throw new UnreadableValue('whole number', value);
  return number === 0 ? 0 : number;
}

/** A record id of finance and operations. Zero is how it writes "no record". */
export function recordId(value: unknown): number | null {
  const number = integer(value);
  return number === 0 ? null : number;
}

/** A boolean from either wire: itself, or a symbol of the value map (`Yes`, `No` where there is none). */
export function boolean(field: FieldMapping, value: unknown): boolean | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return value;
  const symbol = symbolOf(field.values ?? yesNo, value);
  const mapped = symbol === null ? undefined : (field.values ?? yesNo)[symbol];
  if (typeof mapped !== 'boolean') throw new UnreadableValue('boolean', value);
  return mapped;
}

/**
 * An enum symbol in the letter case of the map. Takes a symbol or the Dataverse value. A value that the map does not know stays
 * what it is, as text: it shows as a difference and no write takes it along.
 */
export function choice(field: FieldMapping, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  const values = field.values ?? {};
  if (typeof value === 'number' || typeof value === 'boolean') {
    return Object.keys(values).find((symbol) => values[symbol] === value) ?? String(value);
  }
  if (typeof value !== 'string') throw new UnreadableValue('choice', value);
  return symbolOf(values, value) ?? text(value);
}

/** The value map of a plain flag of finance and operations. */
export const yesNo: Readonly<Record<string, boolean>> = { Yes: true, No: false };

/** The normal form of a value of this field, wherever it comes from. Throws {@link UnreadableValue}. */
export function canonicalValue(field: FieldMapping, value: unknown): CanonicalValue {
  switch (field.type) {
    case 'text':
      return text(value);
    case 'date':
      return date(value);
    case 'decimal':
      return decimal(value, field.precision);
    case 'integer':
      return integer(value);
    case 'recordId':
      return recordId(value);
    case 'boolean':
      return boolean(field, value);
    case 'choice':
      return choice(field, value);
  }
}

/** The reference of a record from its values; null when a part of its key is missing. */
export function refOf(map: EntityMap, company: string | null, values: CanonicalRecord): RecordRef | null {
  const key: (string | number)[] = [];
  for (const property of map.key) {
    const value = values[property];
    if (typeof value !== 'string' && typeof value !== 'number') return null;
    key.push(value);
  }
  return { map: map.name, company: map.company === 'striped' ? company : null, key };
}

/** The key of a record as values by property. */
export function keyValues(map: EntityMap, ref: RecordRef): CanonicalRecord {
  return Object.fromEntries(map.key.map((property, index) => [property, ref.key[index] ?? null]));
}

/**
 * Properties of a map that hold the key of a parent: those it says, or, for an ancestor further up, those of the same names (a receipt
 * line repeats its order's number).
 */
export function parentProperties(maps: MapCatalogue, map: EntityMap, parent: RecordRef): readonly string[] {
  return map.parent?.map === parent.map ? map.parent.by : maps.get(parent.map).key;
}

/** The mapping that a property is read by: the first of its rows. */
export function fieldOf(map: EntityMap, property: string): FieldMapping | null {
  return map.fields.find((field) => field.property === property) ?? null;
}

/** Whether a mapping carries values to this system. */
export function carriesTo(system: 'dataverse' | 'financeOperations', field: FieldMapping): boolean {
  switch (field.direction) {
    case '=':
    case '><':
      return true;
    case '>':
    case '>>':
      return system === 'dataverse';
    case '<':
    case '<<':
      return system === 'financeOperations';
  }
}

function toNumber(type: string, value: unknown): number | null {
  if (value === null || value === undefined || value === '') return null;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) throw new UnreadableValue(type, value);
  return number;
}

/** Moves the decimal point without the error that multiplying brings. */
function shift(number: number, digits: number): number {
  const [mantissa, exponent] = String(number).split('e');
  return Number(`${mantissa}e${Number(exponent ?? 0) + digits}`);
}

function symbolOf(values: Readonly<Record<string, unknown>>, value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const wanted = value.trim().toLowerCase();
  return Object.keys(values).find((symbol) => symbol.toLowerCase() === wanted) ?? null;
}
