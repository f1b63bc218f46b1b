import assert from 'node:assert/strict';
import { created, openStage } from './support/stage.ts';
import type { Json, Stage } from './support/stage.ts';

describe('sandbox finance and operations: writing', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage[Symbol.asyncDispose]());

  const send = (method: string, url: string, body?: unknown, headers: Record<string, string> = {}) =>
    stage.send('pattif', method, url, body, headers);
  const term = (name: string) => `/data/PaymentTerms(dataAreaId='usmf',Name='${name}')`;

  it('creates with 201, the record, its address and its version', async () => {
    const reply = await send('POST', '/data/PaymentTerms', { Name: 'Net45', NumberOfDays: 45 });
    const record = created(reply);
    assert.equal(record['@odata.context'], 'http://finops.test/data/$metadata#PaymentTerms/$entity');
    assert.equal(record.dataAreaId, 'usmf');
    assert.equal(record.IsCashPayment, 'No');
    assert.equal(reply.headers.location, `http://finops.test${term('Net45')}`);
    assert.match(Buffer.from(String(record['@odata.etag']).slice(3, -1), 'base64').toString(), /^'0,563714\d+'$/);
  });

  it('updates with 204 and a new version, reads its own write, and keeps what was not sent', async () => {
    const before = created(
      await send('POST', '/data/PaymentTerms', { Name: 'Net60', NumberOfDays: 60, Description: 'Two months' }),
    );
    const patch = await send('PATCH', term('NET60'), { NumberOfDays: 61 });
    assert.deepEqual([patch.status, patch.text], [204, '']);
    const after = (await send('GET', term('Net60'))).json;
    assert.equal(after.NumberOfDays, 61);
    assert.equal(after.Description, 'Two months');
    assert.notEqual(after['@odata.etag'], before['@odata.etag']);
    assert.equal((await send('PUT', term('Net60'), { ...before, NumberOfDays: 62 })).status, 204);
    assert.equal((await send('GET', term('Net60'))).json.NumberOfDays, 62);
  });

  it('deletes with 204', async () => {
    created(await send('POST', '/data/PaymentTerms', { Name: 'Gone' }));
    assert.equal((await send('DELETE', term('Gone'))).status, 204);
    assert.equal((await send('GET', term('Gone'))).status, 404);
  });

  it('answers 400 with its own sentence when the row to change is absent', async () => {
    for (const method of ['PATCH', 'PUT', 'DELETE']) {
      const { status, problem } = await send(method, term('Absent'), {});
      assert.deepEqual([status, problem], [400, 'No resources were found when selecting for update.']);
    }
  });

  it("reaches another company's row only across companies", async () => {
    const url = "/data/Warehouses(dataAreaId='demf',WarehouseId='K1')";
    assert.equal(
      (await send('PATCH', url, { WarehouseName: 'Lager' })).problem,
      'No resources were found when selecting for update.',
    );
    assert.equal((await send('PATCH', `${url}?cross-company=true`, { WarehouseName: 'Lager' })).status, 204);
    assert.equal((await send('GET', `${url}?cross-company=true`)).json.WarehouseName, 'Lager');
  });

  it('writes the company in lower case whatever the caller wrote, and refuses one that does not exist', async () => {
    const site = created(
      await send('POST', '/data/OperationalSitesV2', { dataAreaId: 'DEMF', SiteId: 'B', SiteName: 'Berlin' }),
    );
    assert.equal(site.dataAreaId, 'demf');
    const { problem } = await send('POST', '/data/OperationalSitesV2', {
      dataAreaId: 'xxmf',
      SiteId: 'B',
      SiteName: 'Berlin',
    });
    assert.match(problem, /The value 'xxmf' in field 'Company' is not found in the related table 'Legal entities'/);
  });

  it('honours If-Match with 412, unless told to ignore it', async () => {
    const record = created(await send('POST', '/data/PaymentTerms', { Name: 'Match' }));
    const etag = String(record['@odata.etag']);
    assert.equal((await send('PATCH', term('Match'), { NumberOfDays: 1 }, { 'if-match': etag })).status, 204);
    const stale = await send('PATCH', term('Match'), { NumberOfDays: 2 }, { 'if-match': etag });
    assert.equal(stale.status, 412);
    assert.match(stale.problem, /An update conflict occurred due to another user process/);
    assert.equal((await send('DELETE', term('Match'), undefined, { 'if-match': '*' })).status, 204);
    await using lenient = await openStage({ ifMatch: 'ignore' });
    const url = "/data/PaymentTerms(dataAreaId='usmf',Name='Net30')";
    const ignored = await lenient.send('pattif', 'PATCH', url, { NumberOfDays: 2 }, { 'if-match': 'W/"stale"' });
    assert.equal(ignored.status, 204);
  });

  it('refuses properties the type does not have and values of another type, and hides internal ones', async () => {
    const cases: [Json, RegExp][] = [
      [
        { Name: 'X', Colour: 'red' },
        /^The property 'Colour' does not exist on type 'Microsoft\.Dynamics\.DataEntities\.PaymentTerm'/,
      ],
      [{ Name: 5 }, /^Cannot convert the literal '5' of property 'Name' to the expected type 'Edm\.String'/],
      [{ Name: 'X', NumberOfDays: 1.5 }, /expected type 'Edm\.Int32'/],
      [{ Name: 'X', IsCashPayment: 'Maybe' }, /expected type 'Microsoft\.Dynamics\.DataEntities\.NoYes'/],
    ];
    for (const [body, problem] of cases) {
      const reply = await send('POST', '/data/PaymentTerms', body);
      assert.equal(reply.status, 400);
      assert.match(reply.problem, problem);
    }
    assert.equal((await send('POST', '/data/PaymentTerms', '{"Name":')).status, 400);
    assert.equal((await send('POST', '/data/PaymentTerms', '[]')).status, 400);
    const hidden = await send('POST', '/data/ReleasedProductsV2', { ItemNumber: 'I', IsPurchaseStopped: 'Yes' });
    assert.match(hidden.problem, /'IsPurchaseStopped' does not exist/);
    const date = await send('POST', '/data/PurchaseOrderHeadersV2', {
      OrderVendorAccountNumber: 'V-1',
      AccountingDate: '2026-02-30',
    });
    assert.match(date.problem, /expected type 'Edm\.DateTimeOffset'/);
    for (const day of ['1899-12-31', '2155-01-01T00:00:00Z']) {
      const beyond = await send('POST', '/data/PurchaseOrderHeadersV2', {
        OrderVendorAccountNumber: 'V-1',
        AccountingDate: day,
      });
      assert.equal(beyond.status, 400);
      assert.match(beyond.problem, /'AccountingDate' is not between 1900-01-01 and 2154-12-31/);
    }
  });

  it('refuses writes of a user without the right, and of posted records by anyone', async () => {
    const megan = await stage.send('meganb', 'POST', '/data/PaymentTerms', { Name: 'Mine' });
    assert.equal(megan.status, 403);
    assert.match(megan.problem, /Access denied/);
    const receipt = await send('POST', '/data/ProductReceiptHeaders', { ProductReceiptNumber: 'PS-1' });
    assert.equal(receipt.status, 400);
    assert.match(receipt.problem, /read-only/);
  });

  it('refuses to edit a fixed property, but accepts a record sent back as it was read', async () => {
    const url = "/data/Warehouses(dataAreaId='usmf',WarehouseId='11')";
    const { '@odata.context': _context, ...record } = (await send('GET', url)).json;
    assert.equal((await send('PATCH', url, record)).status, 204);
    const moved = await send('PATCH', url, { WarehouseId: '12' });
    assert.match(
      moved.problem,
      /Warning: Field 'Warehouse' cannot be edited\.; Warning: validateField failed on field 'InventWarehouseEntity\.WarehouseId'\.$/,
    );
  });

  describe('$batch', () => {
    const part = (id: number, method: string, path: string, body?: Json) =>
      `Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: ${id}\r\n\r\n` +
      `${method} http://finops.test/data/${path} HTTP/1.1\r\nContent-Type: application/json\r\n\r\n${body ? JSON.stringify(body) : ''}\r\n`;
    const batch = (parts: readonly string[]) => {
      const set = `${parts.map((one) => `--changeset_1\r\n${one}`).join('')}--changeset_1--\r\n\r\n`;
      const body = `--batch_1\r\nContent-Type: multipart/mixed; boundary=changeset_1\r\n\r\n${set}--batch_1--\r\n`;
      return send('POST', '/data/$batch', body, { 'content-type': 'multipart/mixed; boundary=batch_1' });
    };
    const order = (number: string) =>
      part(1, 'POST', 'PurchaseOrderHeadersV2', {
        PurchaseOrderNumber: number,
        OrderVendorAccountNumber: 'V-1',
        DefaultReceivingWarehouseId: '11',
      });
    const line = (number: string, id: number, product: string) =>
      part(id, 'POST', 'CDSPurchaseOrderLines', {
        PurchaseOrderNumber: number,
        LineNumber: id,
        ProductNumber: product,
        OrderedPurchaseQuantity: 2,
      });

    it('writes a change set whole', async () => {
      const reply = await batch([order('B-1'), line('B-1', 2, 'P-100'), line('B-1', 3, 'P-200')]);
      assert.equal(reply.status, 200);
      assert.equal(reply.text.match(/HTTP\/1\.1 201/g)?.length, 3);
      const url =
        "/data/PurchaseOrderHeadersV2(dataAreaId='usmf',PurchaseOrderNumber='B-1')?$expand=PurchaseOrderLinesV2($select=LineNumber,LineAmount;$orderby=LineNumber)";
      const lines = (await send('GET', url)).json.PurchaseOrderLinesV2 as Json[];
      assert.deepEqual(
        lines.map((one) => [one.LineNumber, one.LineAmount]),
        [
          [2, 200],
          [3, 51],
        ],
      );
    });

    it('writes nothing of a change set of which one part is refused, and answers 200 around that one part', async () => {
      const reply = await batch([order('B-2'), line('B-2', 2, 'P-100'), line('B-2', 3, 'P-STOP')]);
      assert.equal(reply.status, 200);
      assert.equal(reply.text.match(/HTTP\/1\.1 /g)?.length, 1);
      assert.match(reply.text, /Content-ID: 3\r\n\r\nHTTP\/1\.1 400/);
      assert.match(reply.text, /Item 'P-STOP' is blocked for 'Purchase order'\./);
      const url = "/data/PurchaseOrderHeadersV2(dataAreaId='usmf',PurchaseOrderNumber='B-2')";
      assert.equal((await send('GET', url)).status, 404);
    });

    it('refuses a body it cannot read', async () => {
      assert.equal((await send('POST', '/data/$batch', 'hello', { 'content-type': 'text/plain' })).status, 400);
    });
  });
});
