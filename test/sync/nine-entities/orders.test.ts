import assert from 'node:assert/strict';
import {
  refusedByDataverse,
  refusedByFinanceOperations,
  saved,
  shows,
  startTwoSystems,
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
  lineRef,
  orderAnswer,
  orderInFinanceOperations,
  orderRef,
} from './order-saves.ts';
import { changeInDataverse, changeInFinanceOperations, deleteInDataverse, deleteInFinanceOperations } from './saves.ts';

describe('live sync of orders and their lines', function () {
  this.timeout(180_000);
  let two: TwoSystems;

  before(async () => {
    two = await startTwoSystems();
  });
  after(() => two.close());

  it('brings an order created, changed and deleted in Field Service to Supply Chain Management', async () => {
    const order = await createOrderInDataverse(two);
    shows(await two.same(order), {
      OrderVendorAccountNumber: 'US-101',
      DocumentApprovalStatus: 'Draft',
      DefaultReceivingSiteId: 'MTN',
    });
    await two.rest();
    const change = await changeInDataverse(two, order, {
      columns: {
        msdyn_vendororderreference: 'V-1',
        msdyn_dateexpected: '2027-02-01',
        msdyn_arepriceincludingsalestax: true,
        msdyn_language: 192350004,
        msdyn_totaldiscountpercentage: 2.5,
      },
      lookups: {
        msdyn_PaymentTerm: ['msdyn_paymentterm', 'M15'],
        msdyn_ShipVia: ['msdyn_shipvia', 'Air'],
        msdyn_ordererpersonnelnumber: ['cdm_worker', '000020'],
        msdyn_ReceivetoWarehouse: ['msdyn_warehouse', 'ATL-01'],
        msdyn_defaultreceivingsiteid: ['msdyn_operationalsite', 'SOUTH'],
      },
    });
    saved(change);
    const becomes = {
      VendorOrderReference: 'V-1',
      RequestedDeliveryDate: '2027-02-01',
      ArePricesIncludingSalesTax: true,
      LanguageId: 'de',
      TotalDiscountPercentage: 2.5,
      PaymentTermsName: 'M15',
      DeliveryModeId: 'Air',
      OrdererPersonnelNumber: '000020',
      DefaultReceivingWarehouseId: 'ATL-01',
      DefaultReceivingSiteId: 'SOUTH',
      DeliveryAddressCity: 'Atlanta',
    };
    shows(await two.same(order), becomes);
    await two.rest();
    shows(await two.same(order), becomes);
    saved(await deleteInDataverse(two, order));
    await two.neither(order);
    await two.rest();
    await two.neither(order);
  });

  it('brings an order created, changed and deleted in Supply Chain Management to Field Service', async () => {
    const order = await createOrderInFinanceOperations(two);
    await two.same(order);
    await two.rest();
    const change = await changeInFinanceOperations(two, order, {
      VendorOrderReference: 'V-2',
      RequestedDeliveryDate: '2027-02-02T12:00:00Z',
      ArePricesIncludingSalesTax: 'Yes',
      LanguageId: 'fr',
      CashDiscountPercentage: 1.25,
      PaymentTermsName: 'M15',
      DefaultReceivingWarehouseId: 'ATL-01',
      DefaultReceivingSiteId: 'SOUTH',
    });
    saved(change);
    const becomes = {
      VendorOrderReference: 'V-2',
      RequestedDeliveryDate: '2027-02-02',
      ArePricesIncludingSalesTax: true,
      LanguageId: 'fr',
      CashDiscountPercentage: 1.25,
      PaymentTermsName: 'M15',
      DefaultReceivingWarehouseId: 'ATL-01',
      DeliveryAddressCity: 'Atlanta',
    };
    shows(await two.same(order), becomes);
    await two.rest();
    shows(await two.same(order), becomes);
    saved(await deleteInFinanceOperations(two, order));
    await two.neither(order);
    await two.rest();
    await two.neither(order);
  });

  it('brings lines created, changed and deleted in Field Service to Supply Chain Management, priced', async () => {
    const order = await createOrderInDataverse(two);
    await two.rest();
    const line = lineRef(order, 1);
    saved(await addLineInDataverse(two, order, 1, { columns: { msdyn_description: 'For the roof' } }));
    const first = await two.same(line);
    assert.ok(Number(first['PurchasePrice']) > 0, 'priced');
    shows(first, { LineDescription: 'For the roof', OrderedPurchaseQuantity: 3, ReceivingWarehouseId: 'ABQ-01' });
    await two.rest();
    const change = await changeInDataverse(two, line, {
      columns: {
        msdyn_description: 'For the cellar',
        msdyn_quantity: 5.5,
        msdyn_ispartialdeliveryprevented: true,
        msdyn_confirmeddeliverydate: '2027-02-03',
      },
      lookups: {
        msdyn_AssociateToWarehouse: ['msdyn_warehouse', 'ATL-01'],
        msdyn_receivingsiteid: ['msdyn_operationalsite', 'SOUTH'],
        msdyn_requesterpersonnelnumber: ['cdm_worker', '000020'],
      },
    });
    saved(change);
    const becomes = {
      LineDescription: 'For the cellar',
      OrderedPurchaseQuantity: 5.5,
      IsPartialDeliveryPrevented: true,
      ConfirmedDeliveryDate: '2027-02-03',
      ReceivingWarehouseId: 'ATL-01',
      ReceivingSiteId: 'SOUTH',
      RequesterPersonnelNumber: '000020',
      LineAmount: Math.round(5.5 * Number(first['PurchasePrice']) * 100) / 100,
    };
    shows(await two.same(line), becomes);
    await two.rest();
    shows(await two.same(line), becomes);
    saved(await deleteInDataverse(two, line));
    await two.neither(line);
    await two.rest();
    await two.neither(line);
    await two.same(order);
  });

  it('brings lines created, changed and deleted in Supply Chain Management to Field Service', async () => {
    const order = await createOrderInFinanceOperations(two);
    await two.rest();
    const line = lineRef(order, 1);
    saved(await addLineInFinanceOperations(two, order, 1));
    await two.same(line);
    await two.rest();
    saved(
      await changeInFinanceOperations(two, line, {
        LineDescription: 'From the other side',
        OrderedPurchaseQuantity: 7,
        IsPartialDeliveryPrevented: 'Yes',
        RequestedShippingDate: '2027-01-10T12:00:00Z',
        ReceivingWarehouseId: 'ATL-01',
        RequesterPersonnelNumber: '000022',
      }),
    );
    const becomes = {
      LineDescription: 'From the other side',
      OrderedPurchaseQuantity: 7,
      IsPartialDeliveryPrevented: true,
      RequestedShippingDate: '2027-01-10',
      ReceivingWarehouseId: 'ATL-01',
      ReceivingSiteId: 'SOUTH',
      RequesterPersonnelNumber: '000022',
      DeliveryAddressCity: 'Atlanta',
    };
    shows(await two.same(line), becomes);
    await two.rest();
    shows(await two.same(line), becomes);
    saved(await deleteInFinanceOperations(two, line));
    await two.neither(line);
    await two.rest();
    await two.neither(line);
  });

  it('deletes the lines with their order, from either system', async () => {
    for (const remove of [deleteInDataverse, deleteInFinanceOperations]) {
      const order = await createOrderInFinanceOperations(two);
      saved(await addLineInFinanceOperations(two, order, 1));
      saved(await addLineInFinanceOperations(two, order, 2));
      await two.rest();
      saved(await remove(two, order));
      for (const ref of [lineRef(order, 1), lineRef(order, 2), order]) await two.neither(ref);
      await two.rest();
      for (const ref of [lineRef(order, 1), lineRef(order, 2), order]) await two.neither(ref);
    }
  });

  it('carries a change of currency to the lines, from either system', async () => {
    const order = await createOrderInFinanceOperations(two);
    saved(await addLineInFinanceOperations(two, order, 1));
    await two.rest();
    saved(await changeInDataverse(two, order, { lookups: { transactioncurrencyid: ['transactioncurrency', 'EUR'] } }));
    shows(await two.same(order), { CurrencyCode: 'EUR' });
    await two.rest();
    shows(await two.same(lineRef(order, 1)), { CurrencyCode: 'EUR' });
    saved(await changeInFinanceOperations(two, order, { CurrencyCode: 'USD' }));
    await two.rest();
    shows(await two.same(order), { CurrencyCode: 'USD' });
    shows(await two.same(lineRef(order, 1)), { CurrencyCode: 'USD' });
  });

  it('refuses an order in Field Service for a vendor that Supply Chain Management has on hold', async () => {
    const vendor = await two.record(
      'VendorsV2',
      `dataAreaId eq 'usmf' and OnHoldStatus eq Microsoft.Dynamics.DataEntities.VendBlocked'All'&$top=1`,
    );
    const account = String(vendor['VendorAccountNumber']);
    const reference = 'On hold';
    const answer = await orderAnswer(two, {
      columns: { msdyn_vendororderreference: reference },
      lookups: { msdyn_Vendor: ['account', account] },
    });
    assert.match(refusedByDataverse(answer), new RegExp(`Vendor account ${account} is on hold for: All\\.`));
    await two.rest();
    const [here, there] = await Promise.all([
      two.patti.dataverse('GET', `msdyn_purchaseorders?$filter=msdyn_vendororderreference eq '${reference}'`),
      two.patti.financeOperations('GET', `PurchaseOrderHeadersV2?$filter=VendorOrderReference eq '${reference}'`),
    ]);
    assert.deepEqual([rows(here), rows(there)], [[], []]);
  });

  it('refuses a line in Field Service without a quantity, in the words of Supply Chain Management', async () => {
    const order = await createOrderInDataverse(two);
    await two.rest();
    const answer = await addLineInDataverse(two, order, 1, { columns: { msdyn_quantity: 0 } });
    assert.match(refusedByDataverse(answer), /Field 'Quantity' must be greater than zero\./);
    await two.neither(lineRef(order, 1));
  });

  it('refuses a change in Field Service of an order that is in review', async () => {
    const order = await createOrderInFinanceOperations(two);
    saved(await addLineInFinanceOperations(two, order, 1));
    await act(two, 'submit', order);
    await two.rest();
    const before = await two.sides(order);
    const text = refusedByDataverse(
      await changeInDataverse(two, order, { columns: { msdyn_vendororderreference: 'too late' } }),
    );
    assert.match(
      text,
      /Changes to purchase order .* are only allowed in draft state when change management is active\./,
    );
    assert.deepEqual(await two.sides(order), before);
  });

  it('refuses an order in Supply Chain Management whose vendor Field Service does not know', async () => {
    const template = await two.record('VendorsV2', `dataAreaId eq 'usmf' and VendorAccountNumber eq 'US-101'`);
    saved(
      await two.patti.financeOperations('POST', 'VendorsV2', {
        ...Object.fromEntries(Object.entries(template).filter(([name]) => !name.startsWith('@'))),
        VendorAccountNumber: 'US-NEW',
      }),
    );
    const answer = await two.adele.financeOperations('POST', 'PurchaseOrderHeadersV2', {
      dataAreaId: 'usmf',
      PurchaseOrderNumber: 'P-NEW-VEND',
      ...orderInFinanceOperations,
      OrderVendorAccountNumber: 'US-NEW',
    });
    assert.match(
      refusedByFinanceOperations(answer),
      /Writes to Purchase order headers V2 failed with error message .*Field Service has no record for Vendor account "US-NEW" of company usmf/,
    );
    await two.neither(orderRef('P-NEW-VEND'));
  });

  it('refuses a line in Supply Chain Management on an order that is canceled in Field Service', async () => {
    const order = await createOrderInFinanceOperations(two);
    await two.rest();
    saved(await changeInDataverse(two, order, { columns: { msdyn_systemstatus: 690970002 } }));
    const text = refusedByFinanceOperations(await addLineInFinanceOperations(two, order, 1));
    assert.match(text, /A purchase order product can't be added because purchase order .* is canceled\./);
    await two.neither(lineRef(order, 1));
  });

  const owned = [
    { column: 'msdyn_purchaseorderstatus', value: 192350003, label: 'Status' },
    { column: 'msdyn_documentapprovalstatus', value: 192350003, label: 'Approval status' },
    { column: 'msdyn_address1', value: 'Elsewhere 1', label: 'Street' },
    { column: 'msdyn_attentioninformation', value: 'Ring', label: 'Attention information' },
  ] as const;
  for (const { column, value, label } of owned)
    it(`refuses a change of ${label} in Field Service, which Supply Chain Management keeps`, async () => {
      const order = await createOrderInDataverse(two);
      await two.rest();
      const before = await two.sides(order);
      const text = refusedByDataverse(await changeInDataverse(two, order, { columns: { [column]: value } }));
      assert.match(text, new RegExp(`${label} is maintained in Supply Chain Management`));
      assert.deepEqual(await two.sides(order), before);
    });

  it('refuses a price typed into a line in Field Service', async () => {
    const order = await createOrderInDataverse(two);
    saved(await addLineInDataverse(two, order, 1));
    await two.rest();
    const line = lineRef(order, 1);
    const before = await two.sides(line);
    const text = refusedByDataverse(await changeInDataverse(two, line, { columns: { msdyn_unitcost: 1 } }));
    assert.match(text, /Unit price is maintained in Supply Chain Management/);
    assert.deepEqual(await two.sides(line), before);
  });

  it('lets fields that Supply Chain Management keeps travel after they were committed there', async () => {
    const order = await createOrderInFinanceOperations(two);
    saved(await addLineInFinanceOperations(two, order, 1));
    await two.rest();
    saved(
      await changeInFinanceOperations(two, order, {
        AttentionInformation: 'Second floor',
        DeliveryAddressStreet: 'Side entrance 2',
      }),
    );
    saved(await changeInFinanceOperations(two, lineRef(order, 1), { LineDiscountPercentage: 10 }));
    await act(two, 'submit', order);
    await two.rest();
    shows(await two.same(order), {
      AttentionInformation: 'Second floor',
      DeliveryAddressStreet: 'Side entrance 2',
      DocumentApprovalStatus: 'InReview',
    });
    shows(await two.same(lineRef(order, 1)), { LineDiscountPercentage: 10 });
  });

  it('lets a line that stays marked as deleted in Supply Chain Management leave Field Service', async () => {
    const order = await createOrderInFinanceOperations(two);
    saved(await addLineInFinanceOperations(two, order, 1));
    saved(await addLineInFinanceOperations(two, order, 2));
    await act(two, 'submit', order);
    await decide(two, 'approve', order);
    await act(two, 'requestChange', order);
    await two.rest();
    saved(await deleteInFinanceOperations(two, lineRef(order, 2)));
    await two.neither(lineRef(order, 2));
    const marked = await two.record(
      'CDSPurchaseOrderLinesSoftDeleted',
      `dataAreaId eq 'usmf' and PurchaseOrderNumber eq '${String(order.key[0])}'`,
    );
    shows(marked, { LineNumber: 2, IsDeleted: 'Yes' });
    await two.rest();
    await two.neither(lineRef(order, 2));
    await two.same(lineRef(order, 1));
    await two.same(order);
  });
});
