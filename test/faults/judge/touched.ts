/** Which records a change in the tables of either system is about, told from the rows alone. */
import type { RecordRef } from '../../../src/connectors/port.ts';
import { recordKey } from '../../../src/sync/record-key.ts';
import type { RowChange, StoredRow } from '../world/recorded-tables.ts';
import type { World } from '../world/world.ts';

interface Root {
  readonly map: string;
  readonly dataverse: { readonly table: string; readonly key: string };
  readonly financeOperations: { readonly table: string; readonly key: string };
}

/** Tables of the records that stand for themselves, with the column their key is in. */
const roots: readonly Root[] = [
  root('warehouse', 'msdyn_warehouse', 'msdyn_warehouseidentifier', 'warehouse', 'warehouseid'),
  root(
    'customer-asset-category',
    'msdyn_customerassetcategory',
    'msdyn_maintenanceassettypeid',
    'assetmaintenanceassettype',
    'maintenanceassettypeid',
  ),
  root(
    'customer-asset',
    'msdyn_customerasset',
    'msdyn_maintenanceassetid',
    'assetmaintenanceasset',
    'maintenanceassetid',
  ),
  root('payment-term', 'msdyn_paymentterm', 'msdyn_name', 'paymentterm', 'name'),
  root('ship-via', 'msdyn_shipvia', 'msdyn_name', 'deliverymodev2', 'modecode'),
  root('purchase-order', 'msdyn_purchaseorder', 'msdyn_name', 'purchaseorderheaderv2', 'purchaseordernumber'),
];

/** Tables of what belongs to an order. */
const dataverseMembers = new Set([
  'msdyn_purchaseorderproduct',
  'msdyn_purchaseorderreceipt',
  'msdyn_purchaseorderreceiptproduct',
]);
const financeOperationsMembers = /^(cdspurchaseorderline|purchaseorderline|productreceipt)/;

function root(map: string, table: string, key: string, financeOperationsTable: string, property: string): Root {
  return { map, dataverse: { table, key }, financeOperations: { table: financeOperationsTable, key: property } };
}

/** True for rows of the nine entities, on either side. */
export function isMapped({ system, table }: Pick<RowChange, 'system' | 'table'>): boolean {
  return (
    roots.some((each) => each[system].table === table) ||
    (system === 'dataverse' ? dataverseMembers.has(table) : financeOperationsMembers.test(table))
  );
}

/** Roots of all records that changed, each once. */
export async function rootsTouched(world: World, changes: readonly RowChange[]): Promise<readonly RecordRef[]> {
  const found = new Map<string, RecordRef>();
  for (const change of changes) {
    const ref = await rootOfRow(world, change, changes);
    if (ref !== null) found.set(recordKey(ref), ref);
  }
  return [...found.values()];
}

export async function ordersTouched(world: World, changes: readonly RowChange[]): Promise<readonly RecordRef[]> {
  return (await rootsTouched(world, changes)).filter(({ map }) => map === 'purchase-order');
}

async function rootOfRow(world: World, change: RowChange, changes: readonly RowChange[]): Promise<RecordRef | null> {
  const row = change.after ?? change.before ?? {};
  const own = roots.find((each) => each[change.system].table === change.table);
  if (change.system === 'financeOperations') {
    const company = text(row['dataareaid']);
    if (own !== undefined) return { map: own.map, company, key: [text(row[own.financeOperations.key])] };
    if (!financeOperationsMembers.test(change.table) || row['purchaseordernumber'] === undefined) return null;
    return { map: 'purchase-order', company, key: [text(row['purchaseordernumber'])] };
  }
  if (own !== undefined)
    return { map: own.map, company: await companyOf(world, row), key: [text(row[own.dataverse.key])] };
  if (!dataverseMembers.has(change.table)) return null;
  const order = await orderOf(world, text(row['msdyn_purchaseorder']), changes);
  return order === null
    ? null
    : { map: 'purchase-order', company: await companyOf(world, order), key: [text(order['msdyn_name'])] };
}

/** The row of an order by its id; one that is gone meanwhile as it was when it went. */
async function orderOf(world: World, id: string, changes: readonly RowChange[]): Promise<StoredRow | null> {
  const [row] = await world.tables.rows<StoredRow>(
    'select * from dataverse.msdyn_purchaseorder where msdyn_purchaseorderid = $1',
    [id],
  );
  return row ?? changes.find((change) => change.table === 'msdyn_purchaseorder' && change.id === id)?.before ?? null;
}

async function companyOf(world: World, row: StoredRow): Promise<string | null> {
  const [company] = await world.tables.rows<{ readonly code: string }>(
    'select lower(cdm_companycode) as code from dataverse.cdm_company where cdm_companyid = $1',
    [text(row['msdyn_company'])],
  );
  return company?.code ?? null;
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
