import { entity } from './define.ts';
import { lineWorkflowState, purchaseStatus } from './enums.ts';
import { day, flag, int64, keyPart, mandatory, real, symbol, system, text, to } from './properties.ts';
import type { NavigationDefinition, PropertyDefinition } from './entity.ts';

const unit = to('UnitsOfMeasure', 'UnitSymbol', 'Units');

const properties: readonly PropertyDefinition[] = [
  text('PurchaseOrderNumber', 'Purchase order', 20, {
    ...keyPart,
    ...to('PurchaseOrderHeadersV2', 'PurchaseOrderNumber', 'Purchase orders'),
  }),
  int64('LineNumber', 'Line number', { allowEdit: false }),
  text('ItemNumber', 'Item number', 20, {
    allowEdit: false,
    ...to('ReleasedProductsV2', 'ItemNumber', 'Items'),
  }),
  text('ProductNumber', 'Product number', 70, {
    allowEdit: false,
    ...to('ProductsV2', 'ProductNumber', 'Products'),
  }),
  text('LineDescription', 'Text', 1000),
  real('OrderedPurchaseQuantity', 'Quantity', mandatory),
  text('PurchaseUnitSymbol', 'Unit', 10, { ...mandatory, ...unit }),
  text('ReceivingSiteId', 'Site', 10, to('OperationalSitesV2', 'SiteId', 'Sites')),
  text('ReceivingWarehouseId', 'Warehouse', 10, to('Warehouses', 'WarehouseId', 'Warehouses')),
  day('RequestedDeliveryDate', 'Delivery date'),
  day('ConfirmedDeliveryDate', 'Confirmed delivery date'),
  day('RequestedShippingDate', 'Requested ship date'),
  day('ConfirmedShippingDate', 'Confirmed ship date'),
  text('CurrencyCode', 'Currency', 3, system),
  real('PurchasePrice', 'Unit price'),
  real('PurchasePriceQuantity', 'Price unit', { default: 1 }),
  real('LineDiscountAmount', 'Discount'),
  real('LineDiscountPercentage', 'Discount percent'),
  real('LineAmount', 'Net amount'),
  symbol('PurchaseOrderLineStatus', 'Line status', purchaseStatus, { ...system, default: 'Backorder' }),
  symbol('WorkflowState', 'Approval status', lineWorkflowState, system),
  flag('IsPartialDeliveryPrevented', 'Prevent partial delivery'),
  real('AllowedOverdeliveryPercentage', 'Overdelivery'),
  real('AllowedUnderdeliveryPercentage', 'Underdelivery', { default: 100 }),
  text('CatchWeightUnitSymbol', 'CW unit', 10, unit),
  real('OrderedCatchWeightQuantity', 'CW quantity'),
  text('RequesterPersonnelNumber', 'Requester', 25, to('Workers', 'PersonnelNumber', 'Workers')),
  text('ProcurementProductCategoryName', 'Procurement category', 254),
  text('ProcurementProductCategoryHierachyName', 'Category hierarchy', 128),
  text('Barcode', 'Bar code', 80),
  text('ExternalItemNumber', 'External item number', 20),
  text('CustomerReference', 'Customer reference', 60),
  text('CustomerRequisitionNumber', 'Customer requisition', 20),
  text('DeliveryAddressName', 'Delivery name', 250),
  text('DeliveryAddressDescription', 'Delivery address description', 60),
  text('FormattedDelveryAddress', 'Delivery address', 250),
  text('DeliveryAddressStreet', 'Street', 250),
  text('DeliveryAddressStreetNumber', 'Street number', 20),
  text('DeliveryAddressCity', 'City', 60),
  text('DeliveryAddressStateId', 'State', 10),
  text('DeliveryAddressZipCode', 'ZIP/postal code', 10),
  text('DeliveryAddressCountryRegionId', 'Country/region', 10),
  real('ReceivedPurchaseQuantity', 'Received', { hidden: true }),
  flag('IsDeleted', 'Deleted', { hidden: true }),
];

const header: NavigationDefinition = {
  name: 'PurchaseOrderHeaderV2',
  collection: 'PurchaseOrderHeadersV2',
  kind: 'one',
  on: [
    { ours: 'dataAreaId', theirs: 'dataAreaId' },
    { ours: 'PurchaseOrderNumber', theirs: 'PurchaseOrderNumber' },
  ],
};

const line = {
  table: 'PurchLine',
  tableName: 'Purchase order lines',
  menuItem: 'PurchLine',
  key: ['PurchaseOrderNumber', 'LineNumber'],
} as const;

const existing = { property: 'IsDeleted', equals: 'No' } as const;

/** One line of an order. */
export const purchaseOrderLine = entity({
  ...line,
  entity: 'PurchaseOrderLineV2',
  collection: 'PurchaseOrderLinesV2',
  aotName: 'PurchPurchaseOrderLineV2Entity',
  label: 'Purchase order lines V2',
  navigations: [header],
  only: existing,
  properties,
});

/** The same lines under the name that integration maps. */
export const cdsPurchaseOrderLine = entity({
  ...line,
  entity: 'CDSPurchaseOrderLine',
  collection: 'CDSPurchaseOrderLines',
  aotName: 'PurchPurchaseOrderLineCDSEntity',
  label: 'CDS purchase order line entity',
  sameRecordsAs: 'PurchaseOrderLineV2',
  only: existing,
  properties,
});

/** Lines deleted after their order was approved under change management; they stay, marked. */
export const softDeletedPurchaseOrderLine = entity({
  ...line,
  entity: 'CDSPurchaseOrderLineSoftDeleted',
  collection: 'CDSPurchaseOrderLinesSoftDeleted',
  aotName: 'PurchPurchaseOrderLineSoftDeletedCDSEntity',
  label: 'CDS purchase order line soft deleted entity',
  sameRecordsAs: 'PurchaseOrderLineV2',
  only: { property: 'IsDeleted', equals: 'Yes' },
  readOnly: true,
  properties: properties
    .filter(({ name }) => ['PurchaseOrderNumber', 'LineNumber', 'IsDeleted'].includes(name))
    .map((property) => ({ ...property, hidden: false })),
});
