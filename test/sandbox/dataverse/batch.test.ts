import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { alex, known, startOrganization, type Answer, type TestOrganization } from './organization.ts';

interface Part {
  readonly id?: string;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const lines = (...text: string[]) => text.map((line) => `${line}\r\n`).join('');

function partText({ id, method, path, body, headers = {} }: Part): string {
  return lines(
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(id === undefined ? [] : [`Content-ID: ${id}`]),
    '',
    `${method} ${path.startsWith('$') ? path : `/api/data/v9.2/${path}`} HTTP/1.1`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined ? [] : ['Content-Type: application/json']),
    '',
    body === undefined ? '' : JSON.stringify(body),
  );
}

function changeSet(parts: readonly Part[]): string {
  return (
    lines('Content-Type: multipart/mixed; boundary="changeset_1"', '') +
    parts.map((part) => lines('--changeset_1') + partText(part)).join('') +
    lines('--changeset_1--', '')
  );
}

describe('Dataverse stand-in: $batch', () => {
  let organization: TestOrganization;

  before(async () => {
    organization = await startOrganization();
  });
  after(() => organization.close());

  function send(items: readonly string[], headers: Record<string, string> = {}, as?: string): Promise<Answer> {
    return organization.send('POST', '$batch', {
      ...(as === undefined ? {} : { as }),
      headers: { 'content-type': 'multipart/mixed; boundary="batch_1"', ...headers },
      body: items.map((item) => lines('--batch_1') + item).join('') + lines('--batch_1--'),
    });
  }

  const orderBody = {
    msdyn_name: 'B-1',
    msdyn_purchaseorderdate: '2026-11-23',
    'msdyn_Vendor@odata.bind': `/accounts(${known.vendorAccount})`,
    'msdyn_company@odata.bind': `/cdm_companies(${known.company})`,
  };
  const lineBody = {
    'msdyn_Product@odata.bind': `/products(${known.product})`,
    'msdyn_Unit@odata.bind': `/uoms(${known.unit})`,
    msdyn_quantity: 2,
  };

  it('writes a change set whose parts refer to each other', async () => {
    const answer = await send([
      changeSet([
        { id: '1', method: 'POST', path: 'msdyn_purchaseorders', body: orderBody },
        {
          id: '2',
          method: 'POST',
          path: 'msdyn_purchaseorderproducts',
          body: { ...lineBody, 'msdyn_PurchaseOrder@odata.bind': '$1' },
        },
        { id: '3', method: 'PATCH', path: '$1', body: { msdyn_vendornote: 'Please hurry' } },
      ]),
    ]);
    assert.equal(answer.status, 200, answer.body);
    assert.equal(answer.body.match(/HTTP\/1\.1 204/g)?.length, 3);
    assert.match(answer.body, /^location: http:\/\/dataverse\.test\/api\/data\/v9\.2\/msdyn_purchaseorders\(/im);

    const found = await organization.expect(
      200,
      'GET',
      "msdyn_purchaseorders?$filter=msdyn_name eq 'B-1'&$expand=msdyn_purchaseorderproduct_msdyn_purchaseorder",
    );
    const [order] = found.rows;
    assert.equal(order?.['msdyn_vendornote'], 'Please hurry');
    assert.equal((order?.['msdyn_purchaseorderproduct_msdyn_purchaseorder'] as unknown[]).length, 1);
  });

  it('leaves nothing of a change set in which one part is refused', async () => {
    const answer = await send([
      changeSet([
        { id: '1', method: 'POST', path: 'msdyn_shipvias', body: { msdyn_name: 'Half' } },
        { id: '2', method: 'POST', path: 'msdyn_shipvias', body: {} },
      ]),
    ]);
    assert.equal(answer.status, 400);
    assert.match(answer.body, /Content-ID: 2/i);
    assert.match(answer.body, /REQ_ID: /i);
    assert.match(answer.body, /Attribute 'msdyn_name' cannot be NULL/);
    const found = await organization.expect(200, 'GET', "msdyn_shipvias/$count?$filter=msdyn_name eq 'Half'");
    assert.equal(found.body, '0');
  });

  it('refuses a reference to a part that comes later', async () => {
    const answer = await send([
      changeSet([
        {
          id: '1',
          method: 'POST',
          path: 'msdyn_purchaseorderproducts',
          body: { ...lineBody, 'msdyn_PurchaseOrder@odata.bind': '$2' },
        },
        { id: '2', method: 'POST', path: 'msdyn_purchaseorders', body: orderBody },
      ]),
    ]);
    assert.equal(answer.status, 400);
    assert.match(answer.body, /Content-ID Reference: '\$2' does not exist in the batch context\./);
  });

  it('stops at the first failure, or goes on when told to', async () => {
    const items = [
      partText({ method: 'GET', path: `accounts(${known.product})` }),
      partText({ method: 'GET', path: 'WhoAmI' }),
    ];
    const stopped = await send(items);
    assert.equal(stopped.status, 404);
    assert.doesNotMatch(stopped.body, /UserId/);
    const went = await send(items, { prefer: 'odata.continue-on-error' });
    assert.equal(went.status, 200);
    assert.match(went.body, /HTTP\/1\.1 404/);
    assert.match(went.body, /UserId/);
  });

  it('reads the written row inside a change set when a representation is preferred', async () => {
    const answer = await send([
      changeSet([
        {
          id: '1',
          method: 'POST',
          path: 'msdyn_shipvias?$select=msdyn_name',
          headers: { Prefer: 'return=representation' },
          body: { msdyn_name: 'Told' },
        },
      ]),
    ]);
    assert.equal(answer.status, 200, answer.body);
    assert.match(answer.body, /HTTP\/1\.1 201/);
    assert.match(answer.body, /"msdyn_name":"Told"/);
  });

  it('judges each part by the rights of the caller', async () => {
    const answer = await send(
      [changeSet([{ id: '1', method: 'POST', path: 'products', body: { name: 'X', productnumber: 'X' } }])],
      {},
      alex,
    );
    assert.equal(answer.status, 403);
    assert.match(answer.body, /prvCreateproduct/);
  });

  it('refuses a batch it cannot read, and a GET inside a change set', async () => {
    const unreadable = await organization.send('POST', '$batch', {
      headers: { 'content-type': 'multipart/mixed; boundary="batch_1"' },
      body: '--batch_1\nnot a part\n--batch_1--\n',
    });
    assert.equal(unreadable.status, 400);
    assert.match(unreadable.body, /0x80048d19.*Stream was not readable\./);
    const reading = await send([changeSet([{ id: '1', method: 'GET', path: 'accounts' }])]);
    assert.equal(reading.status, 400);
  });
});
