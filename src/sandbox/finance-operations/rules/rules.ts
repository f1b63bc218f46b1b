/** All rules of this system, in the order in which they speak. */
import * as orderHeader from '../defaults/order-header.ts';
import * as orderLine from '../defaults/order-line.ts';
import { linePrice } from '../defaults/line-price.ts';
import { warehouseAddress } from '../defaults/warehouse.ts';
import { currencyOfLines, linesOfDeletedOrder, statusOfOrder, stockOfLine, stockOfOrder } from '../orders/effects.ts';
import { assetDates, assetParent } from './asset-dates.ts';
import { lineProduct } from './line-product.ts';
import { lockedQuantity, quantityAboveZero } from './line-quantity.ts';
import { mandatoryField } from './mandatory-field.ts';
import { notNegativeNumbers } from './number-range.ts';
import { lineEditable, orderEditable } from './order-editable.ts';
import { productBlocked } from './product-blocked.ts';
import { productReleased } from './product-released.ts';
import { recordInUse } from './record-in-use.ts';
import { referencedRecord } from './referenced-record.ts';
import { referencedWarehouses } from './referenced-warehouses.ts';
import type { DefaultRule, Effect, FieldRule, WriteRule } from './rule.ts';
import { siteAndWarehouse } from './site-and-warehouse.ts';
import { stringLength } from './string-length.ts';
import { unitConvertible } from './unit-convertible.ts';
import { vendorOnHold } from './vendor-on-hold.ts';

const fields: readonly FieldRule[] = [
  stringLength,
  referencedRecord,
  ...notNegativeNumbers,
  ...referencedWarehouses,
  ...vendorOnHold,
  productReleased,
  quantityAboveZero,
  assetParent,
];

const writes: readonly WriteRule[] = [
  orderEditable,
  lineEditable,
  mandatoryField,
  lineProduct,
  productBlocked,
  ...siteAndWarehouse,
  unitConvertible,
  lockedQuantity,
  assetDates,
  recordInUse,
];

const defaults: readonly DefaultRule[] = [
  orderHeader.orderStatus,
  orderHeader.fromVendor,
  orderHeader.orderOrigin,
  orderHeader.orderDelivery,
  orderHeader.invoiceAddress,
  orderLine.nextLineNumber,
  orderLine.fromProduct,
  orderLine.fromOrder,
  orderLine.lineDelivery,
  linePrice,
  warehouseAddress,
];

/** Rules by the stage of the pipeline that asks them. */
export const rules = { fields, writes, defaults } as const;

/** What follows from a write, in this order. */
export const effects: readonly Effect[] = [
  linesOfDeletedOrder,
  currencyOfLines,
  stockOfOrder,
  statusOfOrder,
  stockOfLine,
];
