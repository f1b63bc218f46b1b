import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createSandbox } from '../../src/sandbox/compose.ts';
import type { Sandbox } from '../../src/sandbox/compose.ts';
import type { WireHandler, WireResponse } from '../../src/sandbox/engine/wire.ts';
import { createVirtualClock } from './engine/virtual-clock.ts';

const administrator = 'pattif@example.com';

function ask(handle: WireHandler, method: string, url: string, body: unknown = null): Promise<WireResponse> {
  return handle({
    method,
    url,
    headers: { authorization: `Bearer ${administrator}`, host: 'sandbox', 'content-type': 'application/json' },
    body: body === null ? '' : JSON.stringify(body),
  });
}

async function count(handle: WireHandler, url: string): Promise<number> {
  return Number((await ask(handle, 'GET', url)).body.replace('\uFEFF', ''));
}

describe('the sandbox', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  const hooked: string[] = [];

  before(async () => {
    sandbox = await createSandbox({
      dataDirectory: null,
      clock: createVirtualClock(),
      ids: { guid: randomUUID },
      callHook: async ({ url, body }) => {
        hooked.push(`${url} ${body.slice(0, 20)}`);
        return { status: 200, headers: {}, body: '{}' };
      },
    });
  });
  after(() => sandbox.close());

  it('has both systems filled from the first moment', async () => {
    assert.ok((await count(sandbox.dataverse, '/api/data/v9.2/msdyn_warehouses/$count')) >= 60);
    assert.ok((await count(sandbox.financeOperations, '/data/PurchaseOrderHeadersV2/$count')) >= 20);
  });

  it('forgets everything that was changed when it is reset', async () => {
    const warehouses = '/api/data/v9.2/msdyn_warehouses';
    const before = await count(sandbox.dataverse, `${warehouses}/$count`);
    const created = await ask(sandbox.dataverse, 'POST', '/api/data/v9.2/msdyn_shipvias', { msdyn_name: 'By bicycle' });
    assert.equal(created.status, 204, created.body);
    const named = "/api/data/v9.2/msdyn_shipvias?$select=msdyn_name&$filter=msdyn_name eq 'By bicycle'";
    assert.match((await ask(sandbox.dataverse, 'GET', named)).body, /By bicycle/);
    await ask(sandbox.financeOperations, 'POST', '/__sandbox/faults', { status: 503 });
    assert.equal((await ask(sandbox.financeOperations, 'POST', '/__sandbox/reset')).status, 204);
    assert.doesNotMatch((await ask(sandbox.dataverse, 'GET', named)).body, /By bicycle/);
    assert.equal(await count(sandbox.dataverse, `${warehouses}/$count`), before);
    assert.equal((await ask(sandbox.financeOperations, 'GET', '/data/Warehouses?$top=1')).status, 200);
  });

  it('calls a hook once one is registered, and none after it is taken away', async () => {
    const shipVia = (name: string): Promise<WireResponse> =>
      ask(sandbox.dataverse, 'POST', '/api/data/v9.2/msdyn_shipvias', { msdyn_name: name });
    await ask(sandbox.dataverse, 'POST', '/__sandbox/hooks', {
      dataverse: 'http://127.0.0.1:1/hooks/dataverse',
      key: 'k',
    });
    hooked.length = 0;
    assert.equal((await shipVia('By kite')).status, 204);
    await sandbox.settled();
    assert.ok(hooked.length >= 1 && hooked.every((call) => call.startsWith('http://127.0.0.1:1/hooks/dataverse {')));
    await ask(sandbox.dataverse, 'POST', '/__sandbox/hooks', { dataverse: null });
    hooked.length = 0;
    assert.equal((await shipVia('By sled')).status, 204);
    await sandbox.settled();
    assert.deepEqual(hooked, []);
  });

  it('keeps the faults of one system from the other, and one trace of both', async () => {
    sandbox.control.trace.clear();
    await ask(sandbox.dataverse, 'POST', '/__sandbox/faults', { status: 503 });
    assert.equal((await ask(sandbox.financeOperations, 'GET', '/data/Warehouses?$top=1')).status, 200);
    assert.equal((await ask(sandbox.dataverse, 'GET', '/api/data/v9.2/WhoAmI')).status, 503);
    assert.deepEqual(
      sandbox.control.trace.entries().map(({ system, response }) => [system, response?.status]),
      [
        ['financeOperations', 200],
        ['dataverse', 503],
      ],
    );
  });
});
