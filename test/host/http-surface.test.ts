import assert from 'node:assert/strict';
import type { Problem } from '../../src/connectors/port.ts';
import { CodedError } from '../../src/errors.ts';
import { messageRoute } from '../../src/host/http/messages.ts';
import { hookRoutes } from '../../src/host/http/hooks.ts';
import { createMetrics } from '../../src/host/metrics.ts';
import { loadMaps } from '../../src/maps/catalogue.ts';
import type { HookAnswer, SyncCore } from '../../src/sync/face.ts';
import { startSurface } from '../support/http-surface.ts';

const key = 'the-hook-key-of-this-test';
const withKey = { 'x-dispatch-copilot-key': key };
const log = { debug() {}, info() {}, warn() {}, error() {} };

async function surfaceWithCore(core: Pick<SyncCore, 'hook'> | null) {
  const { maps } = await loadMaps();
  const running = core === null ? null : { ...core, maps };
  return startSurface({ hooks: hookRoutes({ key, core: () => running, log, metrics: createMetrics() }) });
}

const missingSite: Problem = {
  system: 'financeOperations',
  entity: 'warehouse',
  field: 'OperationalSiteId',
  ref: null,
  message: 'Field Site must be filled in.',
  remedy: 'Choose a site.',
  code: 'validation',
};

describe('hooks over HTTP', () => {
  const answers: [HookAnswer, number, unknown][] = [
    [{ kind: 'accept' }, 200, {}],
    [{ kind: 'accept', values: { msdyn_name: 'Main' } }, 200, { values: { msdyn_name: 'Main' } }],
    [{ kind: 'busy', message: 'Somebody saves it.' }, 409, { message: 'Somebody saves it.' }],
    [
      { kind: 'refuse', message: 'Field Site must be filled in.', problems: [missingSite] },
      422,
      {
        message: 'Field Site must be filled in.',
        problems: [
          {
            system: 'financeOperations',
            entity: 'Warehouses',
            field: 'OperationalSiteId',
            message: 'Field Site must be filled in.',
            remedy: 'Choose a site.',
          },
        ],
      },
    ],
  ];
  for (const [answer, status, body] of answers) {
    it(`answer ${status} when the core says ${JSON.stringify(answer).slice(0, 40)}`, async () => {
      await using surface = await surfaceWithCore({ hook: async () => answer });
      const response = await surface.post('/hooks/dataverse', '{}', withKey);
      assert.equal(response.status, status);
      assert.deepEqual(await response.json(), body);
    });
  }

  it('tell the core which system asks', async () => {
    const asked: unknown[] = [];
    await using surface = await surfaceWithCore({
      hook: async (system, body) => {
        asked.push([system, body]);
        return { kind: 'accept' };
      },
    });
    await surface.post('/hooks/dataverse', '{"a":1}', withKey);
    await surface.post('/hooks/finance-operations', '{"b":2}', withKey);
    assert.deepEqual(asked, [
      ['dataverse', { a: 1 }],
      ['financeOperations', { b: 2 }],
    ]);
  });

  it('answer 401 without the key, before anything is read', async () => {
    await using surface = await surfaceWithCore({ hook: async () => assert.fail('was asked') });
    for (const headers of [{}, { 'x-dispatch-copilot-key': 'wrong' }, { 'x-dispatch-copilot-key': `${key}x` }]) {
      const response = await surface.post('/hooks/dataverse', 'no JSON', headers);
      assert.equal(response.status, 401);
      assert.match(await response.text(), /KEY_REFUSED/);
    }
  });

  it('are counted by the address that took them, and as one where none did, whatever paths are asked for', async () => {
    await using surface = await surfaceWithCore({ hook: async () => ({ kind: 'accept' }) });
    for (const path of ['/hooks/dataverse', '/Hooks/DATAVERSE/']) await surface.post(path, '{}', withKey);
    for (const path of ['/hooks/dataverse', '/hooks/a', '/hooks/b', '/hooks/c']) await surface.post(path, '{}');
    const counted = (await surface.metrics.render()).split('\n').filter((line) => line.includes('_seconds_count'));
    assert.deepEqual(counted, [
      'dispatch_copilot_http_seconds_count{path="/hooks/dataverse",status="200"} 2',
      'dispatch_copilot_http_seconds_count{path="other",status="401"} 4',
    ]);
  });

  it('answer 400 to what is no hook call', async () => {
    await using surface = await surfaceWithCore({
      hook: async () => Promise.reject(new CodedError('ANSWER_NOT_UNDERSTOOD', 'This is no RemoteExecutionContext.')),
    });
    assert.equal((await surface.post('/hooks/dataverse', '{"cut', withKey)).status, 400);
    const response = await surface.post('/hooks/dataverse', '[]', withKey);
    assert.equal(response.status, 400);
    assert.match(await response.text(), /no RemoteExecutionContext/);
  });

  it('answer as unavailable while starting and on a bug, without a stack trace', async () => {
    await using starting = await surfaceWithCore(null);
    assert.equal((await starting.post('/hooks/dataverse', '{}', withKey)).status, 503);
    await using broken = await surfaceWithCore({ hook: async () => Promise.reject(new TypeError('x is undefined')) });
    const response = await broken.post('/hooks/dataverse', '{}', withKey);
    assert.equal(response.status, 500);
    assert.doesNotMatch(await response.text(), /undefined|at /);
  });
});

describe('chat over HTTP', () => {
  it('answers what is no JSON object with what is wrong, and the bot never sees it', async () => {
    await using surface = await startSurface({ messages: () => assert.fail('was called') });
    const cases: [string, object, number, RegExp][] = [
      ['{"type":', {}, 400, /not valid JSON/],
      ['[1]', {}, 400, /one JSON object/],
      ['"text"', {}, 400, /not valid JSON/],
      ['type=message', { 'content-type': 'application/x-www-form-urlencoded' }, 400, /one JSON object/],
      [JSON.stringify({ text: 'x'.repeat(300 * 1024) }), {}, 413, /larger/],
      ['{}', { 'content-type': 'application/json; charset=klingon' }, 415, /cannot be read/],
    ];
    for (const [body, headers, status, expected] of cases) {
      const response = await surface.post('/api/messages', body, headers);
      assert.equal(response.status, status, body.slice(0, 40));
      assert.match(await response.text(), expected);
    }
  });

  it('answers 503 until there is a bot', async () => {
    await using surface = await startSurface({ messages: messageRoute(() => null) });
    assert.equal((await surface.post('/api/messages', '{}')).status, 503);
  });

  it('answers JSON where there is nothing', async () => {
    await using surface = await startSurface({});
    const response = await surface.post('/nowhere', '{}');
    assert.equal(response.status, 404);
    assert.match(await response.text(), /NOT_FOUND/);
  });
});
