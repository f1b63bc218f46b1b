import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { OrderOutcome } from '../../src/procurement/face.ts';
import type { GivenCore } from '../../src/sync/context.ts';
import { megan } from '../support/running-core.ts';
import { eventually, person, rows } from '../support/wire.ts';
import { done, startProcuring, type Procuring } from './procuring.ts';

describe('the life of an order', function () {
  this.timeout(60_000);
  let all: Procuring;

  /** Happens once, just before the next write to Dataverse leaves. */
  let beforeNextWrite: (() => Promise<void>) | null = null;
  const wrap = (given: GivenCore): GivenCore => {
    const { dataverse } = given.systems;
    const write: typeof dataverse.write = async (changes, context) => {
      const happens = beforeNextWrite;
      beforeNextWrite = null;
      await happens?.();
      return dataverse.write(changes, context);
    };
    return { ...given, systems: { ...given.systems, dataverse: { ...dataverse, write } } };
  };

  before(async () => {
    all = await startProcuring({ wrap });
  });
  after(() => all[Symbol.asyncDispose]());

  const problemsOf = (outcome: OrderOutcome) => {
    assert.equal(outcome.kind, 'refused', JSON.stringify(outcome));
    return outcome.problems;
  };
  const orderCounts = async () => [
    await count('dataverse', 'msdyn_purchaseorders'),
    await count('financeOperations', 'PurchaseOrderHeadersV2'),
  ];
  const count = async (system: 'dataverse' | 'financeOperations', set: string) =>
    rows(
      await all.administrator[system](
        'GET',
        system === 'dataverse' ? `${set}?$select=msdyn_name` : `${set}?cross-company=true&$select=PurchaseOrderNumber`,
      ),
    ).length;

  it('creates order and lines in both systems, priced by Supply Chain Management', async () => {
    const order = done(await all.create({ lines: [...all.draft.lines, ...all.draft.lines] }));
    assert.equal(order.lines.length, 2);
    assert.ok((order.total ?? 0) > 0, 'priced');
    assert.equal(order.approvalStatus, 'Draft');
    assert.equal(order.requester, 'Alex Wilber');
    const [header] = rows(
      await all.administrator.dataverse('GET', `msdyn_purchaseorders?$filter=msdyn_name eq '${order.number}'`),
    );
    const lines = rows(
      await all.administrator.dataverse(
        'GET',
        `msdyn_purchaseorderproducts?$filter=_msdyn_purchaseorder_value eq ${String(header?.['msdyn_purchaseorderid'])}`,
      ),
    );
    assert.equal(lines.length, 2);
    const priced = await all.linesOf(order.number);
    assert.deepEqual(
      lines.map((line) => line['msdyn_unitcost']).sort(),
      priced.map((line) => line['PurchasePrice']).sort(),
    );
  });

  it('keeps the work order it is for in Field Service, in the same write, and shows it to those who work there', async () => {
    const [job] = rows(await all.administrator.dataverse('GET', 'msdyn_workorders?$select=msdyn_name&$top=1'));
    const workOrder = String(job?.['msdyn_name']);
    all.standIns.sandbox.control.trace.clear();
    const order = done(await all.create({ workOrder }));
    assert.equal(order.workOrder, workOrder);
    const [header] = rows(
      await all.administrator.dataverse('GET', `msdyn_purchaseorders?$filter=msdyn_name eq '${order.number}'`),
    );
    assert.equal(header?.['_msdyn_workorder_value'], job?.['msdyn_workorderid']);
    const writes = all.standIns.sandbox.control.trace
      .entries()
      .filter(({ system, request }) => system === 'dataverse' && request.body.includes('msdyn_WorkOrder@odata.bind'));
    assert.equal(writes.length, 1);
    const inSupplyChain = await all.core.procurement.order(order.company, order.number, all.agent);
    assert.equal(inSupplyChain?.workOrder, null);
  });

  it('is refused for a work order that there is not, and nothing is written', async () => {
    const before = await orderCounts();
    const problems = problemsOf(await all.create({ workOrder: "WO-'NOWHERE" }));
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['WORK_ORDER_MISSING'],
    );
    assert.deepEqual(await orderCounts(), before);
  });

  it('is refused in the words of Field Service where that lets nobody look at the work order', async () => {
    const body = JSON.stringify({ error: { code: '0x80040220', message: 'You lack the right to read work orders.' } });
    const { faults } = all.standIns.sandbox.control;
    faults.dataverse.add([{ method: 'GET', path: 'msdyn_workorders', status: 403, body }]);
    const [problem] = problemsOf(await all.create({ workOrder: 'WO-1' }));
    assert.deepEqual(
      [problem?.system, problem?.code, problem?.message],
      ['dataverse', 'QUERY_REFUSED', 'You lack the right to read work orders.'],
    );
  });

  it("refuses in Supply Chain Management's words and leaves no trace", async () => {
    const before = await orderCounts();
    const problems = problemsOf(await all.create({ lines: [{ ...all.draft.lines[0]!, quantity: 0 }] }));
    assert.equal(problems[0]?.system, 'financeOperations');
    assert.match(problems.map((problem) => problem.message).join(' '), /quantity/i);
    assert.deepEqual(await orderCounts(), before);
  });

  it('is submitted, approved, confirmed and received, and Field Service follows each step', async () => {
    const order = done(await all.create());
    const submitted = done(await all.act('submit', order, all.dispatcher));
    assert.equal(submitted.approvalStatus, 'In review');
    const [named] = await all.core.procurement.approvers('usmf', order.number);
    assert.equal(named?.aadObjectId, megan.aadObjectId);
    const seen = await all.core.procurement.order('usmf', order.number, all.agent);
    assert.ok(seen);
    const approved = done(await all.act('approve', seen, all.agent));
    assert.equal(approved.approvalStatus, 'Approved');
    const confirmed = done(await all.act('confirm', approved, all.agent));
    assert.equal(confirmed.approvalStatus, 'Confirmed');
    const received = done(
      await all.core.procurement.act(
        {
          requestId: randomUUID(),
          act: 'postProductReceipt',
          company: 'usmf',
          number: order.number,
          version: null,
          receipt: {
            number: `R-${order.number}`,
            date: new Date().toISOString().slice(0, 10),
            lines: [{ lineNumber: 1, quantity: 1 }],
          },
        },
        all.dispatcher,
      ),
    );
    assert.equal(received.lines[0]?.received, 1);
    const [receipt] = rows(
      await all.administrator.dataverse('GET', `msdyn_purchaseorderreceipts?$filter=msdyn_name eq 'R-${order.number}'`),
    );
    assert.ok(receipt?.['msdyn_recordid'], 'the receipt carries its record id');
    const [header] = rows(
      await all.administrator.dataverse('GET', `msdyn_purchaseorders?$filter=msdyn_name eq '${order.number}'`),
    );
    assert.equal(header?.['msdyn_documentapprovalstatus'], 192350006);
  });

  it('follows in Field Service over a row that somebody saves in that moment, and overwrites nothing of it', async () => {
    const { standIns, administrator } = all;
    const order = done(await all.create());
    const [header] = rows(
      await administrator.dataverse('GET', `msdyn_purchaseorders?$filter=msdyn_name eq '${order.number}'`),
    );
    const row = `msdyn_purchaseorders(${String(header?.['msdyn_purchaseorderid'])})`;
    beforeNextWrite = async () => {
      await standIns.sandbox.control.registerHooks({ dataverse: { url: null, key: '' } });
      const saved = await administrator.dataverse('PATCH', row, { msdyn_vendororderreference: 'V-7' });
      assert.equal(saved.status, 204, saved.text);
      await all.core.registerHooks();
    };
    const submitted = done(await all.act('submit', order, all.dispatcher));
    assert.equal(beforeNextWrite, null, 'it was saved');
    assert.equal(submitted.approvalStatus, 'In review');
    assert.equal((await administrator.dataverse('GET', row)).body['msdyn_vendororderreference'], 'V-7');
  });

  it('refuses an approval of a version that is not the one shown, and of somebody without the right', async () => {
    const order = done(await all.create());
    const submitted = done(await all.act('submit', order, all.dispatcher));
    assert.match(problemsOf(await all.act('approve', submitted, all.dispatcher))[0]?.message ?? '', /licence/);
    problemsOf(await all.act('approve', { ...submitted, version: 'another' }, all.agent));
    assert.equal((await all.core.procurement.order('usmf', order.number, all.agent))?.approvalStatus, 'In review');
  });

  it('brings an order changed in Supply Chain Management to Field Service', async () => {
    const order = done(await all.create());
    const answer = await person(all.standIns, 'meganb').financeOperations(
      'PATCH',
      `PurchaseOrderHeadersV2(dataAreaId='usmf',PurchaseOrderNumber='${order.number}')`,
      { VendorOrderReference: 'V-77' },
    );
    assert.equal(answer.status, 204, answer.text);
    await eventually(async () => {
      const [header] = rows(
        await all.administrator.dataverse('GET', `msdyn_purchaseorders?$filter=msdyn_name eq '${order.number}'`),
      );
      return header?.['msdyn_vendororderreference'] === 'V-77';
    }, 'the reference in Field Service');
  });
});
