import { added, choice, double, lookup, memo, money, options, text, whole, yesNo } from './columns.ts';
import { table } from './define.ts';

/** A product of the catalogue; whether a company may buy it is known to finance and operations. */
export const product = table({
  logicalName: 'product',
  setName: 'products',
  displayName: 'Product',
  collectionDisplayName: 'Products',
  objectTypeCode: 1024,
  primaryName: 'name',
  ownership: 'organization',
  key: ['msdyn_productnumber'],
  columns: [
    text('name', 'Name', 100, { required: 'application' }),
    text('productnumber', 'Product ID', 100, { required: 'application' }),
    memo('description', 'Description'),
    lookup('defaultuomid', 'Default Unit', 'uom', { required: 'application' }),
    lookup('defaultuomscheduleid', 'Unit Group', 'uomschedule', { required: 'application' }),
    whole('quantitydecimal', 'Decimals Supported', { min: 0, max: 5, default: 2 }),
    money('standardcost', 'Standard Cost'),
    lookup('transactioncurrencyid', 'Currency', 'transactioncurrency'),
    choice(
      'msdyn_fieldserviceproducttype',
      'Field Service Product Type',
      options(690970000, 'Inventory', 'Non-Inventory', 'Service'),
    ),
    yesNo('msdyn_converttocustomerasset', 'Convert to Customer Asset'),
    ...added(text('msdyn_productnumber', 'Product Number', 70)),
  ],
});

/** A unit in which products are counted. */
export const unit = table({
  logicalName: 'uom',
  setName: 'uoms',
  displayName: 'Unit',
  collectionDisplayName: 'Units',
  objectTypeCode: 1055,
  primaryName: 'name',
  ownership: 'organization',
  state: false,
  key: ['msdyn_symbol'],
  columns: [
    text('name', 'Name', 100, { required: 'application' }),
    double('quantity', 'Quantity', 0, 100000000000, { default: 1 }),
    lookup('uomscheduleid', 'Unit Group', 'uomschedule', { required: 'application' }),
    lookup('baseuom', 'Base Unit', 'uom'),
    ...added(text('msdyn_symbol', 'Symbol', 10)),
  ],
});

/** Units that convert into each other. */
export const unitGroup = table({
  logicalName: 'uomschedule',
  setName: 'uomschedules',
  displayName: 'Unit Group',
  collectionDisplayName: 'Unit Groups',
  objectTypeCode: 1056,
  primaryName: 'name',
  ownership: 'organization',
  columns: [text('name', 'Name', 200, { required: 'application' })],
});

/** A tree of product categories. */
export const categoryHierarchy = table({
  logicalName: 'msdyn_productcategoryhierarchy',
  setName: 'msdyn_productcategoryhierarchies',
  displayName: 'Product Category Hierarchy',
  collectionDisplayName: 'Product Category Hierarchies',
  objectTypeCode: 10040,
  key: ['msdyn_name'],
  columns: added(text('msdyn_name', 'Name', 128, { required: 'application' })),
});

/** A category that a line without a product may name. */
export const productCategory = table({
  logicalName: 'msdyn_productcategory',
  setName: 'msdyn_productcategories',
  displayName: 'Product Category',
  collectionDisplayName: 'Product Categories',
  objectTypeCode: 10041,
  key: ['msdyn_hierarchy', 'msdyn_name'],
  columns: added(
    text('msdyn_name', 'Name', 254, { required: 'application' }),
    lookup('msdyn_hierarchy', 'Hierarchy', 'msdyn_productcategoryhierarchy', { required: 'application' }),
  ),
});
