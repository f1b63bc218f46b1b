import assert from 'node:assert/strict';
import { called, datasetOf, pickedOrTyped, readDataset } from '../../../src/bot/conversation/picking.ts';
import type { Found } from '../../../src/records/face.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { elementsOf, type CardJson } from '../support/card.ts';
import { alex, createRecords } from '../support/world.ts';

/** More vendors than a card has room for. */
const vendors: readonly Found[] = Array.from({ length: 500 }, (_value, index) => ({
  kind: 'vendor',
  key: `V-${1_000 + index}`,
  name: `Vendor number ${index}`,
  detail: '',
  id: null,
  company: 'usmf',
  place: null,
}));

/** Assets of two companies, with long names in an alphabet of two bytes a letter. */
const assets: readonly Found[] = Array.from({ length: 600 }, (_value, index) => ({
  kind: 'asset',
  key: `AS-${index}`,
  name: `Насос номер ${index} в котельной центральной больницы`,
  detail: '',
  id: `row-${index}`,
  company: index < 200 ? 'demf' : 'usmf',
  place: null,
}));

describe('people who are meant by typed words', () => {
  const people = ['Anna Berg', 'Anna Bergmann', 'Joanna Lund'].map((name) => ({ name }));
  const names = (words: string): readonly string[] => called(people, words).map(({ name }) => name);

  it('are whoever is called exactly so, else all of whose names one begins so', () => {
    assert.deepEqual(names('anna berg'), ['Anna Berg']);
    assert.deepEqual(names('Anna'), ['Anna Berg', 'Anna Bergmann']);
    assert.deepEqual(names('lund '), ['Joanna Lund']);
    assert.deepEqual(names('anna l'), []);
  });
});

describe('a list with more values than a card has room for', () => {
  let bot: TestBot;

  before(async () => {
    const records = createRecords();
    bot = await startTestBot({
      records: {
        choices: async (map, property, ...rest) =>
          property === 'OrderVendorAccountNumber' ? vendors : records.choices(map, property, ...rest),
        find: async (kind, words, ...rest) =>
          kind === 'asset'
            ? assets
            : kind === 'vendor'
              ? vendors.filter(({ key, name }) => key === words || name.includes(words))
              : records.find(kind, words, ...rest),
      },
    });
  });
  after(() => bot[Symbol.asyncDispose]());

  const named = (card: CardJson, id: string) => elementsOf(card).find((element) => element['id'] === id);

  it('shows the first of them, suggests the others, and takes words beside it', async () => {
    const window = bot.window(alex);
    await window.says('create po');
    const list = named(window.card(), 'vendor');
    assert.equal((list?.['choices'] as unknown[]).length, 10);
    assert.deepEqual(list?.['choices.data'], {
      type: 'Data.Query',
      dataset: 'purchase-order/OrderVendorAccountNumber/usmf',
      associatedInputs: 'none',
    });
    assert.equal(named(window.card(), 'vendor-typed')?.['type'], 'Input.Text');
    assert.equal(named(window.card(), 'warehouse')?.['choices.data'], undefined, 'all warehouses are on the card');
  });

  it('takes a value that was suggested and is not on the card', async () => {
    const window = bot.window(alex);
    await window.says('create po');
    await window.presses('Continue', { vendor: 'V-1432', 'line1-product': 'P-100', 'line1-quantity': '2' });
    await window.sees('V-1432 – Vendor number 432');
  });

  it('takes words typed beside it, and keeps them with what is wrong until something is picked', async () => {
    const window = bot.window(alex);
    await window.says('create po');
    const line = { 'line1-product': 'P-100', 'line1-quantity': '2' };
    await window.presses('Continue', { 'vendor-typed': 'nobody', ...line });
    await window.sees('Nothing matches “nobody”.');
    assert.equal(named(window.card(), 'vendor-typed')?.['value'], 'nobody');
    await window.presses('Continue', { vendor: 'V-1003' });
    await window.sees('V-1003 – Vendor number 3');
  });

  it('shows as many assets as fit, of the company, and says that there are more', async () => {
    const window = bot.window(alex);
    await window.says('create work order');
    await window.sees('For which asset?');
    const choices = named(window.card(), 'asset')?.['choices'] as readonly { readonly value: string }[];
    assert.ok(choices.length > 80 && choices.length < 400, String(choices.length));
    assert.equal(choices[0]?.value, 'row-200');
    await window.sees(`The first ${choices.length} assets`);
  });

  it('is named so that it can be read back, and nothing else can', () => {
    assert.deepEqual(readDataset(datasetOf('a/b', 'c d', 'é')), { map: 'a/b', property: 'c d', company: 'é' });
    for (const other of ['', 'vendor', 'a/b', 'a//c', 'a/b/c/d', '%/b/c']) assert.equal(readDataset(other), null);
  });

  it('prefers what is new: words over a pick, a pick over words from before', () => {
    assert.equal(pickedOrTyped({ at: 'picked', 'at-typed': 'words' }, 'at', 'before'), 'words');
    assert.equal(pickedOrTyped({ at: 'picked', 'at-typed': 'before' }, 'at', 'before'), 'picked');
    assert.equal(pickedOrTyped({ 'at-typed': 'before' }, 'at', 'before'), 'before');
    assert.equal(pickedOrTyped({ at: 'picked' }, 'at', 'before'), 'picked');
    assert.equal(pickedOrTyped({}, 'at', 'before'), undefined);
  });
});
