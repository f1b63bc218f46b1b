import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mapsFolder } from '../../src/maps/catalogue.ts';
import { mapCodes } from '../../src/maps/problems.ts';

describe('the list of map codes', () => {
  it('holds no code that nothing reports', async () => {
    const files = (await readdir(mapsFolder)).filter((name) => name !== 'problems.ts');
    const texts = await Promise.all(files.map((name) => readFile(join(mapsFolder, name), 'utf8')));
    const reported = new Set(texts.flatMap((text) => text.match(/\bMAP\d{4}\b/g) ?? []));
    assert.deepEqual([...reported].sort(), Object.keys(mapCodes).sort());
  });
});
