import assert from 'node:assert/strict';
import { eventually, person, rows } from '../support/wire.ts';
import { setUpScene } from './scene.ts';

/** `dcp_postingstate` that posts a receipt documented in Field Service. */
const posting = 700610001;

/** Warehouses on one page of the list. */
const pageSize = 6;

/** `msdyn_documentapprovalstatus` of an approved order. */
const approvedInFieldService = 192350003;

/** Kilometres between two points, by the spherical law of cosines: another formula than the one under test. */
function kilometres(from: readonly [number, number], to: readonly [number, number]): number {
  const [a, b, c, d] = [...from, ...to].map((degrees) => (degrees * Math.PI) / 180) as [number, number, number, number];
  return 6371 * Math.acos(Math.min(1, Math.sin(a) * Math.sin(c) + Math.cos(a) * Math.cos(c) * Math.cos(d - b)));
}

describe('the chat in a browser', function () {
  this.timeout(180_000);
  const scene = setUpScene();

  describe('finds the nearest warehouse', () => {
    it('to a work order: the same as computed from the rows of Field Service', async () => {
      const { alex, administrator } = scene();
      const [workOrder] = rows(
        await administrator.dataverse(
          'GET',
          "msdyn_workorders?$select=msdyn_name,msdyn_latitude,msdyn_longitude,_msdyn_company_value&$filter=msdyn_latitude ne null and msdyn_company/cdm_companycode eq 'usmf'&$top=1",
        ),
      );
      assert.ok(workOrder);
      const here = [Number(workOrder['msdyn_latitude']), Number(workOrder['msdyn_longitude'])] as const;
      const warehouses = rows(
        await administrator.dataverse(
          'GET',
          `msdyn_warehouses?$select=msdyn_warehouseidentifier,msdyn_primaryaddresslatitude,msdyn_primaryaddresslongitude&$filter=msdyn_primaryaddresslatitude ne null and _msdyn_company_value eq ${String(workOrder['_msdyn_company_value'])}`,
        ),
      );
      const nearest = warehouses
        .map((row) => ({
          id: String(row['msdyn_warehouseidentifier']),
          at: [Number(row['msdyn_primaryaddresslatitude']), Number(row['msdyn_primaryaddresslongitude'])] as const,
        }))
        .filter(({ at }) => at[0] !== 0 || at[1] !== 0)
        .map(({ id, at }) => ({ id, distance: kilometres(here, at) }))
        .sort((a, b) => a.distance - b.distance)
        .slice(0, 5)
        .map(({ id }) => id);
      const card = await alex.ask(
        `find nearest warehouse to ${String(workOrder['msdyn_name'])}`,
        /Warehouses nearest to/,
      );
      const shown = await card.innerText();
      assert.deepEqual(
        [...nearest].sort((a, b) => shown.indexOf(`${a} –`) - shown.indexOf(`${b} –`)),
        nearest,
        shown,
      );
      for (const id of nearest) assert.ok(shown.includes(`${id} –`), `${id} is missing:\n${shown}`);
      await alex.screenshot('nearest-warehouse');
    });

    it('completely: every warehouse of the company stands on some page, once', async () => {
      const { alex, administrator } = scene();
      await alex.ask('find nearest warehouse to SEA-01', /Warehouses nearest to/);
      const shown: string[] = [];
      for (let first = 1; ; first += pageSize) {
        const card = await alex.cardWith(new RegExp(`(?<!\\d)${first} to \\d+ of`));
        shown.push(...[...(await card.innerText()).matchAll(/^(\S+) – /gm)].map(([, id = '']) => id));
        if ((await card.getByRole('button', { name: 'More' }).count()) === 0) break;
        await alex.click('More');
      }
      const all = rows(
        await administrator.dataverse(
          'GET',
          "msdyn_warehouses?$select=msdyn_warehouseidentifier&$filter=msdyn_company/cdm_companycode eq 'usmf'",
        ),
      ).map((row) => String(row['msdyn_warehouseidentifier']));
      assert.ok(all.length > 40);
      assert.deepEqual(shown.toSorted(), all.toSorted());
    });

    it('asks from where when not told, and offers the dispatcher choices', async () => {
      const { alex } = scene();
      const card = await alex.ask('find nearest warehouse', /Nearest to where|Warehouses nearest to/);
      assert.ok((await card.getByRole('button').count()) > 0);
    });
  });

  describe('creates a work order', () => {
    it('for an asset out of all there are, whichever system it was born in', async () => {
      const { alex, administrator } = scene();
      const born = await administrator.financeOperations('POST', 'AssetMaintenanceAssets', {
        dataAreaId: 'usmf',
        MaintenanceAssetId: 'AS-90001',
        Name: 'Fire pump, newly built in',
        MaintenanceAssetTypeId: 'PUMP',
      });
      assert.equal(born.status, 201, born.text);
      const assets = async () =>
        rows(
          await administrator.dataverse(
            'GET',
            "msdyn_customerassets?$select=msdyn_customerassetid,msdyn_maintenanceassetid&$filter=msdyn_company/cdm_companycode eq 'usmf'",
          ),
        );
      const has = (number: string) => async () =>
        (await assets()).some((row) => row['msdyn_maintenanceassetid'] === number);
      await eventually(has('AS-90001'), 'the asset in Field Service', 20_000);

      await alex.ask('create work order', 'For which asset?');
      const offered = await alex.choices('Asset');
      const all = await assets();
      assert.equal(offered.length, all.length);
      for (const number of ['AS-90001', 'AS-00002', 'C-00001'])
        assert.ok(
          offered.some((choice) => choice.startsWith(`${number} – `)),
          `${number} is missing:\n${offered.join('\n')}`,
        );

      await alex.fill('Asset', 'AS-00002');
      await alex.click('Continue');
      await alex.cardWith('AS-00002 – Motor 1, Cedar Point Hospital');
      await alex.fill('Type', 'Inspection');
      await alex.fill('Summary', 'First look');
      await alex.screenshot('work-order-form');
      await alex.click('Create');
      const card = await alex.cardWith(/Work order WO-\d+ was created/);
      await alex.screenshot('work-order');
      const number = /WO-\d+/.exec(await card.innerText())?.[0] ?? '';
      const [workOrder] = rows(
        await administrator.dataverse('GET', `msdyn_workorders?$filter=msdyn_name eq '${number}'`),
      );
      const asset = all.find((row) => row['msdyn_maintenanceassetid'] === 'AS-00002');
      assert.equal(workOrder?.['_msdyn_customerasset_value'], asset?.['msdyn_customerassetid']);
      assert.equal(workOrder?.['msdyn_workordersummary'], 'First look');
      const [inSupplyChain] = rows(
        await administrator.financeOperations(
          'GET',
          "AssetMaintenanceAssets?$filter=MaintenanceAssetId eq 'AS-00002' and dataAreaId eq 'usmf'",
        ),
      );
      assert.match(String(inSupplyChain?.['Name']), /^Motor 1/);
    });
  });

  describe('takes a purchase order from one sentence to its approval', () => {
    let number = '';

    it('refuses it in the words of Supply Chain Management, at the field, and leaves nothing behind', async () => {
      const { alex, administrator } = scene();
      const orders = async () =>
        rows(
          await administrator.financeOperations(
            'GET',
            "PurchaseOrderHeadersV2?$filter=OrderVendorAccountNumber eq 'US-112'&$select=PurchaseOrderNumber",
          ),
        ).length;
      const before = await orders();
      await alex.ask('order 5 P-100 from US-112 to warehouse BNA-01 by 2026-12-18', 'Create this purchase order?');
      await alex.click('Create');
      const card = await alex.cardWith('Vendor account US-112 is on hold for: All');
      await alex.screenshot('refused');
      assert.equal(await card.getByLabel('Quantity').first().inputValue(), '5');
      assert.equal(await orders(), before);
    });

    it('creates it once mended, in both systems alike', async () => {
      const { alex, administrator } = scene();
      await alex.fill('Vendor', 'US-101');
      await alex.click('Continue');
      await alex.cardWith('Create this purchase order?');
      await alex.click('Create');
      const card = await alex.cardWith(/Saved in Field Service and in Supply Chain Management/);
      number = /Purchase order (\S+)/.exec(await card.innerText())?.[1] ?? '';
      assert.notEqual(number, '');
      await alex.screenshot('created');

      const [header] = rows(
        await administrator.financeOperations(
          'GET',
          `PurchaseOrderHeadersV2?$filter=PurchaseOrderNumber eq '${number}'`,
        ),
      );
      const [row] = rows(
        await administrator.dataverse(
          'GET',
          `msdyn_purchaseorders?$filter=msdyn_name eq '${number}'&$expand=msdyn_Vendor($select=accountnumber)`,
        ),
      );
      assert.equal(header?.['OrderVendorAccountNumber'], 'US-101');
      assert.equal((row?.['msdyn_Vendor'] as Record<string, unknown>)['accountnumber'], 'US-101');
      const lines = rows(
        await administrator.financeOperations(
          'GET',
          `CDSPurchaseOrderLines?$filter=PurchaseOrderNumber eq '${number}'`,
        ),
      );
      const products = rows(
        await administrator.dataverse(
          'GET',
          `msdyn_purchaseorderproducts?$filter=_msdyn_purchaseorder_value eq ${String(row?.['msdyn_purchaseorderid'])}`,
        ),
      );
      assert.deepEqual(
        [lines.map((line) => line['OrderedPurchaseQuantity']), products.map((line) => line['msdyn_quantity'])],
        [[5], [5]],
      );
    });

    it('is submitted by the dispatcher and reaches the approver as a card', async () => {
      const { alex, megan } = scene();
      await alex.click('Submit');
      await alex.cardWith(/Submitted for approval to Megan Bowen/);
      await megan.cardWith(`Purchase order ${number} is waiting for your decision`);
      await megan.screenshot('waits-for-decision');
    });

    it('is approved on the card, and both systems and the dispatcher see it', async () => {
      const { alex, megan, administrator } = scene();
      await megan.click('Approve');
      await megan.cardWith('Approved by Megan Bowen');
      await megan.screenshot('approved');
      const [header] = rows(
        await administrator.financeOperations(
          'GET',
          `PurchaseOrderHeadersV2?$filter=PurchaseOrderNumber eq '${number}'&$select=DocumentApprovalStatus`,
        ),
      );
      assert.equal(header?.['DocumentApprovalStatus'], 'Approved');
      await eventually(
        async () => {
          const [row] = rows(
            await administrator.dataverse(
              'GET',
              `msdyn_purchaseorders?$filter=msdyn_name eq '${number}'&$select=msdyn_documentapprovalstatus`,
            ),
          );
          return row?.['msdyn_documentapprovalstatus'] === approvedInFieldService;
        },
        'the approval in Field Service',
        20_000,
      );
      await alex.ask(`show PO ${number}`, /Approved/);
      await alex.screenshot('dispatcher-sees-approval');
    });

    it('is confirmed, and its receipt is posted from the chat', async () => {
      const { alex, megan } = scene();
      await megan.ask(`confirm PO ${number}`, `Purchase order ${number}`);
      await megan.click('Confirm');
      await megan.cardWith('Confirmed in Supply Chain Management');
      await alex.ask(`receive PO ${number}`, 'What has arrived');
      await alex.fill('Number of the delivery note', 'DN-4711');
      await alex.fill('Line 1, received now', '3');
      await alex.click('Post receipt');
      await alex.cardWith(/received 3/);
      await alex.screenshot('received');
    });

    it('is received to the end on site, in Field Service, and both systems and the approver see it', async () => {
      const { project, megan, administrator } = scene();
      const onSite = person(project, 'alexw');
      const [order] = rows(await onSite.dataverse('GET', `msdyn_purchaseorders?$filter=msdyn_name eq '${number}'`));
      const [line] = rows(
        await onSite.dataverse(
          'GET',
          `msdyn_purchaseorderproducts?$filter=_msdyn_purchaseorder_value eq ${String(order?.['msdyn_purchaseorderid'])}`,
        ),
      );
      const bind = (navigation: string, set: string, id: unknown) => ({
        [`${navigation}@odata.bind`]: `/${set}(${String(id)})`,
      });
      const documented = await onSite.dataverse('POST', 'msdyn_purchaseorderreceipts', {
        msdyn_name: 'DN-4712',
        msdyn_datereceived: new Date().toISOString().slice(0, 10),
        ...bind('msdyn_PurchaseOrder', 'msdyn_purchaseorders', order?.['msdyn_purchaseorderid']),
        ...bind('msdyn_company', 'cdm_companies', order?.['_msdyn_company_value']),
      });
      assert.equal(documented.status, 204, documented.text);
      const receipts = () =>
        administrator.dataverse('GET', "msdyn_purchaseorderreceipts?$filter=msdyn_name eq 'DN-4712'").then(rows);
      const [receipt] = await receipts();
      const receiptId = String(receipt?.['msdyn_purchaseorderreceiptid']);
      const counted = await onSite.dataverse('POST', 'msdyn_purchaseorderreceiptproducts', {
        msdyn_name: 'DN-4712',
        msdyn_quantity: 2,
        ...bind('msdyn_PurchaseOrderReceipt', 'msdyn_purchaseorderreceipts', receiptId),
        ...bind('msdyn_PurchaseOrder', 'msdyn_purchaseorders', order?.['msdyn_purchaseorderid']),
        ...bind('msdyn_PurchaseOrderProduct', 'msdyn_purchaseorderproducts', line?.['msdyn_purchaseorderproductid']),
      });
      assert.equal(counted.status, 204, counted.text);
      const post = await onSite.dataverse('PATCH', `msdyn_purchaseorderreceipts(${receiptId})`, {
        dcp_postingstate: posting,
      });
      assert.equal(post.status, 204, post.text);

      const [posted] = rows(
        await administrator.financeOperations(
          'GET',
          "ProductReceiptHeaders?$filter=ProductReceiptNumber eq 'DN-4712'&cross-company=true",
        ),
      );
      const [stamped, ...others] = await receipts();
      assert.deepEqual(others, []);
      assert.equal(String(stamped?.['msdyn_recordid']), String(posted?.['RecordId']));
      await megan.ask(`show PO ${number}`, /received 5/);
      await megan.screenshot('received-on-site');
    });
  });
});
