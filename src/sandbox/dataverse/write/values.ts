import type { SqlValue } from '../../engine/model.ts';
import type { Table } from '../catalogue.ts';
import { payloadError, tooEarly } from '../errors.ts';
import type { ColumnDefinition, ColumnType } from '../schema/table.ts';

const edmNames: Readonly<Record<ColumnType, string>> = {
  string: 'Edm.String',
  memo: 'Edm.String',
  integer: 'Edm.Int32',
  bigint: 'Edm.Int64',
  decimal: 'Edm.Decimal',
  double: 'Edm.Double',
  money: 'Edm.Decimal',
  boolean: 'Edm.Boolean',
  date: 'Edm.Date',
  datetime: 'Edm.DateTimeOffset',
  guid: 'Edm.Guid',
  choice: 'Edm.Int32',
  lookup: 'Edm.Guid',
};

const guidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True for the text of a GUID in either case. */
function isGuid(text: string): boolean {
  return guidPattern.test(text);
}

/**
 * Reads the JSON value of a column that is no lookup, as SQL holds it. Blank text becomes null, as Dataverse stores none.
 *
 * Throws the payload error of the service when the value has another type, and its own for a date before 1753.
 */
export function readValue(table: Table, column: ColumnDefinition, value: unknown): SqlValue {
  if (value === null || value === '') {
    return null;
  }
  const read = readers[column.type](value);
  if (read === undefined) {
    throw payloadError(
      table.setName,
      `Cannot convert the literal '${literal(value)}' to the expected type '${edmNames[column.type]}'.`,
    );
  }
  if ((column.type === 'date' || column.type === 'datetime') && String(read) < earliest) {
    throw tooEarly(String(read).slice(0, 10));
  }
  return read;
}

/** First moment the platform keeps, of columns with and without a time. */
const earliest = '1753-01-01';

type Reader = (value: unknown) => SqlValue | undefined;

const readText: Reader = (value) => (typeof value === 'string' && !value.includes('\0') ? value : undefined);
/** Text that holds a number is taken as that number where a column is Int32 or Double, as OData's reader converts it. */
const converted = (value: unknown): unknown =>
  typeof value === 'string' && /^\s*[+-]?\d+(\.\d+)?(e[+-]?\d{1,3})?\s*$/i.test(value) ? Number(value) : value;

const readNumber: Reader = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
const readDouble: Reader = (value) => readNumber(converted(value));
const readInteger: Reader = (given) => {
  const value = converted(given);
  return typeof value === 'number' && Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31
    ? value
    : undefined;
};
const readLong: Reader = (value) => (typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined);
const readBoolean: Reader = (value) => (typeof value === 'boolean' ? value : undefined);
const readGuid: Reader = (value) => (typeof value === 'string' && isGuid(value) ? value.toLowerCase() : undefined);

const readDate: Reader = (value) => {
  const text = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
  return text !== undefined && moment(`${text}T00:00:00Z`)?.startsWith(text) ? text : undefined;
};

const readDateTime: Reader = (value) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(value)
    ? moment(value)
    : undefined;

const readers: Readonly<Record<ColumnType, Reader>> = {
  string: readText,
  memo: readText,
  integer: readInteger,
  bigint: readLong,
  decimal: readNumber,
  double: readDouble,
  money: readNumber,
  boolean: readBoolean,
  date: readDate,
  datetime: readDateTime,
  guid: readGuid,
  choice: readInteger,
  lookup: readGuid,
};

/** Whole seconds in UTC, the grain in which the stand-in keeps moments; undefined for a day that does not exist. */
function moment(text: string): string | undefined {
  const parsed = new Date(text);
  return Number.isNaN(parsed.getTime()) ? undefined : toMoment(parsed);
}

/** A moment as rows hold it: `2026-11-23T12:00:00Z`. */
export function toMoment(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

function literal(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
