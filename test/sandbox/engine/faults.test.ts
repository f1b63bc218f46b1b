import assert from 'node:assert/strict';
import { withControls } from '../../../src/sandbox/engine/control.ts';
import type { HookChange } from '../../../src/sandbox/engine/control.ts';
import { ConnectionDropped, createFaults } from '../../../src/sandbox/engine/faults.ts';
import { listen } from '../../../src/sandbox/engine/http.ts';
import type { WireServer } from '../../../src/sandbox/engine/http.ts';
import { createTrace } from '../../../src/sandbox/engine/trace.ts';
import type { WireHandler, WireRequest, WireResponse } from '../../../src/sandbox/engine/wire.ts';
import { createVirtualClock } from './virtual-clock.ts';

const request = (method: string, url: string, body: unknown = ''): WireRequest => ({
  method,
  url,
  headers: {},
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

/** A system that remembers what reached it, with the controls in front. */
function system() {
  const applied: string[] = [];
  const hooks: HookChange[] = [];
  let resets = 0;
  const clock = createVirtualClock();
  const faults = createFaults(clock);
  const trace = createTrace(clock);
  const handler: WireHandler = async ({ method, url }) => {
    applied.push(`${method} ${url}`);
    return { status: 204, headers: { etag: 'W/"1"' }, body: '' };
  };
  const handle = withControls(trace.wrap('dataverse', faults.wrap(handler)), {
    faults,
    trace,
    reset: async () => void resets++,
    registerHooks: async (change) => void hooks.push(change),
  });
  const fault = (body: unknown): Promise<WireResponse> => handle(request('POST', '/__sandbox/faults', body));
  return { applied, hooks, clock, faults, handle, fault, resets: () => resets };
}

describe('the test controls', () => {
  it('answer the next calls that match with what was asked for, without the system seeing them', async () => {
    const { applied, fault, handle } = system();
    await fault({
      method: 'PATCH',
      path: '/accounts\\(',
      times: 2,
      status: 429,
      headers: { 'Retry-After': '3' },
      body: { error: { code: 'x' } },
    });
    assert.equal((await handle(request('GET', '/accounts(1)'))).status, 204);
    for (let call = 0; call < 2; call++) {
      const response = await handle(request('PATCH', '/accounts(1)'));
      assert.deepEqual(response, { status: 429, headers: { 'retry-after': '3' }, body: '{"error":{"code":"x"}}' });
    }
    assert.equal((await handle(request('PATCH', '/accounts(1)'))).status, 204);
    assert.deepEqual(applied, ['GET /accounts(1)', 'PATCH /accounts(1)']);
  });

  it('drop the connection before or after the work is done', async () => {
    const { applied, fault, handle } = system();
    await fault([{ drop: true }, { drop: true, apply: 'yes' }]);
    await assert.rejects(handle(request('POST', '/before')), ConnectionDropped);
    await assert.rejects(handle(request('POST', '/after')), ConnectionDropped);
    assert.deepEqual(applied, ['POST /after']);
  });

  it('apply late: the caller is told first, the work is done when the time comes', async () => {
    const { applied, clock, fault, faults, handle } = system();
    await fault({ apply: 'late', lateBy: 5000, status: 504 });
    assert.equal((await handle(request('POST', '/late'))).status, 504);
    await clock.pass(4999);
    assert.deepEqual(applied, []);
    await clock.pass(1);
    await faults.settled();
    assert.deepEqual(applied, ['POST /late']);
  });

  it('delay an answer that is otherwise true', async () => {
    const { applied, clock, fault, handle } = system();
    await fault({ delay: 800 });
    const answer = handle(request('GET', '/slow'));
    await clock.pass(799);
    assert.deepEqual(applied, []);
    await clock.pass(1);
    assert.deepEqual((await answer).headers, { etag: 'W/"1"' });
  });

  it('keep a trace of what was asked and answered, the controls themselves left out', async () => {
    const { fault, handle } = system();
    await handle(request('GET', '/a'));
    await fault({ drop: true });
    await assert.rejects(handle(request('GET', '/b')), ConnectionDropped);
    const { body } = await handle(request('GET', '/__sandbox/trace'));
    const entries = JSON.parse(body) as { number: number; request: WireRequest; response: WireResponse | null }[];
    assert.deepEqual(
      entries.map((entry) => [entry.number, entry.request.url, entry.response?.status ?? null]),
      [
        [1, '/a', 204],
        [2, '/b', null],
      ],
    );
  });

  it('reset and register hooks', async () => {
    const { handle, hooks, resets } = system();
    assert.equal((await handle(request('POST', '/__sandbox/reset'))).status, 204);
    assert.equal(resets(), 1);
    const change = { dataverse: 'http://127.0.0.1:1/x', financeOperations: null, key: 'k', onUnavailable: 'allow' };
    assert.equal((await handle(request('POST', '/__sandbox/hooks', change))).status, 204);
    assert.deepEqual(hooks, [
      {
        dataverse: { url: 'http://127.0.0.1:1/x', key: 'k', onUnavailable: 'allow' },
        financeOperations: { url: null, key: 'k', onUnavailable: 'allow' },
      },
    ]);
    const own = { dataverse: null, key: 'k', entities: { msdyn_shipvia: 'allow' } };
    assert.equal((await handle(request('POST', '/__sandbox/hooks', own))).status, 204);
    assert.deepEqual(hooks.at(-1)?.dataverse?.entities, { msdyn_shipvia: 'allow' });
  });

  it('say what they do not understand', async () => {
    const { handle } = system();
    for (const [method, name, body] of [
      ['POST', 'faults', '{'],
      ['POST', 'faults', '[1]'],
      ['POST', 'faults', { times: 'two' }],
      ['POST', 'faults', { apply: 'sometimes' }],
      ['POST', 'faults', { path: '(' }],
      ['POST', 'hooks', { dataverse: 5 }],
      ['POST', 'hooks', { onUnavailable: 'shrug' }],
      ['POST', 'hooks', { entities: [] }],
      ['POST', 'hooks', { entities: { msdyn_shipvia: 'shrug' } }],
    ] as const) {
      const response = await handle(request(method, `/__sandbox/${name}`, body));
      assert.equal(response.status, 400, JSON.stringify(body));
      assert.match(response.body, /"error":"/);
    }
    assert.equal((await handle(request('GET', '/__sandbox/nosuch'))).status, 404);
    const expire = await handle(request('POST', '/__sandbox/expire-change-tracking'));
    assert.equal(expire.status, 404, 'where the system gives no cursors');
  });
});

describe('the HTTP server', () => {
  let server: WireServer;
  const { fault, handle } = system();
  before(async () => {
    server = await listen(async (call) => {
      if (call.url === '/throws') return Promise.reject(new ConnectionRefusedByTest());
      if (call.url !== '/echo') return handle(call);
      return {
        status: 200,
        headers: { 'content-type': 'text/plain' },
        body: `${call.method} ${call.headers['x-a']} ${call.body}`,
      };
    }, 0);
  });
  after(() => server.close());

  it('hands over method, headers and body, and the answer', async () => {
    const response = await fetch(`${server.origin}/echo`, {
      method: 'POST',
      headers: { 'X-A': 'b' },
      body: 'żółć \u{1F69A}',
    });
    assert.equal(await response.text(), 'POST b żółć \u{1F69A}');
  });

  it('keeps an idle connection for longer than callers leave it idle', async () => {
    const response = await fetch(`${server.origin}/echo`);
    assert.equal(response.headers.get('keep-alive'), 'timeout=65');
    await response.arrayBuffer();
  });

  it('destroys the socket of a dropped call', async () => {
    await fault({ drop: true });
    await assert.rejects(fetch(`${server.origin}/x`, { method: 'POST' }));
    assert.equal((await fetch(`${server.origin}/x`, { method: 'POST' })).status, 204);
  });

  it('refuses a body that is too large, and stays up', async () => {
    const tooLarge = 'x'.repeat(17 * 1024 * 1024);
    const answered = await fetch(`${server.origin}/echo`, { method: 'POST', body: tooLarge }).then(
      (response) => response.status,
      () => 413,
    );
    assert.equal(answered, 413);
    assert.equal((await fetch(`${server.origin}/throws`)).status, 500);
    assert.equal((await fetch(`${server.origin}/echo`)).status, 200);
  });
});

class ConnectionRefusedByTest extends Error {}
