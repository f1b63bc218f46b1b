import assert from 'node:assert/strict';
import type { DataverseConnector } from '../../../src/connectors/dataverse/connector.ts';
import type { FinanceOperationsConnector } from '../../../src/connectors/finance-operations/connector.ts';
import type { PurchaseOrderAct } from '../../../src/connectors/port.ts';
import { creation, freshId, integration, refTo } from './parts.ts';

interface Connectors {
  readonly dataverse: DataverseConnector;
  readonly financeOperations: FinanceOperationsConnector;
}

const megan = {
  as: 'person',
  aadObjectId: '00000000-0000-0000-0000-0000000000021',
  userPrincipalName: 'meganb@example.com',
} as const;

/** The companion service of finance and operations. */
export function describePurchaseOrders(connectors: () => Connectors): void {
  const service = () => connectors().financeOperations.purchaseOrders;
  const act = (name: PurchaseOrderAct['name'], number: string, more: Partial<PurchaseOrderAct> = {}) => ({
    name,
    requestId: freshId('request-'),
    company: 'usmf',
    purchaseOrderNumber: number,
    expectedVersion: null,
    onBehalfOf: null,
    ...more,
  });
  const order = async () => {
    const number = await service().reserveNumber('usmf', freshId('number-'));
    const values = { OrderVendorAccountNumber: 'US-101', CurrencyCode: 'USD', OrdererPersonnelNumber: '000020' };
    const line = {
      ProductNumber: 'P-102',
      OrderedPurchaseQuantity: 4,
      PurchaseUnitSymbol: 'ea',
      ReceivingSiteId: 'SOUTH',
      ReceivingWarehouseId: 'DAL-01',
    };
    const answer = await connectors().financeOperations.system.write(
      [creation(refTo('purchase-order', number), values), creation(refTo('purchase-order-product', number, 1), line)],
      { as: integration, operation: freshId('operation-') },
    );
    assert.equal(answer.kind, 'written', JSON.stringify(answer));
    return number;
  };

  it('reserves the same number for the same request', async () => {
    const [one, again] = [await service().reserveNumber('usmf', 'same'), await service().reserveNumber('usmf', 'same')];
    assert.equal(one, again);
    assert.notEqual(await service().reserveNumber('usmf', 'other'), one);
  });

  it('tells what a person may do, and who is no user', async () => {
    const access = await service().access('meganb@example.com');
    assert.equal(access?.userPrincipalName, 'meganb@example.com');
    assert.equal(access.approvalLimit, 10_000);
    assert.equal(await service().access('alexw@example.com'), null);
  });

  it('takes an order from draft to received, each act once', async () => {
    const number = await order();
    const submitted = await service().act(act('submit', number, { onBehalfOf: '000020' }), integration);
    assert.ok(submitted.kind === 'done', JSON.stringify(submitted));
    assert.equal(submitted.status, 'InReview');
    const [item] = await service().workItems({ company: 'usmf', purchaseOrderNumber: number }, integration);
    assert.equal(item?.assignedTo, 'meganb@example.com');
    assert.equal(item.version, submitted.version);
    const decision = act('approve', number, { expectedVersion: item.version });
    const approved = await service().act(decision, megan);
    assert.ok(approved.kind === 'done', JSON.stringify(approved));
    assert.deepEqual(await service().act(decision, megan), approved);
    const confirmed = await service().act(act('confirm', number), integration);
    assert.equal(confirmed.kind, 'done', JSON.stringify(confirmed));
    const receipt = { number: freshId('PR-T'), date: '2026-11-23', lines: [{ lineNumber: 1, quantity: 4 }] };
    const received = await service().act(act('postProductReceipt', number, { receipt }), integration);
    assert.ok(received.kind === 'done', JSON.stringify(received));
    assert.equal(typeof received.recordId, 'number');
    assert.equal(received.lines.length, 1);
    const state = await service().state('usmf', number);
    assert.deepEqual(state, { approvalStatus: 'Confirmed', orderStatus: 'Received', version: received.version });
  });

  it('gives a refusal in the words of the system', async () => {
    const number = await order();
    const receipt = { number: freshId('PR-T'), date: '2026-11-23', lines: [{ lineNumber: 1, quantity: 4 }] };
    const answer = await service().act(act('postProductReceipt', number, { receipt }), integration);
    assert.ok(answer.kind === 'refused', JSON.stringify(answer));
    assert.match(answer.problems[0]?.message ?? '', /has not been confirmed\.$/);
    assert.deepEqual(answer.problems[0]?.ref, refTo('purchase-order', number));
  });

  it('tells a conflict when the order moved on', async () => {
    const number = await order();
    const answer = await service().act(act('submit', number, { expectedVersion: 'an older one' }), integration);
    assert.ok(answer.kind === 'conflict', JSON.stringify(answer));
    assert.equal(answer.problems[0]?.code, 'VERSION_CHANGED');
  });

  it('tells who could take over a work item, and what became of it', async () => {
    const number = await order();
    await service().act(act('submit', number, { onBehalfOf: '000020', comment: 'For Tuesday' }), integration);
    assert.deepEqual(
      (await service().delegates('usmf', number, megan)).map(({ personnelNumber, name }) => [personnelNumber, name]),
      [['000022', 'Adele Vance']],
    );
    const [pending] = await service().workItems({ company: 'usmf', purchaseOrderNumber: number }, megan);
    assert.equal(pending?.comment, 'For Tuesday');
    assert.equal(pending.dueAt?.slice(0, 10), pending.dueDate);
    assert.ok(pending.submittedAt !== null && pending.dueAt !== null && pending.submittedAt < pending.dueAt);
    await service().act(act('approve', number, { expectedVersion: pending.version }), megan);
    const [ended, ...others] = await service().workItemHistory('usmf', number);
    assert.deepEqual(others, []);
    assert.equal(ended?.id, pending.id);
    assert.deepEqual([ended.state, ended.endedBy, ended.endedByName], ['Approved', '000021', 'Megan Bowen']);
    assert.ok(ended.endedAt !== null && ended.endedAt >= (pending.submittedAt ?? ''));
  });

  it('knows no state of an order that does not exist', async () => {
    assert.equal(await service().state('usmf', 'PO-999999'), null);
  });
}
