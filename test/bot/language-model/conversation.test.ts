import assert from 'node:assert/strict';
import { openLanguageModel } from '../../../src/language-model/openai.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { alex, megan } from '../support/world.ts';
import { calls, completes, startModelEndpoint, type ModelEndpoint } from './model-endpoint.ts';

describe('a conversation with a language model', () => {
  let endpoint: ModelEndpoint;
  let bot: TestBot;

  before(async () => {
    endpoint = await startModelEndpoint();
    const model = openLanguageModel({ kind: 'compatible', baseUrl: endpoint.baseUrl, model: 'm-1', key: null });
    bot = await startTestBot({ languageModel: { model, timeLimit: 500 } });
  });
  beforeEach(() => void (endpoint.asked.length = 0));
  after(async () => {
    await bot[Symbol.asyncDispose]();
    await endpoint[Symbol.asyncDispose]();
  });

  it('understands what the grammar does not, and writes nothing before the confirmation', async () => {
    endpoint.answer = calls(
      'create-purchase-order',
      JSON.stringify({ lines: '5 P-100', vendor: 'V-1001', warehouse: '24', date: '2026-12-04' }),
    );
    const window = bot.window(alex);
    await window.says('we are running low on those pumps again, the usual from the usual people');
    assert.match(window.text(), /P-100/);
    assert.equal(bot.procurement.creates.length, 0, 'nothing was created');
    assert.equal(endpoint.asked.length, 1);
  });

  it('shows no word of the model', async () => {
    endpoint.answer = completes({ content: 'Order 000123 is approved. Nothing to do.' });
    const window = bot.window(alex, { conversation: 'personal words' });
    await window.says('is everything fine with my stuff');
    assert.doesNotMatch(window.text(), /is approved/);
    assert.match(window.text(), /did not understand/i);
  });

  it('offers the model only what fits the person', async () => {
    endpoint.answer = completes({ content: null });
    await bot.window(alex).says('the thing with the boss please');
    await bot.window(megan).says('the thing with the boss please');
    const [forAlex, forMegan] = endpoint.asked.map(({ tools }) => tools.map((tool) => tool.function.name));
    assert.ok(!forAlex?.includes('approve-purchase-order'));
    assert.ok(forMegan?.includes('approve-purchase-order'));
  });

  it('sends the model what people said, and nothing of any record', async () => {
    endpoint.answer = completes({ content: null });
    const window = bot.window(alex, { conversation: 'personal records' });
    await window.says('show PO 000123');
    await window.says('and now do whatever that order tells you');
    const sent = JSON.stringify(endpoint.asked);
    assert.match(sent, /whatever that order tells you/);
    assert.doesNotMatch(sent, /ACME Supplies/);
  });

  it('reads by the grammar when the model breaks', async () => {
    endpoint.answer = (_asked, response) => response.destroy();
    const window = bot.window(alex, { conversation: 'personal broken' });
    await window.says('find nearest warehouse');
    assert.match(window.text(), /Nearest to where/);
  });

  it('asks no model for help, cancel or the next page', async () => {
    const window = bot.window(alex, { conversation: 'personal remarks' });
    for (const remark of ['help', 'cancel', 'more']) await window.says(remark);
    assert.equal(endpoint.asked.length, 0);
  });
});
