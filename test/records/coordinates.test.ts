import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseCoordinates } from '../../src/records/places.ts';

describe('coordinates in words', () => {
  const read = (words: string) => {
    const place = parseCoordinates(words);
    return place && [place.latitude, place.longitude];
  };

  it('are read in the ways people write them', () => {
    assert.deepEqual(read('47.6,-122.3'), [47.6, -122.3]);
    assert.deepEqual(read(' 47.6 -122.3 '), [47.6, -122.3]);
    assert.deepEqual(read('(47.6; -122.3)'), [47.6, -122.3]);
    assert.deepEqual(read('47.6N 122.3W'), [47.6, -122.3]);
    assert.deepEqual(read('33.9° S, 151.2° E'), [-33.9, 151.2]);
    assert.deepEqual(read('+0, 0'), [0, 0]);
  });

  it('are none outside the Earth, and no other words are coordinates', () => {
    for (const words of ['91,0', '0,181', '24', 'warehouse 24', '47.6', 'P-100, 3', '', '1,2,3', 'NaN,NaN'])
      assert.equal(parseCoordinates(words), null, words);
  });

  it('never fail on any text', () => {
    fc.assert(fc.property(fc.string(), (words) => parseCoordinates(words) === null || words.length > 0));
  });
});
