import * as asset from './asset.ts';
import * as ledger from './ledger.ts';
import * as partner from './partner.ts';
import * as product from './product.ts';
import * as purchaseOrder from './purchase-order.ts';
import * as purchaseOrderLine from './purchase-order-line.ts';
import * as receipt from './receipt.ts';
import * as terms from './terms.ts';
import * as warehouse from './warehouse.ts';
import type { EntityDefinition } from './entity.ts';

const groups: readonly Readonly<Record<string, EntityDefinition>>[] = [
  ledger,
  partner,
  terms,
  product,
  warehouse,
  asset,
  purchaseOrder,
  purchaseOrderLine,
  receipt,
];

/** Every entity of the stand-in. */
export const allEntities: readonly EntityDefinition[] = groups.flatMap((group) => Object.values(group));
