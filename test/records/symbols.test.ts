import assert from 'node:assert/strict';
import { loadMaps } from '../../src/maps/catalogue.ts';
import { shownValue, symbolOf, wordsOf } from '../../src/records/symbols.ts';

describe('symbols', () => {
  it('are shown as words', () => {
    assert.deepEqual(['InReview', 'Standard', 'GoodsInRoute_RU', 'COD', 'NA', 'en-us'].map(wordsOf), [
      'In review',
      'Standard',
      'Goods in route RU',
      'COD',
      'NA',
      'en-us',
    ]);
  });

  it('are read from the Dataverse value by the map', async () => {
    const { fields } = (await loadMaps()).get('warehouse');
    const type = fields.find(({ property }) => property === 'WarehouseType');
    assert.ok(type);
    assert.equal(symbolOf(type, 192350003), 'Standard');
    assert.equal(symbolOf(type, 1), null);
    assert.equal(symbolOf(type, undefined), null);
  });

  it('leave other values as they are, on one line', async () => {
    const { fields } = (await loadMaps()).get('warehouse');
    const address = fields.find(({ property }) => property === 'FormattedPrimaryAddress');
    assert.ok(address);
    assert.equal(shownValue(address, 'Lindenufer 48\n34117 Kassel'), 'Lindenufer 48, 34117 Kassel');
  });
});
