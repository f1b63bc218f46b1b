import {
  added,
  choice,
  day,
  decimal,
  double,
  lookup,
  memo,
  moment,
  options,
  required,
  text,
  whole,
  yesNo,
} from './columns.ts';
import { table } from './define.ts';

const registration = options(192350000, 'Unknown', 'Unregistered', 'In Progress', 'Registered', 'Error');

/** A thing that is serviced, at a customer or of the company's own, alone or as part of another. */
export const customerAsset = table({
  logicalName: 'msdyn_customerasset',
  setName: 'msdyn_customerassets',
  displayName: 'Customer Asset',
  collectionDisplayName: 'Customer Assets',
  objectTypeCode: 10050,
  companyStriped: true,
  fieldService: true,
  key: ['msdyn_maintenanceassetid'],
  columns: [
    ...required(text('msdyn_name', 'Name')),
    lookup('msdyn_account', 'Account', 'account', { navigation: 'msdyn_Account' }),
    lookup('msdyn_customerassetcategory', 'Category', 'msdyn_customerassetcategory', {
      navigation: 'msdyn_CustomerAssetCategory',
    }),
    lookup('msdyn_product', 'Product', 'product', { navigation: 'msdyn_Product' }),
    lookup('msdyn_functionallocation', 'Functional Location', 'msdyn_functionallocation', {
      navigation: 'msdyn_FunctionalLocation',
    }),
    lookup('msdyn_parentasset', 'Parent Asset', 'msdyn_customerasset', { navigation: 'msdyn_ParentAsset' }),
    lookup('msdyn_masterasset', 'Top-Level Asset', 'msdyn_customerasset', {
      navigation: 'msdyn_MasterAsset',
      readOnly: true,
    }),
    text('msdyn_assettag', 'Asset Tag'),
    day('msdyn_manufacturingdate', 'Manufacturing Date'),
    double('msdyn_latitude', 'Latitude', -90, 90),
    double('msdyn_longitude', 'Longitude', -180, 180),
    lookup('msdyn_workorderproduct', 'Work Order Product', 'msdyn_workorderproduct', {
      navigation: 'msdyn_WorkOrderProduct',
    }),
    text('msdyn_deviceid', 'Device ID'),
    choice('msdyn_registrationstatus', 'Registration Status', registration, { default: 192350000 }),
    yesNo('msdyn_alert', 'Alert', { readOnly: true }),
    whole('msdyn_alertcount', 'Alert Count', { readOnly: true }),
    moment('msdyn_lastalerttime', 'Last Active Alert Time', { readOnly: true }),
    ...added(
      text('msdyn_maintenanceassetid', 'Asset', 20),
      lookup('msdyn_assetlifecyclestate', 'Lifecycle State', 'msdyn_assetlifecyclestate'),
      lookup('msdyn_manufacturer', 'Manufacturer', 'msdyn_manufacturer'),
      lookup('msdyn_model', 'Model', 'msdyn_model'),
      lookup('msdyn_warranty', 'Warranty', 'msdyn_warranty'),
      text('msdyn_modelyear', 'Model Year', 4),
      text('msdyn_serialid', 'Serial Number', 20),
      text('msdyn_fixedassetid', 'Fixed Asset Number', 20),
      text('msdyn_purchaseorderid', 'Purchase Order', 20),
      text('msdyn_vendaccount', 'Vendor Account', 20),
      day('msdyn_acquisitiondate', 'Acquisition Date'),
      decimal('msdyn_acquisitioncost', 'Acquisition Cost'),
      day('msdyn_activefrom', 'Active From'),
      day('msdyn_activeto', 'Active To'),
      day('msdyn_replacementdate', 'Replacement Date'),
      decimal('msdyn_replacementvalue', 'Replacement Value'),
      day('msdyn_warrantydatefromvend', 'Warranty Date from Vendor'),
      text('msdyn_wrkctrid', 'Resource', 10),
      memo('msdyn_notes', 'Notes'),
    ),
  ],
});

