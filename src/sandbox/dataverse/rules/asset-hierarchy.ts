import type { Row } from '../../engine/model.ts';
import { refusedByPlugin } from '../errors.ts';
import { deeper } from '../write/work.ts';
import { changes, text, type Reaction, type SaveRule, type Saving } from './rule.ts';

/** The top-level asset is the parent's top-level asset; an asset without a parent has none. Refuses a loop. */
export const topLevelAsset: SaveRule = async (saving) => {
  if (saving.operation === 'update' && !changes(saving, 'msdyn_parentasset') && saving.work.depth === 1) {
    return;
  }
  const { row, id } = saving;
  let top: string | null = null;
  const seen = new Set([id]);
  for (let parent = text(row, 'msdyn_parentasset'); parent !== null;) {
    if (seen.has(parent)) {
      throw refusedByPlugin('The parent asset cannot be the asset itself or one of its sub-assets.');
    }
    seen.add(parent);
    top = parent;
    parent = await parentOf(saving, parent);
  }
  row['msdyn_masterasset'] = top;
};

/** When the top of an asset moves, all below it follow. */
export const subAssetsFollow: Reaction = async (saving) => {
  const { work, table, id } = saving;
  if (saving.operation !== 'update' || !changes(saving, 'msdyn_masterasset')) {
    return;
  }
  const children = await work.scope.query<Row>(`select * from ${table.sqlName} where msdyn_parentasset = $1`, [id]);
  for (const child of children) {
    await work.rows.update(deeper(work), table, child, {});
  }
};

async function parentOf({ work, table }: Saving, id: string): Promise<string | null> {
  const [row] = await work.scope.query<Row>(
    `select msdyn_parentasset from ${table.sqlName} where ${table.primaryId} = $1`,
    [id],
  );
  return row === undefined ? null : text(row, 'msdyn_parentasset');
}
