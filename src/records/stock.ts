/** Stock per warehouse as the person's own system counts it. The two systems' figures differ and are not mixed. */
import { identityOf, isRefusedRead, systemOf } from './licence.ts';
import { compact } from './ranking.ts';
import { lookupOf, numberOf, quoted, textOf } from './wire.ts';
import type { Person, StockFigure, WarehouseStock } from './face.ts';
import type { Lists } from './lists.ts';
import type { RecordsDependencies } from './ports.ts';

/** Figures by warehouse id, products in the order of their numbers. */
export type StockByWarehouse = ReadonlyMap<string, readonly StockFigure[]>;

type Parts = Pick<RecordsDependencies, 'systems' | 'clock'> & { readonly lists: Lists };

/** A figure with the warehouse it is about. */
type Counted = StockFigure & { readonly warehouse: string };

/**
 * Stock of all warehouses of a company, of one product where named. People who may not read stock see none, unless they asked for a
 * product: then the refusal is thrown.
 */
export async function readStock(
  company: string,
  product: string | undefined,
  person: Person,
  parts: Parts,
): Promise<StockByWarehouse> {
  try {
    const counted = await countsOf(company, product, person, parts);
    const figures = new Map<string, StockFigure[]>();
    for (const { warehouse, ...figure } of counted.sort((one, other) => (one.product < other.product ? -1 : 1))) {
      const known = figures.get(warehouse);
      if (known === undefined) figures.set(warehouse, [figure]);
      else known.push(figure);
    }
    return figures;
  } catch (error) {
    if (isRefusedRead(error) && product === undefined) return new Map();
    throw error;
  }
}

/** Where a product is in stock, most first, then by warehouse. Warehouses that have none of it are left out. */
export async function findStockOf(
  product: string,
  company: string,
  person: Person,
  parts: Parts,
): Promise<readonly WarehouseStock[]> {
  const [counted, warehouses] = await Promise.all([
    countsOf(company, product, person, parts),
    parts.lists.of('warehouse', person),
  ]);
  const byKey = new Map(
    warehouses.listed
      .filter(({ found }) => found.company === company.toLowerCase())
      .map(({ found }) => [found.key, found] as const),
  );
  return counted
    .flatMap(({ warehouse, ...figure }) => {
      const found = byKey.get(warehouse);
      return found === undefined || (figure.available <= 0 && figure.onHand <= 0) ? [] : [{ warehouse: found, figure }];
    })
    .sort(
      (one, other) =>
        other.figure.available - one.figure.available || (one.warehouse.key < other.warehouse.key ? -1 : 1),
    );
}

async function countsOf(
  company: string,
  product: string | undefined,
  person: Person,
  parts: Parts,
): Promise<Counted[]> {
  switch (systemOf(person)) {
    case 'dataverse':
      return countInDataverse(company, product, person, parts);
    case 'financeOperations':
      return countInFinanceOperations(company, product, person, parts);
    case null:
      return [];
  }
}

async function countInDataverse(
  company: string,
  wanted: string | undefined,
  person: Person,
  { systems, clock, lists }: Parts,
): Promise<Counted[]> {
  const [warehouses, products, units] = await Promise.all([
    lists.of('warehouse', person),
    lists.of('product', person),
    lists.readable('unit', person),
  ]);
  const product = wanted === undefined ? null : products.listed.find(({ found }) => isKey(found.key, wanted));
  if (product === undefined) return [];
  const rows = await systems.dataverse.rows(
    'msdyn_productinventories',
    {
      select: [
        '_msdyn_warehouse_value',
        '_msdyn_product_value',
        '_msdyn_unit_value',
        'msdyn_qtyonhand',
        'msdyn_qtyavailable',
      ],
      filter: product === null ? undefined : `_msdyn_product_value eq ${product.found.id}`,
    },
    identityOf(person),
  );
  const readAt = clock.now().toISOString();
  return rows.flatMap((row): Counted[] => {
    const warehouse = warehouses.byId.get(lookupOf(row, 'msdyn_warehouse') ?? '')?.found;
    const counted = products.byId.get(lookupOf(row, 'msdyn_product') ?? '')?.found;
    if (warehouse?.company !== company.toLowerCase() || counted === undefined) return [];
    return [
      {
        warehouse: warehouse.key,
        product: counted.key,
        productName: counted.name,
        available: numberOf(row, 'msdyn_qtyavailable') ?? 0,
        onHand: numberOf(row, 'msdyn_qtyonhand') ?? 0,
        unit: units.byId.get(lookupOf(row, 'msdyn_unit') ?? '')?.found.key ?? null,
        system: 'dataverse',
        readAt,
      },
    ];
  });
}

/** Rows are per item and inventory dimensions; the figures of one item in one warehouse are added up. */
async function countInFinanceOperations(
  company: string,
  wanted: string | undefined,
  person: Person,
  { systems, clock }: Parts,
): Promise<Counted[]> {
  const item = wanted === undefined ? '' : ` and ItemNumber eq ${quoted(wanted)}`;
  const rows = await systems.financeOperations.rows(
    'WarehousesOnHandV2',
    {
      select: ['ItemNumber', 'ItemName', 'InventoryWarehouseId', 'OnHandQuantity', 'AvailableOnHandQuantity'],
      filter: `dataAreaId eq ${quoted(company)}${item}`,
    },
    identityOf(person),
  );
  const readAt = clock.now().toISOString();
  const sums = new Map<string, Counted>();
  for (const row of rows) {
    const warehouse = textOf(row, 'InventoryWarehouseId');
    const product = textOf(row, 'ItemNumber');
    if (warehouse === null || product === null || (wanted !== undefined && !isKey(product, wanted))) continue;
    const key = JSON.stringify([warehouse, product]);
    const sum = sums.get(key);
    sums.set(key, {
      warehouse,
      product,
      productName: textOf(row, 'ItemName') ?? product,
      available: (sum?.available ?? 0) + (numberOf(row, 'AvailableOnHandQuantity') ?? 0),
      onHand: (sum?.onHand ?? 0) + (numberOf(row, 'OnHandQuantity') ?? 0),
      unit: null,
      system: 'financeOperations',
      readAt,
    });
  }
  return [...sums.values()];
}

const isKey = (key: string, wanted: string) => compact(key) === compact(wanted);
