import assert from 'node:assert/strict';
import { saved, shows, startTwoSystems, type Body, type TwoSystems } from '../../support/two-systems.ts';
import { rows } from '../../support/wire.ts';
import {
  act,
  addLineInFinanceOperations,
  createOrderInFinanceOperations,
  inDataverse,
  lineRef,
} from './order-saves.ts';
import type { RecordRef } from '../../../src/connectors/port.ts';

const today = () => new Date().toISOString().slice(0, 10);

describe('receipts posted in Supply Chain Management', function () {
  this.timeout(180_000);
  let two: TwoSystems;

  before(async () => {
    two = await startTwoSystems();
  });
  after(() => two.close());

  /** A confirmed order with two lines of four pieces each, in a company that needs no approval. */
  const confirmedOrder = async (): Promise<RecordRef> => {
    const order = await createOrderInFinanceOperations(two, 'demf');
    saved(await addLineInFinanceOperations(two, order, 1));
    saved(await addLineInFinanceOperations(two, order, 2));
    await act(two, 'confirm', order);
    await two.rest();
    return order;
  };
  const post = async (order: RecordRef, number: string, lines: readonly Body[]) => {
    const reply = await act(two, 'postProductReceipt', order, {
      productReceiptNumber: number,
      productReceiptDate: today(),
      lines,
    });
    await two.rest();
    return {
      header: { map: 'purchase-order-receipt', company: order.company, key: [Number(reply['recordId'])] },
      lines: (reply['lines'] as readonly Body[]).map((line) => ({
        map: 'purchase-order-receipt-product',
        company: order.company,
        key: [Number(line['recordId'])],
      })),
    };
  };

  it('appear in Field Service with record ids, header and lines, and statuses and quantities follow', async () => {
    const order = await confirmedOrder();
    shows(await inDataverse(two, order), {
      msdyn_documentapprovalstatus: 192350006,
      msdyn_approvalstatus: 690970000,
      msdyn_systemstatus: 690970001,
    });
    const first = await post(order, `A-${String(order.key[0])}`, [
      { lineNumber: 1, quantity: 4 },
      { lineNumber: 2, quantity: 1 },
    ]);
    shows(await two.same(first.header), { PurchaseOrderNumber: order.key[0] ?? null, RecordId: first.header.key[0] });
    for (const [index, received] of [4, 1].entries()) {
      const line = first.lines[index];
      assert.ok(line);
      shows(await two.same(line), {
        ReceivedPurchaseQuantity: received,
        PurchaseOrderLineNumber: index + 1,
        ProductReceiptHeaderRecordId: first.header.key[0],
      });
    }
    shows(await two.same(lineRef(order, 1)), { PurchaseOrderLineStatus: 'Received' });
    shows(await inDataverse(two, lineRef(order, 1)), { msdyn_qtyreceived: 4, msdyn_itemstatus: 690970001 });
    shows(await inDataverse(two, lineRef(order, 2)), { msdyn_qtyreceived: 1, msdyn_itemstatus: 690970000 });
    shows(await two.same(order), { PurchaseOrderStatus: 'Backorder' });

    await post(order, `B-${String(order.key[0])}`, [{ lineNumber: 2, quantity: 3 }]);
    shows(await two.same(order), { PurchaseOrderStatus: 'Received' });
    shows(await inDataverse(two, lineRef(order, 2)), { msdyn_qtyreceived: 4, msdyn_itemstatus: 690970001 });
    shows(await inDataverse(two, order), { msdyn_systemstatus: 690970003, msdyn_purchaseorderstatus: 192350002 });
    const receipts = rows(
      await two.patti.dataverse(
        'GET',
        `msdyn_purchaseorderreceipts?$filter=_msdyn_purchaseorder_value eq ${String((await inDataverse(two, order))['msdyn_purchaseorderid'])}`,
      ),
    );
    assert.equal(receipts.length, 2);
  });

  it('refused there leave no trace in Field Service', async () => {
    const order = await confirmedOrder();
    const answer = await two.adele.service('postProductReceipt', {
      requestId: `over ${String(order.key[0])}`,
      company: order.company,
      purchaseOrderNumber: order.key[0],
      productReceiptNumber: `C-${String(order.key[0])}`,
      productReceiptDate: today(),
      lines: [{ lineNumber: 1, quantity: 400 }],
    });
    assert.equal(answer.status, 400, answer.text);
    await two.rest();
    assert.deepEqual(
      rows(
        await two.patti.dataverse(
          'GET',
          `msdyn_purchaseorderreceipts?$filter=msdyn_name eq 'C-${String(order.key[0])}'`,
        ),
      ),
      [],
    );
    shows(await inDataverse(two, lineRef(order, 1)), { msdyn_qtyreceived: null });
  });

  it('cancels order and lines in Field Service when Supply Chain Management does', async () => {
    const order = await confirmedOrder();
    await act(two, 'cancel', order);
    await two.rest();
    shows(await two.same(order), { PurchaseOrderStatus: 'Canceled' });
    shows(await inDataverse(two, order), { msdyn_systemstatus: 690970002 });
    shows(await inDataverse(two, lineRef(order, 1)), { msdyn_itemstatus: 690970002 });
  });
});
