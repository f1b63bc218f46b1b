import { refusedByPlugin } from '../errors.ts';
import { changes, type SaveRule } from './rule.ts';

const quantities = ['msdyn_qtyonhand', 'msdyn_qtyallocated', 'msdyn_qtyavailable', 'msdyn_qtyonorder'];

/** Quantities of stock follow journals; nobody types them in. The words are the stand-in's own. */
export const stockByJournal: SaveRule = (saving) => {
  if (saving.work.depth > 1) {
    return;
  }
  const column = quantities.find((name) => name in saving.sent && changes(saving, name));
  if (column !== undefined) {
    const label = saving.table.columns.get(column)?.displayName ?? column;
    throw refusedByPlugin(
      `${label} can't be changed directly. Inventory quantities are updated by inventory journals.`,
    );
  }
};
