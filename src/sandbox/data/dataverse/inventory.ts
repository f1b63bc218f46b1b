import { productInventory } from '../../dataverse/schema/inventory.ts';
import { idOf } from '../identity.ts';
import { tableRows } from './table-rows.ts';
import type { Stock } from '../stock.ts';
import type { TableRows } from './table-rows.ts';

/** Field Service's figures of stock. */
export const stockRows = (now: Date, stock: readonly Stock[]): TableRows =>
  tableRows(
    productInventory,
    now,
    stock.map(({ warehouse, product, onHand, allocated, onOrder }) => ({
      key: [warehouse.company, warehouse.id, product.number],
      values: {
        msdyn_name: `${product.number} ${warehouse.id}`,
        msdyn_warehouse: idOf('msdyn_warehouse', warehouse.company, warehouse.id),
        msdyn_product: idOf('product', product.number),
        msdyn_unit: idOf('uom', product.unit),
        msdyn_qtyonhand: onHand,
        msdyn_qtyallocated: allocated,
        msdyn_qtyavailable: onHand - allocated,
        msdyn_qtyonorder: onOrder,
        msdyn_reorderpoint: warehouse.mainWarehouse ? 1 : 5,
      },
    })),
  );
