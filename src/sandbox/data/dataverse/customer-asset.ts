import * as schema from '../../dataverse/schema/customer-asset.ts';
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
import { idOf } from '../identity.ts';
import { tableRows } from './table-rows.ts';
import type { TableDefinition } from '../../dataverse/schema/table.ts';
import type { Code } from '../terms.ts';
import type { TableRows, Value } from './table-rows.ts';

/** Rows that are a name and a code, the same in each company. */
const codes = <T extends Code>(
  table: TableDefinition,
  now: Date,
  items: readonly T[],
  codeColumn: string,
  more: (item: T) => Record<string, Value> = () => ({}),
): TableRows =>
  tableRows(
    table,
    now,
    companies.flatMap(({ code: company }) =>
      items.map((item) => ({
        key: [company, item.code],
        company,
        values: { msdyn_name: item.description, [codeColumn]: item.code, ...more(item) },
      })),
    ),
  );

/** Assets and all that describes them. */
export const assetRows = (now: Date): readonly TableRows[] => [
  codes(schema.assetLifecycleModel, now, lifecycleModels, 'msdyn_assetlifecyclemodel_id'),
  codes(schema.assetLifecycleState, now, lifecycleStates, 'msdyn_assetlifecyclestate_id', ({ active }) => ({
    msdyn_isactive: active,
  })),
  codes(schema.manufacturer, now, manufacturers, 'msdyn_manufacturer_id'),
  codes(schema.warranty, now, warranties, 'msdyn_warranty_id', ({ months }) => ({ msdyn_months: months })),
  tableRows(
    schema.assetModel,
    now,
    companies.flatMap(({ code: company }) =>
      manufacturers.flatMap((manufacturer) =>
        manufacturer.models.map((model) => ({
          key: [company, manufacturer.code, model],
          company,
          values: {
            msdyn_name: `${manufacturer.description} ${model}`,
            msdyn_model_id: model,
            msdyn_manufacturer: idOf('msdyn_manufacturer', company, manufacturer.code),
          },
        })),
      ),
    ),
  ),
  tableRows(
    schema.functionalLocation,
    now,
    customers.map((customer) => ({
      key: [customer.company, functionalLocationOf(customer)],
      company: customer.company,
      values: {
        msdyn_name: customer.name,
        msdyn_functionallocation_id: functionalLocationOf(customer),
        msdyn_latitude: customer.address.latitude,
        msdyn_longitude: customer.address.longitude,
      },
    })),
  ),
  tableRows(
    schema.customerAssetCategory,
    now,
    companies.flatMap(({ code: company }) =>
      assetTypes.map((type) => ({
        key: [company, type.id],
        company,
        values: {
          msdyn_name: type.name,
          msdyn_maintenanceassettypeid: type.id,
          msdyn_lifecyclemodel: idOf('msdyn_assetlifecyclemodel', company, type.lifecycleModel),
          msdyn_calculatekpitotal: type.countsTowardsKpi,
        },
      })),
    ),
  ),
  tableRows(
    schema.customerAsset,
    now,
    assets.map((asset) => ({
      key: [asset.company, asset.id],
      company: asset.company,
      values: {
        msdyn_name: asset.name,
        msdyn_maintenanceassetid: asset.id,
        msdyn_account: idOf('account', asset.company, asset.customer.account),
        msdyn_customerassetcategory: idOf('msdyn_customerassetcategory', asset.company, asset.type),
        msdyn_functionallocation: idOf('msdyn_functionallocation', asset.company, asset.functionalLocation),
        msdyn_parentasset: asset.parent && idOf('msdyn_customerasset', asset.company, asset.parent),
        msdyn_masterasset: asset.head && idOf('msdyn_customerasset', asset.company, asset.head),
        msdyn_assettag: `TAG-${asset.serial.slice(2)}`,
        msdyn_latitude: asset.customer.address.latitude,
        msdyn_longitude: asset.customer.address.longitude,
        msdyn_assetlifecyclestate: idOf('msdyn_assetlifecyclestate', asset.company, asset.state),
        msdyn_manufacturer: idOf('msdyn_manufacturer', asset.company, asset.manufacturer),
        msdyn_model: idOf('msdyn_model', asset.company, asset.manufacturer, asset.model),
        msdyn_warranty: asset.warranty && idOf('msdyn_warranty', asset.company, asset.warranty),
        msdyn_modelyear: asset.modelYear,
        msdyn_serialid: asset.serial,
        msdyn_acquisitiondate: asset.acquired,
        msdyn_acquisitioncost: asset.cost,
        msdyn_activefrom: asset.acquired,
        msdyn_replacementvalue: 0,
      },
    })),
  ),
];
