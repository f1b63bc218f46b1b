import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { OrderDraft, OrderOutcome, OrderView } from '../../src/procurement/face.ts';
import type { Person as KnownPerson } from '../../src/records/face.ts';
import { validDraft } from '../support/order-draft.ts';
import { alex, megan, startCore, startStandIns, type RunningParts, type StandIns } from '../support/running-core.ts';
import { eventually, person, rows, type Person } from '../support/wire.ts';

describe('the life of an order', function () {
  this.timeout(60_000);
  let standIns: StandIns;
  let core: RunningParts;
  let dispatcher: KnownPerson;
  let approver: KnownPerson;
  let administrator: Person;
  let draft: OrderDraft;

  before(async () => {
    standIns = await startStandIns();
    core = await startCore(standIns);
    administrator = person(standIns, 'pattif');
    dispatcher = await known(alex.aadObjectId);
    approver = await known(megan.aadObjectId);
    draft = await validDraft(administrator);
  });
  after(async () => {
    await core.close();
    await standIns.close();
  });

  const known = async (id: string): Promise<KnownPerson> => {
    const found = await core.records.person(id);
    assert.ok(found, `${id} is known`);
    return found;
  };
  const create = (more: Partial<OrderDraft> = {}) =>
    core.procurement.create({ ...draft, ...more }, dispatcher, randomUUID());
  const done = (outcome: OrderOutcome): OrderView => {
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
    return outcome.order;
  };
  const problemsOf = (outcome: OrderOutcome) => {
    assert.equal(outcome.kind, 'refused', JSON.stringify(outcome));
    return outcome.problems;
  };
  const act = (name: 'submit' | 'approve' | 'reject' | 'confirm', order: OrderView, who: KnownPerson) =>
    core.procurement.act(
      { requestId: randomUUID(), act: name, company: order.company, number: order.number, version: order.version },
      who,
    );
  const orderCounts = async () => [
    await count('dataverse', 'msdyn_purchaseorders'),
    await count('financeOperations', 'PurchaseOrderHeadersV2'),
  ];
  const count = async (system: 'dataverse' | 'financeOperations', set: string) =>
    rows(
      await administrator[system](
        'GET',
        system === 'dataverse' ? `${set}?$select=msdyn_name` : `${set}?cross-company=true&$select=PurchaseOrderNumber`,
      ),
    ).length;

  it('creates order and lines in both systems, priced by Supply Chain Management', async () => {
    const order = done(await create({ lines: [...draft.lines, ...draft.lines] }));
    assert.equal(order.lines.length, 2);
    assert.ok((order.total ?? 0) > 0, 'priced');
    assert.equal(order.approvalStatus, 'Draft');
    assert.equal(order.requester, 'Alex Wilber');
    const [header] = rows(
      await administrator.dataverse('GET', `msdyn_purchaseorders?$filter=msdyn_name eq '${order.number}'`),
    );
    const lines = rows(
      await administrator.dataverse(
        'GET',
        `msdyn_purchaseorderproducts?$filter=_msdyn_purchaseorder_value eq ${String(header?.['msdyn_purchaseorderid'])}`,
      ),
    );
    assert.equal(lines.length, 2);
    const priced = rows(
      await administrator.financeOperations(
        'GET',
        `CDSPurchaseOrderLines?$filter=PurchaseOrderNumber eq '${order.number}'`,
      ),
    );
    assert.deepEqual(
      lines.map((line) => line['msdyn_unitcost']).sort(),
      priced.map((line) => line['PurchasePrice']).sort(),
    );
  });

  it("refuses in Supply Chain Management's words and leaves no trace", async () => {
    const before = await orderCounts();
    const problems = problemsOf(await create({ lines: [{ ...draft.lines[0]!, quantity: 0 }] }));
    assert.equal(problems[0]?.system, 'financeOperations');
    assert.match(problems.map((problem) => problem.message).join(' '), /quantity/i);
    assert.deepEqual(await orderCounts(), before);
  });

  it('is submitted, approved, confirmed and received, and Field Service follows each step', async () => {
    const order = done(await create());
    const submitted = done(await act('submit', order, dispatcher));
    assert.equal(submitted.approvalStatus, 'In review');
    const [named] = await core.procurement.approvers('usmf', order.number);
    assert.equal(named?.aadObjectId, megan.aadObjectId);
    const seen = await core.procurement.order('usmf', order.number, approver);
    assert.ok(seen);
    const approved = done(await act('approve', seen, approver));
    assert.equal(approved.approvalStatus, 'Approved');
    const confirmed = done(await act('confirm', approved, approver));
    assert.equal(confirmed.approvalStatus, 'Confirmed');
    const received = done(
      await core.procurement.act(
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
        dispatcher,
      ),
    );
    assert.equal(received.lines[0]?.received, 1);
    const [receipt] = rows(
      await administrator.dataverse('GET', `msdyn_purchaseorderreceipts?$filter=msdyn_name eq 'R-${order.number}'`),
    );
    assert.ok(receipt?.['msdyn_recordid'], 'the receipt carries its record id');
    const [header] = rows(
      await administrator.dataverse('GET', `msdyn_purchaseorders?$filter=msdyn_name eq '${order.number}'`),
    );
    assert.equal(header?.['msdyn_documentapprovalstatus'], 192350006);
  });

  it('refuses an approval of a version that is not the one shown, and of somebody without the right', async () => {
    const order = done(await create());
    const submitted = done(await act('submit', order, dispatcher));
    assert.match(problemsOf(await act('approve', submitted, dispatcher))[0]?.message ?? '', /licence/);
    problemsOf(await act('approve', { ...submitted, version: 'another' }, approver));
    assert.equal((await core.procurement.order('usmf', order.number, approver))?.approvalStatus, 'In review');
  });

  it('brings an order changed in Supply Chain Management to Field Service', async () => {
    const order = done(await create());
    const answer = await person(standIns, 'meganb').financeOperations(
      'PATCH',
      `PurchaseOrderHeadersV2(dataAreaId='usmf',PurchaseOrderNumber='${order.number}')`,
      { VendorOrderReference: 'V-77' },
    );
    assert.equal(answer.status, 204, answer.text);
    await eventually(async () => {
      const [header] = rows(
        await administrator.dataverse('GET', `msdyn_purchaseorders?$filter=msdyn_name eq '${order.number}'`),
      );
      return header?.['msdyn_vendororderreference'] === 'V-77';
    }, 'the reference in Field Service');
  });
});
