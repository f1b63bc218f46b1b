import { entity } from './define.ts';
import { productType, unitClass } from './enums.ts';
import { flag, integer, keyPart, mandatory, real, symbol, text, to } from './properties.ts';
import type { PropertyDefinition } from './entity.ts';

const unitSymbol = to('UnitsOfMeasure', 'UnitSymbol', 'Units');

/** A product of the catalogue; a company may buy it once it is released to that company. */
export const product = entity({
  entity: 'ProductV2',
  collection: 'ProductsV2',
  aotName: 'EcoResProductV2Entity',
  label: 'Products V2',
  table: 'EcoResProduct',
  tableName: 'Products',
  menuItem: 'EcoResProductPerCompanyListPage',
  striped: false,
  key: ['ProductNumber'],
  properties: [
    text('ProductNumber', 'Product number', 70, keyPart),
    text('ProductName', 'Product name', 60),
    text('ProductDescription', 'Description', 1000),
    symbol('ProductType', 'Product type', productType),
  ],
});

const released: readonly PropertyDefinition[] = [
  text('ItemNumber', 'Item number', 20, keyPart),
  text('ProductNumber', 'Product number', 70, { ...mandatory, ...to('ProductsV2', 'ProductNumber', 'Products') }),
  text('ProductSearchName', 'Search name', 20),
  text('SearchName', 'Product name', 60),
  symbol('ProductType', 'Product type', productType),
  text('InventoryUnitSymbol', 'Inventory unit', 10, { ...mandatory, ...unitSymbol }),
  text('PurchaseUnitSymbol', 'Purchase unit', 10, { ...mandatory, ...unitSymbol }),
  real('PurchasePrice', 'Purchase price'),
  real('PurchasePriceQuantity', 'Price unit', { default: 1 }),
  real('PurchaseOverdeliveryPercentage', 'Overdelivery'),
  real('PurchaseUnderdeliveryPercentage', 'Underdelivery', { default: 100 }),
  text('PrimaryVendorAccountNumber', 'Vendor', 20, to('VendorsV2', 'VendorAccountNumber', 'Vendors')),
  flag('IsStocked', 'Stocked', { hidden: true, default: 'Yes' }),
  flag('IsPurchaseStopped', 'Stopped for purchase order', { hidden: true }),
];

/** A product released to a company. */
export const releasedProduct = entity({
  entity: 'ReleasedProductV2',
  collection: 'ReleasedProductsV2',
  aotName: 'EcoResReleasedProductV2Entity',
  label: 'Released products V2',
  table: 'InventTable',
  tableName: 'Items',
  menuItem: 'EcoResProductDetailsExtended',
  key: ['ItemNumber'],
  properties: released,
});

/** The same records, seen one by one where products have variants; the sandbox keeps no variants. */
export const releasedDistinctProduct = entity({
  entity: 'ReleasedDistinctProductV2',
  collection: 'ReleasedDistinctProductsV2',
  aotName: 'EcoResReleasedDistinctProductV2Entity',
  label: 'Released distinct products V2',
  table: 'InventTable',
  tableName: 'Items',
  sameRecordsAs: 'ReleasedProductV2',
  readOnly: true,
  key: ['ItemNumber'],
  properties: released.filter(({ name }) => ['ItemNumber', 'ProductNumber', 'ProductType'].includes(name)),
});

/** A unit in which products are counted. */
export const unitOfMeasure = entity({
  entity: 'UnitOfMeasure',
  collection: 'UnitsOfMeasure',
  aotName: 'UnitOfMeasureEntity',
  label: 'Units',
  table: 'UnitOfMeasure',
  menuItem: 'UnitOfMeasure',
  striped: false,
  key: ['UnitSymbol'],
  properties: [
    text('UnitSymbol', 'Unit', 10, keyPart),
    text('UnitDescription', 'Description', 60),
    symbol('UnitClass', 'Unit class', unitClass),
    integer('DecimalPrecision', 'Decimal precision'),
  ],
});

/** How many of one unit make one of another, for every product or for one. */
export const unitConversion = entity({
  entity: 'UnitOfMeasureConversion',
  collection: 'UnitsOfMeasureConversions',
  aotName: 'UnitOfMeasureConversionEntity',
  label: 'Unit conversions',
  table: 'UnitOfMeasureConversion',
  internal: true,
  striped: false,
  key: ['FromUnitSymbol', 'ToUnitSymbol', 'ProductNumber'],
  properties: [
    text('FromUnitSymbol', 'From unit', 10, { ...keyPart, ...unitSymbol }),
    text('ToUnitSymbol', 'To unit', 10, { ...keyPart, ...unitSymbol }),
    text('ProductNumber', 'Product number', 70),
    real('Factor', 'Factor'),
  ],
});

/** A category that a line without a product may name. */
export const procurementCategory = entity({
  entity: 'ProcurementProductCategory',
  collection: 'ProcurementProductCategories',
  aotName: 'ProcurementProductCategoryEntity',
  label: 'Procurement categories',
  table: 'EcoResCategory',
  tableName: 'Categories',
  menuItem: 'ProcCategoryHierarchyManager',
  striped: false,
  key: ['ProductCategoryHierarchyName', 'CategoryName'],
  properties: [
    text('ProductCategoryHierarchyName', 'Category hierarchy', 128, keyPart),
    text('CategoryName', 'Category name', 254, keyPart),
  ],
});
