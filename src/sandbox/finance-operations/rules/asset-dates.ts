import { warning } from '../infolog.ts';
import { noDate, text } from '../values.ts';
import type { FieldRule, WriteRule } from './rule.ts';

/** Pairs of dates in which the second does not come before the first. */
const inOrder = [
  ['ActiveFrom', 'ActiveTo'],
  ['AcquisitionDate', 'ReplacementDate'],
] as const;

/** An asset is not retired before it is in use, nor replaced before it is bought. No date is in every order. */
export const assetDates: WriteRule = {
  entity: 'AssetMaintenanceAsset',
  on: ['insert', 'update'],
  check({ catalogue }, draft) {
    const label = (field: string) => catalogue.property(draft.entity, field)?.label ?? field;
    return inOrder
      .filter(([first, second]) => {
        const [from, to] = [text(draft.values, first), text(draft.values, second)];
        return from !== noDate && to !== noDate && to < from;
      })
      .map(([first, second]) => warning(`'${label(second)}' must not be before '${label(first)}'.`));
  },
};

/** No asset is part of itself, directly or further up. */
export const assetParent: FieldRule = {
  entity: 'AssetMaintenanceAsset',
  field: 'ParentMaintenanceAssetId',
  async check({ records }, draft) {
    const own = text(draft.values, 'MaintenanceAssetId').toLowerCase();
    const seen = new Set<string>();
    let parent = text(draft.values, 'ParentMaintenanceAssetId');
    while (parent !== '' && !seen.has(parent.toLowerCase())) {
      if (parent.toLowerCase() === own)
        return `Asset '${draft.values.MaintenanceAssetId ?? ''}' cannot be part of itself.`;
      seen.add(parent.toLowerCase());
      const record = await records.find('AssetMaintenanceAsset', {
        dataAreaId: draft.company,
        MaintenanceAssetId: parent,
      });
      parent = record ? text(record.values, 'ParentMaintenanceAssetId') : '';
    }
    return undefined;
  },
};
