import * as booking from './booking.ts';
import * as customerAsset from './customer-asset.ts';
import * as inventory from './inventory.ts';
import * as organization from './organization.ts';
import * as partner from './partner.ts';
import * as platform from './platform.ts';
import * as product from './product.ts';
import * as purchaseOrder from './purchase-order.ts';
import * as receipt from './receipt.ts';
import * as terms from './terms.ts';
import * as warehouse from './warehouse.ts';
import * as workOrder from './work-order.ts';
import type { TableDefinition } from './table.ts';

const groups: readonly Readonly<Record<string, TableDefinition>>[] = [
  organization,
  partner,
  terms,
  product,
  warehouse,
  customerAsset,
  purchaseOrder,
  receipt,
  workOrder,
  booking,
  inventory,
  platform,
];

/** Every table of the stand-in. */
export const allTables: readonly TableDefinition[] = groups.flatMap((group) => Object.values(group));
