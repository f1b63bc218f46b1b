import { text } from '../values.ts';
import type { FieldRule } from './rule.ts';

/** A product can be bought by a company once it is released to it. */
export const productReleased: FieldRule = {
  entity: 'PurchaseOrderLineV2',
  field: 'ProductNumber',
  async check({ records }, draft) {
    const productNumber = text(draft.values, 'ProductNumber');
    if (productNumber === '') return;
    const where = { dataAreaId: draft.company, ProductNumber: productNumber };
    if (await records.find('ReleasedProductV2', where)) return;
    return `Product '${productNumber}' is not released to company '${draft.company}'.`;
  },
};
