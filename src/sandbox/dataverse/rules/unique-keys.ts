import { keyCondition } from '../read/key-condition.ts';
import { duplicateKey, duplicateRecord } from '../errors.ts';
import { changes, type SaveRule } from './rule.ts';

/** No two rows share an id, or all values of an alternate key; a key with a blank in it binds nobody. */
export const uniqueKeys: SaveRule = async (saving) => {
  const { work, table, row, id, operation, sent } = saving;
  // An id that was made here is nobody else's.
  if (operation === 'create' && typeof sent[table.primaryId] === 'string') {
    const same = await work.scope.query(`select 1 from ${table.sqlName} where ${table.primaryId} = $1`, [id]);
    if (same.length > 0) {
      throw duplicateRecord();
    }
  }
  for (const key of table.keys) {
    const values = key.columns.map((column) => row[column] ?? null);
    if (values.includes(null) || !key.columns.some((column) => changes(saving, column))) {
      continue;
    }
    const condition = keyCondition(
      table,
      Object.fromEntries(key.columns.map((column) => [column, row[column] ?? null])),
    );
    const same = await work.scope.query(
      `select 1 from ${table.sqlName} where ${condition.sql} and ${table.primaryId} <> $${condition.parameters.length + 1}`,
      [...condition.parameters, id],
    );
    if (same.length > 0) {
      const labels = key.columns.map((column) => table.columns.get(column)?.displayName ?? column);
      throw duplicateKey(key.name, labels.join(', '));
    }
  }
};
