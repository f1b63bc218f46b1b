import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import { alex, bind, guid, known, refusal, startOrganization, type TestOrganization } from './organization.ts';

describe('Dataverse stand-in: rules', () => {
  let organization: TestOrganization;

  before(async () => {
    organization = await startOrganization();
  });
  beforeEach(() => organization.reset());
  after(() => organization.close());

  async function refuse(method: string, path: string, body?: unknown): Promise<{ code: string; message: string }> {
    const { code, message } = refusal(await organization.send(method, path, { as: alex, body }));
    return { code, message };
  }

  async function row(path: string): Promise<Record<string, unknown>> {
    return (await organization.expect(200, 'GET', path)).json;
  }

  const order = `msdyn_purchaseorders(${known.order})`;
  const line = `msdyn_purchaseorderproducts(${known.line})`;
  const newOrder = {
    msdyn_purchaseorderdate: '2026-11-23',
    'msdyn_Vendor@odata.bind': `/accounts(${known.vendorAccount})`,
    'msdyn_company@odata.bind': `/cdm_companies(${known.company})`,
  };
  const newLine = {
    'msdyn_PurchaseOrder@odata.bind': `/${order}`,
    'msdyn_Product@odata.bind': `/products(${known.product})`,
    'msdyn_Unit@odata.bind': `/uoms(${known.unit})`,
    msdyn_quantity: 1,
  };

  describe('of every table', () => {
    it('insists on required columns, on a new row and when one is cleared', async () => {
      const missing = { code: '0x80040203', message: "Attribute 'msdyn_name' cannot be NULL." };
      assert.deepEqual(await refuse('POST', 'msdyn_warehouses', {}), missing);
      assert.deepEqual(await refuse('POST', 'msdyn_warehouses', { msdyn_name: '' }), missing);
      assert.deepEqual(await refuse('PATCH', `msdyn_warehouses(${known.warehouse})`, { msdyn_name: null }), missing);
    });

    it('keeps text to its length', async () => {
      assert.deepEqual(await refuse('POST', 'msdyn_warehouses', { msdyn_name: 'x'.repeat(101) }), {
        code: '0x80044331',
        message:
          "A validation error occurred.  The length of the 'msdyn_name' attribute of the 'msdyn_warehouse' entity exceeded " +
          "the maximum allowed length of '100'.",
      });
    });

    it('keeps numbers to their range', async () => {
      assert.deepEqual(await refuse('PATCH', line, { msdyn_quantity: -1 }), {
        code: '0x80044330',
        message:
          'A validation error occurred for msdyn_purchaseorderproduct.msdyn_quantity. The value -1 of type System.Double is ' +
          'outside the valid range(0 to 1000000000).',
      });
      const days = await refuse('POST', 'msdyn_paymentterms', { msdyn_name: 'Net', msdyn_days: -5 });
      assert.equal(days.code, '0x8004432f');
    });

    it('takes only the options of a choice', async () => {
      assert.deepEqual(await refuse('PATCH', order, { msdyn_approvalstatus: 3 }), {
        code: '0x8004431a',
        message:
          "A validation error occurred. The value 3 of 'msdyn_approvalstatus' on record of type 'msdyn_purchaseorder' is " +
          'outside the valid range. Accepted Values: 690970000,690970001',
      });
    });

    it('takes only lookups to rows that exist', async () => {
      const absent = guid(999);
      assert.deepEqual(await refuse('PATCH', order, { 'msdyn_ShipVia@odata.bind': `/msdyn_shipvias(${absent})` }), {
        code: '0x80040217',
        message: `msdyn_shipvia With Id = ${absent} Does Not Exist`,
      });
    });

    it('keeps alternate keys unique, whatever the case, and lets blanks be', async () => {
      const body = {
        msdyn_name: 'Another',
        msdyn_warehouseidentifier: 'aB1',
        'msdyn_company@odata.bind': `/cdm_companies(${known.company})`,
      };
      await organization.create('msdyn_warehouses', body);
      const twin = await organization.send('POST', 'msdyn_warehouses', {
        body: { ...body, msdyn_warehouseidentifier: 'AB1 ' },
      });
      assert.deepEqual(refusal(twin), {
        status: 412,
        code: '0x80060892',
        message:
          'Entity Key msdyn_warehouse_integration violated. A record with the same value for Warehouse ID, Company already ' +
          'exists. A duplicate record cannot be created. Select one or more unique values and try again.',
      });
      await organization.create('msdyn_warehouses', {
        ...body,
        'msdyn_company@odata.bind': `/cdm_companies(${known.otherCompany})`,
      });
      await organization.create('msdyn_warehouses', { msdyn_name: 'No key 1' });
      await organization.create('msdyn_warehouses', { msdyn_name: 'No key 2' });
    });

    it('keeps ids unique', async () => {
      const found = await refuse('POST', 'msdyn_warehouses', {
        msdyn_warehouseid: known.warehouse,
        msdyn_name: 'Twin',
      });
      assert.deepEqual(found, { code: '0x80040237', message: 'A record with matching key values already exists.' });
    });

    it('leaves a saved row in its company', async () => {
      const found = await refuse('PATCH', `msdyn_warehouses(${known.warehouse})`, {
        'msdyn_company@odata.bind': `/cdm_companies(${known.otherCompany})`,
      });
      assert.equal(found.code, '0x80040265');
      assert.match(found.message, /company of this Warehouse is read-only/);
    });

    it('passes over columns that only the system sets', async () => {
      const id = await organization.create('msdyn_shipvias', { msdyn_name: 'X', createdon: '2001-01-01T00:00:00Z' });
      assert.notEqual((await row(`msdyn_shipvias(${id})`))['createdon'], '2001-01-01T00:00:00Z');
    });

    it('gives a deactivated row the reason of that name', async () => {
      const path = `msdyn_warehouses(${known.warehouse})`;
      await organization.expect(204, 'PATCH', path, { body: { statecode: 1 } });
      assert.equal((await row(path))['statuscode'], 2);
    });

    it('does not delete what a document names, and takes the parts of a deleted document along', async () => {
      const used = refusal(await organization.send('DELETE', `msdyn_warehouses(${known.warehouse})`));
      assert.deepEqual(used, {
        status: 405,
        code: '0x80040227',
        message: 'The object you tried to delete is associated with another object and cannot be deleted.',
      });
      await organization.expect(204, 'DELETE', order);
      await organization.expect(404, 'GET', line);
      await organization.expect(204, 'DELETE', `msdyn_warehouses(${known.warehouse})`);
    });

    it('empties references that nothing depends on', async () => {
      const main = await organization.create('msdyn_warehouses', { msdyn_name: 'Main' });
      const other = await organization.create('msdyn_warehouses', {
        msdyn_name: 'Other',
        'msdyn_mainrefillingwarehouse@odata.bind': `/msdyn_warehouses(${main})`,
      });
      await organization.expect(204, 'DELETE', `msdyn_warehouses(${main})`);
      assert.equal((await row(`msdyn_warehouses(${other})`))['_msdyn_mainrefillingwarehouse_value'], null);
    });
  });

  describe('of purchase orders', () => {
    it('number an order made without a name and know its invoice account and currency', async () => {
      const id = await organization.create('msdyn_purchaseorders', newOrder);
      const made = await row(`msdyn_purchaseorders(${id})`);
      assert.match(String(made['msdyn_name']), /^PO-\d+$/);
      assert.equal(made['_msdyn_invoicevendoraccount_value'], known.vendorAccount);
      assert.equal(made['_transactioncurrencyid_value'], known.currency);
      assert.equal(made['msdyn_systemstatus'], 690970000);
    });

    it('date an order that comes without a date', async () => {
      const { msdyn_purchaseorderdate: _, ...undated } = newOrder;
      const id = await organization.create('msdyn_purchaseorders', undated);
      assert.match(String((await row(`msdyn_purchaseorders(${id})`))['msdyn_purchaseorderdate']), /^\d{4}-\d\d-\d\d$/);
    });

    it('insist on the product of a line, unless it names a procurement category', async () => {
      const { 'msdyn_Product@odata.bind': _, ...line } = newLine;
      const found = await refuse('POST', 'msdyn_purchaseorderproducts', line);
      assert.equal(found.message, "Attribute 'msdyn_product' cannot be NULL.");
      const hierarchy = await organization.create('msdyn_productcategoryhierarchies', { msdyn_name: 'Procurement' });
      const category = await organization.create('msdyn_productcategories', {
        msdyn_name: 'Cleaning',
        ...bind('msdyn_productcategory', { msdyn_hierarchy: hierarchy }),
      });
      await organization.create('msdyn_purchaseorderproducts', {
        ...line,
        ...bind('msdyn_purchaseorderproduct', { msdyn_procurementproductcategory: category }),
      });
    });

    it('mirror the approval of SCM', async () => {
      for (const [state, approval] of [
        [192350003, 690970000],
        [192350002, 690970001],
        [192350000, null],
        [192350006, 690970000],
      ]) {
        await organization.expect(204, 'PATCH', order, { body: { msdyn_documentapprovalstatus: state } });
        assert.equal((await row(order))['msdyn_approvalstatus'], approval);
      }
    });

    it('become submitted when SCM opens them and canceled when SCM cancels them', async () => {
      await organization.expect(204, 'PATCH', order, { body: { msdyn_purchaseorderstatus: 192350001 } });
      assert.equal((await row(order))['msdyn_systemstatus'], 690970001);
      await organization.expect(204, 'PATCH', order, { body: { msdyn_purchaseorderstatus: 192350004 } });
      assert.equal((await row(order))['msdyn_systemstatus'], 690970002);
    });

    it('take no new line once canceled', async () => {
      await organization.expect(204, 'PATCH', order, { body: { msdyn_systemstatus: 690970002 } });
      const found = await refuse('POST', 'msdyn_purchaseorderproducts', newLine);
      assert.equal(found.code, '0x80040265');
      assert.match(found.message, /purchase order PO-1 is canceled/);
    });

    it('give a new line its position, currency, warehouse, company and name', async () => {
      const id = await organization.create('msdyn_purchaseorderproducts', { ...newLine, msdyn_unitcost: 12.5 });
      const made = await row(`msdyn_purchaseorderproducts(${id})`);
      assert.equal(made['msdyn_lineorder'], 2);
      assert.equal(made['_transactioncurrencyid_value'], known.currency);
      assert.equal(made['_msdyn_associatetowarehouse_value'], known.warehouse);
      assert.equal(made['_msdyn_company_value'], known.company);
      assert.equal(made['msdyn_name'], 'Pump');
      assert.equal(made['msdyn_totalcost'], 12.5);
    });

    it('cancel and reopen a line with SCM', async () => {
      await organization.expect(204, 'PATCH', line, { body: { msdyn_purchaseorderlinestatus: 192350004 } });
      assert.equal((await row(line))['msdyn_itemstatus'], 690970002);
      await organization.expect(204, 'PATCH', line, { body: { msdyn_purchaseorderlinestatus: 192350001 } });
      assert.equal((await row(line))['msdyn_itemstatus'], 690970000);
    });

    it('lose a line that SCM marks as deleted', async () => {
      await organization.expect(204, 'PATCH', line, { body: { msdyn_issoftdeletedinscm: true } });
      await organization.expect(404, 'GET', line);
    });
  });

  describe('of receipts', () => {
    async function receive(quantity: number, recordId: number | null): Promise<void> {
      const receipt = await organization.create('msdyn_purchaseorderreceipts', {
        msdyn_name: `R-${quantity}`,
        msdyn_datereceived: '2026-11-23',
        'msdyn_PurchaseOrder@odata.bind': `/${order}`,
      });
      await organization.create('msdyn_purchaseorderreceiptproducts', {
        'msdyn_PurchaseOrderProduct@odata.bind': `/${line}`,
        'msdyn_PurchaseOrderReceipt@odata.bind': `/msdyn_purchaseorderreceipts(${receipt})`,
        msdyn_quantity: quantity,
        msdyn_recordid: recordId,
      });
    }

    it('count nothing before SCM has posted them', async () => {
      await receive(4, null);
      assert.equal((await row(line))['msdyn_qtyreceived'], null);
    });

    it('add up on the line, and complete line and order', async () => {
      await receive(1, 68719476736);
      const partly = await row(line);
      assert.equal(partly['msdyn_qtyreceived'], 1);
      assert.equal(partly['msdyn_itemstatus'], 690970000);
      await receive(3, 68719476737);
      const complete = await row(line);
      assert.equal(complete['msdyn_qtyreceived'], 4);
      assert.equal(complete['msdyn_itemstatus'], 690970001);
      assert.equal((await row(order))['msdyn_systemstatus'], 690970003);
    });

    it('keep an order from being canceled with SCM', async () => {
      await receive(1, 68719476738);
      await organization.expect(204, 'PATCH', order, { body: { msdyn_purchaseorderstatus: 192350004 } });
      assert.notEqual((await row(order))['msdyn_systemstatus'], 690970002);
    });
  });

  describe('of work orders and assets', () => {
    const workOrder = bind('msdyn_workorder', {
      msdyn_serviceaccount: known.customerAccount,
      msdyn_workordertype: known.workOrderType,
    });
    const asset = (name: string, more: Readonly<Record<string, string>> = {}) =>
      organization.create('msdyn_customerassets', {
        msdyn_name: name,
        ...bind('msdyn_customerasset', { msdyn_account: known.customerAccount, ...more }),
      });

    it('number a work order and fill in price list, billing account and place', async () => {
      const id = await organization.create('msdyn_workorders', workOrder, { as: alex });
      const made = await row(`msdyn_workorders(${id})`);
      assert.match(String(made['msdyn_name']), /^WO-\d+$/);
      assert.equal(made['_msdyn_pricelist_value'], known.priceList);
      assert.equal(made['_msdyn_billingaccount_value'], known.customerAccount);
      assert.equal(made['msdyn_taxable'], false);
      assert.equal(made['msdyn_latitude'], 47.6);
      assert.equal(made['msdyn_city'], 'Seattle');
    });

    it('take only an asset of the service account, or one that has no account yet', async () => {
      const own = await asset('Boiler');
      const foreign = await asset('Chiller', { msdyn_account: known.otherCustomer });
      const of = (id: string) => ({ ...workOrder, ...bind('msdyn_workorder', { msdyn_customerasset: id }) });
      await organization.create('msdyn_workorders', of(own));
      const unowned = await organization.create('msdyn_customerassets', { msdyn_name: 'Born in SCM' });
      await organization.create('msdyn_workorders', of(unowned));
      const found = await refuse('POST', 'msdyn_workorders', of(foreign));
      assert.equal(found.code, '0x80040265');
      assert.match(found.message, /customer asset Chiller does not match the service account/);
    });

    it('find the top of an asset, follow it when it moves, and refuse a loop', async () => {
      const parent = (id: string) => bind('msdyn_customerasset', { msdyn_parentasset: id });
      const plant = await asset('Plant');
      const unit = await asset('Unit', { msdyn_parentasset: plant });
      const part = await asset('Part', { msdyn_parentasset: unit });
      assert.equal((await row(`msdyn_customerassets(${part})`))['_msdyn_masterasset_value'], plant);

      const site = await asset('Site');
      await organization.expect(204, 'PATCH', `msdyn_customerassets(${plant})`, { body: parent(site) });
      assert.equal((await row(`msdyn_customerassets(${part})`))['_msdyn_masterasset_value'], site);

      const loop = await refuse('PATCH', `msdyn_customerassets(${site})`, parent(part));
      assert.match(loop.message, /cannot be the asset itself or one of its sub-assets/);
    });
  });

  describe('of stock', () => {
    const place = {
      'msdyn_Warehouse@odata.bind': `/msdyn_warehouses(${known.warehouse})`,
      'msdyn_Product@odata.bind': `/products(${known.product})`,
      'msdyn_Unit@odata.bind': `/uoms(${known.unit})`,
    };

    it('follow journals and cannot be typed in', async () => {
      const typed = await refuse('POST', 'msdyn_productinventories', { ...place, msdyn_qtyonhand: 5 });
      assert.equal(typed.code, '0x80040265');
      assert.match(typed.message, /Quantity On Hand can't be changed directly/);

      const journal = (journalType: number, quantity: number) =>
        organization.create('msdyn_inventoryjournals', {
          ...place,
          msdyn_journaltype: journalType,
          msdyn_transactiontype: 690970006,
          msdyn_quantity: quantity,
        });
      await journal(690970000, 10);
      await journal(690970002, 3);
      await journal(690970001, 20);
      const { value } = (await organization.send('GET', 'msdyn_productinventories')).json as { value: object[] };
      const [stock] = value as Record<string, unknown>[];
      assert.equal(value.length, 1);
      assert.deepEqual(
        ['msdyn_qtyonhand', 'msdyn_qtyavailable', 'msdyn_qtyallocated', 'msdyn_qtyonorder'].map(
          (name) => stock?.[name],
        ),
        [10, 7, 3, 20],
      );
    });
  });

  it('has no tables of Field Service when it starts without', async () => {
    await using without = await startOrganization({ fieldService: false });
    assert.equal((await without.send('GET', 'msdyn_purchaseorders')).status, 404);
    await without.expect(200, 'GET', 'msdyn_warehouses');
  });
});
