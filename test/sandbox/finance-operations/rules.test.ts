import assert from 'node:assert/strict';
import { created, openStage, order } from './support/stage.ts';
import type { Json, Stage } from './support/stage.ts';

describe('sandbox finance and operations: rules', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage[Symbol.asyncDispose]());

  const post = (collection: string, body: Json) => stage.send('dispatch-copilot', 'POST', `/data/${collection}`, body);
  const change = (method: string, address: string, body?: Json) =>
    stage.send('dispatch-copilot', method, `/data/${address}?cross-company=true`, body);

  /** Expects the infolog of a refused write, without the frame around it. */
  const refuses = async (reply: ReturnType<typeof post>, aotName: string, infolog: string) => {
    const { status, problem } = await reply;
    assert.equal(problem, `Write failed for table row of type '${aotName}'. Infolog: ${infolog}.`);
    assert.equal(status, 400);
  };

  describe('warehouse', () => {
    const aot = 'InventWarehouseEntity';
    const failed = "Warning: validateWrite failed on data source 'InventLocation (InventLocation)'";
    const warehouse = (more: Json) => post('Warehouses', { WarehouseId: 'W1', OperationalSiteId: '1', ...more });

    it('needs a site', () =>
      refuses(post('Warehouses', { WarehouseId: 'W1' }), aot, `Warning: Field 'Site' must be filled in.; ${failed}`));

    it('needs an id', () =>
      refuses(warehouse({ WarehouseId: '' }), aot, `Warning: Field 'Warehouse' must be filled in.; ${failed}`));

    it('needs a site that exists in its company', () =>
      refuses(
        warehouse({ OperationalSiteId: 'K' }),
        aot,
        `Warning: The value 'K' in field 'Site' is not found in the related table 'Sites'.; Warning: validateField failed on field '${aot}.OperationalSiteId'`,
      ));

    it('keeps its site once saved', async () => {
      const address = "Warehouses(dataAreaId='usmf',WarehouseId='21')";
      await refuses(
        change('PATCH', address, { OperationalSiteId: '' }),
        aot,
        `Warning: Field 'Site' must be filled in.; ${failed}`,
      );
    });

    it('names main, quarantine and transit warehouses that exist', async () => {
      for (const [field, label] of [
        ['MainRefillingWarehouseId', 'Main warehouse'],
        ['QuarantineWarehouseId', 'Quarantine warehouse'],
        ['TransitWarehouseId', 'Transit warehouse'],
      ] as const) {
        await refuses(
          warehouse({ [field]: 'zz' }),
          aot,
          `Warning: The value 'zz' in field '${label}' is not found in the related table 'Warehouses'.; Warning: validateField failed on field '${aot}.${field}'`,
        );
      }
    });

    it('names main, quarantine and transit warehouses of the right type', async () => {
      for (const [field, label, type] of [
        ['MainRefillingWarehouseId', 'Main warehouse', 'Standard'],
        ['QuarantineWarehouseId', 'Quarantine warehouse', 'Quarantine'],
        ['TransitWarehouseId', 'Transit warehouse', 'Transit'],
      ] as const) {
        const wrong = type === 'Standard' ? '1Q' : '21';
        await refuses(
          warehouse({ [field]: wrong }),
          aot,
          `Warning: Warehouse '${wrong}' in field '${label}' must be of type '${type}'.; Warning: validateField failed on field '${aot}.${field}'`,
        );
      }
    });

    it('tells every wrong field in one attempt', async () => {
      const { problem } = await warehouse({ OperationalSiteId: '9', TransitWarehouseId: 'zz' });
      assert.match(problem, /field 'Site'.*field 'Transit warehouse'/);
    });

    it('refuses a text that is too long instead of cutting it', () =>
      refuses(
        warehouse({ WarehouseId: '12345678901' }),
        aot,
        `Warning: The value '12345678901' in field 'Warehouse' is longer than the allowed 10 characters.; Warning: validateField failed on field '${aot}.WarehouseId'`,
      ));

    it('refuses a second record of the same key, whatever its case', async () => {
      created(await warehouse({ WarehouseId: 'Dup' }));
      await refuses(
        warehouse({ WarehouseId: 'DUP ' }),
        aot,
        'Info: Cannot create a record in Warehouses (InventLocation). Warehouse: DUP.\nThe record already exists.',
      );
    });

    it('stays while an order goes to it', async () => {
      await order(stage, [1]);
      await refuses(
        change('DELETE', "Warehouses(dataAreaId='usmf',WarehouseId='11')"),
        aot,
        "Error: Warehouses cannot be deleted while dependent Purchase order headers V2 exist.; Warning: validateDelete failed on data source 'InventLocation (InventLocation)'",
      );
    });
  });

  describe('reference data', () => {
    it('keeps a site while a warehouse stands on it', async () => {
      const { problem } = await change('DELETE', "OperationalSitesV2(dataAreaId='usmf',SiteId='2')");
      assert.match(problem, /Error: Sites cannot be deleted while dependent Warehouses exist\./);
    });

    it('keeps payment terms and delivery modes while a vendor uses them', async () => {
      const term = await change('DELETE', "PaymentTerms(dataAreaId='usmf',Name='Net30')");
      assert.match(term.problem, /Terms of payment cannot be deleted while dependent Vendors V2 exist/);
      const mode = await change('DELETE', "DeliveryModesV2(dataAreaId='usmf',ModeCode='Truck')");
      assert.match(mode.problem, /Modes of delivery cannot be deleted while dependent Vendors V2 exist/);
    });

    it('has no negative days or months', async () => {
      for (const [field, label] of [
        ['NumberOfDays', 'Days'],
        ['NumberOfMonths', 'Months'],
      ] as const) {
        await refuses(
          post('PaymentTerms', { Name: 'Minus', [field]: -1 }),
          'PaymentTermEntity',
          `Warning: The value '-1' in field '${label}' must not be negative.; Warning: validateField failed on field 'PaymentTermEntity.${field}'`,
        );
      }
    });
  });

  describe('asset', () => {
    const aot = 'EntAssetObjectEntity';
    const asset = (more: Json) =>
      post('AssetMaintenanceAssets', {
        MaintenanceAssetId: 'A1',
        Name: 'Pump',
        MaintenanceAssetTypeId: 'PUMP',
        ...more,
      });
    const failed = "Warning: validateWrite failed on data source 'EntAssetObjectTable (EntAssetObjectTable)'";

    it('needs a type that exists', async () => {
      await refuses(
        asset({ MaintenanceAssetTypeId: 'LIFT' }),
        aot,
        `Warning: The value 'LIFT' in field 'Asset type' is not found in the related table 'Asset types'.; Warning: validateField failed on field '${aot}.MaintenanceAssetTypeId'`,
      );
      await refuses(
        asset({ MaintenanceAssetTypeId: '' }),
        aot,
        `Warning: Field 'Asset type' must be filled in.; ${failed}`,
      );
    });

    it('has its dates in order', async () => {
      await refuses(
        asset({ ActiveFrom: '2026-05-01', ActiveTo: '2026-04-30' }),
        aot,
        `Warning: 'Active to' must not be before 'Active from'.; ${failed}`,
      );
      await refuses(
        asset({ AcquisitionDate: '2026-05-01', ReplacementDate: '2025-01-01' }),
        aot,
        `Warning: 'Replacement date' must not be before 'Acquisition date'.; ${failed}`,
      );
      created(await asset({ MaintenanceAssetId: 'A2', ActiveFrom: '2026-05-01' }));
    });

    it('is not part of itself', async () => {
      created(await asset({ MaintenanceAssetId: 'TOP' }));
      created(await asset({ MaintenanceAssetId: 'PART', ParentMaintenanceAssetId: 'TOP' }));
      const { problem } = await change('PATCH', "AssetMaintenanceAssets(dataAreaId='usmf',MaintenanceAssetId='TOP')", {
        ParentMaintenanceAssetId: 'PART',
      });
      assert.match(problem, /Asset 'TOP' cannot be part of itself/);
    });
  });

  describe('order', () => {
    const aot = 'PurchPurchaseOrderHeaderV2Entity';
    const header = (more: Json) => post('PurchaseOrderHeadersV2', { OrderVendorAccountNumber: 'V-1', ...more });
    const field = (name: string) => `Warning: validateField failed on field '${aot}.${name}'`;

    it('goes to a vendor that exists', async () => {
      await refuses(
        header({ OrderVendorAccountNumber: 'V-9' }),
        aot,
        `Warning: The value 'V-9' in field 'Vendor account' is not found in the related table 'Vendors'.; ${field('OrderVendorAccountNumber')}`,
      );
      const { problem } = await header({ OrderVendorAccountNumber: '' });
      assert.match(problem, /Field 'Vendor account' must be filled in/);
    });

    it('does not go to a vendor whose hold is All; other holds stop later steps', async () => {
      await refuses(
        header({ OrderVendorAccountNumber: 'V-HOLD' }),
        aot,
        `Warning: Vendor account V-HOLD is on hold for: All.; ${field('OrderVendorAccountNumber')}`,
      );
      created(await header({ OrderVendorAccountNumber: 'V-PAY' }));
    });

    it('names a currency, terms, modes, a site, a warehouse and an orderer that exist', async () => {
      for (const [name, label, table] of [
        ['CurrencyCode', 'Currency', 'Currencies'],
        ['PaymentTermsName', 'Terms of payment', 'Terms of payment'],
        ['DeliveryModeId', 'Mode of delivery', 'Modes of delivery'],
        ['DeliveryTermsId', 'Delivery terms', 'Terms of delivery'],
        ['DefaultReceivingSiteId', 'Site', 'Sites'],
        ['DefaultReceivingWarehouseId', 'Warehouse', 'Warehouses'],
        ['OrdererPersonnelNumber', 'Orderer', 'Workers'],
      ] as const) {
        await refuses(
          header({ [name]: 'zz' }),
          aot,
          `Warning: The value 'zz' in field '${label}' is not found in the related table '${table}'.; ${field(name)}`,
        );
      }
    });

    it('has a warehouse that stands on its site', () =>
      refuses(
        header({ DefaultReceivingSiteId: '2', DefaultReceivingWarehouseId: '11' }),
        aot,
        "Warning: Warehouse '11' does not belong to site '2'.; Warning: validateWrite failed on data source 'PurchTable (PurchTable)'",
      ));

    it('takes number, statuses, terms, dates and addresses from its company, vendor and warehouse', async () => {
      const made = created(await header({ DefaultReceivingWarehouseId: '11' }));
      assert.match(String(made.PurchaseOrderNumber), /^PO-\d{6}$/);
      const expected: Json = {
        PurchaseOrderName: 'Vendor V-1',
        InvoiceVendorAccountNumber: 'V-1',
        CurrencyCode: 'USD',
        LanguageId: 'en-us',
        PaymentTermsName: 'Net30',
        DeliveryModeId: 'Truck',
        DeliveryTermsId: 'FOB',
        DefaultReceivingSiteId: '1',
        PurchaseOrderStatus: 'Backorder',
        DocumentApprovalStatus: 'Draft',
        IsChangeManagementActive: 'Yes',
        DeliveryAddressCity: 'Tacoma',
        DeliveryAddressCountryRegionISOCode: 'US',
        InvoiceAddressCity: 'Olympia',
      };
      for (const [name, value] of Object.entries(expected)) assert.equal(made[name], value, name);
    });

    it('is approved at once in a company without change management', async () => {
      const made = created(await header({ dataAreaId: 'demf', OrderVendorAccountNumber: 'L-1' }));
      assert.deepEqual([made.DocumentApprovalStatus, made.IsChangeManagementActive], ['Approved', 'No']);
    });

    it('takes its address anew when the warehouse changes', async () => {
      const number = await order(stage, []);
      const address = `PurchaseOrderHeadersV2(dataAreaId='usmf',PurchaseOrderNumber='${number}')`;
      assert.equal((await change('PATCH', address, { DefaultReceivingWarehouseId: '21' })).status, 204);
      const { json } = await change('GET', address);
      assert.deepEqual([json.DefaultReceivingSiteId, json.DeliveryAddressCity], ['2', '']);
    });

    it('skips numbers that people chose themselves', async () => {
      const first = await order(stage, []);
      const next = `PO-${String(Number(first.slice(3)) + 1).padStart(6, '0')}`;
      created(await header({ PurchaseOrderNumber: next }));
      assert.notEqual(await order(stage, []), next);
    });

    it('keeps its vendor and leaves its statuses to the workflow', async () => {
      const number = await order(stage, []);
      const address = `PurchaseOrderHeadersV2(dataAreaId='usmf',PurchaseOrderNumber='${number}')`;
      for (const body of [
        { OrderVendorAccountNumber: 'V-PAY' },
        { DocumentApprovalStatus: 'Approved' },
        { PurchaseOrderStatus: 'Received' },
      ]) {
        assert.match((await change('PATCH', address, body)).problem, /cannot be edited/);
      }
    });
  });

  describe('order line', () => {
    const aot = 'PurchPurchaseOrderLineCDSEntity';
    const failed = "Warning: validateWrite failed on data source 'PurchLine (PurchLine)'";
    let number: string;
    before(async () => {
      number = await order(stage, []);
    });
    let lineNumber = 100;
    const line = (more: Json) =>
      post('CDSPurchaseOrderLines', {
        PurchaseOrderNumber: number,
        LineNumber: (lineNumber += 1),
        ProductNumber: 'P-100',
        OrderedPurchaseQuantity: 1,
        ...more,
      });

    it('belongs to an order that exists', async () => {
      assert.match(
        (await line({ PurchaseOrderNumber: 'none' })).problem,
        /The value 'none' in field 'Purchase order' is not found in the related table 'Purchase orders'/,
      );
    });

    it('names a product that exists and is released to the company', async () => {
      assert.match(
        (await line({ ProductNumber: 'P-999' })).problem,
        /The value 'P-999' in field 'Product number' is not found in the related table 'Products'/,
      );
      await refuses(
        line({ ProductNumber: 'P-DE' }),
        aot,
        `Warning: Product 'P-DE' is not released to company 'usmf'.; Warning: validateField failed on field '${aot}.ProductNumber'`,
      );
    });

    it('says what is bought', () =>
      refuses(
        line({ ProductNumber: '', PurchaseUnitSymbol: 'ea' }),
        aot,
        `Warning: Either the item number or the procurement category must be specified.; ${failed}`,
      ));

    it('names a product that is not blocked', () =>
      refuses(
        line({ ProductNumber: 'P-STOP' }),
        aot,
        `Warning: Item 'P-STOP' is blocked for 'Purchase order'.; ${failed}`,
      ));

    it('has a quantity above zero', async () => {
      for (const quantity of [0, -2]) {
        await refuses(
          line({ OrderedPurchaseQuantity: quantity }),
          aot,
          `Warning: Field 'Quantity' must be greater than zero.; Warning: validateField failed on field '${aot}.OrderedPurchaseQuantity'`,
        );
      }
    });

    it('is counted in a unit that converts to the stock unit', async () => {
      await refuses(
        line({ PurchaseUnitSymbol: 'kg' }),
        aot,
        `Warning: Unit conversion from 'kg' to 'ea' does not exist for item 'P-100'.; ${failed}`,
      );
      assert.equal(created(await line({ PurchaseUnitSymbol: 'box' })).PurchasePrice, 1200);
    });

    it('has a line number of its own', async () => {
      created(await line({ LineNumber: 7 }));
      await refuses(
        line({ LineNumber: 7 }),
        aot,
        `Info: Cannot create a record in Purchase order lines (PurchLine). Purchase order: ${number}, 7.\nThe record already exists.`,
      );
    });

    it('has a site for goods that are stocked', async () => {
      const bare = created(await post('PurchaseOrderHeadersV2', { OrderVendorAccountNumber: 'V-1' }));
      await refuses(
        line({ PurchaseOrderNumber: bare.PurchaseOrderNumber }),
        aot,
        `Warning: Inventory dimension Site is mandatory and must consequently be specified.; Error: Update has been canceled.; ${failed}`,
      );
    });

    it('goes to a warehouse that stands on its site', () =>
      refuses(
        line({ ReceivingSiteId: '2', ReceivingWarehouseId: '11' }),
        aot,
        `Warning: Warehouse '11' does not belong to site '2'.; ${failed}`,
      ));

    it('takes place, text, unit, tolerance and address from its order, product and warehouse', async () => {
      const made = created(await line({ LineNumber: 0 }));
      assert.ok(Number(made.LineNumber) > 0);
      const expected: Json = {
        ItemNumber: 'P-100',
        LineDescription: 'Pump',
        PurchaseUnitSymbol: 'ea',
        ReceivingSiteId: '1',
        ReceivingWarehouseId: '11',
        CurrencyCode: 'USD',
        AllowedOverdeliveryPercentage: 10,
        PurchaseOrderLineStatus: 'Backorder',
        DeliveryAddressCity: 'Tacoma',
      };
      for (const [name, value] of Object.entries(expected)) assert.equal(made[name], value, name);
      const elsewhere = created(await line({ ReceivingWarehouseId: '21' }));
      assert.deepEqual([elsewhere.ReceivingSiteId, elsewhere.DeliveryAddressCity], ['2', '']);
    });

    it('is priced by this system, whatever price the caller sends', async () => {
      const made = created(await line({ OrderedPurchaseQuantity: 3, PurchasePrice: 1, LineAmount: 3 }));
      assert.deepEqual([made.PurchasePrice, made.LineAmount], [100, 300]);
      const address = `CDSPurchaseOrderLines(dataAreaId='usmf',PurchaseOrderNumber='${number}',LineNumber=${made.LineNumber as number})`;
      await change('PATCH', address, { OrderedPurchaseQuantity: 4, PurchasePrice: 2 });
      const { json } = await change('GET', address);
      assert.deepEqual([json.PurchasePrice, json.LineAmount], [100, 400]);
    });
  });
});
