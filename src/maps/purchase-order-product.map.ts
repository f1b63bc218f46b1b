/**
 * Purchase order lines. `ProductNumber` names the product with its dimensions, not the item; prices and discounts come from Supply
 * Chain Management alone. A line with only a procurement category starts there too, so a product is demanded of a person's write.
 * `FormattedDelveryAddress` and `ProcurementProductCategoryHierachyName` are the product's own spellings.
 *
 * Supply Chain Management keeps a line deleted from an approved order and marks it. It leaves the collection by that, so that it is
 * deleted in Field Service like any other that is gone: no mark needs to travel. Money is kept to four digits, the most that
 * Dataverse has.
 */
import type { EntityMapSource } from './source.ts';

const yesNo = { values: { Yes: true, No: false } };

export const map: EntityMapSource = {
  title: 'CDS purchase order line entity (msdyn_purchaseorderproducts)',
  words: { one: 'purchase order line', many: 'purchase order lines', also: ['order line', 'purchase order product'] },
  dataverse: { table: 'msdyn_purchaseorderproduct', set: 'msdyn_purchaseorderproducts', name: 'msdyn_description' },
  financeOperations: {
    collection: 'CDSPurchaseOrderLines',
    aotName: 'PurchPurchaseOrderLineCDSEntity',
    menuItem: 'PurchLine',
  },
  company: 'striped',
  key: ['PurchaseOrderNumber', 'LineNumber'],
  parent: { map: 'purchase-order', by: ['PurchaseOrderNumber'] },
  origin: 'both',
  onUnavailable: 'refuse',
  lookups: {
    msdyn_purchaseorder: 'msdyn_purchaseorder',
    msdyn_product: 'product',
    msdyn_unit: 'uom',
    msdyn_associatetowarehouse: 'msdyn_warehouse',
    msdyn_receivingsiteid: 'msdyn_operationalsite',
    msdyn_catchweightunitsymbol: 'uom',
    msdyn_requesterpersonnelnumber: 'cdm_worker',
    transactioncurrencyid: 'transactioncurrency',
    msdyn_procurementproductcategory: 'msdyn_productcategory',
  },
  fields: [
    [
      'PurchaseOrderNumber',
      '=',
      'msdyn_purchaseorder.msdyn_name',
      'text',
      'Purchase order',
      { maxLength: 20, required: true },
    ],
    ['LineNumber', '=', 'msdyn_lineorder', 'integer', 'Line number', { required: true }],
    [
      'ProductNumber',
      '=',
      'msdyn_product.msdyn_productnumber',
      'text',
      'Product number',
      { maxLength: 70, required: true },
    ],
    ['LineDescription', '=', 'msdyn_description', 'text', 'Text', { maxLength: 1000 }],
    ['OrderedPurchaseQuantity', '=', 'msdyn_quantity', 'decimal', 'Quantity', { precision: 5, required: true }],
    ['PurchaseUnitSymbol', '=', 'msdyn_unit.msdyn_symbol', 'text', 'Unit'],
    ['ReceivingSiteId', '=', 'msdyn_receivingsiteid.msdyn_siteid', 'text', 'Site'],
    ['ReceivingWarehouseId', '=', 'msdyn_associatetowarehouse.msdyn_warehouseidentifier', 'text', 'Warehouse'],
    ['RequestedDeliveryDate', '=', 'msdyn_dateexpected', 'date', 'Delivery date'],
    ['ConfirmedDeliveryDate', '=', 'msdyn_confirmeddeliverydate', 'date', 'Confirmed delivery date'],
    ['RequestedShippingDate', '=', 'msdyn_requestedshippingdate', 'date', 'Requested ship date'],
    ['ConfirmedShippingDate', '=', 'msdyn_confirmedshippingdate', 'date', 'Confirmed ship date'],
    ['PurchasePriceQuantity', '=', 'msdyn_purchasepricequantity', 'decimal', 'Price unit'],
    ['OrderedCatchWeightQuantity', '=', 'msdyn_orderedcatchweightquantity', 'decimal', 'CW quantity'],
    ['CatchWeightUnitSymbol', '=', 'msdyn_catchweightunitsymbol.msdyn_symbol', 'text', 'CW unit'],
    ['RequesterPersonnelNumber', '=', 'msdyn_requesterpersonnelnumber.cdm_workernumber', 'text', 'Requester'],
    ['Barcode', '=', 'msdyn_barcode', 'text', 'Bar code', { maxLength: 80 }],
    ['ExternalItemNumber', '=', 'msdyn_externalitemnumber', 'text', 'External item number', { maxLength: 20 }],
    ['CustomerReference', '=', 'msdyn_customerreference', 'text', 'Customer reference', { maxLength: 60 }],
    [
      'CustomerRequisitionNumber',
      '=',
      'msdyn_customerrequisitionnumber',
      'text',
      'Customer requisition',
      { maxLength: 20 },
    ],
    [
      'IsPartialDeliveryPrevented',
      '><',
      'msdyn_ispartialdeliveryprevented',
      'boolean',
      'Prevent partial delivery',
      yesNo,
    ],
    [
      'PurchaseOrderLineStatus',
      '>>',
      'msdyn_purchaseorderlinestatus',
      'choice',
      'Line status',
      {
        values: {
          None: 192350000,
          Backorder: 192350001,
          Received: 192350002,
          Invoiced: 192350003,
          Canceled: 192350004,
        },
      },
    ],
    ['PurchasePrice', '>', 'msdyn_unitcost', 'decimal', 'Unit price', { precision: 4 }],
    ['CurrencyCode', '>', 'transactioncurrencyid.isocurrencycode', 'text', 'Currency'],
    ['LineAmount', '>', 'msdyn_lineamount', 'decimal', 'Net amount', { precision: 4 }],
    ['LineDiscountAmount', '>', 'msdyn_linediscountamount', 'decimal', 'Discount', { precision: 4 }],
    ['LineDiscountPercentage', '>', 'msdyn_linediscountpercentage', 'decimal', 'Discount percent'],
    [
      'ProcurementProductCategoryName',
      '>',
      'msdyn_procurementproductcategory.msdyn_name',
      'text',
      'Procurement category',
    ],
    [
      'ProcurementProductCategoryHierachyName',
      '>',
      'msdyn_procurementproductcategory.msdyn_hierarchy.msdyn_name',
      'text',
      'Category hierarchy',
    ],
    ['DeliveryAddressName', '>', 'msdyn_deliveryaddressname', 'text', 'Delivery name'],
    ['DeliveryAddressDescription', '>', 'msdyn_deliveryaddressdescription', 'text', 'Delivery address description'],
    ['DeliveryAddressStreet', '>', 'msdyn_deliveryaddressstreet', 'text', 'Street'],
    ['DeliveryAddressStreetNumber', '>', 'msdyn_deliveryaddressstreetnumber', 'text', 'Street number'],
    ['DeliveryAddressCity', '>', 'msdyn_deliveryaddresscity', 'text', 'City'],
    ['DeliveryAddressStateId', '>', 'msdyn_deliveryaddressstate', 'text', 'State'],
    ['DeliveryAddressZipCode', '>', 'msdyn_deliveryaddresszipcode', 'text', 'ZIP/postal code'],
    ['DeliveryAddressCountryRegionId', '>', 'msdyn_deliveryaddresscountryregionid', 'text', 'Country/region'],
    ['FormattedDelveryAddress', '>', 'msdyn_formatteddeliveryaddress', 'text', 'Delivery address'],
  ],
  card: [
    'LineNumber',
    'ProductNumber',
    'LineDescription',
    'OrderedPurchaseQuantity',
    'PurchaseUnitSymbol',
    'PurchasePrice',
    'LineAmount',
    'PurchaseOrderLineStatus',
  ],
};
