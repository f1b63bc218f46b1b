import { assetRecords } from './asset.ts';
import { organizationRecords } from './organization.ts';
import { partnerRecords } from './partner.ts';
import { productRecords } from './product.ts';
import { orderRecords } from './purchase-order.ts';
import { receiptRecords } from './receipt.ts';
import { termsRecords } from './terms.ts';
import { stockRecords, warehouseRecords } from './warehouse.ts';
import type { World } from '../world.ts';
import type { EntityRecords } from './entity-records.ts';

/** All records of finance and operations. */
export const financeOperationsRecords = ({ now, orders, receipts, stock }: World): readonly EntityRecords[] => [
  ...organizationRecords(now),
  ...termsRecords,
  ...productRecords,
  ...partnerRecords,
  ...warehouseRecords,
  ...assetRecords,
  ...orderRecords(now, orders),
  ...receiptRecords(receipts),
  stockRecords(stock),
];
