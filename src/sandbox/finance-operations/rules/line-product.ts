import { warning } from '../infolog.ts';
import { text } from '../values.ts';
import type { WriteRule } from './rule.ts';

/** A line says what is bought: an item, or a procurement category. */
export const lineProduct: WriteRule = {
  entity: 'PurchaseOrderLineV2',
  on: ['insert'],
  check: (_context, { values }) =>
    text(values, 'ItemNumber') === '' && text(values, 'ProcurementProductCategoryName') === ''
      ? [warning('Either the item number or the procurement category must be specified.')]
      : [],
};
