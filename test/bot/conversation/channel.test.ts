import assert from 'node:assert/strict';
import { CodedError } from '../../../src/errors.ts';
import { SystemFailure } from '../../../src/connectors/errors.ts';
import { startTestBot } from '../support/bot.ts';
import { alex, createRecords } from '../support/world.ts';

describe('the channel', () => {
  it('welcomes a conversation once', async () => {
    await using bot = await startTestBot();
    const window = bot.window(alex);
    for (let times = 0; times < 3; times += 1) {
      await window.post({ type: 'installationUpdate', action: 'add' });
      await window.post({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] });
    }
    await bot.bot.idle();
    assert.equal(window.activities().length, 1);
    await window.sees('Hello, I am Dispatch Copilot.');
  });

  it('handles a message that is sent again once', async () => {
    await using bot = await startTestBot();
    const window = bot.window(alex);
    await window.says('help', { id: 'same' });
    await window.says('help', { id: 'same' });
    assert.equal(window.activities().length, 1);
    bot.pass(30);
    await window.says('help', { id: 'same' });
    assert.equal(window.activities().length, 2);
  });

  it('reads what was said to it in a group chat or channel without the mention', async () => {
    await using bot = await startTestBot();
    const window = bot.window(alex, { conversation: '19:channel;messageid=1', conversationType: 'channel' });
    await window.says('<at>Dispatch Copilot</at>&nbsp;find nearest warehouse to WO-00017', {
      entities: [
        { type: 'mention', text: '<at>Dispatch Copilot</at>', mentioned: { id: '28:bot', name: 'Dispatch Copilot' } },
      ],
    });
    await window.sees('Warehouses nearest to work order WO-00017');
    await window.says('<at>Dispatch Copilot</at>', {
      entities: [{ type: 'mention', text: '<at>Dispatch Copilot</at>', mentioned: { id: '28:bot' } }],
    });
    await window.sees('I did not understand that.');
  });

  it('shows an order without prices where several read', async () => {
    await using bot = await startTestBot();
    const window = bot.window(alex, { conversation: '19:group', conversationType: 'groupChat' });
    await window.says('order 5 P-100 from ACME');
    await window.presses('Create');
    await window.sees('Purchase order PO-1');
    assert.doesNotMatch(window.text(), /USD/);
    assert.match(window.text(), /5 ea/);
  });

  it('answers five messages at once, each once', async () => {
    await using bot = await startTestBot();
    const window = bot.window(alex);
    await Promise.all(Array.from({ length: 5 }, () => window.says('help')));
    assert.equal(window.activities().length, 5);
  });

  it('answers a click while a message before it is still being answered', async () => {
    let goOn = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const records = createRecords();
    await using bot = await startTestBot({
      records: {
        places: async (words, ...more) => {
          if (words.includes('Portland')) await gate;
          return records.places(words, ...more);
        },
      },
    });
    const window = bot.window(alex);
    await window.says('create po');
    await window.sees('New purchase order');
    const slow = window.says('nearest warehouse to site Portland');
    const { body } = await window.presses('Cancel');
    assert.match(JSON.stringify(body.value), /Cancelled/);
    goOn();
    await slow;
    await window.sees('nearest to site Portland');
  });

  it('turns away what it may not answer', async () => {
    await using bot = await startTestBot({ settings: { tenantId: 'tenant' } });
    const window = bot.window(alex);
    const cases: readonly (readonly [number, Record<string, unknown>])[] = [
      [403, { serviceUrl: 'http://evil.example' }],
      [403, { serviceUrl: 'https://evil.example' }],
      [403, { serviceUrl: 'https://smba.trafficmanager.net.evil.example' }],
      [403, { serviceUrl: 'https://user:password@smba.trafficmanager.net' }],
      [403, { channelId: 'AseChannel' }],
      [403, { conversation: { id: 'x', tenantId: 'another' } }],
      [403, { from: { id: '29:x' } }],
      [400, { serviceUrl: 5 }],
      [400, { conversation: undefined }],
      [400, { type: undefined }],
      [400, { from: undefined }],
    ];
    for (const [status, activity] of cases) {
      const answer = await window.post({ type: 'message', text: 'help', ...activity });
      assert.equal(answer.status, status, JSON.stringify(activity));
    }
    assert.equal(bot.connector.recorded.length, 0);
    await window.says('help');
    await window.sees('What I can do');
  });

  it('asks for a token when an application is configured', async () => {
    const environment = {
      MicrosoftAppId: 'app',
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: 'tenant',
      MicrosoftAppPassword: 'secret',
    };
    const settings = { appId: 'app', anonymous: false, trustedServiceHosts: ['127.0.0.1', 'smba.trafficmanager.net'] };
    await using bot = await startTestBot({ environment, settings });
    const window = bot.window(alex);
    const answer = await window.post({
      type: 'message',
      text: 'help',
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
    });
    assert.equal(answer.status, 401);
    assert.deepEqual(answer.body, { error: 'not authenticated' });
  });

  it('says which system does not answer, that work stands still, and gives a reference for what is broken inside', async () => {
    let failure: Error = new SystemFailure('SYSTEM_UNREACHABLE', 'dataverse', 'connect ECONNREFUSED 10.0.0.1', {
      applied: 'no',
    });
    await using bot = await startTestBot({ records: { places: async () => Promise.reject(failure) } });
    const window = bot.window(alex);
    await window.says('nearest warehouse to Berlin');
    await window.sees('Field Service does not answer.');
    assert.doesNotMatch(window.text(), /ECONNREFUSED/);
    failure = new CodedError('JOURNAL_DAMAGED', 'row 5 of secret');
    await window.says('nearest warehouse to Berlin');
    await window.sees('I take no new work until your administrator has looked into it');
    assert.doesNotMatch(window.text(), /secret/);
    failure = new TypeError('cannot read secret');
    await window.says('nearest warehouse to Berlin');
    await window.sees('Something went wrong on my side.');
    await window.sees('give your administrator the reference');
    assert.doesNotMatch(window.text(), /secret/);
  });
});
