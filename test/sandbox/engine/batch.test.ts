import assert from 'node:assert/strict';
import { MalformedBatch, readBatch, runBatch } from '../../../src/sandbox/engine/batch.ts';
import type { BatchConventions, BatchRunner } from '../../../src/sandbox/engine/batch.ts';
import { boundaryOf, readParts } from '../../../src/sandbox/engine/multipart.ts';
import type { WireRequest, WireResponse } from '../../../src/sandbox/engine/wire.ts';

const dataverse: BatchConventions = { limit: 1000, failureIsOuter: true, failureHeaders: () => ({ REQ_ID: 'r1' }) };
const financeOperations: BatchConventions = { limit: 5000, failureIsOuter: false };

const http = (request: string, contentId?: number): string =>
  'Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n' +
  (contentId === undefined ? '' : `Content-ID: ${contentId}\r\n`) +
  `\r\n${request}`;
const get = (url: string): string => http(`GET ${url} HTTP/1.1\r\nAccept: application/json\r\n\r\n`);
const post = (url: string, body: unknown, contentId?: number): string =>
  http(`POST ${url} HTTP/1.1\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(body)}`, contentId);
const multipart = (boundary: string, ...parts: string[]): string =>
  `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`;
const changeSet = (...parts: string[]): string =>
  `Content-Type: multipart/mixed; boundary="changeset_1"\r\n\r\n${multipart('changeset_1', ...parts)}`;

const batch = (body: string, headers: Record<string, string> = {}): WireRequest => ({
  method: 'POST',
  url: '/api/data/v9.2/$batch',
  headers: { 'content-type': 'multipart/mixed; boundary="batch_1"', authorization: 'Bearer a@example.com', ...headers },
  body,
});

/** A store of names that refuses what is called `bad`, and forgets what a failed change set wrote. */
function store(): BatchRunner & { readonly rows: string[]; readonly seen: WireRequest[] } {
  let rows: string[] = [];
  const seen: WireRequest[] = [];
  let ids = 0;
  const send = async (request: WireRequest): Promise<WireResponse> => {
    seen.push(request);
    if (request.url.includes('bad') || request.body.includes('bad')) {
      return {
        status: 400,
        headers: { 'content-type': 'application/json' },
        body: '{"error":{"code":"0x0","message":"bad"}}',
      };
    }
    if (request.method === 'GET')
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"value":[]}' };
    rows.push(`${request.method} ${request.url} ${request.body}`);
    return { status: 204, headers: { 'OData-EntityId': '' }, body: '' };
  };
  return {
    get rows() {
      return rows;
    },
    seen,
    single: send,
    async atomically(work) {
      const before = [...rows];
      try {
        return await work(async (request) => {
          const response = await send(request);
          if (response.status !== 204) return response;
          const address = `http://host/api/data/v9.2/accounts(id-${rows.length})`;
          return { ...response, headers: { 'odata-entityid': address } };
        });
      } catch (error) {
        rows = before;
        throw error;
      }
    },
    answer: (error) => ({
      status: 400,
      headers: {},
      body: error instanceof MalformedBatch ? error.message : 'refused by a hook',
    }),
    guid: () => `g${++ids}`,
  };
}

/** The responses of a batch, change sets flattened. */
function responses(response: WireResponse): string[] {
  const boundary = boundaryOf(response.headers['content-type']);
  assert.ok(boundary !== null);
  return readParts(response.body, boundary).flatMap((part) => {
    const inner = boundaryOf(part.headers['content-type']);
    const parts = inner === null ? [part] : readParts(part.body, inner);
    return parts.map(({ headers, body }) => `${headers['content-id'] ?? '-'} ${body.split('\r\n')[0]}`);
  });
}

