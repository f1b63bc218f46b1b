import assert from 'node:assert/strict';
import { rawAnswer } from '../../src/connectors/raw-answer.ts';

describe('the raw answer of a refusing system', () => {
  it('is status and body as they came', () => {
    const text = '{"error":{"code":"","message":"An error has occurred."}}';
    assert.equal(rawAnswer({ status: 400, text }), `400 ${text}`);
  });

  it('is cut to 20 KB of UTF-8, between two characters', () => {
    const raw = rawAnswer({ status: 500, text: 'ü'.repeat(30_000) });
    assert.ok(Buffer.byteLength(raw) <= 20 * 1024);
    assert.ok(Buffer.byteLength(raw) > 20 * 1024 - 8);
    assert.match(raw, /^500 ü+…$/);
  });

  it('holds no credentials, whatever a system repeats', () => {
    const secrets = [
      'Bearer abc.DEF-123',
      'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
      '"client_secret":"hush"',
      'password=hush&next=1',
      'https://example.com/a?sig=hush&x=1',
    ];
    const raw = rawAnswer({ status: 401, text: `refused: ${secrets.join(' ')}` });
    for (const secret of ['abc.DEF-123', 'eyJhbGci', 'c2lnbmF0dXJl', 'hush']) assert.ok(!raw.includes(secret), raw);
    assert.match(raw, /next=1.*x=1/);
  });
});
