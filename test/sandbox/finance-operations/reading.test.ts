import assert from 'node:assert/strict';
import { xml2json } from 'odata-csdl';
import { openStage } from './support/stage.ts';
import type { Json, Stage } from './support/stage.ts';

describe('sandbox finance and operations: reading', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage[Symbol.asyncDispose]());

  const get = (url: string, headers: Record<string, string> = {}) =>
    stage.send('pattif', 'GET', url, undefined, headers);
  const ids = (json: Json, property: string) => (json.value as Json[]).map((row) => row[property]);

  it('asks for a bearer that names a user', async () => {
    assert.equal((await stage.send('alexw', 'GET', '/data/Warehouses')).status, 401);
    assert.equal((await stage.send('nobody', 'GET', '/data/Warehouses')).status, 401);
    assert.equal((await get('/data/Warehouses', { authorization: '' })).status, 401);
  });

  it('says that it does not tell full metadata', async () => {
    const full = await get('/data/Warehouses', { accept: 'application/json;odata.metadata=full' });
    assert.equal(full.status, 501);
  });

  it('lists every public collection in the service document', async () => {
    const { json } = await get('/data/');
    const names = ids(json, 'name');
    assert.ok(names.includes('PurchaseOrderHeadersV2') && names.includes('CDSPurchaseOrderLines'));
    assert.ok(!names.includes('FiscalPeriods'), 'internal tables are not public');
  });

  it('describes entity types, enum types and the container', async () => {
    const { text, headers } = await get('/data/$metadata');
    assert.match(headers['content-type'] ?? '', /xml/);
    assert.match(text, /<EnumType Name="NoYes">/);
    assert.match(text, /<EntitySet Name="Warehouses" EntityType="Microsoft\.Dynamics\.DataEntities\.Warehouse"/);
    assert.match(text, /Name="PurchaseOrderStatus" Type="Microsoft\.Dynamics\.DataEntities\.PurchStatus"/);
    assert.doesNotMatch(
      text,
      /ReceivedPurchaseQuantity" Type="Edm.Decimal" Nullable="false" \/>\s*<Property Name="IsDeleted"/,
    );
  });

  it('describes itself in a document that an independent reader understands', async () => {
    const document = xml2json((await get('/data/$metadata')).text) as Record<string, Json>;
    const types = document['Microsoft.Dynamics.DataEntities'] as Record<string, Json>;
    assert.deepEqual(types.PurchaseOrderHeaderV2?.$Key, ['dataAreaId', 'PurchaseOrderNumber']);
    assert.equal((types.PurchaseOrderHeaderV2?.PurchaseOrderLinesV2 as Json).$Collection, true);
    assert.equal(types.PurchStatus?.$Kind, 'EnumType');
  });

  it('keeps to the default company unless asked across companies', async () => {
    assert.deepEqual(ids((await get('/data/Warehouses?$orderby=WarehouseId')).json, 'dataAreaId'), [
      'usmf',
      'usmf',
      'usmf',
      'usmf',
    ]);
    const { json } = await get("/data/Warehouses?cross-company=true&$filter=dataAreaId eq 'DEMF'");
    assert.deepEqual(ids(json, 'WarehouseId'), ['K1']);
  });

  it('needs all parts of a key', async () => {
    const one = await get("/data/Warehouses(WarehouseId='11',dataAreaId='USMF')");
    assert.equal(one.status, 200);
    assert.equal(one.json['@odata.context'], 'http://finops.test/data/$metadata#Warehouses/$entity');
    assert.equal(one.json['@odata.etag'], one.headers.etag);
    const part = await get("/data/Warehouses(WarehouseId='11')");
    assert.equal(part.status, 404);
    assert.match(part.problem, /^Only 1 of 2 keys provided for lookup, provide keys for dataAreaId, WarehouseId/);
  });

  it('answers 404 for what does not exist', async () => {
    assert.equal((await get("/data/Warehouses(dataAreaId='usmf',WarehouseId='nope')")).status, 404);
    const set = await get('/data/Nothings');
    assert.equal(set.status, 404);
    assert.equal(set.problem, "Resource not found for the segment 'Nothings'.");
    assert.deepEqual(Object.keys(set.json.error as Json), ['code', 'message', 'innererror']);
  });

  it('filters by enum literals and wildcards, selects, orders, skips and counts', async () => {
    const type = "$filter=WarehouseType eq Microsoft.Dynamics.DataEntities.InventLocationType'Transit'";
    assert.deepEqual(ids((await get(`/data/Warehouses?${type}`)).json, 'WarehouseId'), ['1T']);
    assert.deepEqual(ids((await get("/data/Warehouses?$filter=WarehouseName eq '*orth*'")).json, 'WarehouseId'), [
      '11',
    ]);
    const { json } = await get(
      '/data/Warehouses?$select=WarehouseId&$orderby=WarehouseId desc&$skip=1&$top=2&$count=true',
    );
    assert.equal(json['@odata.count'], 4);
    assert.deepEqual(ids(json, 'WarehouseId'), ['1T', '1Q']);
    assert.deepEqual(Object.keys((json.value as Json[])[0] ?? {}), ['@odata.etag', 'WarehouseId']);
    assert.equal((await get('/data/Warehouses/$count')).text, '4');
  });

  it('refuses unknown properties and hostile text with 400', async () => {
    for (const query of [
      "$filter=Nope eq 'a'",
      "$filter=WarehouseId eq 'a' or",
      '$filter=WarehouseId in (1)',
      '$top=x',
      '$apply=aggregate(x)',
    ]) {
      const { status, problem } = await get(`/data/Warehouses?${encodeURI(query)}`);
      assert.ok([400, 501].includes(status), `${query}: ${status}`);
      assert.notEqual(problem, '');
    }
  });

  it('pages by nextLink', async () => {
    const first = await get('/data/Warehouses?$select=WarehouseId', { prefer: 'odata.maxpagesize=3' });
    const link = String(first.json['@odata.nextLink']);
    assert.ok(link.startsWith('http://finops.test/data/Warehouses?'));
    const second = await get(link.replace('http://finops.test', ''));
    assert.equal(ids(first.json, 'WarehouseId').length + ids(second.json, 'WarehouseId').length, 4);
    assert.equal(second.json['@odata.nextLink'], undefined);
  });

  it('shows blanks, never null: empty text, zero, the first symbol, 1 January 1900', async () => {
    const { json } = await get("/data/VendorsV2(dataAreaId='usmf',VendorAccountNumber='V-EUR')");
    assert.equal(json.AddressStreet, '');
    assert.equal(json.OnHoldStatus, 'No');
    const order = await stage.send('pattif', 'POST', '/data/PurchaseOrderHeadersV2', {
      OrderVendorAccountNumber: 'V-1',
    });
    assert.equal(order.json.ConfirmedDeliveryDate, '1900-01-01T12:00:00Z');
    assert.equal(order.json.RequestedDeliveryDate, '2026-11-23T12:00:00Z');
  });
});
