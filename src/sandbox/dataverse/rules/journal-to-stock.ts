import type { Row } from '../../engine/model.ts';
import { deeper } from '../write/work.ts';
import { number, type Reaction } from './rule.ts';

/** How one unit of a journal moves the figures: On Hand, On Order, Allocated. */
const effects: ReadonlyMap<unknown, Readonly<Record<string, number>>> = new Map<unknown, Record<string, number>>([
  [690970000, { msdyn_qtyonhand: 1, msdyn_qtyavailable: 1 }],
  [690970001, { msdyn_qtyonorder: 1 }],
  [690970002, { msdyn_qtyallocated: 1, msdyn_qtyavailable: -1 }],
]);

/** A new journal moves the stock of its product in its warehouse. */
export const journalMovesStock: Reaction = async ({ work, operation, row }) => {
  const stock = work.catalogue.byName.get('msdyn_productinventory');
  const effect = effects.get(row['msdyn_journaltype']);
  if (stock === undefined || effect === undefined || operation !== 'create') {
    return;
  }
  const [existing] = await work.scope.query<Row>(
    `select * from ${stock.sqlName} where msdyn_warehouse = $1 and msdyn_product = $2`,
    [row['msdyn_warehouse'], row['msdyn_product']],
  );
  const moved = Object.fromEntries(
    Object.entries(effect).map(([column, sign]) => [
      column,
      number(existing ?? {}, column) + sign * number(row, 'msdyn_quantity'),
    ]),
  );
  if (existing !== undefined) {
    await work.rows.update(deeper(work), stock, existing, moved);
    return;
  }
  await work.rows.insert(deeper(work), stock, {
    msdyn_warehouse: row['msdyn_warehouse'] ?? null,
    msdyn_product: row['msdyn_product'] ?? null,
    msdyn_unit: row['msdyn_unit'] ?? null,
    ...moved,
  });
};
