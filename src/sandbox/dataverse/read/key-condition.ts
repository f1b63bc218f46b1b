import type { Row, SqlValue } from '../../engine/model.ts';
import type { Table } from '../catalogue.ts';

/**
 * SQL that finds the row with these key values, with `$1` upward as parameters.
 *
 * Text compares as the organisation's collation does: without case, and without trailing blanks.
 */
export function keyCondition(table: Table, values: Row): { readonly sql: string; readonly parameters: SqlValue[] } {
  const entries = Object.entries(values);
  return {
    sql: entries
      .map(([column], index) =>
        isText(table, column) ? `lower(${column}) = lower(rtrim($${index + 1}::text))` : `${column} = $${index + 1}`,
      )
      .join(' and '),
    parameters: entries.map(([, value]) => value),
  };
}

function isText(table: Table, column: string): boolean {
  const type = table.columns.get(column)?.type;
  return type === 'string' || type === 'memo';
}
