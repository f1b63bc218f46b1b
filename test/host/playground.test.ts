import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { environmentForChildren } from '../../src/host/configuration.ts';
import { findPlayground, startPlayground } from '../../src/host/children/playground.ts';
import { freePorts } from '../support/ports.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('chat window', () => {
  it('comes up with the given person at the keyboard and writes into its own folder alone', async () => {
    const command = findPlayground();
    assert.ok(command);
    const [port = 0] = await freePorts(1);
    const before = await readdir('.');
    await using folder = await temporaryFolder();
    await using _window = await startPlayground(command, {
      userPrincipalName: 'meganb@example.com',
      port,
      botAddress: 'http://127.0.0.1:9/api/messages',
      folder: folder.path,
      environment: environmentForChildren(),
    });
    const page = await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } });
    assert.match(await page.text(), /<html/i);
    assert.deepEqual((await readdir(folder.path)).sort(), ['.m365agentsplayground.yml', 'playground.log']);
    assert.deepEqual(await readdir('.'), before);
  });
});
