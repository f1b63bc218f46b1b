import assert from 'node:assert/strict';
import { allTables } from '../../../src/sandbox/dataverse/schema/tables.ts';
import { allEntities } from '../../../src/sandbox/finance-operations/schema/entities.ts';
import { collect } from './rows.ts';
import type { SeedRow } from '../../../src/sandbox/data/seed.ts';

const { dataverse, financeOperations } = await collect(new Date('2026-11-23T09:30:00Z'));

/** Dataverse column, or path over lookups, by property; the first ones are the key. */
type Pairs = Readonly<Record<string, string>>;

const address = (prefix: string, properties: readonly string[]) =>
  Object.fromEntries(properties.map((name) => [`${prefix}${name}`, `msdyn_${prefix}${name}`.toLowerCase()]));

/** What the two systems show of the same thing, without transforms: the maps as far as equality needs no table of values. */
const mirrored: readonly {
  readonly table: string;
  readonly entity: string;
  readonly key: readonly string[];
  readonly pairs: Pairs;
}[] = [
  {
    table: 'msdyn_warehouse',
    entity: 'Warehouse',
    key: ['WarehouseId'],
    pairs: {
      WarehouseId: 'msdyn_warehouseidentifier',
      WarehouseName: 'msdyn_description',
      OperationalSiteId: 'msdyn_operationalsite.msdyn_siteid',
      MainRefillingWarehouseId: 'msdyn_mainrefillingwarehouse.msdyn_warehouseidentifier',
      QuarantineWarehouseId: 'msdyn_quarantinewarehouse.msdyn_warehouseidentifier',
      TransitWarehouseId: 'msdyn_transitwarehouse.msdyn_warehouseidentifier',
      IsPrimaryAddressAssigned: 'msdyn_isprimaryaddressassigned',
      FormattedPrimaryAddress: 'msdyn_formattedprimaryaddress',
      ...address('PrimaryAddress', [
        'Street',
        'City',
        'StateId',
        'ZipCode',
        'CountryRegionId',
        'Latitude',
        'Longitude',
      ]),
    },
  },
  {
    table: 'msdyn_customerasset',
    entity: 'AssetMaintenanceAsset',
    key: ['MaintenanceAssetId'],
    pairs: {
      MaintenanceAssetId: 'msdyn_maintenanceassetid',
      Name: 'msdyn_name',
      ParentMaintenanceAssetId: 'msdyn_parentasset.msdyn_maintenanceassetid',
      MaintenanceAssetTypeId: 'msdyn_customerassetcategory.msdyn_maintenanceassettypeid',
      FunctionalLocationId: 'msdyn_functionallocation.msdyn_functionallocation_id',
      ProductId: 'msdyn_manufacturer.msdyn_manufacturer_id',
      ModelId: 'msdyn_model.msdyn_model_id',
      ModelProductId: 'msdyn_model.msdyn_manufacturer.msdyn_manufacturer_id',
      WarrantyId: 'msdyn_warranty.msdyn_warranty_id',
      AcquisitionDate: 'msdyn_acquisitiondate',
      AcquisitionCost: 'msdyn_acquisitioncost',
    },
  },
  {
    table: 'msdyn_customerassetcategory',
    entity: 'AssetMaintenanceAssetType',
    key: ['MaintenanceAssetTypeId'],
    pairs: {
      MaintenanceAssetTypeId: 'msdyn_maintenanceassettypeid',
      Name: 'msdyn_name',
      LifecycleModelId: 'msdyn_lifecyclemodel.msdyn_assetlifecyclemodel_id',
      CalculateKpiTotal: 'msdyn_calculatekpitotal',
    },
  },
  {
    table: 'msdyn_paymentterm',
    entity: 'PaymentTerm',
    key: ['Name'],
    pairs: {
      Name: 'msdyn_name',
      Description: 'msdyn_description',
      NumberOfDays: 'msdyn_days',
      NumberOfMonths: 'msdyn_numberofmonth',
      CutoffDayOfMonth: 'msdyn_cutoffdayofmonth',
      IsCashPayment: 'msdyn_iscashpayment',
      PaymentDayName: 'msdyn_paymentdayname.msdyn_name',
      PaymentScheduleName: 'msdyn_paymentschedulename.msdyn_name',
    },
  },
  {
    table: 'msdyn_shipvia',
    entity: 'DeliveryModeV2',
    key: ['ModeCode'],
    pairs: { ModeCode: 'msdyn_name', ModeDescription: 'msdyn_description' },
  },
  {
    table: 'msdyn_termsofdelivery',
    entity: 'DeliveryTerms',
    key: ['TermsCode'],
    pairs: { TermsCode: 'msdyn_termscode', Description: 'msdyn_description' },
  },
  {
    table: 'msdyn_vendor',
    entity: 'VendorV2',
    key: ['VendorAccountNumber'],
    pairs: { VendorAccountNumber: 'msdyn_vendoraccountnumber', VendorOrganizationName: 'msdyn_name' },
  },
  {
    table: 'msdyn_purchaseorder',
    entity: 'PurchaseOrderHeaderV2',
    key: ['PurchaseOrderNumber'],
    pairs: {
      PurchaseOrderNumber: 'msdyn_name',
      OrderVendorAccountNumber: 'msdyn_vendor.accountnumber',
      InvoiceVendorAccountNumber: 'msdyn_invoicevendoraccount.accountnumber',
      CurrencyCode: 'transactioncurrencyid.isocurrencycode',
      RequestedDeliveryDate: 'msdyn_dateexpected',
      ConfirmedDeliveryDate: 'msdyn_confirmeddeliverydate',
      AccountingDate: 'msdyn_accountingdate',
      PaymentTermsName: 'msdyn_paymentterm.msdyn_name',
      DeliveryModeId: 'msdyn_shipvia.msdyn_name',
      DeliveryTermsId: 'msdyn_deliveryterm.msdyn_termscode',
      DefaultReceivingSiteId: 'msdyn_defaultreceivingsiteid.msdyn_siteid',
      DefaultReceivingWarehouseId: 'msdyn_receivetowarehouse.msdyn_warehouseidentifier',
      OrdererPersonnelNumber: 'msdyn_ordererpersonnelnumber.cdm_workernumber',
      ContactPersonId: 'msdyn_contactpersonid.msdyn_contactpersonid',
      VendorPaymentMethodName: 'msdyn_vendorpaymentmethod.msdyn_name',
      IsChangeManagementActive: 'msdyn_ischangemanagementactive',
      VendorOrderReference: 'msdyn_vendororderreference',
      TotalDiscountPercentage: 'msdyn_totaldiscountpercentage',
      DeliveryAddressName: 'msdyn_addressname',
      DeliveryAddressStreet: 'msdyn_address1',
      DeliveryAddressCity: 'msdyn_city',
      DeliveryAddressLatitude: 'msdyn_latitude',
      FormattedInvoiceAddress: 'msdyn_formattedinvoiceaddress',
    },
  },
  {
    table: 'msdyn_purchaseorderproduct',
    entity: 'PurchaseOrderLineV2',
    key: ['PurchaseOrderNumber', 'LineNumber'],
    pairs: {
      PurchaseOrderNumber: 'msdyn_purchaseorder.msdyn_name',
      LineNumber: 'msdyn_lineorder',
      ProductNumber: 'msdyn_product.msdyn_productnumber',
      LineDescription: 'msdyn_description',
      OrderedPurchaseQuantity: 'msdyn_quantity',
      PurchaseUnitSymbol: 'msdyn_unit.msdyn_symbol',
      ReceivingWarehouseId: 'msdyn_associatetowarehouse.msdyn_warehouseidentifier',
      ReceivingSiteId: 'msdyn_receivingsiteid.msdyn_siteid',
      RequestedDeliveryDate: 'msdyn_dateexpected',
      RequesterPersonnelNumber: 'msdyn_requesterpersonnelnumber.cdm_workernumber',
      CurrencyCode: 'transactioncurrencyid.isocurrencycode',
      PurchasePrice: 'msdyn_unitcost',
      PurchasePriceQuantity: 'msdyn_purchasepricequantity',
      LineDiscountPercentage: 'msdyn_linediscountpercentage',
      LineAmount: 'msdyn_lineamount',
      ReceivedPurchaseQuantity: 'msdyn_qtyreceived',
      FormattedDelveryAddress: 'msdyn_formatteddeliveryaddress',
    },
  },
  {
    table: 'msdyn_purchaseorderreceipt',
    entity: 'ProductReceiptHeader',
    key: ['RecordId'],
    pairs: {
      RecordId: 'msdyn_recordid',
      ProductReceiptNumber: 'msdyn_name',
      ProductReceiptDate: 'msdyn_datereceived',
      PurchaseOrderNumber: 'msdyn_purchaseorder.msdyn_name',
      OrderVendorAccountNumber: 'msdyn_ordervendor.msdyn_vendoraccountnumber',
      DeliveryModeId: 'msdyn_shipvia.msdyn_name',
    },
  },
  {
    table: 'msdyn_purchaseorderreceiptproduct',
    entity: 'ProductReceiptLineV2',
    key: ['RecordId'],
    pairs: {
      RecordId: 'msdyn_recordid',
      ProductReceiptHeaderRecordId: 'msdyn_purchaseorderreceipt.msdyn_recordid',
      PurchaseOrderNumber: 'msdyn_purchaseorderproduct.msdyn_purchaseorder.msdyn_name',
      PurchaseOrderLineNumber: 'msdyn_purchaseorderproduct.msdyn_lineorder',
      ProductNumber: 'msdyn_product.msdyn_productnumber',
      ReceivedPurchaseQuantity: 'msdyn_quantity',
      RemainingPurchaseQuantity: 'msdyn_remainingpurchasequantity',
      ReceivingWarehouseLocationId: 'msdyn_receivingwarehouselocation.msdyn_warehouselocationid',
    },
  },
];

