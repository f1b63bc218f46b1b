import assert from 'node:assert/strict';
import type { RecordRef } from '../../../src/connectors/port.ts';
import { refusedByDataverse, saved, shows, startTwoSystems, type TwoSystems } from '../../support/two-systems.ts';
import { eventually, rows, type Answer } from '../../support/wire.ts';
import {
  act,
  addLineInFinanceOperations,
  createOrderInFinanceOperations,
  decide,
  inDataverse,
  lineRef,
} from './order-saves.ts';

const posting = 700610001;
const posted = 700610002;
const received = 690970001;
const pending = 690970000;
const productsReceived = 690970003;

describe('receipts of one order from both systems', function () {
  this.timeout(300_000);
  let two: TwoSystems;

  before(async () => {
    two = await startTwoSystems({ settings: { originTransactionLimit: 30_000 } });
  });
  after(() => two.close());

  /** What was put off while a receipt was being posted has its turn a little later. */
  const rest = async () => {
    await two.standIns.sandbox.settled();
    const isAtRest = async () =>
      (await two.core.store.journal.unfinished()).length === 0 && (await two.core.store.signals.count()) === 0;
    await eventually(isAtRest, 'coming to rest', 60_000);
  };
  /** An order of two lines with 4 each, submitted and approved. */
  const approvedOrder = async (): Promise<RecordRef> => {
    const order = await createOrderInFinanceOperations(two);
    for (const line of [1, 2]) saved(await addLineInFinanceOperations(two, order, line));
    await act(two, 'submit', order);
    await decide(two, 'approve', order);
    return order;
  };
  const confirmedOrder = async (): Promise<RecordRef> => {
    const order = await approvedOrder();
    await act(two, 'confirm', order);
    await rest();
    return order;
  };
  /** Documents what arrived, as a technician on site; resolves to the address of the receipt. */
  const document = async (order: RecordRef, number: string, lines: Readonly<Record<number, number>>) => {
    const own = await two.rowOf(order);
    saved(
      await two.alex.dataverse('POST', 'msdyn_purchaseorderreceipts', {
        msdyn_name: number,
        msdyn_datereceived: new Date().toISOString().slice(0, 10),
        'msdyn_PurchaseOrder@odata.bind': `/${own}`,
        'msdyn_company@odata.bind': await two.bind('cdm_company', 'usmf'),
      }),
    );
    const header = await two.row('msdyn_purchaseorderreceipts', `msdyn_name eq '${number}'`);
    const receipt = `msdyn_purchaseorderreceipts(${String(header['msdyn_purchaseorderreceiptid'])})`;
    for (const [line, quantity] of Object.entries(lines))
      saved(
        await two.alex.dataverse('POST', 'msdyn_purchaseorderreceiptproducts', {
          msdyn_name: `${number} ${line}`,
          msdyn_quantity: quantity,
          'msdyn_PurchaseOrderReceipt@odata.bind': `/${receipt}`,
          'msdyn_PurchaseOrder@odata.bind': `/${own}`,
          'msdyn_PurchaseOrderProduct@odata.bind': `/${await two.rowOf(lineRef(order, Number(line)))}`,
        }),
      );
    return receipt;
  };
  const post = (receipt: string): Promise<Answer> =>
    two.alex.dataverse('PATCH', receipt, { dcp_postingstate: posting });
  const receiptsOf = async (order: RecordRef) => {
    const id = String((await inDataverse(two, order))['msdyn_purchaseorderid']);
    return rows(
      await two.patti.dataverse('GET', `msdyn_purchaseorderreceipts?$filter=_msdyn_purchaseorder_value eq ${id}`),
    );
  };

  it('are refused in the words of Supply Chain Management for an order that is not confirmed, and stay drafts', async () => {
    const order = await approvedOrder();
    await rest();
    const receipt = await document(order, `F3-${String(order.key[0])}`, { 1: 1 });
    assert.match(refusedByDataverse(await post(receipt)), /has not been confirmed/);
    const row = (await two.patti.dataverse('GET', receipt)).body;
    assert.equal(row['msdyn_recordid'], null);
    assert.notEqual(row['dcp_postingstate'], posted);
    shows(await inDataverse(two, lineRef(order, 1)), { msdyn_qtyreceived: null });
    await act(two, 'confirm', order);
    await rest();
    saved(await post(receipt));
    await rest();
    shows(await inDataverse(two, lineRef(order, 1)), { msdyn_qtyreceived: 1 });
  });

  it('add up, each once on both sides, until everything is there', async () => {
    const order = await confirmedOrder();
    const number = String(order.key[0]);
    saved(await post(await document(order, `F1-${number}`, { 1: 1 })));
    await rest();
    shows(await inDataverse(two, lineRef(order, 1)), { msdyn_qtyreceived: 1, msdyn_itemstatus: pending });
    await act(two, 'postProductReceipt', order, {
      productReceiptNumber: `S1-${number}`,
      lines: [{ lineNumber: 1, quantity: 3 }],
    });
    await rest();
    shows(await inDataverse(two, lineRef(order, 1)), { msdyn_qtyreceived: 4, msdyn_itemstatus: received });
    shows(await two.same(order), { PurchaseOrderStatus: 'Backorder' });
    saved(await post(await document(order, `F2-${number}`, { 2: 4 })));
    await rest();
    shows(await two.same(order), { PurchaseOrderStatus: 'Received' });
    shows(await inDataverse(two, order), {
      msdyn_systemstatus: productsReceived,
      msdyn_purchaseorderstatus: 192350002,
    });
    for (const line of [1, 2]) shows(await two.same(lineRef(order, line)), { PurchaseOrderLineStatus: 'Received' });
    const receipts = await receiptsOf(order);
    assert.deepEqual(receipts.map((one) => one['msdyn_name']).sort(), [`F1-${number}`, `F2-${number}`, `S1-${number}`]);
    assert.ok(
      receipts.every((one) => one['msdyn_recordid'] !== null),
      'none counts without a record id',
    );
    const there = rows(
      await two.patti.financeOperations('GET', `ProductReceiptHeaders?$filter=PurchaseOrderNumber eq '${number}'`),
    );
    assert.deepEqual(
      there.map((one) => String(one['RecordId'])).sort(),
      receipts.map((one) => String(one['msdyn_recordid'])).sort(),
    );
  });

  it('take no number that the vendor has used, and no more than is still to come', async () => {
    const order = await confirmedOrder();
    const number = `F4-${String(order.key[0])}`;
    await act(two, 'postProductReceipt', order, {
      productReceiptNumber: number,
      lines: [{ lineNumber: 1, quantity: 2 }],
    });
    await rest();
    const [first] = await receiptsOf(order);
    assert.equal(first?.['msdyn_name'], number);
    const more = await document(order, `${number}-2`, { 1: 3 });
    assert.match(refusedByDataverse(await post(more)), /Overdelivery of line 1/);
    await rest();
    assert.equal((await receiptsOf(order)).length, 2, 'the draft is still there');
    shows(await inDataverse(two, lineRef(order, 1)), { msdyn_qtyreceived: 2 });
  });

  it('are not changed in Field Service once they are posted', async () => {
    const order = await confirmedOrder();
    const receipt = await document(order, `F5-${String(order.key[0])}`, { 1: 2 });
    saved(await post(receipt));
    await rest();
    const line = await two.row('msdyn_purchaseorderreceiptproducts', `msdyn_name eq 'F5-${String(order.key[0])} 1'`);
    const address = `msdyn_purchaseorderreceiptproducts(${String(line['msdyn_purchaseorderreceiptproductid'])})`;
    const text = refusedByDataverse(await two.alex.dataverse('PATCH', address, { msdyn_quantity: 3 }));
    assert.match(text, /is maintained in Supply Chain Management/);
    shows((await two.patti.dataverse('GET', address)).body, { msdyn_quantity: 2 });
  });
});
