/** Asset types of asset management: what kind of thing an asset is. The AOT name is not documented. */
import type { EntityMapSource } from './source.ts';

export const map: EntityMapSource = {
  title: 'Asset management asset types (msdyn_customerassetcategories)',
  words: { one: 'asset category', many: 'asset categories', also: ['asset type', 'customer asset category'] },
  dataverse: { table: 'msdyn_customerassetcategory', set: 'msdyn_customerassetcategories', name: 'msdyn_name' },
  financeOperations: {
    collection: 'AssetMaintenanceAssetTypes',
    aotName: 'EntAssetObjectTypeEntity',
    menuItem: 'EntAssetObjectType',
  },
  company: 'striped',
  key: ['MaintenanceAssetTypeId'],
  origin: 'both',
  onUnavailable: 'refuse',
  lookups: { msdyn_lifecyclemodel: 'msdyn_assetlifecyclemodel' },
  fields: [
    [
      'MaintenanceAssetTypeId',
      '=',
      'msdyn_maintenanceassettypeid',
      'text',
      'Asset type',
      { maxLength: 20, required: true },
    ],
    ['Name', '=', 'msdyn_name', 'text', 'Name', { maxLength: 60, required: true }],
    ['LifecycleModelId', '=', 'msdyn_lifecyclemodel.msdyn_assetlifecyclemodel_id', 'text', 'Lifecycle model'],
    [
      'CalculateKpiTotal',
      '><',
      'msdyn_calculatekpitotal',
      'boolean',
      'Calculate KPI total',
      { values: { Yes: true, No: false } },
    ],
  ],
  card: ['MaintenanceAssetTypeId', 'Name', 'LifecycleModelId'],
};