/** What kind of thing an asset is. */
export const customerAssetCategory = table({
  logicalName: 'msdyn_customerassetcategory',
  setName: 'msdyn_customerassetcategories',
  displayName: 'Customer Asset Category',
  collectionDisplayName: 'Customer Asset Categories',
  objectTypeCode: 10051,
  companyStriped: true,
  fieldService: true,
  key: ['msdyn_maintenanceassettypeid'],
  columns: [
    ...required(text('msdyn_name', 'Name')),
    ...added(
      text('msdyn_maintenanceassettypeid', 'Asset Type', 20),
      lookup('msdyn_lifecyclemodel', 'Lifecycle Model', 'msdyn_assetlifecyclemodel'),
      yesNo('msdyn_calculatekpitotal', 'Calculate KPI Total'),
    ),
  ],
});

/** The states that assets of a type pass through. */
export const assetLifecycleModel = table({
  logicalName: 'msdyn_assetlifecyclemodel',
  setName: 'msdyn_assetlifecyclemodels',
  displayName: 'Asset Lifecycle Model',
  collectionDisplayName: 'Asset Lifecycle Models',
  objectTypeCode: 10052,
  companyStriped: true,
  key: ['msdyn_assetlifecyclemodel_id'],
  columns: added(
    text('msdyn_name', 'Name', 100, { required: 'application' }),
    text('msdyn_assetlifecyclemodel_id', 'Lifecycle Model', 20),
  ),
});

/** One state of an asset's life. */
export const assetLifecycleState = table({
  logicalName: 'msdyn_assetlifecyclestate',
  setName: 'msdyn_assetlifecyclestates',
  displayName: 'Asset Lifecycle State',
  collectionDisplayName: 'Asset Lifecycle States',
  objectTypeCode: 10053,
  companyStriped: true,
  key: ['msdyn_assetlifecyclestate_id'],
  columns: added(
    text('msdyn_name', 'Name', 100, { required: 'application' }),
    text('msdyn_assetlifecyclestate_id', 'Lifecycle State', 20),
    yesNo('msdyn_isactive', 'Asset Active'),
  ),
});

/** A place in the customer's building or the company's plant where assets stand. */
export const functionalLocation = table({
  logicalName: 'msdyn_functionallocation',
  setName: 'msdyn_functionallocations',
  displayName: 'Functional Location',
  collectionDisplayName: 'Functional Locations',
  objectTypeCode: 10054,
  companyStriped: true,
  fieldService: true,
  key: ['msdyn_functionallocation_id'],
  columns: [
    ...required(text('msdyn_name', 'Name')),
    lookup('msdyn_parentfunctionallocation', 'Parent Functional Location', 'msdyn_functionallocation'),
    double('msdyn_latitude', 'Latitude', -90, 90),
    double('msdyn_longitude', 'Longitude', -180, 180),
    ...added(text('msdyn_functionallocation_id', 'Functional Location', 20)),
  ],
});

/** Who made an asset. */
export const manufacturer = table({
  logicalName: 'msdyn_manufacturer',
  setName: 'msdyn_manufacturers',
  displayName: 'Manufacturer',
  collectionDisplayName: 'Manufacturers',
  objectTypeCode: 10055,
  companyStriped: true,
  key: ['msdyn_manufacturer_id'],
  columns: added(
    text('msdyn_name', 'Name', 100, { required: 'application' }),
    text('msdyn_manufacturer_id', 'Manufacturer', 20),
  ),
});

/** A model of a manufacturer. */
export const assetModel = table({
  logicalName: 'msdyn_model',
  setName: 'msdyn_models',
  displayName: 'Model',
  collectionDisplayName: 'Models',
  objectTypeCode: 10056,
  companyStriped: true,
  key: ['msdyn_manufacturer', 'msdyn_model_id'],
  columns: added(
    text('msdyn_name', 'Name', 100, { required: 'application' }),
    text('msdyn_model_id', 'Model', 20),
    lookup('msdyn_manufacturer', 'Manufacturer', 'msdyn_manufacturer', { required: 'application' }),
  ),
});

/** What a vendor promises for an asset. */
export const warranty = table({
  logicalName: 'msdyn_warranty',
  setName: 'msdyn_warranties',
  displayName: 'Warranty',
  collectionDisplayName: 'Warranties',
  objectTypeCode: 10057,
  companyStriped: true,
  key: ['msdyn_warranty_id'],
  columns: added(
    text('msdyn_name', 'Name', 100, { required: 'application' }),
    text('msdyn_warranty_id', 'Warranty', 20),
    whole('msdyn_months', 'Months', { min: 0 }),
  ),
});
