import type { EntityMapSource } from '../../src/maps/source.ts';

/** A small sound map with one of everything; tests plant their mistakes into copies of it. */
export const sound: EntityMapSource = {
  title: 'Samples (msdyn_samples)',
  words: { one: 'sample', many: 'samples', also: [] },
  dataverse: { table: 'msdyn_sample', set: 'msdyn_samples', name: 'msdyn_name', fills: { msdyn_day: 'Day' } },
  financeOperations: { collection: 'Samples', aotName: 'SampleEntity', menuItem: 'Sample' },
  company: 'striped',
  key: ['SampleId'],
  origin: 'both',
  onUnavailable: 'refuse',
  lookups: { msdyn_site: 'msdyn_operationalsite' },
  fields: [
    ['SampleId', '=', 'msdyn_name', 'text', 'Sample', { maxLength: 10, required: true }],
    ['SiteId', '=', 'msdyn_site.msdyn_siteid', 'text', 'Site'],
    ['Kind', '><', 'msdyn_kind', 'choice', 'Kind', { values: { Small: 1, Large: 2 } }],
    ['IsCold', '>>', 'msdyn_iscold', 'boolean', 'Cold', { values: { Yes: true, No: false } }],
    ['Weight', '=', 'msdyn_weight', 'decimal', 'Weight', { precision: 2 }],
    ['Day', '><', 'msdyn_taken', 'date', 'Taken on'],
  ],
  card: ['SampleId', 'Kind'],
};

/** A row of {@link sound} in place of the one with the same property. */
export const withRow = (row: EntityMapSource['fields'][number]): EntityMapSource => ({
  ...sound,
  fields: sound.fields.map((field) => (field[0] === row[0] ? row : field)),
});

/** {@link sound} with one more row. */
export const withMore = (...rows: EntityMapSource['fields']): EntityMapSource => ({
  ...sound,
  fields: [...sound.fields, ...rows],
});
