import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError } from '../../src/errors.ts';
import { holdDataFolder, holderOf } from '../../src/host/data-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('data folder', () => {
  it('is held by one process at a time and says which', async () => {
    await using folder = await temporaryFolder();
    const held = await holdDataFolder(folder.path);
    await assert.rejects(holdDataFolder(folder.path), (error: unknown) => {
      assert.ok(error instanceof CodedError);
      assert.equal(error.code, 'DATA_FOLDER_IN_USE');
      assert.match(error.message, new RegExp(`process ${process.pid}\\.$`));
      return true;
    });
    assert.equal(await holderOf(folder.path), process.pid);
    await held.release();
    assert.equal(await holderOf(folder.path), null);
    await (await holdDataFolder(folder.path)).release();
  });

  it('is taken over from a process that is gone, whatever it left in the lock', async () => {
    await using folder = await temporaryFolder();
    const child = fork('-e', [], { execArgv: ['-e', ''], stdio: 'ignore' });
    await once(child, 'exit');
    for (const leftover of [`${child.pid}\n`, '', 'nonsense', `${process.pid} 1\n`]) {
      await writeFile(join(folder.path, 'process.lock'), leftover);
      await using _held = await holdDataFolder(folder.path);
      assert.equal(await holderOf(folder.path), process.pid);
    }
  });

  it('goes to exactly one of many who ask at once', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'process.lock'), '999999999\n');
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => holdDataFolder(folder.path)));
    assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1);
  });
});
