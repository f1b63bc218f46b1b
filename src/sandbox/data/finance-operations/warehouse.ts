import * as schema from '../../finance-operations/schema/warehouse.ts';
import { formatAddress } from '../companies.ts';
import { sites } from '../places.ts';
import { warehouses } from '../warehouses.ts';
import { entityRecords, yesNo } from './entity-records.ts';
import type { Address } from '../companies.ts';
import type { Stock } from '../stock.ts';
import type { EntityRecords } from './entity-records.ts';

const address = ({ street, city, state, zip, country, latitude, longitude }: Address) => ({
  PrimaryAddressStreet: street,
  PrimaryAddressCity: city,
  PrimaryAddressStateId: state,
  PrimaryAddressZipCode: zip,
  PrimaryAddressCountryRegionId: country.id,
  PrimaryAddressLatitude: latitude,
  PrimaryAddressLongitude: longitude,
});

/** Sites, warehouses and the places inside them. */
export const warehouseRecords: readonly EntityRecords[] = [
  entityRecords(
    schema.operationalSite,
    sites.map((site) => ({
      company: site.company,
      values: { SiteId: site.id, SiteName: site.name, ...address(site.address) },
    })),
  ),
  entityRecords(
    schema.warehouse,
    warehouses.map((one) => ({
      company: one.company,
      values: {
        WarehouseId: one.id,
        WarehouseName: one.name,
        OperationalSiteId: one.site,
        WarehouseType: one.type,
        MainRefillingWarehouseId: one.mainWarehouse,
        QuarantineWarehouseId: one.quarantineWarehouse,
        TransitWarehouseId: one.transitWarehouse,
        IsRefilledFromMainWarehouse: yesNo(one.mainWarehouse !== undefined),
        ExternallyLocatedWarehouseVendorAccountNumber: one.vendor,
        IsPrimaryAddressAssigned: yesNo(one.address !== undefined),
        ...(one.address && {
          ...address(one.address),
          PrimaryAddressDescription: one.name,
          FormattedPrimaryAddress: formatAddress(one.address),
        }),
      },
    })),
  ),
  entityRecords(
    schema.warehouseLocation,
    warehouses.flatMap(({ company, id, locations }) =>
      locations.map((location) => ({ company, values: { WarehouseId: id, WarehouseLocationId: location } })),
    ),
  ),
];

/** Inventory's own figures of stock. */
export const stockRecords = (stock: readonly Stock[]): EntityRecords =>
  entityRecords(
    schema.warehouseOnHand,
    stock.map(({ warehouse, product, onHand, allocated, onOrder }) => ({
      company: warehouse.company,
      values: {
        ItemNumber: product.number,
        ItemName: product.name,
        InventorySiteId: warehouse.site,
        InventoryWarehouseId: warehouse.id,
        OnHandQuantity: onHand,
        ReservedOnHandQuantity: allocated,
        AvailableOnHandQuantity: onHand - allocated,
        OrderedQuantity: onOrder,
        AvailableOrderedQuantity: onOrder,
        TotalAvailableQuantity: onHand - allocated + onOrder,
      },
    })),
  );
