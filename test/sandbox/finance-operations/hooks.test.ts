import assert from 'node:assert/strict';
import type { WireResponse } from '../../../src/sandbox/engine/wire.ts';
import { createFinanceOperations } from '../../../src/sandbox/finance-operations/server.ts';
import { accept, created, done, openStage, order } from './support/stage.ts';
import type { Json, Stage } from './support/stage.ts';

const answer = (status: number, body: unknown = {}): WireResponse => ({
  status,
  headers: {},
  body: JSON.stringify(body),
});

describe('sandbox finance and operations: hooks', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage({ lockWaitMilliseconds: 50 });
  });
  after(() => stage[Symbol.asyncDispose]());
  beforeEach(async () => {
    stage.answer = () => accept;
    await stage.standIn.registerHook({ url: 'http://core.test/hooks/finance-operations', key: 'secret' });
    await stage.standIn.settled();
    stage.calls.length = 0;
  });

  const send = (method: string, address: string, body?: unknown, headers: Record<string, string> = {}) =>
    stage.send('pattif', method, `/data/${address}`, body, headers);
  const warehouse = (id: string) => send('POST', 'Warehouses', { WarehouseId: id, OperationalSiteId: '1' });
  const stored = async (id: string) => (await send('GET', `Warehouses(dataAreaId='usmf',WarehouseId='${id}')`)).status;

  it('are asked before commit and told after, once a transaction', async () => {
    created(await warehouse('H1'));
    await stage.standIn.settled();
    assert.deepEqual(
      stage.calls.map(({ body }) => body.stage),
      ['beforeCommit', 'afterCommit'],
    );
    const [asked, told] = stage.calls;
    assert.equal(asked?.key, 'secret');
    assert.equal(asked?.body.transactionId, told?.body.transactionId);
    assert.notEqual(asked?.body.eventId, told?.body.eventId);
    assert.deepEqual([asked?.body.company, asked?.body.userId], ['usmf', 'pattif@example.com']);
    const [change] = asked?.body.changes ?? [];
    assert.deepEqual(
      [change?.operation, change?.entity, change?.key],
      ['insert', 'Warehouses', { dataAreaId: 'usmf', WarehouseId: 'H1' }],
    );
    assert.equal(change?.before, null);
    assert.equal((change?.after as Json).IsFallbackWarehouse, 'No');
    assert.deepEqual(told?.body.changes, asked?.body.changes);
    assert.equal(
      change?.version,
      (await send('GET', "Warehouses(dataAreaId='usmf',WarehouseId='H1')")).json['@odata.etag'],
    );
  });

  it('hear of a whole change set at once, lines under the collection that integrations read', async () => {
    const part = (id: number, path: string, body: Json) =>
      `--c\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: ${id}\r\n\r\nPOST /data/${path} HTTP/1.1\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(body)}\r\n`;
    const header = { PurchaseOrderNumber: 'H-1', OrderVendorAccountNumber: 'V-1', DefaultReceivingWarehouseId: '11' };
    const line = { PurchaseOrderNumber: 'H-1', LineNumber: 1, ProductNumber: 'P-100', OrderedPurchaseQuantity: 2 };
    const set = part(1, 'PurchaseOrderHeadersV2', header) + part(2, 'PurchaseOrderLinesV2', line);
    const body = `--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n${set}--c--\r\n\r\n--b--\r\n`;
    const reply = await send('POST', '$batch', body, { 'content-type': 'multipart/mixed; boundary=b' });
    assert.equal(reply.text.match(/HTTP\/1\.1 201/g)?.length, 2);
    await stage.standIn.settled();
    assert.equal(stage.calls.length, 2);
    assert.deepEqual(
      stage.calls[0]?.body.changes.map((change) => [change.operation, change.entity]),
      [
        ['insert', 'PurchaseOrderHeadersV2'],
        ['insert', 'CDSPurchaseOrderLines'],
      ],
    );
  });

  it('hear before and after of an update, and of a deletion what went', async () => {
    created(await warehouse('H2'));
    const address = "Warehouses(dataAreaId='usmf',WarehouseId='H2')";
    stage.calls.length = 0;
    await send('PATCH', address, { WarehouseName: 'New' });
    await send('DELETE', address);
    await stage.standIn.settled();
    const changes = stage.calls.filter(({ body }) => body.stage === 'beforeCommit').map(({ body }) => body.changes[0]);
    assert.deepEqual(
      changes.map((change) => [
        change?.operation,
        (change?.before as Json).WarehouseName,
        (change?.after as Json | null)?.WarehouseName,
      ]),
      [
        ['update', '', 'New'],
        ['delete', 'New', undefined],
      ],
    );
  });

  it('are not asked about a write that changes nothing or is refused by a rule', async () => {
    await send('PATCH', "Warehouses(dataAreaId='usmf',WarehouseId='11')", { WarehouseName: 'North store' });
    await send('POST', 'Warehouses', { WarehouseId: 'H3' });
    assert.equal(stage.calls.length, 0);
  });

  it('refuse a write with their own words, inside the text of a unit of work', async () => {
    stage.answer = () =>
      answer(422, {
        message: "The field 'Name' is required.",
        problems: [
          {
            system: 'dataverse',
            entity: 'msdyn_warehouses',
            field: 'msdyn_name',
            message: 'required',
            remedy: 'Fill it',
          },
        ],
      });
    const reply = await warehouse('H4');
    assert.equal(reply.status, 400);
    assert.equal(
      reply.problem,
      "Write failed for table row of type 'InventWarehouseEntity'. Infolog: Error: Cannot save the changes to the database. Unit of Work can not commit transaction. Unable to write data to entity msdyn_warehouses. Writes to Warehouses failed with error message The field 'Name' is required..",
    );
    assert.equal(await stored('H4'), 404);
    await stage.standIn.settled();
    assert.equal(stage.calls.length, 1, 'what was refused is not told');
  });

  it('may give values that are written in the same transaction', async () => {
    stage.answer = ({ body }) =>
      body.stage === 'beforeCommit' ? answer(200, { values: { WarehouseName: 'Named by the other side' } }) : accept;
    const record = created(await warehouse('H5'));
    assert.equal(record.WarehouseName, 'Named by the other side');
  });

  it('abort a write while busy', async () => {
    stage.answer = () => answer(409);
    const reply = await warehouse('H6');
    assert.equal(reply.status, 400);
    assert.match(reply.problem, /Try again later/);
    assert.equal(await stored('H6'), 404);
  });

  it('stop writes while unavailable, unless registered to let them pass', async () => {
    stage.answer = () => Promise.reject(new TypeError('connection refused'));
    assert.match((await warehouse('H7')).problem, /Unable to connect to the remote server/);
    stage.answer = () => answer(500);
    assert.match((await warehouse('H7')).problem, /\(500\)/);
    await stage.standIn.registerHook({ url: 'http://core.test/hooks', key: 'secret', onUnavailable: 'allow' });
    created(await warehouse('H7'));
    stage.answer = () => accept;
    await stage.standIn.registerHook({ url: null, key: '' });
    await stage.standIn.settled();
  });

  it('stop writes of one collection while unavailable and let those of another pass', async () => {
    stage.answer = () => Promise.reject(new TypeError('connection refused'));
    const hook = { url: 'http://core.test/hooks', key: 'secret' };
    await stage.standIn.registerHook({ ...hook, onUnavailable: 'allow', entities: { Warehouses: 'refuse' } });
    assert.equal((await warehouse('H71')).status, 400);
    await stage.standIn.registerHook({ ...hook, entities: { Warehouses: 'allow' } });
    created(await warehouse('H71'));
    await stage.standIn.registerHook({ url: null, key: '' });
    await stage.standIn.settled();
  });

  it('may read this system while they are asked, and see it as it was', async () => {
    let seen = 0;
    stage.answer = async ({ body }) => {
      if (body.stage === 'beforeCommit') seen = await stored('H8');
      return accept;
    };
    created(await warehouse('H8'));
    assert.equal(seen, 404);
    assert.equal(await stored('H8'), 200);
  });

  it('keep the row: another writer waits its turn, then fails with the text of a conflict', async () => {
    const address = "Warehouses(dataAreaId='usmf',WarehouseId='21')";
    let letGo = (): void => undefined;
    let asked = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const reached = new Promise<void>((resolve) => (asked = resolve));
    stage.answer = async ({ body }) => {
      if (body.stage === 'beforeCommit') {
        asked();
        await held;
      }
      return accept;
    };
    const first = send('PATCH', address, { WarehouseName: 'First' });
    await reached;
    const second = await send('PATCH', address, { WarehouseName: 'Second' });
    assert.equal(second.status, 400);
    assert.match(second.problem, /An update conflict occurred due to another user process/);
    letGo();
    assert.equal((await first).status, 204);
  });

  it('check everything once more after they accepted', async () => {
    created(await send('POST', 'PaymentTerms', { Name: 'Brief' }));
    stage.answer = async ({ body }) => {
      if (body.stage === 'beforeCommit' && body.changes[0]?.entity === 'PurchaseOrderHeadersV2') {
        assert.equal((await send('DELETE', "PaymentTerms(dataAreaId='usmf',Name='Brief')")).status, 204);
      }
      return accept;
    };
    const reply = await send('POST', 'PurchaseOrderHeadersV2', {
      OrderVendorAccountNumber: 'V-1',
      PaymentTermsName: 'Brief',
    });
    assert.match(reply.problem, /The value 'Brief' in field 'Terms of payment' is not found/);
  });

  it('are told of the acts of the companion service, with all that an act changes, and cannot keep it from one', async () => {
    const number = await order(stage, [2], { OrdererPersonnelNumber: '000020' });
    done(await stage.service('meganb', 'submit', { purchaseOrderNumber: number }));
    done(await stage.service('adelev', 'workItems', {}));
    done(await stage.service('meganb', 'approve', { purchaseOrderNumber: number }));
    done(await stage.service('meganb', 'confirm', { purchaseOrderNumber: number }));
    await stage.standIn.settled();
    stage.calls.length = 0;
    stage.answer = ({ body }) =>
      body.stage === 'beforeCommit' ? answer(422, { message: 'The period is locked.' }) : accept;
    const receipt = { purchaseOrderNumber: number, productReceiptNumber: 'HR-1' };
    done(await stage.service('meganb', 'postProductReceipt', receipt));
    await stage.standIn.settled();
    assert.deepEqual(
      stage.calls.map(({ body }) => body.stage),
      ['afterCommit'],
    );
    assert.deepEqual(
      stage.calls.at(-1)?.body.changes.map((change) => [change.operation, change.entity]),
      [
        ['insert', 'ProductReceiptHeaders'],
        ['insert', 'ProductReceiptLinesV2'],
        ['update', 'CDSPurchaseOrderLines'],
        ['update', 'PurchaseOrderHeadersV2'],
      ],
    );
  });

  it('hear of a line that is only marked deleted as leaving the one collection and entering the other', async () => {
    const number = await order(stage, [2, 3], { OrdererPersonnelNumber: '000020' });
    for (const act of ['submit', 'approve', 'requestChange']) {
      done(await stage.service('meganb', act, { purchaseOrderNumber: number }));
    }
    await stage.standIn.settled();
    stage.calls.length = 0;
    await send('DELETE', `CDSPurchaseOrderLines(dataAreaId='usmf',PurchaseOrderNumber='${number}',LineNumber=2)`);
    await stage.standIn.settled();
    assert.deepEqual(
      stage.calls[0]?.body.changes.map((change) => [change.operation, change.entity]),
      [
        ['delete', 'CDSPurchaseOrderLines'],
        ['insert', 'CDSPurchaseOrderLinesSoftDeleted'],
      ],
    );
  });

  it('tell what a dead process left untold', async () => {
    stage.answer = ({ body }) => (body.stage === 'afterCommit' ? answer(503) : accept);
    created(await warehouse('H9'));
    await stage.standIn.settled();
    assert.equal(stage.calls.filter(({ body }) => body.stage === 'afterCommit').length, 4, 'once and three retries');
    stage.answer = () => accept;
    stage.calls.length = 0;
    const next = await createFinanceOperations(stage.runtime);
    await next.prepare({ empty: false });
    await next.settled();
    assert.deepEqual(
      stage.calls.map(({ body }) => [body.stage, (body.changes[0]?.key as Json).WarehouseId]),
      [['afterCommit', 'H9']],
    );
  });
});
