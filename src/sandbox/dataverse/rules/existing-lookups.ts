import { doesNotExist } from '../errors.ts';
import { changes, text, type SaveRule } from './rule.ts';

/** A lookup points at a row that exists. */
export const existingLookups: SaveRule = async (saving) => {
  const { work, table, row } = saving;
  for (const lookup of table.lookups.values()) {
    const column = lookup.column.logicalName;
    const id = text(row, column);
    if (id === null || !changes(saving, column) || lookup.column.readOnly === true) {
      continue;
    }
    const targets = [lookup.target, ...(lookup.column.alsoTargets ?? [])];
    let found = id === saving.id && targets.includes(table.logicalName);
    for (const name of targets) {
      const target = work.catalogue.byName.get(name);
      if (!found && target !== undefined) {
        found = await work.recall.ask(name, `there ${id}`, async () => {
          const rows = await work.scope.query(`select 1 from ${target.sqlName} where ${target.primaryId} = $1`, [id]);
          return rows.length > 0;
        });
      }
    }
    if (!found) {
      throw doesNotExist(lookup.target, id);
    }
  }
};
