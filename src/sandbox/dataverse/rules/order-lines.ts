import type { Row } from '../../engine/model.ts';
import { refusedByPlugin } from '../errors.ts';
import { number, text, type SaveRule, type Saving } from './rule.ts';

const canceled = 690970002;

/** A canceled order takes no new line, wherever the line comes from. The words are the stand-in's own. */
export const noLineOnCanceledOrder: SaveRule = async (saving) => {
  const order = saving.operation === 'create' ? await orderOf(saving) : null;
  if (order?.['msdyn_systemstatus'] === canceled) {
    throw refusedByPlugin(
      `A purchase order product can't be added because purchase order ${String(order['msdyn_name'])} is canceled.`,
    );
  }
};

/** A new line takes what it does not say from its order: currency, date, warehouse, company, and the next free position. */
export const lineDefaults: SaveRule = async (saving) => {
  const order = saving.operation === 'create' ? await orderOf(saving) : null;
  if (order === null) {
    return;
  }
  const { row, work, table } = saving;
  row['transactioncurrencyid'] ??= order['transactioncurrencyid'] ?? null;
  row['msdyn_company'] ??= order['msdyn_company'] ?? null;
  row['msdyn_dateexpected'] ??= order['msdyn_dateexpected'] ?? null;
  row['msdyn_associatetowarehouse'] ??= order['msdyn_receivetowarehouse'] ?? null;
  if ((row['msdyn_lineorder'] ?? null) === null) {
    const [last] = await work.scope.query<{ line: number | null }>(
      `select max(msdyn_lineorder) as line from ${table.sqlName} where msdyn_purchaseorder = $1`,
      [order['msdyn_purchaseorderid']],
    );
    row['msdyn_lineorder'] = (last?.line ?? 0) + 1;
  }
  row['msdyn_name'] ??= await productName(saving);
};

/** Unit cost times quantity, where nobody said a total. */
export const lineTotal: SaveRule = ({ row, sent }) => {
  if (!('msdyn_totalcost' in sent) && (row['msdyn_unitcost'] ?? null) !== null) {
    row['msdyn_totalcost'] = number(row, 'msdyn_unitcost') * number(row, 'msdyn_quantity');
  }
};

async function orderOf({ work, row }: Saving): Promise<Row | null> {
  const orders = work.catalogue.byName.get('msdyn_purchaseorder');
  const id = text(row, 'msdyn_purchaseorder');
  if (orders === undefined || id === null) {
    return null;
  }
  return work.recall.ask(orders.logicalName, `row ${id}`, async () => {
    const [order] = await work.scope.query<Row>(`select * from ${orders.sqlName} where ${orders.primaryId} = $1`, [id]);
    return order ?? null;
  });
}

async function productName({ work, row }: Saving): Promise<string | null> {
  const products = work.catalogue.byName.get('product');
  const id = text(row, 'msdyn_product');
  if (products === undefined || id === null) {
    return null;
  }
  return work.recall.ask(products.logicalName, `name ${id}`, async () => {
    const [product] = await work.scope.query<Row>(`select name from ${products.sqlName} where productid = $1`, [id]);
    return product === undefined ? null : text(product, 'name');
  });
}
