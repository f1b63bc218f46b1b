import { choice, day, double, lookup, memo, moment, money, options, required, text, whole, yesNo } from './columns.ts';
import { table } from './define.ts';

const systemStatuses = options(690970000, 'Unscheduled', 'Scheduled', 'In Progress', 'Completed', 'Posted', 'Canceled');
const workLocations = options(690970000, 'Onsite', 'Facility', 'Location Agnostic');

/** Work to be done at a customer. */
export const workOrder = table({
  logicalName: 'msdyn_workorder',
  setName: 'msdyn_workorders',
  displayName: 'Work Order',
  collectionDisplayName: 'Work Orders',
  objectTypeCode: 10080,
  companyStriped: true,
  fieldService: true,
  columns: [
    ...required(
      text('msdyn_name', 'Work Order Number'),
      lookup('msdyn_serviceaccount', 'Service Account', 'account', { navigation: 'msdyn_ServiceAccount' }),
      lookup('msdyn_workordertype', 'Work Order Type', 'msdyn_workordertype', { navigation: 'msdyn_WorkOrderType' }),
      lookup('msdyn_pricelist', 'Price List', 'pricelevel', { navigation: 'msdyn_PriceList' }),
      yesNo('msdyn_taxable', 'Taxable'),
      choice('msdyn_systemstatus', 'System Status', systemStatuses, { default: 690970000 }),
    ),
    lookup('msdyn_billingaccount', 'Billing Account', 'account', { navigation: 'msdyn_BillingAccount' }),
    lookup('msdyn_substatus', 'Substatus', 'msdyn_workordersubstatus', { navigation: 'msdyn_SubStatus' }),
    lookup('msdyn_customerasset', 'Primary Incident Customer Asset', 'msdyn_customerasset', {
      navigation: 'msdyn_CustomerAsset',
    }),
    lookup('msdyn_functionallocation', 'Functional Location', 'msdyn_functionallocation', {
      navigation: 'msdyn_FunctionalLocation',
    }),
    lookup('msdyn_priority', 'Priority', 'msdyn_priority', { navigation: 'msdyn_Priority' }),
    lookup('msdyn_serviceterritory', 'Service Territory', 'territory', { navigation: 'msdyn_ServiceTerritory' }),
    lookup('msdyn_primaryincidenttype', 'Primary Incident Type', 'msdyn_incidenttype', {
      navigation: 'msdyn_PrimaryIncidentType',
    }),
    lookup('msdyn_parentworkorder', 'Parent Work Order', 'msdyn_workorder', { navigation: 'msdyn_ParentWorkOrder' }),
    memo('msdyn_workordersummary', 'Work Order Summary'),
    memo('msdyn_instructions', 'Instructions'),
    text('msdyn_addressname', 'Address Name', 250),
    text('msdyn_address1', 'Street 1', 250),
    text('msdyn_address2', 'Street 2', 250),
    text('msdyn_address3', 'Street 3', 250),
    text('msdyn_city', 'City', 80),
    text('msdyn_stateorprovince', 'State Or Province', 50),
    text('msdyn_postalcode', 'Postal Code', 20),
    text('msdyn_country', 'Country/Region', 80),
    double('msdyn_latitude', 'Latitude', -90, 90),
    double('msdyn_longitude', 'Longitude', -180, 180),
    day('msdyn_datewindowstart', 'Date Window Start'),
    day('msdyn_datewindowend', 'Date Window End'),
    moment('msdyn_timewindowstart', 'Time Window Start'),
    moment('msdyn_timewindowend', 'Time Window End'),
    moment('msdyn_timefrompromised', 'Time From Promised'),
    moment('msdyn_timetopromised', 'Time To Promised'),
    choice('msdyn_worklocation', 'Work Location', workLocations, { default: 690970000 }),
    lookup('transactioncurrencyid', 'Currency', 'transactioncurrency'),
  ],
});

