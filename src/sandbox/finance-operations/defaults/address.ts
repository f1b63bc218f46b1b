import { text } from '../values.ts';
import type { Value, Values } from '../values.ts';

/** The delivery address of an order as its receiving warehouse gives it. */
export function addressOfWarehouse(warehouse: Values): Record<string, Value> {
  return {
    DeliveryAddressName: text(warehouse, 'WarehouseName'),
    DeliveryAddressDescription: text(warehouse, 'PrimaryAddressDescription'),
    FormattedDeliveryAddress: text(warehouse, 'FormattedPrimaryAddress'),
    DeliveryAddressStreet: text(warehouse, 'PrimaryAddressStreet'),
    DeliveryAddressStreetNumber: text(warehouse, 'PrimaryAddressStreetNumber'),
    DeliveryBuildingCompliment: text(warehouse, 'PrimaryAddressBuildingCompliment'),
    DeliveryAddressPostBox: text(warehouse, 'PrimaryAddressPostBox'),
    DeliveryAddressCity: text(warehouse, 'PrimaryAddressCity'),
    DeliveryAddressDistrictName: text(warehouse, 'PrimaryAddressDistrictName'),
    DeliveryAddressCountyId: text(warehouse, 'PrimaryAddressCountyId'),
    DeliveryAddressStateId: text(warehouse, 'PrimaryAddressStateId'),
    DeliveryAddressZipCode: text(warehouse, 'PrimaryAddressZipCode'),
    DeliveryAddressCountryRegionId: text(warehouse, 'PrimaryAddressCountryRegionId'),
    DeliveryAddressCountryRegionISOCode: isoCode(text(warehouse, 'PrimaryAddressCountryRegionId')),
    DeliveryAddressLatitude: Number(warehouse.PrimaryAddressLatitude ?? 0),
    DeliveryAddressLongitude: Number(warehouse.PrimaryAddressLongitude ?? 0),
  };
}

/** The same for a line, which holds fewer parts and spells one of them in the product's own way. */
export function lineAddress(address: Values): Record<string, Value> {
  return {
    DeliveryAddressName: text(address, 'DeliveryAddressName'),
    DeliveryAddressDescription: text(address, 'DeliveryAddressDescription'),
    FormattedDelveryAddress: text(address, 'FormattedDeliveryAddress'),
    DeliveryAddressStreet: text(address, 'DeliveryAddressStreet'),
    DeliveryAddressStreetNumber: text(address, 'DeliveryAddressStreetNumber'),
    DeliveryAddressCity: text(address, 'DeliveryAddressCity'),
    DeliveryAddressStateId: text(address, 'DeliveryAddressStateId'),
    DeliveryAddressZipCode: text(address, 'DeliveryAddressZipCode'),
    DeliveryAddressCountryRegionId: text(address, 'DeliveryAddressCountryRegionId'),
  };
}

/** Three-letter country/region ids of the seed's two countries and their neighbours; an id of two letters is its own code. */
const isoCodes: Readonly<Record<string, string>> = { USA: 'US', DEU: 'DE', CAN: 'CA', AUT: 'AT', CHE: 'CH' };

function isoCode(countryRegionId: string): string {
  return isoCodes[countryRegionId] ?? (countryRegionId.length === 2 ? countryRegionId : '');
}
