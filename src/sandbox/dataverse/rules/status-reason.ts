import { changes, type SaveRule } from './rule.ts';

/** A row that is made active or inactive without a reason gets the reason of that name: 1 for active, 2 for inactive. */
export const statusReason: SaveRule = (saving) => {
  const { table, row, sent } = saving;
  if (table.columns.has('statuscode') && changes(saving, 'statecode') && !('statuscode' in sent)) {
    row['statuscode'] = row['statecode'] === 0 ? 1 : 2;
  }
};
