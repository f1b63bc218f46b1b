/** Reading wire rows and writing filters for them. Rows come from outside: whatever has not the type asked for counts as absent. */
import type { WireRow } from '../connectors/port.ts';

/** Text of a column; null when empty. */
export function textOf(row: WireRow, name: string): string | null {
  const value = row[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** Number of a column. Decimals that travel as text are read too. */
export function numberOf(row: WireRow, name: string): number | null {
  const value = row[name];
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** Row id that a lookup column holds. */
export const lookupOf = (row: WireRow, column: string) => textOf(row, `_${column}_value`);

/** A text as a literal of OData. */
export const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Both conditions, or the one that is there. */
export const allOf = (...conditions: readonly (string | null)[]) => {
  const given = conditions.filter((condition) => condition !== null);
  return given.length === 0 ? undefined : given.join(' and ');
};

/** What a form of Dataverse would show for a column: the name behind a lookup, the label of a choice. */
export const shownOf = (row: WireRow, name: string) => textOf(row, `${name}@OData.Community.Display.V1.FormattedValue`);
