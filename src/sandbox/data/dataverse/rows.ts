import { assetRows } from './customer-asset.ts';
import { stockRows } from './inventory.ts';
import { organizationRows } from './organization.ts';
import { partnerRows } from './partner.ts';
import { productRows } from './product.ts';
import { orderRows } from './purchase-order.ts';
import { receiptRows } from './receipt.ts';
import { termsRows } from './terms.ts';
import { warehouseRows } from './warehouse.ts';
import { bookingRows, resourceRows, workOrderListRows, workOrderRows } from './work-order.ts';
import type { World } from '../world.ts';
import type { TableRows } from './table-rows.ts';

/** All rows of Dataverse, tables looked up before those that look them up where that is possible. */
export const dataverseRows = ({ now, orders, receipts, stock, workOrders, bookings }: World): readonly TableRows[] => [
  ...organizationRows(now),
  ...termsRows(now),
  ...productRows(now),
  ...partnerRows(now),
  ...warehouseRows(now),
  ...assetRows(now),
  ...workOrderListRows(now),
  workOrderRows(now, workOrders),
  ...resourceRows(now),
  bookingRows(now, bookings),
  ...orderRows(now, orders),
  ...receiptRows(now, receipts),
  stockRows(now, stock),
];
