import type { ResultRow } from '../../engine/odata/read.ts';
import type { Row } from '../../engine/model.ts';
import type { Queryable } from '../../engine/runtime.ts';
import type { Catalogue, Table } from '../catalogue.ts';

/** What is known of rows that others look up: which table an id is of, and what the row is called. */
export interface Names {
  find(id: string): { readonly table: string; readonly name: string | null } | null;
  /** Symbol of a currency by its id. */
  currencySymbol(id: string | null): string;
}

/** No names at all, for answers without annotations. */
export const noNames: Names = { find: () => null, currencySymbol: () => '$' };

/** Reads the names of every row that these rows look up, one statement for each table concerned. */
export async function readNames(
  database: Queryable,
  catalogue: Catalogue,
  rows: readonly { readonly table: Table; readonly row: ResultRow }[],
): Promise<Names> {
  const wanted = new Map<string, Set<string>>();
  for (const each of rows) {
    collect(catalogue, each.table, each.row, wanted);
  }
  const found = new Map<string, { table: string; name: string | null }>();
  for (const [name, ids] of wanted) {
    const table = catalogue.byName.get(name);
    if (table !== undefined) {
      const named = await database.query<{ id: string; name: string | null }>(
        `select ${table.primaryId} as id, ${table.definition.primaryName}::text as name from ${table.sqlName}
          where ${table.primaryId} = any($1)`,
        [[...ids]],
      );
      for (const row of named) {
        found.set(row.id, { table: name, name: row.name });
      }
    }
  }
  const symbols = await currencySymbols(database, catalogue);
  return { find: (id) => found.get(id) ?? null, currencySymbol: (id) => symbols.get(id ?? '') ?? '$' };
}

function collect(catalogue: Catalogue, table: Table, row: ResultRow, wanted: Map<string, Set<string>>): void {
  for (const lookup of table.lookups.values()) {
    const id = row.columns[lookup.column.logicalName];
    if (typeof id === 'string') {
      for (const target of [lookup.target, ...(lookup.column.alsoTargets ?? [])]) {
        wanted.set(target, (wanted.get(target) ?? new Set()).add(id));
      }
    }
  }
  for (const [navigation, expanded] of Object.entries(row.expanded)) {
    const name = table.lookups.get(navigation)?.target ?? table.collections.get(navigation)?.from ?? '';
    const target = catalogue.byName.get(name);
    for (const inner of expanded === null ? [] : [expanded].flat()) {
      if (target !== undefined) {
        collect(catalogue, target, inner, wanted);
      }
    }
  }
}

async function currencySymbols(database: Queryable, catalogue: Catalogue): Promise<ReadonlyMap<string, string>> {
  const table = catalogue.byName.get('transactioncurrency');
  const rows =
    table === undefined
      ? []
      : await database.query<Row>(`select transactioncurrencyid, currencysymbol from ${table.sqlName}`);
  return new Map(rows.map((row) => [String(row['transactioncurrencyid']), String(row['currencysymbol'])]));
}
