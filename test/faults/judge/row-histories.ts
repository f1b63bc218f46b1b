/** What became of the rows of the nine entities, told from the record of the tables. */
import { isDeepStrictEqual } from 'node:util';
import type { RowChange } from '../world/recorded-tables.ts';
import type { Evidence } from './evidence.ts';
import { isMapped } from './touched.ts';

const bookkeeping =
  /^(versionnumber|recversion|modified(on|by|onbehalfby|datetime|by.*)|created(on|by|onbehalfby)|overriddencreated(on|by|onbehalfby)|timezone.*|utcconversion.*|recid|dataverseversion)$/;

/** A row without what moves by itself. */
export function ownValues(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !bookkeeping.test(column)));
}

/** Changes of rows of the nine entities that changed more than what moves by itself. */
export function effective(changes: readonly RowChange[]): readonly RowChange[] {
  return changes.filter(
    (change) =>
      isMapped(change) &&
      (change.before === null ||
        change.after === null ||
        !isDeepStrictEqual(ownValues(change.before), ownValues(change.after))),
  );
}

/** Changes of the nine entities by row, in order. */
export function rowsOf(changes: readonly RowChange[]): readonly (readonly RowChange[])[] {
  return historiesOf(changes, ({ id }) => id);
}

function historiesOf(
  changes: readonly RowChange[],
  identity: (change: RowChange) => string,
): readonly (readonly RowChange[])[] {
  const rows = new Map<string, RowChange[]>();
  for (const change of changes.filter(isMapped)) {
    const name = `${change.system} ${change.table} ${identity(change)}`;
    rows.set(name, [...(rows.get(name) ?? []), change]);
  }
  return [...rows.values()];
}

/** Columns that a record is known by, where they are not its row's own id. */
const keys: Readonly<Record<string, readonly string[]>> = {
  warehouse: ['dataareaid', 'warehouseid'],
  assetmaintenanceassettype: ['dataareaid', 'maintenanceassettypeid'],
  assetmaintenanceasset: ['dataareaid', 'maintenanceassetid'],
  paymentterm: ['dataareaid', 'name'],
  deliverymodev2: ['dataareaid', 'modecode'],
  purchaseorderheaderv2: ['dataareaid', 'purchaseordernumber'],
  purchaseorderlinev2: ['dataareaid', 'purchaseordernumber', 'linenumber'],
  msdyn_warehouse: ['msdyn_company', 'msdyn_warehouseidentifier'],
  msdyn_customerassetcategory: ['msdyn_company', 'msdyn_maintenanceassettypeid'],
  msdyn_customerasset: ['msdyn_company', 'msdyn_maintenanceassetid'],
  msdyn_paymentterm: ['msdyn_company', 'msdyn_name'],
  msdyn_shipvia: ['msdyn_company', 'msdyn_name'],
  msdyn_purchaseorder: ['msdyn_company', 'msdyn_name'],
};

function keyOf({ table, id, before, after }: RowChange): string {
  const row = before ?? after ?? {};
  return keys[table]?.map((column) => String(row[column]).trimEnd().toLowerCase()).join(' ') ?? id;
}

/** What became of each record in all, by its key: from the first state to the last. One that was made anew as it was has not changed. */
export function netOf(changes: readonly RowChange[]): readonly RowChange[] {
  return historiesOf(changes, keyOf).flatMap((history) => {
    const [first] = history;
    const last = history.at(-1);
    if (first === undefined || last === undefined) return [];
    const rowId = `${first.table}id`;
    const before = first.before === null ? null : { ...ownValues(first.before), [rowId]: null };
    const after = last.after === null ? null : { ...ownValues(last.after), [rowId]: null };
    return isDeepStrictEqual(before, after) ? [] : [{ ...last, before: first.before }];
  });
}

/** Net changes that are not somebody else's: a row that somebody else changed too is left to what became of their value. */
export function netChanges({ changes, meddled }: Evidence): readonly RowChange[] {
  return netOf(changes).filter(
    ({ system, table, id }) =>
      meddled === null || `${system} ${table} ${id}` !== `${meddled.system} ${meddled.table} ${meddled.id}`,
  );
}

export function describe({ system, table, id, before, after }: RowChange): string {
  if (before === null) return `${table} ${id} was made in ${system}`;
  if (after === null) return `${table} ${id} is gone from ${system}`;
  const moved = Object.keys(after).filter(
    (column) => !bookkeeping.test(column) && !isDeepStrictEqual(after[column], before[column]),
  );
  return `${table} ${id} in ${system}: ${moved.map((column) => `${column} ${JSON.stringify(before[column])} → ${JSON.stringify(after[column])}`).join(', ')}`;
}
