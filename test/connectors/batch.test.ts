import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readBatch, writeBatch } from '../../src/connectors/batch.ts';
import { SystemFailure } from '../../src/connectors/errors.ts';

const read = (text: string, contentType = 'multipart/mixed; boundary=batchresponse_1') =>
  readBatch('dataverse', { headers: { 'content-type': contentType }, text: text.replaceAll('\n', '\r\n') }, 'unknown');

describe('Batches', () => {
  it('end every line with CRLF and number the requests of change sets', () => {
    const { contentType, body } = writeBatch([
      {
        changeSet: [
          { method: 'POST', url: '/a', body: { b: 1 } },
          { method: 'DELETE', url: '/c' },
        ],
      },
      { call: { method: 'GET', url: '/d' } },
    ]);
    assert.match(contentType, /^multipart\/mixed; boundary="batch_/);
    assert.ok(!/[^\r]\n/.test(body) && body.endsWith('--\r\n'));
    assert.deepEqual(body.match(/Content-ID: \d+/g), ['Content-ID: 1', 'Content-ID: 2']);
    assert.ok(body.includes('POST /a HTTP/1.1\r\n'));
    assert.ok(body.includes('\r\n\r\n{"b":1}\r\n--changeset_'));
  });

  it('are read part by part', () => {
    const parts = read(`--batchresponse_1
Content-Type: multipart/mixed; boundary=changesetresponse_2

--changesetresponse_2
Content-Type: application/http
Content-Transfer-Encoding: binary
Content-ID: 1

HTTP/1.1 204 No Content
OData-Version: 4.0


--changesetresponse_2
Content-Type: application/http
Content-ID: 2

HTTP/1.1 201 Created
ETag: W/"7"

{"b":1}
--changesetresponse_2--
--batchresponse_1
Content-Type: application/http

HTTP/1.1 404 Not Found
Content-Type: application/json

{"error":{"code":"x","message":"gone"}}
--batchresponse_1--
`);
    assert.deepEqual(
      parts.map((answers) => answers.map(({ status, contentId, text }) => ({ status, contentId, text }))),
      [
        [
          { status: 204, contentId: '1', text: '' },
          { status: 201, contentId: '2', text: '{"b":1}' },
        ],
        [{ status: 404, contentId: null, text: '{"error":{"code":"x","message":"gone"}}' }],
      ],
    );
    assert.equal(parts[0]?.[1]?.headers['etag'], 'W/"7"');
  });

  it('read a response that has no headers', () => {
    const [part] = read(
      '--batchresponse_1\nContent-Type: application/http\n\nHTTP/1.1 204 No Content\n\n\n--batchresponse_1--\n',
    );
    assert.equal(part?.[0]?.status, 204);
  });

  it('are no answer when cut anywhere, and never read as less than they were', () => {
    const whole = '--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{"a":1}\r\n--b--\r\n';
    const answer = (text: string) =>
      readBatch('dataverse', { headers: { 'content-type': 'multipart/mixed; boundary=b' }, text }, 'unknown');
    assert.equal(answer(whole).length, 1);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.indexOf('--b--') + 3 }), (length) => {
        assert.throws(
          () => answer(whole.slice(0, length)),
          (error: unknown) => error instanceof SystemFailure && error.applied === 'unknown',
        );
      }),
    );
  });

  it('are no answer without a boundary', () => {
    assert.throws(() => read('{}', 'application/json'), SystemFailure);
  });
});
