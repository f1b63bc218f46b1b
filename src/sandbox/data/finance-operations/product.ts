import * as schema from '../../finance-operations/schema/product.ts';
import { boxConversions, priceIn, procurementHierarchy, products } from '../products.ts';
import { conversions, units } from '../units.ts';
import { entityRecords, yesNo } from './entity-records.ts';
import type { EntityRecords } from './entity-records.ts';

const UNDERDELIVERY = 100;

/** Units, the catalogue, and what of it each company may buy. */
export const productRecords: readonly EntityRecords[] = [
  entityRecords(
    schema.unitOfMeasure,
    units.map((unit) => ({
      values: {
        UnitSymbol: unit.symbol,
        UnitDescription: unit.name,
        UnitClass: unit.unitClass,
        DecimalPrecision: unit.decimals,
      },
    })),
  ),
  entityRecords(
    schema.unitConversion,
    [...conversions, ...boxConversions].map(({ from, to, factor, product }) => ({
      values: { FromUnitSymbol: from, ToUnitSymbol: to, Factor: factor, ProductNumber: product },
    })),
  ),
  entityRecords(
    schema.product,
    products.map((product) => ({
      values: {
        ProductNumber: product.number,
        ProductName: product.name,
        ProductType: typeOf(product.kind),
      },
    })),
  ),
  entityRecords(
    schema.releasedProduct,
    products.flatMap((product) =>
      product.releasedTo.map((company) => ({
        company,
        values: {
          ItemNumber: product.number,
          ProductNumber: product.number,
          ProductSearchName: product.number,
          SearchName: product.name,
          ProductType: typeOf(product.kind),
          InventoryUnitSymbol: product.unit,
          PurchaseUnitSymbol: product.unit,
          PurchasePrice: priceIn(company, product),
          PurchaseOverdeliveryPercentage: product.overdelivery,
          PurchaseUnderdeliveryPercentage: UNDERDELIVERY,
          IsStocked: yesNo(product.kind === 'Inventory'),
          IsPurchaseStopped: yesNo(product.stoppedIn.includes(company)),
        },
      })),
    ),
  ),
  entityRecords(
    schema.procurementCategory,
    procurementHierarchy.categories.map((name) => ({
      values: { ProductCategoryHierarchyName: procurementHierarchy.name, CategoryName: name },
    })),
  ),
];

function typeOf(kind: 'Inventory' | 'NonInventory' | 'Service') {
  return kind === 'Service' ? 'Service' : 'Item';
}