/** A product planned for or used on a work order. */
export const workOrderProduct = table({
  logicalName: 'msdyn_workorderproduct',
  setName: 'msdyn_workorderproducts',
  displayName: 'Work Order Product',
  collectionDisplayName: 'Work Order Products',
  objectTypeCode: 10081,
  companyStriped: true,
  fieldService: true,
  columns: [
    text('msdyn_name', 'Name'),
    ...required(
      lookup('msdyn_workorder', 'Work Order', 'msdyn_workorder', { navigation: 'msdyn_WorkOrder' }),
      choice('msdyn_linestatus', 'Line Status', options(690970000, 'Estimated', 'Used'), { default: 690970000 }),
    ),
    lookup('msdyn_product', 'Product', 'product', { navigation: 'msdyn_Product' }),
    lookup('msdyn_unit', 'Unit', 'uom', { navigation: 'msdyn_Unit' }),
    lookup('msdyn_warehouse', 'Warehouse', 'msdyn_warehouse', { navigation: 'msdyn_Warehouse' }),
    lookup('msdyn_customerasset', 'Customer Asset', 'msdyn_customerasset', { navigation: 'msdyn_CustomerAsset' }),
    lookup('msdyn_purchaseorderreceiptproduct', 'Purchase Order Receipt Product', 'msdyn_purchaseorderreceiptproduct', {
      navigation: 'msdyn_PurchaseOrderReceiptProduct',
    }),
    double('msdyn_estimatequantity', 'Estimate Quantity', 0, 1000000000),
    double('msdyn_quantity', 'Quantity', 0, 1000000000),
    yesNo('msdyn_allocated', 'Allocated'),
    money('msdyn_unitcost', 'Unit Cost'),
  ],
});

/** What kind of work a work order is. */
export const workOrderType = table({
  logicalName: 'msdyn_workordertype',
  setName: 'msdyn_workordertypes',
  displayName: 'Work Order Type',
  collectionDisplayName: 'Work Order Types',
  objectTypeCode: 10082,
  fieldService: true,
  columns: [
    ...required(text('msdyn_name', 'Name')),
    yesNo('msdyn_incidentrequired', 'Incident Required'),
    yesNo('msdyn_taxable', 'Taxable'),
    lookup('msdyn_pricelist', 'Price List', 'pricelevel', { navigation: 'msdyn_PriceList' }),
  ],
});

/** A finer status under a system status of work orders. */
export const workOrderSubstatus = table({
  logicalName: 'msdyn_workordersubstatus',
  setName: 'msdyn_workordersubstatuses',
  displayName: 'Work Order Substatus',
  collectionDisplayName: 'Work Order Substatuses',
  objectTypeCode: 10083,
  fieldService: true,
  columns: [
    ...required(text('msdyn_name', 'Name'), choice('msdyn_systemstatus', 'System Status', systemStatuses)),
    yesNo('msdyn_defaultsubstatus', 'Default Substatus'),
  ],
});

/** How urgent work is. */
export const priority = table({
  logicalName: 'msdyn_priority',
  setName: 'msdyn_priorities',
  displayName: 'Priority',
  collectionDisplayName: 'Priorities',
  objectTypeCode: 10084,
  columns: [
    ...required(text('msdyn_name', 'Name')),
    whole('msdyn_levelofimportance', 'Level of Importance', { min: 0 }),
  ],
});

/** What usually goes wrong. */
export const incidentType = table({
  logicalName: 'msdyn_incidenttype',
  setName: 'msdyn_incidenttypes',
  displayName: 'Incident Type',
  collectionDisplayName: 'Incident Types',
  objectTypeCode: 10085,
  fieldService: true,
  columns: [
    ...required(text('msdyn_name', 'Name')),
    whole('msdyn_estimatedduration', 'Estimated Duration', { min: 0 }),
    lookup('msdyn_defaultworkordertype', 'Default Work Order Type', 'msdyn_workordertype', {
      navigation: 'msdyn_DefaultWorkOrderType',
    }),
  ],
});

/** A list of prices in one currency. */
export const priceList = table({
  logicalName: 'pricelevel',
  setName: 'pricelevels',
  displayName: 'Price List',
  collectionDisplayName: 'Price Lists',
  objectTypeCode: 1022,
  primaryName: 'name',
  ownership: 'organization',
  columns: [
    text('name', 'Name', 100, { required: 'application' }),
    lookup('transactioncurrencyid', 'Currency', 'transactioncurrency', { required: 'application' }),
  ],
});

/** An area that a team of technicians serves. */
export const territory = table({
  logicalName: 'territory',
  setName: 'territories',
  displayName: 'Territory',
  collectionDisplayName: 'Territories',
  objectTypeCode: 2013,
  primaryName: 'name',
  ownership: 'organization',
  state: false,
  columns: [text('name', 'Territory Name', 200, { required: 'application' }), memo('description', 'Description')],
});
