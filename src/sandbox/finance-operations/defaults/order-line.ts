import type { DefaultRule } from '../rules/rule.ts';
import { number, same, text } from '../values.ts';
import type { Values } from '../values.ts';
import { addressOfWarehouse, lineAddress } from './address.ts';
import { whereBlank } from './blank.ts';

/** A line without a number comes after the last one. */
export const nextLineNumber: DefaultRule = {
  entity: 'PurchaseOrderLineV2',
  on: ['insert'],
  async fill({ records }, draft): Promise<Values> {
    if (number(draft.values, 'LineNumber') !== 0) return {};
    const lines = await records.list('PurchaseOrderLineV2', {
      dataAreaId: draft.company,
      PurchaseOrderNumber: text(draft.values, 'PurchaseOrderNumber'),
    });
    return { LineNumber: 1 + Math.max(0, ...lines.map((line) => number(line.values, 'LineNumber'))) };
  },
};

/** Item number and product number name each other; the product brings its text, unit and tolerances. */
export const fromProduct: DefaultRule = {
  entity: 'PurchaseOrderLineV2',
  on: ['insert'],
  async fill(context, draft) {
    const itemNumber = text(draft.values, 'ItemNumber');
    const productNumber = text(draft.values, 'ProductNumber');
    if (itemNumber === '' && productNumber === '') return {};
    const by: Values = itemNumber === '' ? { ProductNumber: productNumber } : { ItemNumber: itemNumber };
    const released = await context.records.find('ReleasedProductV2', { dataAreaId: draft.company, ...by });
    if (!released) return {};
    const product = await context.records.find('ProductV2', {
      ProductNumber: text(released.values, 'ProductNumber'),
    });
    return whereBlank(context, draft, {
      ItemNumber: text(released.values, 'ItemNumber'),
      ProductNumber: text(released.values, 'ProductNumber'),
      LineDescription: text(product?.values ?? {}, 'ProductName') || text(released.values, 'SearchName'),
      PurchaseUnitSymbol: text(released.values, 'PurchaseUnitSymbol'),
      AllowedOverdeliveryPercentage: number(released.values, 'PurchaseOverdeliveryPercentage'),
    });
  },
};

/** The order gives its lines their currency, place, dates and requester. */
export const fromOrder: DefaultRule = {
  entity: 'PurchaseOrderLineV2',
  on: ['insert'],
  async fill(context, draft) {
    const order = await context.records.find('PurchaseOrderHeaderV2', {
      dataAreaId: draft.company,
      PurchaseOrderNumber: text(draft.values, 'PurchaseOrderNumber'),
    });
    if (!order) return {};
    const of = (property: string) => text(order.values, property);
    const ownSite = text(draft.values, 'ReceivingSiteId');
    const ownWarehouse = text(draft.values, 'ReceivingWarehouseId');
    const samePlace = ownWarehouse === '' && (ownSite === '' || same(ownSite, of('DefaultReceivingSiteId')));
    return {
      CurrencyCode: of('CurrencyCode'),
      PurchaseOrderNumber: of('PurchaseOrderNumber'),
      PurchaseOrderLineStatus: 'Backorder',
      ...whereBlank(context, draft, {
        RequestedDeliveryDate: of('RequestedDeliveryDate'),
        RequesterPersonnelNumber: of('RequesterPersonnelNumber'),
        ...(samePlace
          ? {
              ReceivingSiteId: of('DefaultReceivingSiteId'),
              ReceivingWarehouseId: of('DefaultReceivingWarehouseId'),
              ...lineAddress(order.values),
            }
          : {}),
      }),
    };
  },
};

/** A line that names its own warehouse gets that warehouse's site and address. */
export const lineDelivery: DefaultRule = {
  entity: 'PurchaseOrderLineV2',
  on: ['insert', 'update'],
  async fill({ records }, draft) {
    if (!draft.changed.has('ReceivingWarehouseId')) return {};
    const warehouse = await records.find('Warehouse', {
      dataAreaId: draft.company,
      WarehouseId: text(draft.values, 'ReceivingWarehouseId'),
    });
    if (!warehouse) return {};
    return {
      ...(draft.changed.has('ReceivingSiteId') ? {} : { ReceivingSiteId: text(warehouse.values, 'OperationalSiteId') }),
      ...lineAddress(addressOfWarehouse(warehouse.values)),
    };
  },
};
