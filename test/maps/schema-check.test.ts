import assert from 'node:assert/strict';
import { buildCatalogue } from '../../src/maps/builder.ts';
import { lookupTargets } from '../../src/maps/lookups.ts';
import {
  checkAgainstSchema,
  type EntitySchema,
  type FieldSchema,
  type SystemSchema,
} from '../../src/maps/schema-check.ts';
import { sound } from './sample-source.ts';

const map = buildCatalogue([{ name: 'sample', source: sound }], lookupTargets).catalogue.get('sample');

const field = (kind: FieldSchema['kind'], more: Partial<FieldSchema> = {}): FieldSchema => ({
  kind,
  mandatory: false,
  writable: true,
  ...more,
});

const table: EntitySchema = {
  company: 'striped',
  versioned: true,
  keys: [['msdyn_name']],
  fields: new Map([
    ['msdyn_name', field('text', { mandatory: true, maxLength: 10 })],
    ['msdyn_site', field('lookup')],
    ['msdyn_kind', field('choice', { options: [1, 2] })],
    ['msdyn_iscold', field('boolean')],
    ['msdyn_weight', field('decimal')],
    ['msdyn_taken', field('date')],
    ['msdyn_day', field('date', { mandatory: true })],
  ]),
};

const collection: EntitySchema = {
  company: 'striped',
  versioned: true,
  keys: [['SampleId']],
  fields: new Map([
    ['SampleId', field('text', { mandatory: true })],
    ['SiteId', field('text')],
    ['Kind', field('choice', { options: ['SMALL', 'Large'] })],
    ['IsCold', field('choice', { options: ['No', 'Yes'], writable: false })],
    ['Weight', field('decimal')],
    ['Day', field('date')],
  ]),
};

const dataverse = (entity: EntitySchema): SystemSchema => ({
  system: 'dataverse',
  entities: new Map([['msdyn_sample', entity]]),
});

const financeOperations = (entity: EntitySchema): SystemSchema => ({
  system: 'financeOperations',
  entities: new Map([['Samples', entity]]),
});

const withField = (entity: EntitySchema, name: string, changed: FieldSchema | null): EntitySchema => {
  const fields = new Map(entity.fields);
  if (changed === null) fields.delete(name);
  else fields.set(name, changed);
  return { ...entity, fields };
};

describe('a map against a schema', () => {
  it('fits both systems when every row has its place', () => {
    assert.deepEqual(checkAgainstSchema(map, dataverse(table)), []);
    assert.deepEqual(checkAgainstSchema(map, financeOperations(collection)), []);
  });

  it('is missing, and nothing else, where the table or the collection is', () => {
    const found = (['dataverse', 'financeOperations'] as const).map((system) =>
      checkAgainstSchema(map, { system, entities: new Map() }).map(({ code, severity }) => [code, severity]),
    );
    assert.deepEqual(found, [[['MAP1020', 'missing']], [['MAP1018', 'missing']]]);
  });

  const cases: readonly (readonly [string, string, SystemSchema])[] = [
    ['MAP1002', 'a table without companies', dataverse({ ...table, company: 'global' })],
    ['MAP1003', 'a table without the alternate key', dataverse({ ...table, keys: [] })],
    [
      'MAP1010',
      'a demanded column that no row fills',
      dataverse(withField(table, 'msdyn_more', field('text', { mandatory: true }))),
    ],
    [
      'MAP1010',
      'a demanded property that no row fills',
      financeOperations(withField(collection, 'More', field('text', { mandatory: true }))),
    ],
    [
      'MAP1011',
      'a read-only column',
      dataverse(withField(table, 'msdyn_weight', field('decimal', { writable: false }))),
    ],
    [
      'MAP1011',
      'a read-only property',
      financeOperations(withField(collection, 'Weight', field('decimal', { writable: false }))),
    ],
    ['MAP1019', 'a table without row versions', dataverse({ ...table, versioned: false })],
    ['MAP1021', 'a key property without a row', financeOperations({ ...collection, keys: [['SampleId', 'Part']] })],
    ['MAP1022', 'an unknown property', financeOperations(withField(collection, 'Day', null))],
    ['MAP1025', 'an unknown column', dataverse(withField(table, 'msdyn_taken', null))],
    ['MAP1025', 'an unknown lookup column', dataverse(withField(table, 'msdyn_site', null))],
    ['MAP1030', 'a column of another type', dataverse(withField(table, 'msdyn_taken', field('text')))],
    ['MAP1030', 'a lookup that is none', dataverse(withField(table, 'msdyn_site', field('text')))],
    [
      'MAP1030',
      'a choice without one of the values',
      dataverse(withField(table, 'msdyn_kind', field('choice', { options: [1] }))),
    ],
    [
      'MAP1030',
      'an enum without one of the symbols',
      financeOperations(withField(collection, 'Kind', field('choice', { options: ['Small'] }))),
    ],
    ['MAP1030', 'a text that keeps less', dataverse(withField(table, 'msdyn_name', field('text', { maxLength: 5 })))],
  ];

  for (const [code, mistake, schema] of cases) {
    it(`finds ${mistake} with ${code}`, () => {
      assert.deepEqual(
        checkAgainstSchema(map, schema).map((problem) => problem.code),
        [code],
      );
    });
  }
});
