import type { ResultRow } from '../../engine/odata/read.ts';
import type { SelectionOptions } from '../../engine/odata/selection.ts';
import type { Table } from '../catalogue.ts';
import { noNames, readNames } from '../read/names.ts';
import { contextSelection, represent, type Telling } from '../read/representation.ts';
import type { Preferences } from '../wire/preferences.ts';
import type { RequestContext } from '../wire/request-context.ts';

type Selection = Pick<SelectionOptions, 'select' | 'expand'>;

/** One row alone, with the address of its context. */
export async function tellOne(
  context: RequestContext,
  table: Table,
  row: ResultRow,
  options: Selection,
  preferences: Preferences,
): Promise<Record<string, unknown>> {
  const telling = await tellingOf(context, table, [row], preferences);
  return {
    '@odata.context': `${context.serviceRoot}$metadata#${table.setName}${contextSelection(options)}/$entity`,
    ...represent(telling, table, row, options),
  };
}

/** Rows of a collection. */
export async function tellAll(
  context: RequestContext,
  table: Table,
  rows: readonly ResultRow[],
  options: Selection,
  preferences: Preferences,
): Promise<Record<string, unknown>[]> {
  const telling = await tellingOf(context, table, rows, preferences);
  return rows.map((row) => represent(telling, table, row, options));
}

/** Names of the people and rows looked up are read only when somebody wants annotations. */
async function tellingOf(
  context: RequestContext,
  table: Table,
  rows: readonly ResultRow[],
  preferences: Preferences,
): Promise<Telling> {
  const { catalogue, model, serviceRoot, database } = context;
  const named = rows.map((row) => ({ table, row }));
  const names = preferences.annotations === null ? noNames : await readNames(database, catalogue, named);
  return { catalogue, model, preferences, names, serviceRoot };
}
