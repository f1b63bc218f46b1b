import type { Kept } from '../acts/act.ts';
import { rootsTouched } from '../judge/touched.ts';
import type { RowChange } from './recorded-tables.ts';
import type { World } from './world.ts';

/** Somebody else's hand: the row they changed, and what must not be lost of it. */
export interface Meddled {
  readonly row: RowChange;
  readonly kept: Kept;
}

/** Texts that somebody may change, by table. */
const texts: Readonly<Record<string, { readonly column: string; readonly property: string }>> = {
  warehouse: { column: 'warehousename', property: 'WarehouseName' },
  paymentterm: { column: 'description', property: 'Description' },
  deliverymodev2: { column: 'modedescription', property: 'ModeDescription' },
  purchaseorderheaderv2: { column: 'vendororderreference', property: 'VendorOrderReference' },
  msdyn_warehouse: { column: 'msdyn_description', property: 'WarehouseName' },
  msdyn_paymentterm: { column: 'msdyn_description', property: 'Description' },
  msdyn_shipvia: { column: 'msdyn_description', property: 'ModeDescription' },
};

const value = 'By another hand';

/**
 * Somebody changes the record that was written last, in the system it was written in, unseen by hooks: its version moves. Null when
 * nothing was written since the mark.
 */
export async function meddle(world: World, mark: number): Promise<Meddled | null> {
  const changes = await world.tables.changes(mark);
  const row = changes.findLast(({ table, after }) => after !== null && texts[table] !== undefined);
  const text = row === undefined ? undefined : texts[row.table];
  if (row === undefined || text === undefined) return null;
  const [ref] = await rootsTouched(world, [row]);
  if (ref === undefined) return null;
  await (row.system === 'dataverse'
    ? world.tables.database.query(
        `update dataverse.${row.table} set ${text.column} = $2, versionnumber = nextval('dataverse.rowversion') where ${row.table}id = $1`,
        [row.id, value],
      )
    : world.tables.database.query(
        `update finops.${row.table} set ${text.column} = $2, recversion = recversion + 1 where recid::text = $1`,
        [row.id, value],
      ));
  return { row, kept: { ref, system: row.system, property: text.property, value } };
}
