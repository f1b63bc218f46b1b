import { number, text } from '../values.ts';
import type { FieldRule, WriteRule } from './rule.ts';
import { warning } from '../infolog.ts';

/** An order line asks for something: its quantity is above zero. */
export const quantityAboveZero: FieldRule = {
  entity: 'PurchaseOrderLineV2',
  field: 'OrderedPurchaseQuantity',
  check: (_context, draft) =>
    number(draft.values, 'OrderedPurchaseQuantity') > 0 ? undefined : "Field 'Quantity' must be greater than zero.",
};

/** Properties of a line that are fixed once part of it has been delivered. */
const lockedByDelivery = ['OrderedPurchaseQuantity', 'PurchaseUnitSymbol', 'ReceivingSiteId', 'ReceivingWarehouseId'];

/** What has partly arrived keeps its quantity, its unit and its place. */
export const lockedQuantity: WriteRule = {
  entity: 'PurchaseOrderLineV2',
  on: ['update'],
  check({ catalogue }, draft) {
    if (number(draft.before ?? {}, 'ReceivedPurchaseQuantity') === 0) return [];
    return lockedByDelivery
      .filter((field) => draft.changed.has(field))
      .map((field) =>
        warning(
          `Field '${catalogue.property(draft.entity, field)?.label ?? field}' of line ${number(draft.values, 'LineNumber')} of purchase order ${text(draft.values, 'PurchaseOrderNumber')} cannot be changed because part of the line has been delivered.`,
        ),
      );
  },
};
