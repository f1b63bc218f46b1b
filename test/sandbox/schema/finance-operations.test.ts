import assert from 'node:assert/strict';
import { allEntities } from '../../../src/sandbox/finance-operations/schema/entities.ts';
import type { EntityDefinition } from '../../../src/sandbox/finance-operations/schema/entity.ts';

const duplicates = (names: readonly string[]) => names.filter((name, index) => names.indexOf(name) !== index);

const collection = (name: string): EntityDefinition => {
  const entity = allEntities.find((one) => one.collection === name);
  assert.ok(entity, `no collection ${name}`);
  return entity;
};

describe('Finance and operations schema', () => {
  it('gives every entity its own names', () => {
    assert.deepEqual(duplicates(allEntities.map(({ entity }) => entity)), []);
    assert.deepEqual(duplicates(allEntities.map((one) => one.collection)), []);
  });

  it('gives every property of an entity its own name, whatever the case', () => {
    for (const { properties } of allEntities) {
      assert.deepEqual(duplicates(properties.map(({ name }) => name.toLowerCase())), []);
    }
  });

  it('begins the key of every striped entity with the company', () => {
    for (const { striped, key, entity, properties } of allEntities) {
      assert.equal(key[0] === 'dataAreaId', striped, entity);
      for (const part of key)
        assert.ok(
          properties.some(({ name }) => name === part),
          `${entity} lacks ${part}`,
        );
    }
  });

  it('refers only to properties that exist', () => {
    for (const { entity, properties } of allEntities) {
      for (const { name, references } of properties) {
        if (!references) continue;
        const target = collection(references.collection);
        assert.ok(
          target.properties.some((one) => one.name === references.property),
          `${entity}.${name}`,
        );
      }
    }
  });

  it('navigates only along properties that exist', () => {
    for (const { entity, properties, navigations = [] } of allEntities) {
      for (const { name, collection: target, on } of navigations) {
        for (const { ours, theirs } of on) {
          assert.ok(
            properties.some((one) => one.name === ours),
            `${entity}.${name} ${ours}`,
          );
          assert.ok(
            collection(target).properties.some((one) => one.name === theirs),
            `${entity}.${name} ${theirs}`,
          );
        }
      }
    }
  });

  it('gives views of the same records the same key', () => {
    for (const view of allEntities.filter(({ sameRecordsAs }) => sameRecordsAs)) {
      const base = allEntities.find(({ entity }) => entity === view.sameRecordsAs);
      assert.deepEqual(view.key, base?.key, view.entity);
      const names = base?.properties.map(({ name }) => name) ?? [];
      for (const { name } of view.properties) assert.ok(names.includes(name), `${view.entity}.${name}`);
    }
  });

  it('gives every form its own menu item', () => {
    const forms = allEntities.filter(({ menuItem, sameRecordsAs }) => menuItem && !sameRecordsAs);
    assert.deepEqual(duplicates(forms.map(({ menuItem }) => menuItem?.toLowerCase() ?? '')), []);
  });

  it('bounds every text and names the symbols of every enum', () => {
    for (const { entity, properties } of allEntities) {
      for (const { name, type, maxLength, enum: symbols, default: value } of properties) {
        assert.equal(type === 'string', maxLength !== undefined, `${entity}.${name}`);
        assert.equal(type === 'enum', symbols !== undefined, `${entity}.${name}`);
        if (symbols && value !== undefined) assert.ok(symbols.symbols.includes(String(value)), `${entity}.${name}`);
      }
    }
  });

  it('makes the site of a warehouse mandatory and a reference', () => {
    const site = collection('Warehouses').properties.find(({ name }) => name === 'OperationalSiteId');
    assert.equal(site?.mandatory, 'onSave');
    assert.equal(site?.references?.collection, 'OperationalSitesV2');
  });
});
