import assert from 'node:assert/strict';
import { loadMaps } from '../../src/maps/catalogue.ts';
import type { EntityMap, MapCatalogue } from '../../src/maps/entity-map.ts';

/** Rows per map in Microsoft's mapping reference; of the warehouse map without warehouse management, picking lists and kana. */
const rowCounts = {
  'customer-asset-category': 4,
  'customer-asset': 24,
  'payment-term': 13,
  'ship-via': 2,
  warehouse: 40,
  'purchase-order': 58,
  'purchase-order-product': 38,
  'purchase-order-receipt': 30,
  'purchase-order-receipt-product': 29,
};

describe('the nine entity maps', () => {
  let catalogue: MapCatalogue;

  before(async () => {
    catalogue = await loadMaps();
  });

  const rowsOf = (map: EntityMap, property: string) => map.fields.filter((field) => field.property === property);

  it('are complete, in the order in which their records can be written', () => {
    const counts = Object.fromEntries(catalogue.maps.map((map) => [map.name, map.fields.length]));
    assert.deepEqual(counts, rowCounts);
    assert.deepEqual(
      catalogue.maps.map((map) => map.name),
      Object.keys(rowCounts),
    );
  });

  it('name table, set and collection of every entity', () => {
    const places = catalogue.maps.map((map) => [
      map.dataverse.table,
      map.dataverse.set,
      map.dataverse.id,
      map.financeOperations.collection,
    ]);
    assert.deepEqual(places, [
      [
        'msdyn_customerassetcategory',
        'msdyn_customerassetcategories',
        'msdyn_customerassetcategoryid',
        'AssetMaintenanceAssetTypes',
      ],
      ['msdyn_customerasset', 'msdyn_customerassets', 'msdyn_customerassetid', 'AssetMaintenanceAssets'],
      ['msdyn_paymentterm', 'msdyn_paymentterms', 'msdyn_paymenttermid', 'PaymentTerms'],
      ['msdyn_shipvia', 'msdyn_shipvias', 'msdyn_shipviaid', 'DeliveryModesV2'],
      ['msdyn_warehouse', 'msdyn_warehouses', 'msdyn_warehouseid', 'Warehouses'],
      ['msdyn_purchaseorder', 'msdyn_purchaseorders', 'msdyn_purchaseorderid', 'PurchaseOrderHeadersV2'],
      [
        'msdyn_purchaseorderproduct',
        'msdyn_purchaseorderproducts',
        'msdyn_purchaseorderproductid',
        'CDSPurchaseOrderLines',
      ],
      [
        'msdyn_purchaseorderreceipt',
        'msdyn_purchaseorderreceipts',
        'msdyn_purchaseorderreceiptid',
        'ProductReceiptHeaders',
      ],
      [
        'msdyn_purchaseorderreceiptproduct',
        'msdyn_purchaseorderreceiptproducts',
        'msdyn_purchaseorderreceiptproductid',
        'ProductReceiptLinesV2',
      ],
    ]);
  });

  it('send the warehouse id to the Dataverse name one way and keep the name in the description', () => {
    const warehouse = catalogue.get('warehouse');
    assert.deepEqual(
      rowsOf(warehouse, 'WarehouseId').map((row) => [row.direction, row.dataverse]),
      [
        ['=', 'msdyn_warehouseidentifier'],
        ['>', 'msdyn_name'],
      ],
    );
    assert.equal(rowsOf(warehouse, 'WarehouseName')[0]?.dataverse, 'msdyn_description');
    assert.equal(rowsOf(warehouse, 'WarehouseType')[0]?.values?.Standard, 192350003);
    assert.equal(rowsOf(warehouse, 'AutoUpdateShipmentRule')[0]?.values?.OnQuantityDecrease, true);
    assert.deepEqual(
      warehouse.fields.filter((field) => field.required).map((field) => field.property),
      ['WarehouseId', 'OperationalSiteId'],
    );
  });

  it('let statuses, prices and addresses of an order travel to Dataverse only', () => {
    const order = catalogue.get('purchase-order');
    const line = catalogue.get('purchase-order-product');
    const oneWay = [...order.fields, ...line.fields].filter((field) =>
      /Status$|Address|Price$|Amount$|Discount(Amount|Percentage)$/.test(field.property),
    );
    const twoWay = oneWay.filter((field) => field.direction === '=' || field.direction === '><');
    assert.equal(oneWay.length, 44);
    assert.deepEqual(
      twoWay.map((field) => field.property),
      ['CashDiscountPercentage', 'TotalDiscountPercentage'],
    );
    assert.equal(rowsOf(order, 'DocumentApprovalStatus')[0]?.values?.Confirmed, 192350006);
    assert.equal(rowsOf(line, 'PurchaseOrderLineStatus')[0]?.values?.Canceled, 192350004);
  });

  it('know the published language codes', () => {
    assert.deepEqual(rowsOf(catalogue.get('purchase-order'), 'LanguageId')[0]?.values, {
      ar: 192350000,
      de: 192350004,
      'en-gb': 192350009,
      'en-us': 192350015,
      fr: 192350021,
      'zh-hans': 192350041,
    });
  });

  it('make receipts one-way and posted', () => {
    for (const name of ['purchase-order-receipt', 'purchase-order-receipt-product']) {
      const map = catalogue.get(name);
      assert.equal(map.origin, 'posted');
      assert.deepEqual(map.key, ['RecordId']);
      assert.ok(map.fields.every((field) => field.direction.startsWith('>') && field.direction !== '><'));
    }
  });

  it('resolve a nested lookup path as one step', () => {
    const { lookups } = catalogue.get('purchase-order-receipt-product');
    assert.deepEqual(
      lookups.find((lookup) => lookup.column === 'msdyn_purchaseorderproduct'),
      {
        column: 'msdyn_purchaseorderproduct',
        direction: '>',
        target: catalogue.lookups.get('msdyn_purchaseorderproduct'),
        properties: [
          { property: 'PurchaseOrderNumber', keyPath: 'msdyn_purchaseorder.msdyn_name' },
          { property: 'PurchaseOrderLineNumber', keyPath: 'msdyn_lineorder' },
        ],
      },
    );
  });

  it('derive a lookup target from every mapped table', () => {
    for (const map of catalogue.maps) assert.equal(catalogue.lookups.get(map.dataverse.table)?.set, map.dataverse.set);
    assert.deepEqual(catalogue.lookups.get('msdyn_warehouse'), {
      table: 'msdyn_warehouse',
      set: 'msdyn_warehouses',
      id: 'msdyn_warehouseid',
      key: ['msdyn_warehouseidentifier'],
      company: 'striped',
      financeOperations: { collection: 'Warehouses', property: 'WarehouseId', name: 'WarehouseName' },
      name: 'msdyn_description',
    });
  });

  it('are asked for by name, and an unknown name is a coded error', () => {
    assert.equal(catalogue.get('ship-via').title, 'Modes of delivery (msdyn_shipvias)');
    assert.throws(() => catalogue.get('vendor'), { code: 'MAP_UNKNOWN' });
  });
});
