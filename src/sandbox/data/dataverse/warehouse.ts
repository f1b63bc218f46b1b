import * as schema from '../../dataverse/schema/warehouse.ts';
import { formatAddress } from '../companies.ts';
import { idOf } from '../identity.ts';
import { sites } from '../places.ts';
import { warehouses } from '../warehouses.ts';
import { tableRows } from './table-rows.ts';
import type { Warehouse } from '../warehouses.ts';
import type { TableRows } from './table-rows.ts';

const types = { Transit: 192350001, Quarantine: 192350002, Standard: 192350003 } as const;
const NOT_APPLICABLE = 192350000;
const NO_REMOVAL = 192350000;

/** Sites, warehouses and the places inside them. */
export const warehouseRows = (now: Date): readonly TableRows[] => [
  tableRows(
    schema.operationalSite,
    now,
    sites.map(({ company, id, name, address }) => ({
      key: [company, id],
      company,
      values: {
        msdyn_siteid: id,
        msdyn_name: name,
        msdyn_primaryaddressstreet: address.street,
        msdyn_primaryaddresscity: address.city,
        msdyn_primaryaddressstateid: address.state,
        msdyn_primaryaddresszipcode: address.zip,
        msdyn_primaryaddresscountryregionid: address.country.id,
        msdyn_primaryaddresslatitude: address.latitude,
        msdyn_primaryaddresslongitude: address.longitude,
      },
    })),
  ),
  tableRows(
    schema.warehouse,
    now,
    warehouses.map((one) => ({
      key: [one.company, one.id],
      company: one.company,
      values: {
        msdyn_name: one.id,
        msdyn_description: one.name,
        msdyn_warehouseidentifier: one.id,
        msdyn_operationalsite: idOf('msdyn_operationalsite', one.company, one.site),
        msdyn_warehousetype: types[one.type],
        msdyn_mainrefillingwarehouse: other(one, one.mainWarehouse),
        msdyn_quarantinewarehouse: other(one, one.quarantineWarehouse),
        msdyn_transitwarehouse: other(one, one.transitWarehouse),
        msdyn_isrefilledfrommainwarehouse: one.mainWarehouse !== undefined,
        msdyn_externallylocatedwarehousevendoraccountnu: one.vendor,
        msdyn_warehousereleasereservationrequirement: NOT_APPLICABLE,
        msdyn_inventorystatuschangereservationremoval: NO_REMOVAL,
        msdyn_isprimaryaddressassigned: one.address !== undefined,
        ...addressOf(one),
      },
    })),
  ),
  tableRows(
    schema.inventoryLocation,
    now,
    warehouses.flatMap((one) =>
      one.locations.map((location) => ({
        key: [one.company, one.id, location],
        company: one.company,
        values: {
          msdyn_warehouselocationid: location,
          msdyn_warehouse: idOf('msdyn_warehouse', one.company, one.id),
        },
      })),
    ),
  ),
];

const other = (one: Warehouse, id: string | undefined) => id && idOf('msdyn_warehouse', one.company, id);

/** Finance and operations has no empty position: without an address it tells 0,0, and so does the row it was synchronised to. */
const addressOf = ({ name, address }: Warehouse) =>
  address
    ? {
        msdyn_primaryaddressdescription: name,
        msdyn_formattedprimaryaddress: formatAddress(address),
        msdyn_primaryaddressstreet: address.street,
        msdyn_primaryaddresscity: address.city,
        msdyn_primaryaddressstateid: address.state,
        msdyn_primaryaddresszipcode: address.zip,
        msdyn_primaryaddresscountryregionid: address.country.id,
        msdyn_primaryaddresslatitude: address.latitude,
        msdyn_primaryaddresslongitude: address.longitude,
      }
    : { msdyn_primaryaddresslatitude: 0, msdyn_primaryaddresslongitude: 0 };
