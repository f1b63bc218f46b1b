import assert from 'node:assert/strict';
import { buildCatalogue } from '../../src/maps/builder.ts';
import { lookupTargets } from '../../src/maps/lookups.ts';
import { sound, withMore, withRow } from './sample-source.ts';
import type { MapCode } from '../../src/maps/problems.ts';
import type { EntityMapSource } from '../../src/maps/source.ts';

const problemsOf = (...sources: readonly EntityMapSource[]) =>
  buildCatalogue(
    sources.map((source, index) => ({ name: index === 0 ? 'sample' : `sample-${index}`, source })),
    lookupTargets,
  ).problems;

const other = (changes: Partial<EntityMapSource>): EntityMapSource => ({
  ...sound,
  dataverse: { table: 'msdyn_other', set: 'msdyn_others', name: 'msdyn_name' },
  ...changes,
});

describe('the builder of maps', () => {
  it('finds nothing wrong with a sound map', () => {
    assert.deepEqual(problemsOf(sound), []);
  });

  it('takes a lookup target that the map itself describes', () => {
    const target = {
      table: 'msdyn_shelf',
      set: 'msdyn_shelves',
      id: 'msdyn_shelfid',
      key: ['msdyn_code'],
      company: 'global' as const,
      name: 'msdyn_code',
    };
    const source = { ...withMore(['ShelfId', '=', 'msdyn_shelf.msdyn_code', 'text', 'Shelf']) };
    assert.deepEqual(problemsOf({ ...source, lookups: { ...sound.lookups, msdyn_shelf: target } }), []);
  });

  const planted: readonly (readonly [MapCode, string, readonly EntityMapSource[]])[] = [
    ['MAP1002', 'a global map that looks up rows of a company', [{ ...sound, company: 'global' }]],
    ['MAP1003', 'a map without a key', [{ ...sound, key: [] }]],
    ['MAP1004', 'a key that only goes one way', [withRow(['SampleId', '>', 'msdyn_name', 'text', 'Sample'])]],
    ['MAP1014', 'a key without a row', [{ ...sound, key: ['SampleId', 'Shelf'] }]],
    ['MAP1015', 'a lookup column that leads nowhere', [{ ...sound, lookups: {} }]],
    [
      'MAP1015',
      'a lookup column that leads to an unknown table',
      [{ ...sound, lookups: { msdyn_site: 'msdyn_nowhere' } }],
    ],
    ['MAP1023', 'a property written by two rows', [withMore(['Weight', '=', 'msdyn_mass', 'decimal', 'Mass'])]],
    ['MAP1026', 'a column written by two rows', [withMore(['Mass', '>', 'msdyn_weight', 'decimal', 'Mass'])]],
    [
      'MAP1027',
      'a lookup whose key is only half there',
      [
        {
          ...withMore(['ShelfId', '=', 'msdyn_shelf.msdyn_warehouselocationid', 'text', 'Shelf']),
          lookups: { ...sound.lookups, msdyn_shelf: 'msdyn_inventorylocation' },
        },
      ],
    ],
    ['MAP1028', 'a lookup path that is no key', [withRow(['SiteId', '=', 'msdyn_site.msdyn_name', 'text', 'Site'])]],
    [
      'MAP1029',
      'a value map with a value twice',
      [withRow(['Kind', '><', 'msdyn_kind', 'choice', 'Kind', { values: { Small: 1, Large: 1 } }])],
    ],
    [
      'MAP1029',
      'a value map with a symbol twice but for its case',
      [withRow(['Kind', '><', 'msdyn_kind', 'choice', 'Kind', { values: { Small: 1, SMALL: 2 } }])],
    ],
    ['MAP1030', 'a choice without a value map', [withRow(['Kind', '><', 'msdyn_kind', 'choice', 'Kind'])]],
    [
      'MAP1030',
      'a choice that leads to yes and no',
      [withRow(['Kind', '><', 'msdyn_kind', 'choice', 'Kind', { values: { Small: true, Large: false } }])],
    ],
    [
      'MAP1030',
      'a text with a value map',
      [withRow(['SampleId', '=', 'msdyn_name', 'text', 'Sample', { values: { One: 1 } }])],
    ],
    [
      'MAP1030',
      'a value map on a plain direction',
      [withRow(['Kind', '=', 'msdyn_kind', 'choice', 'Kind', { values: { Small: 1 } }])],
    ],
    ['MAP1030', 'a crossed direction on a number', [withRow(['Weight', '><', 'msdyn_weight', 'decimal', 'Weight'])]],
    [
      'MAP1030',
      'a default that is no symbol',
      [withRow(['Kind', '><', 'msdyn_kind', 'choice', 'Kind', { values: { Small: 1 }, default: 'Huge' }])],
    ],
    [
      'MAP1030',
      'a precision of a text',
      [withRow(['SiteId', '=', 'msdyn_site.msdyn_siteid', 'text', 'Site', { precision: 2 }])],
    ],
    [
      'MAP1031',
      'a required field that nobody can fill',
      [withMore(['Price', '>', 'msdyn_price', 'decimal', 'Price', { required: true }])],
    ],
    ['MAP2001', 'a card that names an unmapped property', [{ ...sound, card: ['Colour'] }]],
    [
      'MAP2001',
      'a fill from an unmapped property',
      [{ ...sound, dataverse: { ...sound.dataverse, fills: { msdyn_day: 'Night' } } }],
    ],
    [
      'MAP2001',
      'a number that is no key',
      [{ ...sound, numberedBy: { property: 'Kind', by: 'purchaseOrderService' } }],
    ],
    ['MAP2002', 'a parent that is no map', [{ ...sound, parent: { map: 'nobody', by: ['SiteId'] } }]],
    [
      'MAP2002',
      'a parent whose key is longer',
      [other({ parent: { map: 'sample-1', by: ['SiteId', 'Kind'] } }), { ...sound }],
    ],
    ['MAP2003', 'a lookup that no row goes through', [{ ...sound, lookups: { ...sound.lookups, msdyn_old: 'uom' } }]],
    [
      'MAP2003',
      'rows of one lookup with different directions',
      [
        {
          ...withMore(
            ['ShelfId', '=', 'msdyn_shelf.msdyn_warehouselocationid', 'text', 'Shelf'],
            ['StoreId', '>', 'msdyn_shelf.msdyn_warehouse.msdyn_warehouseidentifier', 'text', 'Store'],
          ),
          lookups: { ...sound.lookups, msdyn_shelf: 'msdyn_inventorylocation' },
        },
      ],
    ],
    [
      'MAP2004',
      'two maps that wait for each other',
      [{ ...sound, parent: { map: 'sample-1', by: ['SiteId'] } }, other({ parent: { map: 'sample', by: ['SiteId'] } })],
    ],
    ['MAP2005', 'two maps of one table', [sound, sound]],
  ];

  for (const [code, mistake, sources] of planted) {
    it(`refuses ${mistake} with ${code}`, () => {
      const problems = problemsOf(...sources);
      assert.ok(
        problems.some((problem) => problem.code === code && problem.field !== '' && problem.message !== ''),
        JSON.stringify(problems),
      );
    });
  }
});
