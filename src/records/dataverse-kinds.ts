/** Kinds of records as Dataverse keeps them. */
import { positionAt } from './distance.ts';
import { line, plain, type Description, type KindSource, type KindSources, type Listed } from './kinds.ts';
import { symbolOf, wordsOf } from './symbols.ts';
import { lookupOf, numberOf, textOf } from './wire.ts';
import type { WireRow } from '../connectors/port.ts';
import type { MapCatalogue } from '../maps/entity-map.ts';

const company = '_msdyn_company_value';

/** Names of `msdyn_systemstatus` of a work order; the numbers are fixed, the labels could be edited. */
const workOrderStatuses: Readonly<Record<string, string>> = {
  690970000: 'Unscheduled',
  690970001: 'Scheduled',
  690970002: 'In Progress',
  690970003: 'Completed',
  690970004: 'Posted',
  690970005: 'Canceled',
};

const vendorHolds: Readonly<Record<string, string>> = {
  806380001: 'on hold for invoices',
  806380002: 'on hold',
  806380003: 'on hold for payments',
  806380004: 'on hold for requisitions',
};
const heldForAll = 806380002;

const positionOf = (row: WireRow, latitude: string, longitude: string) =>
  positionAt(numberOf(row, latitude), numberOf(row, longitude));

const addressed = {
  select: [
    'msdyn_primaryaddressstreet',
    'msdyn_primaryaddresscity',
    'msdyn_primaryaddresslatitude',
    'msdyn_primaryaddresslongitude',
  ],
  city: (row: WireRow) => textOf(row, 'msdyn_primaryaddresscity'),
  position: (row: WireRow) => positionOf(row, 'msdyn_primaryaddresslatitude', 'msdyn_primaryaddresslongitude'),
};

const warehouse: KindSource = {
  set: 'msdyn_warehouses',
  id: 'msdyn_warehouseid',
  company,
  select: [
    'msdyn_name',
    'msdyn_warehouseidentifier',
    'msdyn_description',
    '_msdyn_operationalsite_value',
    ...addressed.select,
  ],
  related: ['site'],
  describe: (row, related) => {
    const key = textOf(row, 'msdyn_warehouseidentifier') ?? textOf(row, 'msdyn_name');
    if (key === null) return null;
    const site = related('site', lookupOf(row, 'msdyn_operationalsite'))?.found;
    const city = addressed.city(row);
    const detail = line(site && `site ${site.key}`, city);
    return { key, name: textOf(row, 'msdyn_description') ?? key, detail, city, position: addressed.position(row) };
  },
};

const site: KindSource = {
  set: 'msdyn_operationalsites',
  id: 'msdyn_operationalsiteid',
  company,
  select: ['msdyn_siteid', 'msdyn_name', ...addressed.select],
  related: [],
  describe: (row) => {
    const key = textOf(row, 'msdyn_siteid');
    if (key === null) return null;
    const city = addressed.city(row);
    return { key, name: textOf(row, 'msdyn_name') ?? key, detail: line(city), city, position: addressed.position(row) };
  },
};

const account: KindSource = {
  set: 'accounts',
  id: 'accountid',
  company,
  select: ['name', 'accountnumber', 'address1_line1', 'address1_city', 'address1_latitude', 'address1_longitude'],
  related: [],
  describe: (row) => {
    const name = textOf(row, 'name');
    if (name === null) return null;
    const city = textOf(row, 'address1_city');
    return {
      key: textOf(row, 'accountnumber') ?? name,
      name,
      detail: line(textOf(row, 'address1_line1'), city),
      city,
      position: positionOf(row, 'address1_latitude', 'address1_longitude'),
    };
  },
};

/** The position of an asset or work order; where nobody entered one, that of its account. */
function positionOr(account: Listed | null, row: WireRow): Pick<Description, 'position' | 'borrowedFrom'> {
  const own = positionOf(row, 'msdyn_latitude', 'msdyn_longitude');
  return own === null ? { position: account?.found.place ?? null, borrowedFrom: 'account' } : { position: own };
}

