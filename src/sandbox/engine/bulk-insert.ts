import type { Row } from './model.ts';
import { identifier } from './odata/sql-builder.ts';
import type { Queryable } from './runtime.ts';

/** Rows of one statement; more would only make it longer, not faster. */
const chunk = 1000;

/** Inserts many rows, thousands a second. Columns that no row names keep their default; those some rows leave out become null there. */
export async function insertRows(database: Queryable, table: string, rows: readonly Row[]): Promise<void> {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].map(identifier).join(', ');
  for (let start = 0; start < rows.length; start += chunk) {
    await database.query(
      `INSERT INTO ${table} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${table}, $1)`,
      [JSON.stringify(rows.slice(start, start + chunk))],
    );
  }
}
