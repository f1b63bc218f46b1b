import {
  added,
  big,
  choice,
  day,
  decimal,
  double,
  lookup,
  memo,
  money,
  options,
  required,
  text,
  yesNo,
} from './columns.ts';
import { table } from './define.ts';

/** How far a receipt written in Field Service has come on its way to a posted one. */
const postingStates = options(700610000, 'Draft', 'Posting', 'Posted', 'Refused');

/** Goods that arrived for an order. It counts once it carries the record id of the posted receipt. */
export const purchaseOrderReceipt = table({
  logicalName: 'msdyn_purchaseorderreceipt',
  setName: 'msdyn_purchaseorderreceipts',
  displayName: 'Purchase Order Receipt',
  collectionDisplayName: 'Purchase Order Receipts',
  objectTypeCode: 10070,
  companyStriped: true,
  fieldService: true,
  key: ['msdyn_recordid'],
  columns: [
    ...required(
      text('msdyn_name', 'Name'),
      lookup('msdyn_purchaseorder', 'Purchase Order', 'msdyn_purchaseorder', { navigation: 'msdyn_PurchaseOrder' }),
      day('msdyn_datereceived', 'Date Received'),
    ),
    lookup('msdyn_receivedby', 'Received By', 'systemuser', { navigation: 'msdyn_ReceivedBy' }),
    lookup('msdyn_shipvia', 'Ship Via', 'msdyn_shipvia', { navigation: 'msdyn_ShipVia' }),
    memo('msdyn_note', 'Note'),
    ...added(
      choice('dcp_postingstate', 'Posting State', postingStates, { default: 700610000 }),
      big('msdyn_recordid', 'Record-ID'),
      lookup('msdyn_deliveryterm', 'Delivery Terms', 'msdyn_termsofdelivery'),
      lookup('msdyn_ordervendor', 'Vendor', 'msdyn_vendor'),
      lookup('msdyn_requesterpersonnel', 'Requester', 'cdm_worker'),
      yesNo('msdyn_isdeliveryaddressprivate', 'Private Delivery Address'),
      text('msdyn_deliveryaddressname', 'Delivery Name', 250),
      text('msdyn_deliveryaddressdescription', 'Delivery Address Description', 60),
      text('msdyn_deliveryaddressstreet', 'Delivery Street', 250),
      text('msdyn_deliveryaddressstreetnumber', 'Delivery Street Number', 20),
      text('msdyn_deliveryaddresscity', 'Delivery City', 60),
      text('msdyn_deliveryaddressdistrictname', 'Delivery District', 60),
      text('msdyn_deliveryaddresscountyid', 'Delivery County', 10),
      text('msdyn_deliveryaddressstateid', 'Delivery State', 10),
      text('msdyn_deliveryaddresszipcode', 'Delivery ZIP/postal Code', 10),
      text('msdyn_deliveryaddresscountryregionid', 'Delivery Country/region', 10),
      text('msdyn_deliveryaddresspostbox', 'Delivery Post Box', 20),
      text('msdyn_deliveryaddresstimezone', 'Delivery Time Zone', 60),
      double('msdyn_deliveryaddresslatitude', 'Delivery Latitude', -90, 90),
      double('msdyn_deliveryaddresslongitude', 'Delivery Longitude', -180, 180),
      text('msdyn_deliveryaddresslocationid', 'Delivery Location ID', 30),
      text('msdyn_deliveryaddressdunsnumber', 'Delivery DUNS Number', 9),
      text('msdyn_deliverybuildingcompliment', 'Delivery Building Complement', 60),
      text('msdyn_deliverycityinkana', 'Delivery City in Kana', 60),
      text('msdyn_deliverystreetinkana', 'Delivery Street in Kana', 250),
      memo('msdyn_formatteddeliveryaddress', 'Delivery Address', 250),
    ),
  ],
});

