import assert from 'node:assert/strict';
import { resolveRecord } from '../../../src/bot/understanding/resolve.ts';
import { createSearch } from '../../../src/records/ranking.ts';
import type { Found, Person } from '../../../src/records/face.ts';

const vendor = (key: string, name: string): Found => ({
  kind: 'vendor',
  key,
  name,
  detail: '',
  id: key,
  company: 'usmf',
  place: null,
});

const vendors = [
  vendor('US-101', 'Halvorsen Pump Supply'),
  vendor('US-102', 'Brightwater Filters Inc.'),
  vendor('US-104', 'Lakeshore Bearing & Drive'),
  vendor('US-107', 'Lakeshore Pump Works'),
];

const search = createSearch(vendors, (found) => found);
const records = { find: async (_kind: unknown, words: string, _person: unknown, limit = 10) => search(words, limit) };
const nobody = {} as Person;

const resolve = (words: string) => resolveRecord(records, 'vendor', words, nobody, 'usmf');

describe('a record meant', () => {
  it('is called by its number alone where it is numbered, and by no shorter one', async () => {
    const orders = ['PO-000113', 'PO-000131', 'PO-001131', 'PO-001001'].map((key) =>
      vendor(key, 'Halvorsen Pump Supply'),
    );
    const found = createSearch(orders, (order) => order);
    const keyOf = async (words: string): Promise<string | null> => {
      const find = async (_kind: unknown, said: string, _person: unknown, limit = 10) => found(said, limit);
      const resolution = await resolveRecord({ find }, 'purchase-order', words, nobody, 'usmf');
      return resolution.kind === 'one' ? resolution.found.key : null;
    };
    assert.deepEqual(await Promise.all(['131', '1131', '1001', '13'].map(keyOf)), [
      'PO-000131',
      'PO-001131',
      'PO-001001',
      null,
    ]);
  });

  for (const [words, key] of [
    ['US-101', 'US-101'],
    ['us 101', 'US-101'],
    ['halvorsen', 'US-101'],
    ['Halvorson pumps', 'US-101'],
    ['brightwatr', 'US-102'],
    ['lakeshore bearings', 'US-104'],
  ] as const) {
    it(`is found by “${words}”`, async () => {
      const resolution = await resolve(words);
      assert.ok(resolution.kind === 'one', resolution.kind);
      assert.equal(resolution.found.key, key);
    });
  }

  it('is asked for where several fit', async () => {
    const resolution = await resolve('lakeshore');
    assert.ok(resolution.kind === 'several');
    assert.deepEqual(resolution.found.map(({ key }) => key).sort(), ['US-104', 'US-107']);
  });

  for (const words of ['flibber gibbet', 'pompom', 'supplementary lakes of mystery', 'US-999', '🙂']) {
    it(`is none of them for “${words}”`, async () => {
      assert.equal((await resolve(words)).kind, 'none');
    });
  }
});
