import { error, warning } from '../infolog.ts';
import { same, text } from '../values.ts';
import type { Draft, RuleContext, WriteRule } from './rule.ts';

/** A warehouse stands on one site; an order that names both names that one. */
const together = (entity: string, siteField: string, warehouseField: string): WriteRule => ({
  entity,
  on: ['insert', 'update'],
  async check({ records }, draft) {
    if (draft.operation === 'update' && !draft.changed.has(siteField) && !draft.changed.has(warehouseField)) return [];
    const site = text(draft.values, siteField);
    const warehouseId = text(draft.values, warehouseField);
    if (site === '' || warehouseId === '') return [];
    const warehouse = await records.find('Warehouse', { dataAreaId: draft.company, WarehouseId: warehouseId });
    return warehouse && !same(warehouse.values.OperationalSiteId, site)
      ? [warning(`Warehouse '${warehouseId}' does not belong to site '${site}'.`)]
      : [];
  },
});

/** Goods that are kept in stock need a place to go. */
const siteOfStockedItem: WriteRule = {
  entity: 'PurchaseOrderLineV2',
  on: ['insert', 'update'],
  async check(context, draft) {
    if (text(draft.values, 'ReceivingSiteId') !== '' || !(await isStocked(context, draft))) return [];
    return [
      warning('Inventory dimension Site is mandatory and must consequently be specified.'),
      error('Update has been canceled.'),
    ];
  },
};

async function isStocked({ records }: RuleContext, draft: Draft): Promise<boolean> {
  const where = { dataAreaId: draft.company, ItemNumber: text(draft.values, 'ItemNumber') };
  return (await records.find('ReleasedProductV2', where))?.values.IsStocked === 'Yes';
}

export const siteAndWarehouse: readonly WriteRule[] = [
  together('PurchaseOrderHeaderV2', 'DefaultReceivingSiteId', 'DefaultReceivingWarehouseId'),
  together('PurchaseOrderLineV2', 'ReceivingSiteId', 'ReceivingWarehouseId'),
  siteOfStockedItem,
];
