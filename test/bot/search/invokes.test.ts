import assert from 'node:assert/strict';
import { startTestBot, type TestBot } from '../support/bot.ts';
import type { ChatPerson } from '../support/chat.ts';
import { alex, lynne, megan, patti } from '../support/world.ts';

interface Attachment {
  readonly contentType: string;
  readonly content: { readonly type: string; readonly fallbackText: string };
  readonly preview: { readonly content: { readonly title: string; readonly text: string } };
}

describe('searches that Teams asks for by invoke', () => {
  let bot: TestBot;
  let delay = 0;

  before(async () => {
    bot = await startTestBot({
      records: {
        addressed: async (address) =>
          address.endsWith('id=known')
            ? {
                kind: 'warehouse',
                key: '24',
                name: 'Main <b>store</b>',
                detail: 'site 1',
                id: 'known',
                company: 'usmf',
                place: null,
              }
            : null,
        linksTo: () => [{ title: 'Open in Field Service', url: 'http://127.0.0.1/main.aspx', system: 'dataverse' }],
        find: async (kind, words, person) => {
          await new Promise((resolve) => setTimeout(resolve, delay));
          if (!person.licences.dataverse) return [];
          if (words === 'broken') throw new Error('token abc');
          return Array.from({ length: 40 }, (_, index) => ({
            kind,
            key: `${kind}-${index}`,
            name: `${words} ${index}`,
            detail: '',
            id: null,
            company: index % 2 === 0 ? 'usmf' : 'demf',
            place: null,
          }));
        },
      },
    });
  });
  beforeEach(() => void (delay = 0));
  after(() => bot[Symbol.asyncDispose]());

  const invoke = async (name: string, value: unknown, person = alex) => {
    const { status, body } = await bot.window(person).post({ type: 'invoke', name, value });
    assert.equal(status, 200);
    return body as Readonly<Record<string, unknown>>;
  };
  const attachments = (body: Readonly<Record<string, unknown>>): readonly Attachment[] =>
    (body['composeExtension'] as { attachments: readonly Attachment[] }).attachments;
  const query = (commandId: string, words: unknown) => ({ commandId, parameters: [{ name: 'words', value: words }] });

  it('finds records for the compose box, of the person’s company, as cards with a preview', async () => {
    const found = attachments(await invoke('composeExtension/query', query('searchOrders', 'pump')));
    assert.equal(found.length, 15);
    assert.equal(found[0]?.contentType, 'application/vnd.microsoft.card.adaptive');
    assert.equal(found[0]?.content.type, 'AdaptiveCard');
    assert.equal(found[1]?.preview.content.title, 'purchase-order-2 pump 2');
  });

  it('unfurls a pasted address to a card, and leaves others alone', async () => {
    const [card] = attachments(await invoke('composeExtension/queryLink', { url: 'https://org/main.aspx?id=known' }));
    assert.equal(card?.preview.content.title, '24 Main &lt;b&gt;store&lt;/b&gt;');
    assert.match(card?.content.fallbackText ?? '', /24 Main/);
    assert.deepEqual(await invoke('composeExtension/queryLink', { url: 'https://example.com' }), {});
  });

  it('suggests values for a field, from lists that fields may suggest from', async () => {
    const results = (body: Readonly<Record<string, unknown>>) =>
      (body['value'] as { results: readonly { title: string; value: string }[] }).results;
    const search = (dataset: string) => ({ queryText: 'ac', dataset, kind: 'search' });
    assert.deepEqual(results(await invoke('application/search', search('vendor')))[1], {
      title: 'vendor-2 ac 2',
      value: 'vendor-2',
    });
    assert.deepEqual(results(await invoke('application/search', search('purchase-order'))), []);
    assert.deepEqual(results(await invoke('application/search', search('__proto__'))), []);
  });

  it('suggests the valid values of a field of a form, best first and at most fifteen', async () => {
    const results = async (dataset: string, queryText = 'p') =>
      (
        (
          await invoke('application/search', { queryText, dataset, queryOptions: { skip: 0, top: 15 }, kind: 'search' })
        )['value'] as { results: readonly { title: string; value: string }[] }
      ).results;
    assert.deepEqual(await results('purchase-order-product/ProductNumber/usmf', 'p-1'), [
      { title: 'P-100 – Pump (pcs)', value: 'P-100' },
    ]);
    assert.deepEqual(await results('purchase-order-product/ProductNumber/demf', 'nothing'), []);
    assert.deepEqual(await results('purchase-order-product/ProductNumber'), []);
    assert.deepEqual(await results('a/b/c/d'), []);
    assert.deepEqual(await results('%/%/%'), []);
  });

  it('suggests assets and work orders to those who may see them, of the company of the form', async () => {
    const results = async (dataset: string, person: ChatPerson = alex) =>
      (
        (await invoke('application/search', { queryText: 'chill', dataset, kind: 'search' }, person))['value'] as {
          results: readonly { title: string; value: string }[];
        }
      ).results;
    const assets = await results('pick/asset/usmf');
    assert.equal(assets.length, 15);
    assert.deepEqual(assets[1], { title: 'asset-2 – chill 2', value: 'asset-2' });
    assert.equal((await results('pick/asset/demf'))[0]?.value, 'asset-1');
    assert.deepEqual((await results('pick/work-order/usmf'))[1], {
      title: 'work-order-2 – chill 2',
      value: 'work-order-2',
    });
    assert.deepEqual(await results('pick/asset/usmf', megan), [], 'who reads none is suggested none');
    assert.deepEqual(await results('pick/work-order/usmf', megan), []);
    assert.deepEqual(await results('pick/asset/usmf', lynne), []);
    assert.deepEqual(await results('pick/purchase-order/usmf'), []);
  });

  it('suggests whom a sync failure may be assigned to, to those who may assign it', async () => {
    const others = Array.from({ length: 30 }, (_, index) => ({
      aadObjectId: `00000000-0000-0000-0000-0000000009${index + 10}`,
      name: `Worker ${index + 10}`,
    }));
    for (const one of [alex, patti, ...others]) await bot.window(one).says('hi');
    await bot.sync.fail({
      id: 'f-1',
      class: 'application',
      ref: { map: 'warehouse', company: 'usmf', key: ['1001'] },
      origin: 'dataverse',
      author: { aadObjectId: alex.aadObjectId, userPrincipalName: null },
      problems: [],
      attempts: 1,
      since: '2026-11-23T10:00:00Z',
      status: 'open',
    });
    const window = bot.window(alex);
    await window.sees('Not in both systems: warehouse 1001');
    const dataset = /"dataset":"(pick[^"]*)"/.exec(JSON.stringify(window.card()))?.[1] ?? '';
    assert.match(dataset, /^pick\/person\//);
    const results = async (person: ChatPerson, queryText = 'worker 3') =>
      (
        (await invoke('application/search', { queryText, dataset, kind: 'search' }, person))['value'] as {
          results: readonly { title: string; value: string }[];
        }
      ).results;
    assert.deepEqual(
      (await results(alex)).map(({ title }) => title),
      Array.from({ length: 10 }, (_, index) => `Worker ${index + 30}`),
    );
    assert.equal((await results(patti, '')).length, 15);
    assert.deepEqual(await results(megan), []);
    assert.deepEqual(await results(lynne), []);
  });

  it('answers with nothing in time when a system is slow', async () => {
    delay = 3_500;
    const before = performance.now();
    assert.deepEqual(attachments(await invoke('composeExtension/query', query('searchAssets', 'x'))), []);
    assert.ok(performance.now() - before < 3_400, 'in time');
  });

  it('shows nothing to people without a licence, for words that break, and for what is no query', async () => {
    assert.deepEqual(attachments(await invoke('composeExtension/query', query('searchOrders', 'x'), lynne)), []);
    assert.deepEqual(attachments(await invoke('composeExtension/query', query('searchOrders', 'broken'))), []);
    assert.deepEqual(attachments(await invoke('composeExtension/query', query('constructor', 'x'))), []);
    assert.deepEqual(attachments(await invoke('composeExtension/query', { commandId: 7 })), []);
    assert.deepEqual(await invoke('composeExtension/queryLink', null), {});
  });
});