const byId = new Map(
  allTables.flatMap((table) =>
    (dataverse.get(table.logicalName) ?? []).map((row) => [String(row[table.primaryId]), row] as const),
  ),
);

/** The value at the end of a path over lookups. */
const follow = (row: SeedRow, path: string): unknown => {
  const [column = '', ...rest] = path.split('.');
  const value = row[column] ?? null;
  const next = rest.length > 0 && value !== null ? byId.get(String(value)) : undefined;
  return next ? follow(next, rest.join('.')) : value;
};

/** No text and no day are blanks of their type in finance and operations; days carry noon there. */
const plain = (value: unknown): unknown => {
  if (value === '' || value === '1900-01-01T12:00:00Z') return null;
  if (value === 'Yes') return true;
  if (value === 'No') return false;
  return typeof value === 'string' ? value.replace(/T12:00:00Z$/, '') : (value ?? null);
};

const purchaseStatuses = ['None', 'Backorder', 'Received', 'Invoiced', 'Canceled'];
const documentStates = ['Draft', 'InReview', 'Rejected', 'Approved', 'InExternalReview', 'Finalized', 'Confirmed'];

describe('Seed of both systems', () => {
  for (const { table, entity, key, pairs } of mirrored) {
    it(`agrees on every ${entity}`, () => {
      const company = (row: SeedRow) => follow(row, 'msdyn_company.cdm_companycode');
      const ours = new Map(
        (dataverse.get(table) ?? []).map((row) => [
          [company(row), ...key.map((part) => follow(row, pairs[part] ?? ''))].join('|'),
          row,
        ]),
      );
      const theirs = (financeOperations.get(entity) ?? []).filter((record) => record.IsDeleted !== 'Yes');
      assert.equal(ours.size, theirs.length);
      assert.equal(ours.size, dataverse.get(table)?.length);
      for (const record of theirs) {
        const name = [record.dataAreaId, ...key.map((part) => record[part])].join('|');
        const row = ours.get(name);
        assert.ok(row, name);
        for (const [property, path] of Object.entries(pairs)) {
          assert.deepEqual(plain(follow(row, path)), plain(record[property]), `${name} ${property}`);
        }
      }
    });
  }

  it('maps only properties that exist', () => {
    for (const { entity, pairs } of mirrored) {
      const properties = allEntities.find((one) => one.entity === entity)?.properties.map(({ name }) => name) ?? [];
      for (const property of Object.keys(pairs)) assert.ok(properties.includes(property), `${entity}.${property}`);
    }
  });

  it('shows an order in Field Service as its status and approval are in finance and operations', () => {
    const orders = new Map(
      (dataverse.get('msdyn_purchaseorder') ?? []).map((row) => [
        [follow(row, 'msdyn_company.cdm_companycode'), row.msdyn_name].join(' '),
        row,
      ]),
    );
    for (const record of financeOperations.get('PurchaseOrderHeaderV2') ?? []) {
      const row = orders.get(`${record.dataAreaId} ${record.PurchaseOrderNumber}`);
      const state = String(record.DocumentApprovalStatus);
      const status = String(record.PurchaseOrderStatus);
      assert.equal(row?.msdyn_purchaseorderstatus, 192350000 + purchaseStatuses.indexOf(status));
      assert.equal(row?.msdyn_documentapprovalstatus, 192350000 + documentStates.indexOf(state));
      const approval = ['Draft', 'InReview'].includes(state) ? null : state === 'Rejected' ? 690970001 : 690970000;
      assert.equal(row?.msdyn_approvalstatus, approval, `${record.PurchaseOrderNumber} ${state}`);
      const system = { Backorder: 690970001, Received: 690970003, Invoiced: 690970004, Canceled: 690970002 };
      assert.equal(row?.msdyn_systemstatus, system[status as keyof typeof system]);
    }
  });

  it('agrees on stock', () => {
    const figures = new Map(
      (dataverse.get('msdyn_productinventory') ?? []).map((row) => [
        [
          follow(row, 'msdyn_warehouse.msdyn_company.cdm_companycode'),
          follow(row, 'msdyn_warehouse.msdyn_warehouseidentifier'),
          follow(row, 'msdyn_product.msdyn_productnumber'),
        ].join('|'),
        row,
      ]),
    );
    const onHand = financeOperations.get('WarehouseOnHandV2') ?? [];
    assert.equal(figures.size, onHand.length);
    for (const record of onHand) {
      const row = figures.get([record.dataAreaId, record.InventoryWarehouseId, record.ItemNumber].join('|'));
      assert.equal(row?.msdyn_qtyonhand, record.OnHandQuantity);
      assert.equal(row?.msdyn_qtyavailable, record.AvailableOnHandQuantity);
      assert.equal(row?.msdyn_qtyonorder, record.OrderedQuantity);
    }
  });
});