const asset: KindSource = {
  set: 'msdyn_customerassets',
  id: 'msdyn_customerassetid',
  company,
  select: [
    'msdyn_maintenanceassetid',
    'msdyn_name',
    'msdyn_serialid',
    'msdyn_assettag',
    '_msdyn_account_value',
    '_msdyn_customerassetcategory_value',
    '_msdyn_functionallocation_value',
    '_msdyn_parentasset_value',
    'msdyn_latitude',
    'msdyn_longitude',
  ],
  related: ['account', 'customer-asset-category', 'functional-location'],
  describe: (row, related) => {
    const name = textOf(row, 'msdyn_name');
    const key = textOf(row, 'msdyn_maintenanceassetid') ?? name;
    if (key === null) return null;
    const owner = related('account', lookupOf(row, 'msdyn_account'));
    const category = related('customer-asset-category', lookupOf(row, 'msdyn_customerassetcategory'))?.found;
    const location = related('functional-location', lookupOf(row, 'msdyn_functionallocation'))?.found;
    const serial = textOf(row, 'msdyn_serialid');
    return {
      key,
      name: name ?? key,
      detail: line(owner?.found.name ?? location?.name, serial),
      city: owner?.city ?? null,
      also: line(
        textOf(row, 'msdyn_assettag'),
        category?.key,
        category?.name,
        location?.key,
        location?.name,
        owner?.found.key,
        owner?.city,
      ),
      parent: lookupOf(row, 'msdyn_parentasset'),
      ...positionOr(owner, row),
    };
  },
};

const workOrder: KindSource = {
  set: 'msdyn_workorders',
  id: 'msdyn_workorderid',
  company,
  select: [
    'msdyn_name',
    'msdyn_workordersummary',
    'msdyn_systemstatus',
    'msdyn_city',
    'msdyn_latitude',
    'msdyn_longitude',
    '_msdyn_serviceaccount_value',
  ],
  related: ['account'],
  describe: (row, related) => {
    const key = textOf(row, 'msdyn_name');
    if (key === null) return null;
    const customer = related('account', lookupOf(row, 'msdyn_serviceaccount'));
    const city = textOf(row, 'msdyn_city') ?? customer?.city ?? null;
    return {
      key,
      name: customer?.found.name ?? textOf(row, 'msdyn_workordersummary') ?? key,
      detail: line(city, workOrderStatuses[numberOf(row, 'msdyn_systemstatus') ?? ''], summaryOf(row)),
      city,
      ...positionOr(customer, row),
    };
  },
};

const summaryOf = (row: WireRow) => textOf(row, 'msdyn_workordersummary')?.split('\n')[0]?.slice(0, 60);

const vendor: KindSource = {
  set: 'msdyn_vendors',
  id: 'msdyn_vendorid',
  company,
  select: ['msdyn_vendoraccountnumber', 'msdyn_name', 'msdyn_onholdstatus'],
  related: [],
  describe: (row) => {
    const hold = numberOf(row, 'msdyn_onholdstatus');
    const detail = vendorHolds[hold ?? ''] ?? '';
    const described = plain(row, textOf(row, 'msdyn_vendoraccountnumber'), 'msdyn_name', detail);
    return described && { ...described, barred: hold === heldForAll };
  },
};

const purchaseOrder = (catalogue: MapCatalogue): KindSource => ({
  set: 'msdyn_purchaseorders',
  id: 'msdyn_purchaseorderid',
  company,
  select: ['msdyn_name', 'msdyn_documentapprovalstatus', 'msdyn_dateexpected', '_msdyn_vendor_value'],
  related: ['account'],
  describe: (row, related) => {
    const key = textOf(row, 'msdyn_name');
    if (key === null) return null;
    const name = related('account', lookupOf(row, 'msdyn_vendor'))?.found.name ?? key;
    const approval = catalogue
      .get('purchase-order')
      .fields.find(({ property }) => property === 'DocumentApprovalStatus');
    const status = approval && symbolOf(approval, row.msdyn_documentapprovalstatus);
    const expected = textOf(row, 'msdyn_dateexpected')?.slice(0, 10);
    return { key, name, detail: line(status && wordsOf(status), expected), position: null };
  },
});

const named = (set: string, id: string, key: string, name: string, ofCompany: string | null): KindSource => ({
  set,
  id,
  company: ofCompany,
  select: key === name ? [key] : [key, name],
  related: [],
  describe: (row) => plain(row, textOf(row, key), name),
});

/** All kinds that Dataverse knows. */
export const dataverseKinds = (catalogue: MapCatalogue): KindSources => ({
  warehouse,
  site,
  account,
  asset,
  'work-order': workOrder,
  'work-order-type': named('msdyn_workordertypes', 'msdyn_workordertypeid', 'msdyn_name', 'msdyn_name', null),
  vendor,
  product: named('products', 'productid', 'msdyn_productnumber', 'name', null),
  unit: named('uoms', 'uomid', 'msdyn_symbol', 'name', null),
  currency: named('transactioncurrencies', 'transactioncurrencyid', 'isocurrencycode', 'currencyname', null),
  'functional-location': named(
    'msdyn_functionallocations',
    'msdyn_functionallocationid',
    'msdyn_functionallocation_id',
    'msdyn_name',
    company,
  ),
  'purchase-order': purchaseOrder(catalogue),
});