describe('$batch', () => {
  it('answers requests and change sets in order', async () => {
    const runner = store();
    const body = multipart(
      'batch_1',
      get('/api/data/v9.2/accounts'),
      changeSet(post('/a', { n: 1 }, 1), post('/b', { n: 2 }, 2)),
      get('accounts'),
    );
    const response = await runBatch(batch(body), dataverse, runner);
    assert.equal(response.status, 200);
    assert.deepEqual(responses(response), [
      '- HTTP/1.1 200 OK',
      '1 HTTP/1.1 204 No Content',
      '2 HTTP/1.1 204 No Content',
      '- HTTP/1.1 200 OK',
    ]);
    assert.deepEqual(runner.rows, ['POST /a {"n":1}', 'POST /b {"n":2}']);
    assert.deepEqual(
      runner.seen.map((request) => request.url),
      ['/api/data/v9.2/accounts', '/a', '/b', '/api/data/v9.2/accounts'],
    );
    assert.ok(runner.seen.every((request) => request.headers['authorization'] === 'Bearer a@example.com'));
    assert.match(
      response.body,
      /^--batchresponse_g\d\r\nContent-Type: application\/http\r\nContent-Transfer-Encoding: binary\r\n\r\nHTTP\/1\.1 200 OK\r\n/,
    );
    assert.match(response.body, /--\r\n$/);
  });

  it('puts earlier addresses where $1 stands, in the URL and in bindings', async () => {
    const runner = store();
    const body = multipart(
      'batch_1',
      changeSet(
        post('http://elsewhere/api/data/v9.2/accounts', { name: '$1 is only text' }, 1),
        post(
          '/api/data/v9.2/contacts',
          { 'parent@odata.bind': '$1', 'list@odata.bind': ['$1', '/x(1)'], inner: [{ 'p@odata.bind': '$1' }] },
          2,
        ),
        post('$1/lastname', { value: 'x' }, 3),
        post('/$2', { value: 'y' }, 4),
      ),
    );
    await runBatch(batch(body), dataverse, runner);
    assert.deepEqual(runner.rows, [
      'POST /api/data/v9.2/accounts {"name":"$1 is only text"}',
      'POST /api/data/v9.2/contacts {"parent@odata.bind":"/api/data/v9.2/accounts(id-1)","list@odata.bind":["/api/data/v9.2/accounts(id-1)","/x(1)"],"inner":[{"p@odata.bind":"/api/data/v9.2/accounts(id-1)"}]}',
      'POST /api/data/v9.2/accounts(id-1)/lastname {"value":"x"}',
      'POST /api/data/v9.2/accounts(id-2) {"value":"y"}',
    ]);
  });

  it('refuses a reference to what has not been sent yet, and writes nothing', async () => {
    const runner = store();
    const body = multipart('batch_1', changeSet(post('/a', { 'b@odata.bind': '$2' }, 1), post('/b', {}, 2)));
    const response = await runBatch(batch(body), dataverse, runner);
    assert.equal(response.status, 400);
    assert.deepEqual(responses(response), ['1 HTTP/1.1 400 Bad Request']);
    assert.match(response.body, /Content-ID Reference: '\$2' does not exist in the batch context\./);
    assert.deepEqual(runner.rows, []);
  });

  it('keeps the answers around a change set with an unknown reference when it is to go on', async () => {
    const runner = store();
    const body = multipart(
      'batch_1',
      post('/a', {}),
      changeSet(post('/b', { 'c@odata.bind': '$9' }, 1)),
      post('/c', {}),
    );
    const response = await runBatch(batch(body, { prefer: 'odata.continue-on-error' }), dataverse, runner);
    assert.equal(response.status, 200);
    assert.deepEqual(responses(response), [
      '- HTTP/1.1 204 No Content',
      '1 HTTP/1.1 400 Bad Request',
      '- HTTP/1.1 204 No Content',
    ]);
    assert.deepEqual(runner.rows, ['POST /a {}', 'POST /c {}']);
  });

  it("reads a change set whose last delimiter shares its line end with the batch's, as Microsoft's samples write it", async () => {
    const runner = store();
    const tight = changeSet(post('/a', {}, 1), post('/b', {}, 2)).slice(0, -2);
    const response = await runBatch(batch(multipart('batch_1', tight, get('/c'))), dataverse, runner);
    assert.deepEqual(responses(response), [
      '1 HTTP/1.1 204 No Content',
      '2 HTTP/1.1 204 No Content',
      '- HTTP/1.1 200 OK',
    ]);
    assert.deepEqual(runner.rows, ['POST /a {}', 'POST /b {}']);
  });

  const failing = multipart(
    'batch_1',
    post('/a', {}),
    changeSet(post('/b', {}, 1), post('/bad', {}, 2)),
    post('/c', {}),
  );

  it('stops at the first failure as Dataverse does: its status outside, it alone inside', async () => {
    const runner = store();
    const response = await runBatch(batch(failing), dataverse, runner);
    assert.equal(response.status, 400);
    assert.deepEqual(responses(response), ['2 HTTP/1.1 400 Bad Request']);
    assert.match(response.body, /\r\nREQ_ID: r1\r\n/);
    assert.match(response.body, /\r\nContent-Type: application\/json\r\n/);
    assert.deepEqual(runner.rows, ['POST /a {}']);
  });

  it('goes on after a failure when that is asked for', async () => {
    const runner = store();
    const response = await runBatch(batch(failing, { prefer: 'odata.continue-on-error' }), dataverse, runner);
    assert.equal(response.status, 200);
    assert.deepEqual(responses(response), [
      '- HTTP/1.1 204 No Content',
      '2 HTTP/1.1 400 Bad Request',
      '- HTTP/1.1 204 No Content',
    ]);
    assert.deepEqual(runner.rows, ['POST /a {}', 'POST /c {}']);
  });

  it('stays 200 outside as finance and operations does, with one part for the change set that failed', async () => {
    const runner = store();
    const response = await runBatch(batch(failing), financeOperations, runner);
    assert.equal(response.status, 200);
    assert.deepEqual(responses(response), ['- HTTP/1.1 204 No Content', '2 HTTP/1.1 400 Bad Request']);
    assert.deepEqual(runner.rows, ['POST /a {}']);
  });

  it('answers for a change set that is refused as a whole', async () => {
    const runner: BatchRunner = { ...store(), atomically: () => Promise.reject(new MalformedHook()) };
    const response = await runBatch(
      batch(multipart('batch_1', changeSet(post('/a', {}, 1)))),
      financeOperations,
      runner,
    );
    assert.deepEqual(responses(response), ['- HTTP/1.1 400 Bad Request']);
    assert.match(response.body, /refused by a hook/);
  });

  it('keeps text, line feeds and separators of a body as they are', () => {
    const text = { note: 'żółć \u{1F69A} --batch_1 \\r\\n', more: '--changeset_1--' };
    const pretty = JSON.stringify(text, null, 2);
    const part = http(`POST /a HTTP/1.1\r\nContent-Type: application/json\r\n\r\n${pretty}`);
    const [item] = readBatch(batch(multipart('batch_1', part)), 10);
    assert.ok(item?.kind === 'request');
    assert.equal(item.part.request.body, pretty);
  });

  const good = multipart('batch_1', get('/a'));
  const malformed: readonly (readonly [string, WireRequest])[] = [
    ['line ends of LF alone', batch(good.replaceAll('\r\n', '\n'))],
    ['no line end after the last line', batch(good.slice(0, -2))],
    ['no closing delimiter', batch(good.replace('--batch_1--\r\n', ''))],
    ['another boundary', batch(good.replaceAll('batch_1', 'batch_2'))],
    ['an empty body', batch('')],
    ['text before the first part', batch(`hello\r\n${good}`)],
    ['no boundary', batch(good, { 'content-type': 'multipart/mixed' })],
    ['another content type', batch(good, { 'content-type': 'application/json' })],
    ['a part that is no request', batch(multipart('batch_1', 'Content-Type: text/plain\r\n\r\nhello'))],
    ['a bad request line', batch(multipart('batch_1', http('GET /a b HTTP/1.1\r\n\r\n')))],
    ['a bad header', batch(multipart('batch_1', http('GET /a HTTP/1.1\r\nno colon\r\n\r\n')))],
    ['a batch in a batch', batch(multipart('batch_1', post('/api/data/v9.2/$batch', {})))],
    ['a GET in a change set', batch(multipart('batch_1', changeSet(get('/a'))))],
    ['the same Content-ID twice', batch(multipart('batch_1', changeSet(post('/a', {}, 1), post('/b', {}, 1))))],
    ['too many requests', batch(multipart('batch_1', ...Array.from({ length: 1001 }, () => get('/a'))))],
    ['ten thousand dashes', batch('-'.repeat(10_000))],
  ];
  for (const [name, request] of malformed) {
    it(`refuses ${name}`, async () => {
      const runner = store();
      await assert.rejects(runBatch(request, dataverse, runner), MalformedBatch);
      assert.deepEqual(runner.rows, []);
    });
  }

  it('runs a thousand requests', async () => {
    const parts = Array.from({ length: 1000 }, (_, index) => post(`/a${index}`, {}));
    const response = await runBatch(batch(multipart('batch_1', ...parts)), dataverse, store());
    assert.equal(responses(response).length, 1000);
  });
});

class MalformedHook extends Error {}
