/** Orders and lines as people save them in either system. Values are of the stand-ins' own seed where they name something. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { RecordRef } from '../../../src/connectors/port.ts';
import { saved, type Body, type Screens } from '../../support/two-systems.ts';
import { rows, type Answer, type Person } from '../../support/wire.ts';
import { dataverseBody, type DataverseSave, type Who } from './saves.ts';

export function orderRef(number: string, company = 'usmf'): RecordRef {
  return { map: 'purchase-order', company, key: [number] };
}

export function lineRef(order: RecordRef, line: number): RecordRef {
  return { map: 'purchase-order-product', company: order.company, key: [...order.key, line] };
}

/** A valid order, as typed into Dataverse. */
export const orderInDataverse: DataverseSave = {
  columns: { msdyn_purchaseorderdate: '2026-11-02', msdyn_dateexpected: '2027-01-15' },
  lookups: {
    msdyn_Vendor: ['account', 'US-101'],
    transactioncurrencyid: ['transactioncurrency', 'USD'],
    msdyn_ReceivetoWarehouse: ['msdyn_warehouse', 'ABQ-01'],
    msdyn_company: ['cdm_company', 'usmf'],
  },
};

/** A valid order, as sent to finance and operations. */
export const orderInFinanceOperations: Body = {
  OrderVendorAccountNumber: 'US-102',
  RequestedDeliveryDate: '2027-01-20T12:00:00Z',
  DefaultReceivingWarehouseId: 'ABQ-01',
};

/** Creates an order in Dataverse; its number is what both systems have it under. */
export async function createOrderInDataverse(two: Screens, more: DataverseSave = {}): Promise<RecordRef> {
  const reference = randomUUID();
  saved(await orderAnswer(two, { ...more, columns: { ...more.columns, msdyn_vendororderreference: reference } }));
  const row = await two.row('msdyn_purchaseorders', `msdyn_vendororderreference eq '${reference}'`);
  return orderRef(String(row['msdyn_name']));
}

export async function orderAnswer(two: Screens, more: DataverseSave, who: Who = 'alex'): Promise<Answer> {
  const body = await dataverseBody(two, {
    columns: { ...orderInDataverse.columns, ...more.columns },
    lookups: { ...orderInDataverse.lookups, ...more.lookups },
  });
  return two[who].dataverse('POST', 'msdyn_purchaseorders', body);
}

/** Creates an order in finance and operations, which gives it its number. */
export async function createOrderInFinanceOperations(two: Screens, company = 'usmf'): Promise<RecordRef> {
  const answer = await two.adele.financeOperations('POST', 'PurchaseOrderHeadersV2?cross-company=true', {
    dataAreaId: company,
    ...orderInFinanceOperations,
    ...(company === 'demf' ? { OrderVendorAccountNumber: 'DE-201', DefaultReceivingWarehouseId: 'HAM-01' } : {}),
  });
  saved(answer);
  return orderRef(String(answer.body['PurchaseOrderNumber']), company);
}

/** Product and unit of some line of the company: what can be bought. */
export async function somethingToBuy(two: Screens, company = 'usmf'): Promise<{ product: string; unit: string }> {
  const [line] = rows(
    await two.patti.financeOperations(
      'GET',
      `CDSPurchaseOrderLines?cross-company=true&$top=1&$filter=dataAreaId eq '${company}' and PurchaseOrderLineStatus eq Microsoft.Dynamics.DataEntities.PurchStatus'Backorder'`,
    ),
  );
  assert.ok(line, 'the company has an open line');
  return { product: String(line['ProductNumber']), unit: String(line['PurchaseUnitSymbol']) };
}

/** Adds a line to an order in Dataverse. */
export async function addLineInDataverse(
  two: Screens,
  order: RecordRef,
  number: number,
  more: DataverseSave = {},
): Promise<Answer> {
  const { product, unit } = await somethingToBuy(two);
  const body = await dataverseBody(two, {
    columns: { msdyn_lineorder: number, msdyn_quantity: 3, ...more.columns },
    lookups: { msdyn_Product: ['product', product], msdyn_Unit: ['uom', unit], ...more.lookups },
  });
  return two.alex.dataverse('POST', 'msdyn_purchaseorderproducts', {
    ...body,
    'msdyn_PurchaseOrder@odata.bind': `/${await two.rowOf(order)}`,
  });
}

/** Adds a line to an order in finance and operations. */
export async function addLineInFinanceOperations(
  two: Screens,
  order: RecordRef,
  number: number,
  more: Body = {},
): Promise<Answer> {
  const { product } = await somethingToBuy(two, order.company ?? undefined);
  return two.adele.financeOperations('POST', 'CDSPurchaseOrderLines?cross-company=true', {
    dataAreaId: order.company,
    PurchaseOrderNumber: order.key[0],
    LineNumber: number,
    ProductNumber: product,
    OrderedPurchaseQuantity: 4,
    ...more,
  });
}

/** Performs an act of the companion service as the purchasing manager. */
export async function act(two: Screens, name: string, order: RecordRef, more: Body = {}): Promise<Body> {
  return call(two.adele, name, order, more);
}

/** Decides on an order as the one whom it waits for. */
export async function decide(two: Screens, name: 'approve' | 'reject', order: RecordRef): Promise<void> {
  await call(two.megan, name, order, { comment: 'So be it' });
}

async function call(who: Person, name: string, order: RecordRef, more: Body): Promise<Body> {
  const answer = await who.service(name, {
    requestId: randomUUID(),
    company: order.company,
    purchaseOrderNumber: order.key[0],
    ...more,
  });
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

/** The row of a record in Dataverse. */
export async function inDataverse(two: Screens, ref: RecordRef): Promise<Body> {
  const answer = await two.patti.dataverse('GET', await two.rowOf(ref));
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}
