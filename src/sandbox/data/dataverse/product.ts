import * as schema from '../../dataverse/schema/product.ts';
import { idOf } from '../identity.ts';
import { procurementHierarchy, products } from '../products.ts';
import { units } from '../units.ts';
import { tableRows } from './table-rows.ts';
import type { TableRows } from './table-rows.ts';

const kinds = { Inventory: 690970000, NonInventory: 690970001, Service: 690970002 } as const;
const categoryHierarchy = idOf('msdyn_productcategoryhierarchy', procurementHierarchy.name);

/** Units, products and procurement categories; Dataverse has the whole catalogue, released or not. */
export const productRows = (now: Date): readonly TableRows[] => [
  tableRows(
    schema.unitGroup,
    now,
    [...new Set(units.map(({ unitClass }) => unitClass))].map((name) => ({ key: [name], values: { name } })),
  ),
  tableRows(
    schema.unit,
    now,
    units.map(({ symbol, name, unitClass }) => ({
      key: [symbol],
      values: { name, msdyn_symbol: symbol, uomscheduleid: idOf('uomschedule', unitClass) },
    })),
  ),
  tableRows(
    schema.product,
    now,
    products.map((product) => ({
      key: [product.number],
      values: {
        name: product.name,
        productnumber: product.number,
        msdyn_productnumber: product.number,
        defaultuomid: idOf('uom', product.unit),
        defaultuomscheduleid: idOf('uomschedule', unitClassOf(product.unit)),
        standardcost: product.price,
        transactioncurrencyid: idOf('transactioncurrency', 'USD'),
        msdyn_fieldserviceproducttype: kinds[product.kind],
        msdyn_converttocustomerasset: product.becomesAsset ?? false,
      },
    })),
  ),
  tableRows(schema.categoryHierarchy, now, [
    { key: [procurementHierarchy.name], values: { msdyn_name: procurementHierarchy.name } },
  ]),
  tableRows(
    schema.productCategory,
    now,
    procurementHierarchy.categories.map((name) => ({
      key: [name],
      values: { msdyn_name: name, msdyn_hierarchy: categoryHierarchy },
    })),
  ),
];

const unitClassOf = (symbol: string) => units.find((unit) => unit.symbol === symbol)?.unitClass ?? 'Quantity';
