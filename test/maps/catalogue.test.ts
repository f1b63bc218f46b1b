import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadMaps, mapsFolder } from '../../src/maps/catalogue.ts';
import { termsOfDelivery } from './tenth-entity.ts';

describe('loading maps', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maps-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const put = (name: string, text: string) => writeFile(join(folder, name), text);

  it('takes a tenth entity from one file, before the orders that look it up', async () => {
    await put('delivery-term.map.ts', termsOfDelivery);
    const { maps, lookups } = await loadMaps(mapsFolder, folder);
    const names = maps.map((map) => map.name);
    assert.equal(names.length, 10);
    assert.ok(names.indexOf('delivery-term') < names.indexOf('purchase-order'));
    assert.equal(lookups.get('msdyn_termsofdelivery')?.financeOperations?.name, 'Description');
  });

  it('lists the problems of all files at once, with file, field, code and what to do', async () => {
    await put('no-key.map.ts', termsOfDelivery.replace("key: ['TermsCode']", 'key: []'));
    await put('cut.map.ts', 'export const map = {');
    await put('empty.map.ts', 'export const other = 1;');
    await put(
      'shape.map.ts',
      termsOfDelivery.replace("'striped'", "'sometimes'").replace('msdyn_termscode', 'No Column'),
    );
    await put('notes.txt', 'not a map');
    await assert.rejects(loadMaps(folder), (error: Error & { code?: string }) => {
      assert.equal(error.code, 'MAP_INVALID');
      assert.match(error.message, /no-key\.map\.ts: key: MAP1003 .*list the properties/);
      assert.match(error.message, /cut\.map\.ts: .*: MAP1000 /);
      assert.match(error.message, /empty\.map\.ts: map: MAP1000 /);
      assert.match(error.message, /shape\.map\.ts: map\.company: MAP1000 /);
      assert.match(error.message, /shape\.map\.ts: map\.fields\[0\]: MAP1000 /);
      return true;
    });
  });
});
