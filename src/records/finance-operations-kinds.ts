/** Kinds of records as finance and operations keeps them. Customers and work orders are Field Service's alone. */
import { positionAt } from './distance.ts';
import { idOf, line, plain, type KindSource, type KindSources } from './kinds.ts';
import { numberOf, textOf } from './wire.ts';
import type { WireRow } from '../connectors/port.ts';

const company = 'dataAreaId';

const addressed = ['PrimaryAddressCity', 'PrimaryAddressLatitude', 'PrimaryAddressLongitude'];
const positionOf = (row: WireRow) =>
  positionAt(numberOf(row, 'PrimaryAddressLatitude'), numberOf(row, 'PrimaryAddressLongitude'));

const place = (set: string, key: string, name: string, more: readonly string[] = []): KindSource => ({
  set,
  id: null,
  company,
  select: [key, name, ...more, ...addressed],
  related: [],
  describe: (row) => {
    const site = textOf(row, 'OperationalSiteId');
    const city = textOf(row, 'PrimaryAddressCity');
    const described = plain(row, textOf(row, key), name, line(site && `site ${site}`, city));
    return described && { ...described, city, position: positionOf(row) };
  },
});

/** Account, tag and position of an asset are Field Service's alone; the functional location tells here whose it is. */
const asset: KindSource = {
  set: 'AssetMaintenanceAssets',
  id: null,
  company,
  select: [
    'MaintenanceAssetId',
    'Name',
    'SerialId',
    'MaintenanceAssetTypeId',
    'FunctionalLocationId',
    'ParentMaintenanceAssetId',
  ],
  related: ['customer-asset-category', 'functional-location'],
  describe: (row, related) => {
    const to = (column: string) => {
      const key = textOf(row, column);
      return key === null ? null : idOf(textOf(row, company), key);
    };
    const category = related('customer-asset-category', to('MaintenanceAssetTypeId'))?.found;
    const location = related('functional-location', to('FunctionalLocationId'))?.found;
    const detail = line(location?.name, textOf(row, 'SerialId'));
    const described = plain(row, textOf(row, 'MaintenanceAssetId'), 'Name', detail);
    const also = line(category?.key, category?.name, location?.key);
    return described && { ...described, also, parent: to('ParentMaintenanceAssetId') };
  },
};

const vendor: KindSource = {
  set: 'VendorsV2',
  id: null,
  company,
  select: ['VendorAccountNumber', 'VendorOrganizationName', 'OnHoldStatus', 'AddressCity'],
  related: [],
  describe: (row) => {
    const hold = textOf(row, 'OnHoldStatus') ?? 'No';
    const held = ['no', 'never'].includes(hold.toLowerCase()) ? null : `on hold: ${hold}`;
    const detail = line(textOf(row, 'AddressCity'), held);
    const described = plain(row, textOf(row, 'VendorAccountNumber'), 'VendorOrganizationName', detail);
    return described && { ...described, barred: hold.toLowerCase() === 'all' };
  },
};

const purchaseOrder: KindSource = {
  set: 'PurchaseOrderHeadersV2',
  id: null,
  company,
  select: ['PurchaseOrderNumber', 'PurchaseOrderName', 'OrderVendorAccountNumber', 'DocumentApprovalStatus'],
  related: [],
  describe: (row) => {
    const detail = line(textOf(row, 'OrderVendorAccountNumber'), textOf(row, 'DocumentApprovalStatus'));
    return plain(row, textOf(row, 'PurchaseOrderNumber'), 'PurchaseOrderName', detail);
  },
};

const named = (set: string, key: string, name: string, ofCompany: string | null, more: readonly string[] = []) => ({
  set,
  id: null,
  company: ofCompany,
  select: [key, name, ...more],
  related: [],
  describe: (row: WireRow) => plain(row, textOf(row, key), name, line(...more.map((column) => textOf(row, column)))),
});

/** All kinds that finance and operations knows. */
export const financeOperationsKinds: KindSources = {
  warehouse: place('Warehouses', 'WarehouseId', 'WarehouseName', ['OperationalSiteId']),
  site: place('OperationalSitesV2', 'SiteId', 'SiteName'),
  asset,
  'functional-location': named('AssetMaintenanceFunctionalLocations', 'FunctionalLocationId', 'Name', company),
  vendor,
  product: named('ReleasedProductsV2', 'ProductNumber', 'SearchName', company, ['PurchaseUnitSymbol']),
  unit: named('UnitsOfMeasure', 'UnitSymbol', 'UnitDescription', null),
  currency: named('Currencies', 'CurrencyCode', 'Name', null),
  'purchase-order': purchaseOrder,
};
