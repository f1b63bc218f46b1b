import { warning } from '../infolog.ts';
import { text } from '../values.ts';
import type { WriteRule } from './rule.ts';

/** A product stopped for purchase is on no order line that is written. */
export const productBlocked: WriteRule = {
  entity: 'PurchaseOrderLineV2',
  on: ['insert', 'update'],
  async check({ records }, draft) {
    const itemNumber = text(draft.values, 'ItemNumber');
    if (itemNumber === '') return [];
    const product = await records.find('ReleasedProductV2', { dataAreaId: draft.company, ItemNumber: itemNumber });
    return product?.values.IsPurchaseStopped === 'Yes'
      ? [warning(`Item '${itemNumber}' is blocked for 'Purchase order'.`)]
      : [];
  },
};
