import assert from 'node:assert/strict';
import { compact, createSearch } from '../../src/records/ranking.ts';

const items = [
  { key: 'P-100', name: 'Cartridge filter 10 inch', detail: 'ea' },
  { key: 'P-1000', name: 'Filter housing', detail: 'ea' },
  { key: 'P-141', name: 'Ball valve 2 inch', detail: 'ea' },
  { key: '24', name: 'Tacoma depot', detail: 'site NW' },
  { key: '3', name: 'Depot 24 hours', detail: 'site WEST' },
  { key: 'HAM-01', name: 'Kühlhaus Elbkai', detail: 'Hamburg' },
];

describe('finding by words', () => {
  const search = createSearch(items, (item) => item);
  const keys = (words: string, limit = 10) => search(words, limit).map(({ key }) => key);

  it('puts the exact key first of all, however it is written', () => {
    for (const words of ['P-100', 'p100', 'P 100', ' p-100 ']) assert.equal(keys(words)[0], 'P-100');
    assert.equal(keys('24')[0], '24');
  });

  it('finds by the beginning of a word and by several words', () => {
    assert.equal(keys('filter cartridge')[0], 'P-100');
    assert.equal(keys('tac')[0], '24');
  });

  it('forgives misspellings and swapped letters, but bends no number', () => {
    assert.equal(keys('valev')[0], 'P-141');
    assert.equal(keys('vlave')[0], 'P-141');
    assert.equal(keys('cartrige')[0], 'P-100');
    assert.ok(!keys('P-142').includes('P-100'));
  });

  it('reads letters with and without their marks alike', () => {
    assert.equal(keys('kuhlhaus')[0], 'HAM-01');
    assert.equal(compact('Kühl-haus 7'), 'kuhlhaus7');
  });

  it('lists all in natural order of their keys when there are no words', () => {
    assert.deepEqual(keys('  '), ['3', '24', 'HAM-01', 'P-100', 'P-141', 'P-1000']);
    assert.deepEqual(keys('', 2), ['3', '24']);
  });

  it('finds nothing for what is like nothing, and survives any text', () => {
    for (const words of ['zzzz', '🚚🚚', '\u202Eabc', '%_*', 'x'.repeat(10_000), '${key}'])
      assert.deepEqual(keys(words), [], words.slice(0, 20));
  });
});
