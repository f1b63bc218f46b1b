import { choice, double, lookup, options, required, text, yesNo } from './columns.ts';
import { table } from './define.ts';

const LIMIT = 1000000000;

/** Field Service's own figures of stock; they follow journals and are not typed in. */
export const productInventory = table({
  logicalName: 'msdyn_productinventory',
  setName: 'msdyn_productinventories',
  displayName: 'Product Inventory',
  collectionDisplayName: 'Product Inventory',
  objectTypeCode: 10090,
  ownership: 'organization',
  fieldService: true,
  columns: [
    text('msdyn_name', 'Name'),
    ...required(
      lookup('msdyn_warehouse', 'Warehouse', 'msdyn_warehouse', { navigation: 'msdyn_Warehouse' }),
      lookup('msdyn_product', 'Product', 'product', { navigation: 'msdyn_Product' }),
      lookup('msdyn_unit', 'Unit', 'uom', { navigation: 'msdyn_Unit' }),
    ),
    double('msdyn_qtyonhand', 'Quantity On Hand', -LIMIT, LIMIT),
    double('msdyn_qtyallocated', 'Quantity Allocated', 0, LIMIT),
    double('msdyn_qtyavailable', 'Quantity Available', -LIMIT, LIMIT),
    double('msdyn_qtyonorder', 'Quantity On Order', 0, LIMIT),
    double('msdyn_reorderpoint', 'Reorder Point', 0, LIMIT),
    text('msdyn_bin', 'Bin'),
    text('msdyn_row', 'Row'),
  ],
});

const transactions = options(
  690970000,
  'Purchase Order Product',
  'Purchase Order Receipt',
  'WO Product',
  'Inventory Adjustment',
  'Inventory Transfer',
  'RMA Product',
  'Manual',
);

/** One movement of stock. */
export const inventoryJournal = table({
  logicalName: 'msdyn_inventoryjournal',
  setName: 'msdyn_inventoryjournals',
  displayName: 'Inventory Journal',
  collectionDisplayName: 'Inventory Journals',
  objectTypeCode: 10091,
  fieldService: true,
  columns: [
    text('msdyn_name', 'Name'),
    ...required(
      choice('msdyn_journaltype', 'Journal Type', options(690970000, 'On Hand', 'On Order', 'Allocated')),
      choice('msdyn_transactiontype', 'Transaction Type', transactions),
      lookup('msdyn_product', 'Product', 'product', { navigation: 'msdyn_Product' }),
      lookup('msdyn_unit', 'Unit', 'uom', { navigation: 'msdyn_Unit' }),
      lookup('msdyn_warehouse', 'Warehouse', 'msdyn_warehouse', { navigation: 'msdyn_Warehouse' }),
    ),
    double('msdyn_quantity', 'Quantity', -LIMIT, LIMIT),
    lookup('msdyn_purchaseorderproduct', 'Purchase Order Product', 'msdyn_purchaseorderproduct', {
      navigation: 'msdyn_PurchaseOrderProduct',
    }),
    lookup('msdyn_purchaseorderreceiptproduct', 'Purchase Order Receipt Product', 'msdyn_purchaseorderreceiptproduct', {
      navigation: 'msdyn_PurchaseOrderReceiptProduct',
    }),
    lookup('msdyn_workorderproduct', 'Work Order Product', 'msdyn_workorderproduct', {
      navigation: 'msdyn_WorkOrderProduct',
    }),
    lookup('msdyn_allocatedtoworkorder', 'Allocated To Work Order', 'msdyn_workorder', {
      navigation: 'msdyn_AllocatedToWorkOrder',
    }),
    lookup('msdyn_originatingjournal', 'Originating Journal', 'msdyn_inventoryjournal', {
      navigation: 'msdyn_OriginatingJournal',
    }),
    yesNo('msdyn_reversal', 'Reversal'),
  ],
});
