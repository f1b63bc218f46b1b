import * as schema from '../../finance-operations/schema/asset.ts';
import {
  assetTypes,
  assets,
  functionalLocationOf,
  lifecycleModels,
  lifecycleStates,
  manufacturers,
  warranties,
} from '../assets.ts';
import { companies } from '../companies.ts';
import { customers } from '../customers.ts';
import { entityRecords, noon, yesNo } from './entity-records.ts';
import type { EntityDefinition } from '../../finance-operations/schema/entity.ts';
import type { EntityRecords, RecordOutline } from './entity-records.ts';

/** The same records in each company. */
const everywhere = <T>(
  entity: EntityDefinition,
  items: readonly T[],
  values: (item: T) => RecordOutline['values'],
): EntityRecords =>
  entityRecords(
    entity,
    companies.flatMap(({ code }) => items.map((item) => ({ company: code, values: values(item) }))),
  );

/** Assets and all that describes them. */
export const assetRecords: readonly EntityRecords[] = [
  everywhere(schema.assetLifecycleModel, lifecycleModels, ({ code, description }) => ({
    AssetLifecycleModelId: code,
    Name: description,
  })),
  everywhere(schema.assetLifecycleState, lifecycleStates, ({ code, description, active }) => ({
    AssetLifecycleStateId: code,
    Name: description,
    IsAssetActive: yesNo(active),
  })),
  everywhere(schema.manufacturer, manufacturers, ({ code, description }) => ({ ProductId: code, Name: description })),
  everywhere(
    schema.assetModel,
    manufacturers.flatMap((manufacturer) => manufacturer.models.map((model) => ({ manufacturer, model }))),
    ({ manufacturer, model }) => ({
      ProductId: manufacturer.code,
      ModelId: model,
      Name: `${manufacturer.description} ${model}`,
    }),
  ),
  everywhere(schema.warranty, warranties, ({ code, description, months }) => ({
    WarrantyId: code,
    Name: description,
    Months: months,
  })),
  everywhere(schema.assetType, assetTypes, (type) => ({
    MaintenanceAssetTypeId: type.id,
    Name: type.name,
    LifecycleModelId: type.lifecycleModel,
    CalculateKpiTotal: yesNo(type.countsTowardsKpi),
  })),
  entityRecords(
    schema.functionalLocation,
    customers.map((customer) => ({
      company: customer.company,
      values: { FunctionalLocationId: functionalLocationOf(customer), Name: customer.name },
    })),
  ),
  entityRecords(
    schema.asset,
    assets.map((asset) => ({
      company: asset.company,
      values: {
        MaintenanceAssetId: asset.id,
        Name: asset.name,
        ParentMaintenanceAssetId: asset.parent,
        MaintenanceAssetTypeId: asset.type,
        FunctionalLocationId: asset.functionalLocation,
        MaintenanceAssetLifecycleStateId: asset.state,
        ProductId: asset.manufacturer,
        ModelId: asset.model,
        ModelProductId: asset.manufacturer,
        ModelYear: asset.modelYear,
        SerialId: asset.serial,
        AcquisitionDate: noon(asset.acquired),
        AcquisitionCost: asset.cost,
        ActiveFrom: noon(asset.acquired),
        WarrantyId: asset.warranty,
      },
    })),
  ),
];
