import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { RecordRef } from '../../../src/connectors/port.ts';
import {
  refusedByDataverse,
  refusedByFinanceOperations,
  saved,
  shows,
  startTwoSystems,
  type Body,
  type TwoSystems,
} from '../../support/two-systems.ts';
import { rows } from '../../support/wire.ts';
import {
  act,
  addLineInDataverse,
  addLineInFinanceOperations,
  createOrderInDataverse,
  createOrderInFinanceOperations,
  decide,
  inDataverse,
  lineRef,
  orderRef,
} from './order-saves.ts';
import { changeInDataverse } from './saves.ts';

/** Field Service's own statuses (`msdyn_posystemstatus`, `msdyn_poapprovalstatus`, item status). */
const draft = 690970000;
const submitted = 690970001;
const canceled = 690970002;
const approved = 690970000;
const rejected = 690970001;

describe('the statuses of an order in both systems', function () {
  this.timeout(300_000);
  let two: TwoSystems;

  before(async () => {
    two = await startTwoSystems({ settings: { originTransactionLimit: 30_000 } });
  });
  after(() => two.close());

  const statuses = async (order: RecordRef) => {
    await two.rest();
    const row = await inDataverse(two, order);
    return [row['msdyn_documentapprovalstatus'], row['msdyn_approvalstatus'], row['msdyn_systemstatus']];
  };
  const orderWithLine = async () => {
    const order = await createOrderInFinanceOperations(two);
    saved(await addLineInFinanceOperations(two, order, 1));
    return order;
  };
  /** What the Sync command of Field Service does. */
  const refreshed = async (order: RecordRef) => {
    const person = await two.core.records.personOf('pattif@example.com');
    assert.ok(person);
    const request = { company: 'usmf', number: String(order.key[0]), requestId: randomUUID() };
    assert.equal((await two.core.procurement.refresh(request, person)).kind, 'done');
  };

  it('follow each step of the approval in Supply Chain Management', async () => {
    const order = await orderWithLine();
    assert.deepEqual(await statuses(order), [192350000, null, submitted], 'draft, its approval open');
    await act(two, 'submit', order);
    assert.deepEqual(await statuses(order), [192350001, null, submitted], 'in review');
    await decide(two, 'reject', order);
    assert.deepEqual(await statuses(order), [192350002, rejected, submitted], 'rejected');
    await act(two, 'recall', order);
    assert.deepEqual(await statuses(order), [192350000, null, submitted], 'draft again');
    await act(two, 'submit', order);
    await decide(two, 'approve', order);
    assert.deepEqual(await statuses(order), [192350003, approved, submitted], 'approved');
    await act(two, 'confirm', order);
    assert.deepEqual(await statuses(order), [192350006, approved, submitted], 'confirmed counts as approved');
    await act(two, 'requestChange', order);
    assert.deepEqual(await statuses(order), [192350000, null, submitted], 'in change');
    await two.same(order);
  });

  it('are Field Service’s own there, and change nothing in Supply Chain Management', async () => {
    const order = await createOrderInDataverse(two);
    saved(await addLineInDataverse(two, order, 1));
    await two.rest();
    assert.equal(
      (await inDataverse(two, order))['msdyn_systemstatus'],
      submitted,
      'an open order of SCM is submitted here',
    );
    const own = { msdyn_systemstatus: draft, msdyn_approvalstatus: approved, msdyn_totalamount: 12.5 };
    saved(await changeInDataverse(two, order, { columns: own }));
    await two.rest();
    shows(await inDataverse(two, order), own);
    const { financeOperations } = await two.sides(order);
    shows(financeOperations?.values ?? {}, { DocumentApprovalStatus: 'Draft', PurchaseOrderStatus: 'Backorder' });
  });

  for (const [column, value, label] of [
    ['msdyn_isdeliverydirectly', true, 'Direct delivery'],
    ['msdyn_ischangemanagementactive', false, 'Change management'],
    ['msdyn_vendorpaymentmethodspecificationname', 'Wire', 'Payment specification'],
    ['msdyn_invoiceaddressstreet', 'Elsewhere 1', 'Invoice street'],
  ] as const)
    it(`lets nobody change ${label} in Field Service`, async () => {
      const order = await createOrderInDataverse(two);
      await two.rest();
      const text = refusedByDataverse(await changeInDataverse(two, order, { columns: { [column]: value } }));
      assert.match(text, new RegExp(`${label} is maintained in Supply Chain Management`));
    });

  it('bring direct delivery from Supply Chain Management, also when it was lost in Field Service', async () => {
    const direct = await two.record(
      'PurchaseOrderHeadersV2',
      "dataAreaId eq 'usmf' and IsDeliveredDirectly eq Microsoft.Dynamics.DataEntities.NoYes'Yes'&$top=1",
    );
    const order = orderRef(String(direct['PurchaseOrderNumber']));
    const row = await two.rowOf(order);
    shows(await inDataverse(two, order), { msdyn_isdeliverydirectly: true });
    await two.unheard(async () => saved(await two.patti.dataverse('PATCH', row, { msdyn_isdeliverydirectly: false })));
    await refreshed(order);
    shows(await inDataverse(two, order), { msdyn_isdeliverydirectly: true });
    await two.same(order);
  });

  it('let no order be changed from Field Service once it is finalized', async () => {
    const [finalized] = rows(
      await two.patti.financeOperations(
        'GET',
        "PurchaseOrderHeadersV2?$top=1&$filter=dataAreaId eq 'usmf' and DocumentApprovalStatus eq Microsoft.Dynamics.DataEntities.VersioningDocumentState'Finalized'",
      ),
    );
    assert.ok(finalized);
    const order = orderRef(String(finalized['PurchaseOrderNumber']));
    const before = await two.sides(order);
    const change = { columns: { msdyn_vendororderreference: 'Too late' } };
    assert.match(refusedByDataverse(await changeInDataverse(two, order, change)), /finalized and cannot be changed/);
    assert.deepEqual(await two.sides(order), before);
  });

  it('bring a line without a product from Supply Chain Management, where alone such a line begins', async () => {
    const order = await createOrderInFinanceOperations(two);
    await two.rest();
    const [category] = rows(await two.patti.dataverse('GET', 'msdyn_productcategories?$top=1&$expand=msdyn_hierarchy'));
    assert.ok(category);
    const line = {
      ProductNumber: '',
      ProcurementProductCategoryName: category['msdyn_name'],
      ProcurementProductCategoryHierachyName: (category['msdyn_hierarchy'] as Body)['msdyn_name'],
      PurchaseUnitSymbol: 'ea',
      LineDescription: 'Crane for a day',
    };
    saved(await addLineInFinanceOperations(two, order, 1, line));
    await two.rest();
    const values = await two.same(lineRef(order, 1));
    shows(values, { ProcurementProductCategoryName: category['msdyn_name'], LineDescription: 'Crane for a day' });
    assert.equal(values['ProductNumber'], null);
    const begun = await addLineInDataverse(two, order, 2, {
      lookups: { msdyn_Product: null, msdyn_procurementproductcategory: null },
    });
    assert.equal(begun.status, 400, 'Field Service begins no line without a product');
  });

  it('cancel an order in Field Service, unless something was received there for it', async () => {
    const order = await orderWithLine();
    await two.rest();
    const own = await two.rowOf(order);
    const line = await two.rowOf(lineRef(order, 1));
    const receipt = await two.alex.dataverse('POST', 'msdyn_purchaseorderreceipts', {
      msdyn_name: `D-${String(order.key[0])}`,
      msdyn_datereceived: '2026-11-23',
      'msdyn_PurchaseOrder@odata.bind': `/${own}`,
      'msdyn_company@odata.bind': await two.bind('cdm_company', 'usmf'),
    });
    saved(receipt);
    const header = await two.row('msdyn_purchaseorderreceipts', `msdyn_name eq 'D-${String(order.key[0])}'`);
    saved(
      await two.alex.dataverse('POST', 'msdyn_purchaseorderreceiptproducts', {
        msdyn_name: 'Begun',
        msdyn_quantity: 1,
        'msdyn_PurchaseOrderReceipt@odata.bind': `/msdyn_purchaseorderreceipts(${String(header['msdyn_purchaseorderreceiptid'])})`,
        'msdyn_PurchaseOrder@odata.bind': `/${own}`,
        'msdyn_PurchaseOrderProduct@odata.bind': `/${line}`,
      }),
    );
    await act(two, 'cancel', order);
    await two.rest();
    shows(await inDataverse(two, order), { msdyn_purchaseorderstatus: 192350004, msdyn_systemstatus: submitted });
    shows(await inDataverse(two, lineRef(order, 1)), { msdyn_itemstatus: canceled });
  });

  it('open a canceled order again by a new line, once Field Service was told so first', async () => {
    const order = await orderWithLine();
    await act(two, 'cancel', order);
    await two.rest();
    shows(await inDataverse(two, order), { msdyn_systemstatus: canceled });
    for (const add of [addLineInFinanceOperations, addLineInDataverse]) {
      const answer = await add(two, order, 2);
      const text = add === addLineInDataverse ? refusedByDataverse(answer) : refusedByFinanceOperations(answer);
      assert.match(text, /is canceled\./);
      await two.neither(lineRef(order, 2));
    }
    saved(await changeInDataverse(two, order, { columns: { msdyn_systemstatus: draft } }));
    await two.rest();
    saved(await addLineInFinanceOperations(two, order, 2));
    await two.rest();
    shows(await two.same(order), { PurchaseOrderStatus: 'Backorder' });
    shows(await inDataverse(two, order), { msdyn_systemstatus: submitted });
    shows(await two.same(lineRef(order, 2)), { PurchaseOrderLineStatus: 'Backorder' });
    shows(await inDataverse(two, lineRef(order, 1)), { msdyn_itemstatus: canceled });
  });

  it('never keep Supply Chain Management from an act, also while nobody answers its question', async () => {
    const order = await orderWithLine();
    await two.rest();
    const { control } = two.standIns.sandbox;
    await control.registerHooks({
      financeOperations: { url: 'http://127.0.0.1:9/hooks', key: 'k', onUnavailable: 'refuse' },
    });
    await act(two, 'submit', order);
    await decide(two, 'approve', order);
    await act(two, 'confirm', order);
    await two.standIns.sandbox.settled();
    await two.core.registerHooks();
    assert.equal((await inDataverse(two, order))['msdyn_documentapprovalstatus'], 192350000, 'nobody was told yet');
    await refreshed(order);
    shows(await inDataverse(two, order), { msdyn_documentapprovalstatus: 192350006, msdyn_approvalstatus: approved });
    await two.same(order);
  });

  it('are refreshed for nobody who may not see the order', async () => {
    const person = await two.core.records.personOf('alexw@example.com');
    assert.ok(person);
    const request = { company: 'usmf', number: 'NO-SUCH', requestId: randomUUID() };
    const outcome = await two.core.procurement.refresh(request, person);
    assert.ok(outcome.kind === 'refused');
    assert.match(outcome.problems[0]?.message ?? '', /no purchase order NO-SUCH that you may see/);
  });

  it('know a vendor that came as a vendor by its account, and one that came as an account by its vendor', async () => {
    const company = await two.bind('cdm_company', 'usmf');
    const vendor = {
      msdyn_name: 'Newcomer',
      msdyn_vendoraccountnumber: 'US-NEW1',
      'msdyn_company@odata.bind': company,
    };
    saved(await two.patti.dataverse('POST', 'msdyn_vendors', vendor));
    const account = await two.row('accounts', "accountnumber eq 'US-NEW1'");
    shows(account, { name: 'Newcomer', customertypecode: 11 });
    const made = await two.row('msdyn_vendors', "msdyn_vendoraccountnumber eq 'US-NEW1'");
    assert.equal(made['_msdyn_account_value'], account['accountid']);
    saved(
      await two.patti.dataverse('PATCH', `msdyn_vendors(${String(made['msdyn_vendorid'])})`, { msdyn_name: 'Renamed' }),
    );
    shows(await two.row('accounts', "accountnumber eq 'US-NEW1'"), { name: 'Renamed' });
    const template = await two.record('VendorsV2', `dataAreaId eq 'usmf' and VendorAccountNumber eq 'US-101'`);
    saved(
      await two.patti.financeOperations('POST', 'VendorsV2', {
        ...Object.fromEntries(Object.entries(template).filter(([name]) => !name.startsWith('@'))),
        VendorAccountNumber: 'US-NEW1',
      }),
    );
    const order = await two.adele.financeOperations('POST', 'PurchaseOrderHeadersV2', {
      dataAreaId: 'usmf',
      OrderVendorAccountNumber: 'US-NEW1',
    });
    saved(order);
    await two.rest();
    shows(await two.same(orderRef(String(order.body['PurchaseOrderNumber']))), { OrderVendorAccountNumber: 'US-NEW1' });
    const other = {
      name: 'Second',
      accountnumber: 'US-NEW2',
      customertypecode: 11,
      'msdyn_company@odata.bind': company,
    };
    saved(await two.patti.dataverse('POST', 'accounts', other));
    shows(await two.row('msdyn_vendors', "msdyn_vendoraccountnumber eq 'US-NEW2'"), { msdyn_name: 'Second' });
  });
});
