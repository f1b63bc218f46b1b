import { entity } from './define.ts';
import { day, flag, integer, keyPart, mandatory, real, text, to } from './properties.ts';

/** A thing that is maintained, alone or as part of another. */
export const asset = entity({
  entity: 'AssetMaintenanceAsset',
  collection: 'AssetMaintenanceAssets',
  aotName: 'EntAssetObjectEntity',
  label: 'Asset management assets',
  table: 'EntAssetObjectTable',
  tableName: 'Assets',
  menuItem: 'EntAssetObjectTable',
  key: ['MaintenanceAssetId'],
  properties: [
    text('MaintenanceAssetId', 'Asset', 20, keyPart),
    text('Name', 'Name', 60),
    text('ParentMaintenanceAssetId', 'Parent', 20, to('AssetMaintenanceAssets', 'MaintenanceAssetId', 'Assets')),
    text('MaintenanceAssetTypeId', 'Asset type', 20, {
      ...mandatory,
      ...to('AssetMaintenanceAssetTypes', 'MaintenanceAssetTypeId', 'Asset types'),
    }),
    text(
      'FunctionalLocationId',
      'Functional location',
      20,
      to('AssetMaintenanceFunctionalLocations', 'FunctionalLocationId', 'Functional locations'),
    ),
    text(
      'MaintenanceAssetLifecycleStateId',
      'Lifecycle state',
      20,
      to('AssetMaintenanceAssetLifecycleStates', 'AssetLifecycleStateId', 'Asset lifecycle states'),
    ),
    text('ProductId', 'Manufacturer', 20, to('AssetMaintenanceProducts', 'ProductId', 'Manufacturers')),
    text('ModelId', 'Model', 20),
    text('ModelProductId', 'Manufacturer of the model', 20),
    text('ModelYear', 'Model year', 4),
    text('SerialId', 'Serial ID', 20),
    text('FixedAssetId', 'Fixed asset number', 20),
    text('PurchaseOrderId', 'Purchase order', 20),
    text('VendAccount', 'Vendor', 20, to('VendorsV2', 'VendorAccountNumber', 'Vendors')),
    day('AcquisitionDate', 'Acquisition date'),
    real('AcquisitionCost', 'Acquisition cost'),
    day('ActiveFrom', 'Active from'),
    day('ActiveTo', 'Active to'),
    day('ReplacementDate', 'Replacement date'),
    real('ReplacementValue', 'Replacement value'),
    text('WarrantyId', 'Warranty', 20, to('AssetMaintenanceWarranties', 'WarrantyId', 'Warranties')),
    day('WarrantyDateFromVend', 'Warranty date from vendor'),
    text('WrkCtrId', 'Resource', 10),
    text('Notes', 'Notes', 1000),
  ],
});

/** What kind of thing an asset is. */
export const assetType = entity({
  entity: 'AssetMaintenanceAssetType',
  collection: 'AssetMaintenanceAssetTypes',
  aotName: 'EntAssetObjectTypeEntity',
  label: 'Asset management asset types',
  table: 'EntAssetObjectType',
  tableName: 'Asset types',
  menuItem: 'EntAssetObjectType',
  key: ['MaintenanceAssetTypeId'],
  properties: [
    text('MaintenanceAssetTypeId', 'Asset type', 20, keyPart),
    text('Name', 'Name', 60),
    text(
      'LifecycleModelId',
      'Lifecycle model',
      20,
      to('AssetMaintenanceAssetLifecycleModels', 'AssetLifecycleModelId', 'Asset lifecycle models'),
    ),
    flag('CalculateKpiTotal', 'Calculate KPI total'),
  ],
});

/** The states that assets of a type pass through. */
export const assetLifecycleModel = entity({
  entity: 'AssetMaintenanceAssetLifecycleModel',
  collection: 'AssetMaintenanceAssetLifecycleModels',
  aotName: 'EntAssetObjectLifecycleModelEntity',
  label: 'Asset lifecycle models',
  table: 'EntAssetObjectLifecycleModel',
  menuItem: 'EntAssetObjectLifecycleModel',
  key: ['AssetLifecycleModelId'],
  properties: [text('AssetLifecycleModelId', 'Lifecycle model', 20, keyPart), text('Name', 'Name', 60)],
});

/** One state of an asset's life. */
export const assetLifecycleState = entity({
  entity: 'AssetMaintenanceAssetLifecycleState',
  collection: 'AssetMaintenanceAssetLifecycleStates',
  aotName: 'EntAssetObjectLifecycleStateEntity',
  label: 'Asset lifecycle states',
  table: 'EntAssetObjectLifecycleState',
  menuItem: 'EntAssetObjectLifecycleState',
  key: ['AssetLifecycleStateId'],
  properties: [
    text('AssetLifecycleStateId', 'Lifecycle state', 20, keyPart),
    text('Name', 'Name', 60),
    flag('IsAssetActive', 'Asset active'),
  ],
});

/** A place where assets stand. */
export const functionalLocation = entity({
  entity: 'AssetMaintenanceFunctionalLocation',
  collection: 'AssetMaintenanceFunctionalLocations',
  aotName: 'EntAssetFunctionalLocationEntity',
  label: 'Functional locations',
  table: 'EntAssetFunctionalLocation',
  menuItem: 'EntAssetFunctionalLocation',
  key: ['FunctionalLocationId'],
  properties: [
    text('FunctionalLocationId', 'Functional location', 20, keyPart),
    text('Name', 'Name', 60),
    text(
      'ParentFunctionalLocationId',
      'Parent',
      20,
      to('AssetMaintenanceFunctionalLocations', 'FunctionalLocationId', 'Functional locations'),
    ),
  ],
});

/** Who made an asset; the product itself calls this a product. */
export const manufacturer = entity({
  entity: 'AssetMaintenanceProduct',
  collection: 'AssetMaintenanceProducts',
  aotName: 'EntAssetProductEntity',
  label: 'Manufacturers',
  table: 'EntAssetProduct',
  menuItem: 'EntAssetProduct',
  key: ['ProductId'],
  properties: [text('ProductId', 'Manufacturer', 20, keyPart), text('Name', 'Name', 60)],
});

/** A model of a manufacturer. */
export const assetModel = entity({
  entity: 'AssetMaintenanceModel',
  collection: 'AssetMaintenanceModels',
  aotName: 'EntAssetModelEntity',
  label: 'Models',
  table: 'EntAssetModel',
  menuItem: 'EntAssetModel',
  key: ['ProductId', 'ModelId'],
  properties: [
    text('ProductId', 'Manufacturer', 20, {
      ...keyPart,
      ...to('AssetMaintenanceProducts', 'ProductId', 'Manufacturers'),
    }),
    text('ModelId', 'Model', 20, keyPart),
    text('Name', 'Name', 60),
  ],
});

/** What a vendor promises for an asset. */
export const warranty = entity({
  entity: 'AssetMaintenanceWarranty',
  collection: 'AssetMaintenanceWarranties',
  aotName: 'EntAssetWarrantyEntity',
  label: 'Warranties',
  table: 'EntAssetWarranty',
  menuItem: 'EntAssetWarranty',
  key: ['WarrantyId'],
  properties: [text('WarrantyId', 'Warranty', 20, keyPart), text('Name', 'Name', 60), integer('Months', 'Months')],
});
