import { deeper } from '../write/work.ts';
import { changes, type Reaction, type SaveRule } from './rule.ts';

const openOrder = 192350001;
const canceledInScm = 192350004;
const pending = 690970000;
const canceled = 690970002;

/** SCM's line status decides the item status when a line is canceled there, and when a canceled one is opened again. */
export const mirroredLineStatus: SaveRule = (saving) => {
  const { row, before } = saving;
  if (!changes(saving, 'msdyn_purchaseorderlinestatus')) {
    return;
  }
  if (row['msdyn_purchaseorderlinestatus'] === canceledInScm) {
    row['msdyn_itemstatus'] = canceled;
  }
  const reopened = before?.['msdyn_purchaseorderlinestatus'] === canceledInScm;
  if (reopened && row['msdyn_purchaseorderlinestatus'] === openOrder) {
    row['msdyn_itemstatus'] = pending;
  }
};

/** Dataverse knows no soft delete: a line that SCM marks as deleted goes. */
export const softDeletedLineGoes: Reaction = async ({ work, table, row }) => {
  if (row['msdyn_issoftdeletedinscm'] === true) {
    await work.rows.remove(deeper(work), table, row);
  }
};
