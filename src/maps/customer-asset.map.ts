/**
 * Assets: the things that are serviced, whichever system they were born in.
 *
 * `ProductId` is the manufacturer, not the product. Account, product, position and tag of a Field Service asset have no counterpart.
 * Of the dates only `ReplacementDate` is documented to turn 1 January 1900 into blank; every date of this project does. The AOT name
 * is not documented.
 */
import type { EntityMapSource } from './source.ts';

export const map: EntityMapSource = {
  title: 'Asset management assets (msdyn_customerassets)',
  words: {
    one: 'asset',
    many: 'assets',
    also: ['customer asset', 'customer assets', 'equipment', 'machine', 'unit in service'],
  },
  dataverse: { table: 'msdyn_customerasset', set: 'msdyn_customerassets', name: 'msdyn_name' },
  financeOperations: {
    collection: 'AssetMaintenanceAssets',
    aotName: 'EntAssetObjectEntity',
    menuItem: 'EntAssetObjectTable',
  },
  company: 'striped',
  key: ['MaintenanceAssetId'],
  origin: 'both',
  onUnavailable: 'refuse',
  lookups: {
    msdyn_parentasset: 'msdyn_customerasset',
    msdyn_customerassetcategory: 'msdyn_customerassetcategory',
    msdyn_functionallocation: 'msdyn_functionallocation',
    msdyn_assetlifecyclestate: 'msdyn_assetlifecyclestate',
    msdyn_manufacturer: 'msdyn_manufacturer',
    msdyn_model: 'msdyn_model',
    msdyn_warranty: 'msdyn_warranty',
  },
  fields: [
    ['MaintenanceAssetId', '=', 'msdyn_maintenanceassetid', 'text', 'Asset', { maxLength: 20, required: true }],
    ['Name', '=', 'msdyn_name', 'text', 'Name', { maxLength: 60, required: true }],
    ['MaintenanceAssetTypeId', '=', 'msdyn_customerassetcategory.msdyn_maintenanceassettypeid', 'text', 'Asset type'],
    ['ParentMaintenanceAssetId', '=', 'msdyn_parentasset.msdyn_maintenanceassetid', 'text', 'Parent'],
    [
      'FunctionalLocationId',
      '=',
      'msdyn_functionallocation.msdyn_functionallocation_id',
      'text',
      'Functional location',
    ],
    [
      'MaintenanceAssetLifecycleStateId',
      '=',
      'msdyn_assetlifecyclestate.msdyn_assetlifecyclestate_id',
      'text',
      'Lifecycle state',
    ],
    ['ProductId', '=', 'msdyn_manufacturer.msdyn_manufacturer_id', 'text', 'Manufacturer'],
    ['ModelId', '=', 'msdyn_model.msdyn_model_id', 'text', 'Model'],
    [
      'ModelProductId',
      '=',
      'msdyn_model.msdyn_manufacturer.msdyn_manufacturer_id',
      'text',
      'Manufacturer of the model',
    ],
    ['ModelYear', '=', 'msdyn_modelyear', 'text', 'Model year', { maxLength: 4 }],
    ['SerialId', '=', 'msdyn_serialid', 'text', 'Serial ID', { maxLength: 20 }],
    ['FixedAssetId', '=', 'msdyn_fixedassetid', 'text', 'Fixed asset number', { maxLength: 20 }],
    ['PurchaseOrderId', '=', 'msdyn_purchaseorderid', 'text', 'Purchase order', { maxLength: 20 }],
    ['VendAccount', '=', 'msdyn_vendaccount', 'text', 'Vendor', { maxLength: 20 }],
    ['AcquisitionDate', '=', 'msdyn_acquisitiondate', 'date', 'Acquisition date'],
    ['AcquisitionCost', '=', 'msdyn_acquisitioncost', 'decimal', 'Acquisition cost'],
    ['ActiveFrom', '=', 'msdyn_activefrom', 'date', 'Active from'],
    ['ActiveTo', '=', 'msdyn_activeto', 'date', 'Active to'],
    ['ReplacementDate', '><', 'msdyn_replacementdate', 'date', 'Replacement date'],
    ['ReplacementValue', '=', 'msdyn_replacementvalue', 'decimal', 'Replacement value'],
    ['WarrantyId', '=', 'msdyn_warranty.msdyn_warranty_id', 'text', 'Warranty'],
    ['WarrantyDateFromVend', '=', 'msdyn_warrantydatefromvend', 'date', 'Warranty date from vendor'],
    ['WrkCtrId', '=', 'msdyn_wrkctrid', 'text', 'Resource', { maxLength: 10 }],
    ['Notes', '=', 'msdyn_notes', 'text', 'Notes'],
  ],
  card: ['MaintenanceAssetId', 'Name', 'MaintenanceAssetTypeId', 'FunctionalLocationId', 'SerialId', 'WarrantyId'],
};