/** How much of one order line arrived with a receipt. */
export const purchaseOrderReceiptProduct = table({
  logicalName: 'msdyn_purchaseorderreceiptproduct',
  setName: 'msdyn_purchaseorderreceiptproducts',
  displayName: 'Purchase Order Receipt Product',
  collectionDisplayName: 'Purchase Order Receipt Products',
  objectTypeCode: 10071,
  companyStriped: true,
  fieldService: true,
  key: ['msdyn_recordid'],
  columns: [
    ...required(
      text('msdyn_name', 'Name'),
      lookup('msdyn_purchaseorder', 'Purchase Order', 'msdyn_purchaseorder', { navigation: 'msdyn_PurchaseOrder' }),
      lookup('msdyn_purchaseorderproduct', 'Purchase Order Product', 'msdyn_purchaseorderproduct', {
        navigation: 'msdyn_PurchaseOrderProduct',
      }),
      lookup('msdyn_purchaseorderreceipt', 'Purchase Order Receipt', 'msdyn_purchaseorderreceipt', {
        navigation: 'msdyn_PurchaseOrderReceipt',
      }),
      double('msdyn_quantity', 'Quantity', 0, 1000000000),
    ),
    lookup('msdyn_associatetowarehouse', 'Associate To Warehouse', 'msdyn_warehouse', {
      navigation: 'msdyn_AssociateToWarehouse',
    }),
    lookup('msdyn_associatetoworkorder', 'Associate To Work Order', 'msdyn_workorder', {
      navigation: 'msdyn_AssociateToWorkOrder',
    }),
    lookup('msdyn_associatetobooking', 'Associate To Booking', 'bookableresourcebooking', {
      navigation: 'msdyn_AssociateToBooking',
    }),
    lookup('msdyn_purchaseorderbill', 'Purchase Order Bill', 'msdyn_purchaseorderbill', {
      navigation: 'msdyn_PurchaseOrderBill',
    }),
    money('msdyn_unitcost', 'Unit Cost'),
    money('msdyn_totalcost', 'Total Cost'),
    lookup('transactioncurrencyid', 'Currency', 'transactioncurrency'),
    ...added(
      big('msdyn_recordid', 'Record-ID'),
      lookup('msdyn_product', 'Product', 'product'),
      lookup('msdyn_purchaseunitsymbol', 'Unit', 'uom'),
      lookup('msdyn_receivingsiteid', 'Site', 'msdyn_operationalsite'),
      lookup('msdyn_receivingwarehouselocation', 'Location', 'msdyn_inventorylocation'),
      lookup('msdyn_procurementproductcategory', 'Procurement Category', 'msdyn_productcategory'),
      text('msdyn_productreceiptnumber', 'Product Receipt', 20),
      day('msdyn_productreceiptdate', 'Product Receipt Date'),
      memo('msdyn_linedescription', 'Line Description', 1000),
      decimal('msdyn_orderedpurchasequantity', 'Ordered'),
      decimal('msdyn_remainingpurchasequantity', 'Remaining'),
      decimal('msdyn_receivedinventoryquantity', 'Received in Inventory Unit'),
      decimal('msdyn_remaininginventoryquantity', 'Remaining in Inventory Unit'),
      text('msdyn_receivedinventorystatusid', 'Inventory Status', 10),
      text('msdyn_itembatchnumber', 'Batch Number', 20),
      text('msdyn_itemserialnumber', 'Serial Number', 20),
      text('msdyn_externalitemnumber', 'External Item Number', 20),
      day('msdyn_expecteddeliverydate', 'Expected Delivery Date'),
      text('msdyn_deliveryaddresscountyid', 'Delivery County', 10),
      text('msdyn_deliveryaddressstateid', 'Delivery State', 10),
      text('msdyn_deliveryaddresscountryregionid', 'Delivery Country/region', 10),
    ),
  ],
});

/** A vendor's bill in Field Service; without finance and operations it closes an order. */
export const purchaseOrderBill = table({
  logicalName: 'msdyn_purchaseorderbill',
  setName: 'msdyn_purchaseorderbills',
  displayName: 'Purchase Order Bill',
  collectionDisplayName: 'Purchase Order Bills',
  objectTypeCode: 10072,
  companyStriped: true,
  fieldService: true,
  columns: [
    ...required(
      text('msdyn_name', 'Name'),
      lookup('msdyn_purchaseorder', 'Purchase Order', 'msdyn_purchaseorder', { navigation: 'msdyn_PurchaseOrder' }),
      day('msdyn_billdate', 'Bill Date'),
    ),
    text('msdyn_vendorinvoicenumber', 'Vendor Invoice Number'),
    money('msdyn_subtotal', 'Subtotal'),
    money('msdyn_tax', 'Tax'),
    money('msdyn_shipping', 'Shipping'),
    money('msdyn_totalamount', 'Total Amount'),
  ],
});
