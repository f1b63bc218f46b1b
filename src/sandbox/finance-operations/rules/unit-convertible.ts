import { warning } from '../infolog.ts';
import { conversionFactor } from '../orders/units.ts';
import { text } from '../values.ts';
import type { WriteRule } from './rule.ts';

/** What is bought in one unit must be countable in the unit it is stocked in. */
export const unitConvertible: WriteRule = {
  entity: 'PurchaseOrderLineV2',
  on: ['insert', 'update'],
  async check({ records }, draft) {
    if (draft.operation === 'update' && !draft.changed.has('PurchaseUnitSymbol')) return [];
    const unit = text(draft.values, 'PurchaseUnitSymbol');
    const where = { dataAreaId: draft.company, ItemNumber: text(draft.values, 'ItemNumber') };
    const product = await records.find('ReleasedProductV2', where);
    if (!product || unit === '') return [];
    const stockUnit = text(product.values, 'InventoryUnitSymbol');
    const factor = await conversionFactor(records, text(product.values, 'ProductNumber'), unit, stockUnit);
    return factor === undefined
      ? [warning(`Unit conversion from '${unit}' to '${stockUnit}' does not exist for item '${where.ItemNumber}'.`)]
      : [];
  },
};
