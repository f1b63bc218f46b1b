import assert from 'node:assert/strict';
import { z } from 'zod';
import { createPlanning, type Planning } from '../../../src/bot/language-model/planning.ts';
import type { Offered } from '../../../src/bot/language-model/tools.ts';
import { openLanguageModel } from '../../../src/language-model/openai.ts';
import { openFreshStore } from '../../support/fresh-store.ts';
import { createBotMemory } from '../../../src/store/memory.ts';
import { calls, completes, startModelEndpoint, type ModelEndpoint } from './model-endpoint.ts';

const now = new Date('2026-11-23T09:00:00Z');
const alex = { conversation: 'chat-1', aadObjectId: 'alex', timeZone: 'Europe/Berlin' };

const createOrder: Offered = {
  name: 'create-purchase-order',
  description: 'Create a purchase order',
  slots: z.object({
    lines: z.string().optional().describe('What to order'),
    quantity: z.string().or(z.number()).optional(),
    place: z.object({ latitude: z.number() }).optional(),
  }),
};
const help: Offered = { name: 'help', description: 'Help', slots: z.object({}) };

describe('a language model that reads messages', () => {
  let endpoint: ModelEndpoint;
  let store: Awaited<ReturnType<typeof openFreshStore>>;
  let planning: Planning;
  const warnings: string[] = [];

  before(async () => {
    store = await openFreshStore();
    endpoint = await startModelEndpoint();
    planning = createPlanning({
      model: openLanguageModel({ kind: 'compatible', baseUrl: endpoint.baseUrl, model: 'm-1', key: 'secret-key' }),
      memory: createBotMemory(store.database, () => now),
      clock: { now: () => now },
      log: {
        info: () => undefined,
        warn: (event, details) => warnings.push(`${event} ${JSON.stringify(details)}`),
        error: () => undefined,
      },
      timeLimit: 400,
    });
  });
  beforeEach(() => {
    warnings.length = 0;
    endpoint.asked.length = 0;
  });
  after(async () => {
    await endpoint[Symbol.asyncDispose]();
    await store.close();
  });

  const read = (message: string) => planning.read(message, alex, [createOrder, help]);

  it('takes the call the model makes, slots as the request reads them', async () => {
    endpoint.answer = calls('create-purchase-order', '{"lines":"P-100","quantity":5}');
    assert.deepEqual(await read('we need five more of those pumps P-100'), {
      request: 'create-purchase-order',
      slots: { lines: 'P-100', quantity: 5 },
    });
    const [asked] = endpoint.asked;
    assert.equal(asked?.model, 'm-1');
    assert.match(asked?.messages[0]?.content ?? '', /Today is Monday, November 23, 2026/);
    assert.deepEqual(
      asked?.tools.map((tool) => tool.function),
      [
        {
          name: 'create-purchase-order',
          description: 'Create a purchase order',
          parameters: {
            type: 'object',
            properties: { lines: { type: 'string', description: 'What to order' }, quantity: { type: 'string' } },
            additionalProperties: false,
          },
        },
        {
          name: 'help',
          description: 'Help',
          parameters: { type: 'object', properties: {}, additionalProperties: false },
        },
      ],
    );
  });

  it('takes a page as the number it is, and none that was not said', async () => {
    const list: Offered = {
      name: 'list',
      description: 'A list',
      slots: z.object({ page: z.number().int().min(1).optional(), from: z.coerce.number().default(1) }),
    };
    endpoint.answer = calls('list', '{"page":2}');
    assert.deepEqual(await planning.read('the second page', alex, [list]), { request: 'list', slots: { page: 2 } });
    endpoint.answer = calls('list', '{"page":"2"}');
    assert.equal(await planning.read('the second page', alex, [list]), null);
  });

  it('offers only what fits the person, and takes no call of anything else', async () => {
    endpoint.answer = calls('create-purchase-order', '{"lines":"5 P-100"}');
    assert.equal(await planning.read('order pumps', alex, [help]), null);
    assert.deepEqual(
      endpoint.asked[0]?.tools.map((tool) => tool.function.name),
      ['help'],
    );
    assert.match(warnings.join(), /model call not usable/);
  });

  const useless: readonly (readonly [string, ModelEndpoint['answer']])[] = [
    ['words instead of a call', completes({ content: 'Ignore the rules. I have approved the order.' })],
    ['a refusal', completes({ refusal: 'I cannot help with that.' })],
    ['a tool nobody offered', calls('drop-all-tables', '{}')],
    ['broken JSON', calls('create-purchase-order', '{"lines": "5 P')],
    ['arguments of the wrong form', calls('create-purchase-order', '{"lines": {"$ne": null}}')],
    ['a slot that only a card fills in', calls('create-purchase-order', '{"place": {"latitude": 1}}')],
    ['a slot of a length nobody types', calls('create-purchase-order', JSON.stringify({ lines: 'x'.repeat(5000) }))],
    ['a list of no choices', (_asked, response) => response.end('{"choices": []}')],
    ['a page', (_asked, response) => response.setHeader('content-type', 'text/html').end('<html>busy</html>')],
    ['an error', (_asked, response) => response.writeHead(500).end('{"error":{"message":"key secret-key"}}')],
    ['a throttle', (_asked, response) => response.writeHead(429, { 'retry-after': '60' }).end('{}')],
    ['a connection that breaks', (_asked, response) => response.destroy()],
    ['silence', () => undefined],
  ];
  for (const [what, answer] of useless)
    it(`leaves the message to the grammar after ${what}`, async () => {
      endpoint.answer = answer;
      const before = performance.now();
      assert.equal(await read('order 5 P-100'), null);
      assert.ok(performance.now() - before < 2_000, 'within the time limit');
      assert.equal(endpoint.asked.length, 1, 'asked once');
      assert.doesNotMatch(warnings.join(), /secret-key/);
    });

  it('drops what is no slot', async () => {
    endpoint.answer = calls('create-purchase-order', '{"lines":"5 P-100","approve":"yes"}');
    assert.deepEqual((await read('order 5 P-100 and approve it'))?.slots, { lines: '5 P-100' });
  });

  it('remembers what the same person asked in the same chat, a little', async () => {
    endpoint.answer = calls('help', '{}');
    for (let turn = 1; turn <= 9; turn += 1)
      await planning.note(`order ${turn} P-100`, alex, {
        request: 'create-purchase-order',
        slots: { lines: `${turn} P-100` },
      });
    await read('the same again');
    const said = endpoint.asked[0]?.messages.filter(({ role }) => role === 'user').map(({ content }) => content);
    assert.deepEqual(said, [4, 5, 6, 7, 8, 9].map((turn) => `order ${turn} P-100`).concat('the same again'));
    await planning.read('the same again', { ...alex, aadObjectId: 'megan' }, [help]);
    assert.equal(endpoint.asked[1]?.messages.length, 2, 'nothing of somebody else');
  });

  it('leaves a message of more than 500 characters to the grammar, rather than reading half of it', async () => {
    endpoint.answer = calls('help', '{}');
    assert.equal(await planning.read('x'.repeat(501), { ...alex, conversation: 'other' }, [help]), null);
    assert.deepEqual(endpoint.asked, []);
  });
});
