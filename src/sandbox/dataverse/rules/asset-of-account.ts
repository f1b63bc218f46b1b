import type { Row } from '../../engine/model.ts';
import { refusedByPlugin } from '../errors.ts';
import { changes, text, type SaveRule } from './rule.ts';

/**
 * A work order uses no asset of another account than its service account; an asset that has no account yet, as one born in SCM,
 * may be used by all. The documentation states the rule, the words are the stand-in's own.
 */
export const assetOfAccount: SaveRule = async (saving) => {
  const { work, row } = saving;
  const assets = work.catalogue.byName.get('msdyn_customerasset');
  const id = text(row, 'msdyn_customerasset');
  const concerned = changes(saving, 'msdyn_customerasset') || changes(saving, 'msdyn_serviceaccount');
  if (assets === undefined || id === null || !concerned) {
    return;
  }
  const [asset] = await work.scope.query<Row>(
    `select msdyn_name, msdyn_account from ${assets.sqlName} where ${assets.primaryId} = $1`,
    [id],
  );
  const owner = asset === undefined ? null : text(asset, 'msdyn_account');
  if (owner !== null && owner !== text(row, 'msdyn_serviceaccount')) {
    throw refusedByPlugin(
      `The account of customer asset ${String(asset?.['msdyn_name'])} does not match the service account of the work order. ` +
        `Select an asset of the service account.`,
    );
  }
};
