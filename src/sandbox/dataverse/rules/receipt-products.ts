import type { Row } from '../../engine/model.ts';
import { deeper } from '../write/work.ts';
import { number, text, type Reaction, type SaveRule, type Saving } from './rule.ts';

const received = 690970001;
const canceled = 690970002;
const productsReceived = 690970003;

/** A new receipt line is named after its order line and belongs to the company of its receipt. */
export const receiptProductDefaults: SaveRule = async (saving) => {
  if (saving.operation !== 'create') {
    return;
  }
  const { row } = saving;
  const line = await find(saving, 'msdyn_purchaseorderproduct', text(row, 'msdyn_purchaseorderproduct'));
  row['msdyn_name'] ??= line?.['msdyn_name'] ?? null;
  row['msdyn_purchaseorder'] ??= line?.['msdyn_purchaseorder'] ?? null;
  row['msdyn_company'] ??= line?.['msdyn_company'] ?? null;
  row['transactioncurrencyid'] ??= line?.['transactioncurrencyid'] ?? null;
};

/**
 * A receipt line that carries SCM's record id counts: the order line knows how much arrived, a line that is complete is received,
 * an order whose lines all are has its products received. That Field Service draws this conclusion itself is unconfirmed.
 */
export const receivedQuantities: Reaction = async (saving) => {
  const { work, row } = saving;
  if (!saving.table.columns.has('msdyn_recordid')) {
    return;
  }
  const lines = work.catalogue.byName.get('msdyn_purchaseorderproduct');
  const line = await find(saving, 'msdyn_purchaseorderproduct', text(row, 'msdyn_purchaseorderproduct'));
  if (lines === undefined || line === null) {
    return;
  }
  const [sum] = await work.scope.query<{ total: number | null }>(
    `select sum(msdyn_quantity) as total from ${saving.table.sqlName}
      where msdyn_purchaseorderproduct = $1 and msdyn_recordid is not null`,
    [line[lines.primaryId]],
  );
  const total = sum?.total ?? 0;
  if (total === number(line, 'msdyn_qtyreceived')) {
    return;
  }
  const complete = total >= number(line, 'msdyn_quantity') && line['msdyn_itemstatus'] !== canceled;
  await work.rows.update(deeper(work), lines, line, {
    msdyn_qtyreceived: total,
    ...(complete ? { msdyn_itemstatus: received } : {}),
  });
  await completeOrder(saving, text(line, 'msdyn_purchaseorder'));
};

async function completeOrder(saving: Saving, orderId: string | null): Promise<void> {
  const { work } = saving;
  const lines = work.catalogue.byName.get('msdyn_purchaseorderproduct');
  const orders = work.catalogue.byName.get('msdyn_purchaseorder');
  const order = await find(saving, 'msdyn_purchaseorder', orderId);
  if (lines === undefined || orders === undefined || order === null) {
    return;
  }
  const open = await work.scope.query(
    `select 1 from ${lines.sqlName} where msdyn_purchaseorder = $1 and msdyn_itemstatus not in (${received}, ${canceled}) limit 1`,
    [orderId],
  );
  if (open.length === 0 && order['msdyn_systemstatus'] !== productsReceived) {
    await work.rows.update(deeper(work), orders, order, { msdyn_systemstatus: productsReceived });
  }
}

async function find({ work }: Saving, name: string, id: string | null): Promise<Row | null> {
  const table = work.catalogue.byName.get(name);
  if (table === undefined || id === null) {
    return null;
  }
  const [row] = await work.scope.query<Row>(`select * from ${table.sqlName} where ${table.primaryId} = $1`, [id]);
  return row ?? null;
}
