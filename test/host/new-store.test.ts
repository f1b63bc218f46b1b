import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { environmentForChildren } from '../../src/host/configuration.ts';
import { openStoreSafely } from '../../src/host/new-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('new store', () => {
  it('is created beside, opened, and clears away a creation that broke off', async () => {
    await using folder = await temporaryFolder();
    const store = join(folder.path, 'store');
    await mkdir(`${store}.new`);
    await writeFile(join(`${store}.new`, 'half'), '');
    const opened = await openStoreSafely(store, environmentForChildren());
    try {
      assert.deepEqual(await opened.journal.unfinished(), []);
      assert.ok(!existsSync(`${store}.new`));
    } finally {
      await opened.close();
    }
  });
});
