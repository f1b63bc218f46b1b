import type { SqlValue } from '../../engine/model.ts';
import type { ColumnDefinition } from '../schema/table.ts';

/** What formatting has to know of the row around a value. */
interface Surroundings {
  readonly currencySymbol: string;
  /** Primary name of a row looked up. */
  readonly nameOf: (id: string) => string | null;
}

/**
 * The value as a person of the organisation reads it (English, United States; times in UTC). Null for columns that Dataverse sends
 * without a formatted value: text and ids.
 */
export function formattedValue(column: ColumnDefinition, value: SqlValue, around: Surroundings): string | null {
  if (value === null) {
    return null;
  }
  switch (column.type) {
    case 'choice':
      return column.options?.find((option) => option.value === value)?.label ?? null;
    case 'boolean':
      return value === true ? 'Yes' : 'No';
    case 'integer':
    case 'bigint':
      return grouped(Number(value), 0);
    case 'decimal':
      return grouped(Number(value), 2);
    case 'double':
      return grouped(Number(value), 2, 5);
    case 'money':
      return `${around.currencySymbol}${grouped(Number(value), 2)}`;
    case 'date':
      return day(String(value));
    case 'datetime':
      return `${day(String(value))} ${time(String(value))}`;
    case 'lookup':
      return around.nameOf(String(value));
    case 'string':
    case 'memo':
    case 'guid':
      return null;
  }
}

/** Made once: each takes far longer to make than to use. */
const formats = new Map<string, Intl.NumberFormat>();

function grouped(value: number, digits: number, most = digits): string {
  const places = `${digits} ${most}`;
  const format =
    formats.get(places) ??
    new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: most });
  formats.set(places, format);
  return format.format(value);
}

function day(text: string): string {
  const [year = '', month = '', date = ''] = text.slice(0, 10).split('-');
  return `${Number(month)}/${Number(date)}/${year}`;
}

function time(text: string): string {
  const hour = Number(text.slice(11, 13));
  return `${hour % 12 === 0 ? 12 : hour % 12}:${text.slice(14, 16)} ${hour < 12 ? 'AM' : 'PM'}`;
}
