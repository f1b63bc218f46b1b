import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { environmentForChildren } from '../../src/host/configuration.ts';
import { provideStore } from '../../src/host/new-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('new store', () => {
  it('is created beside, found whole, and clears away a creation that broke off', async function () {
    this.timeout(60_000);
    await using folder = await temporaryFolder();
    const store = join(folder.path, 'store');
    await mkdir(`${store}.new`);
    await writeFile(join(`${store}.new`, 'half'), '');
    await provideStore(store, environmentForChildren());
    const opened = await openStore(store);
    try {
      assert.deepEqual(await opened.journal.unfinished(), []);
      assert.ok(!existsSync(`${store}.new`));
    } finally {
      await opened.close();
    }
  });
});
