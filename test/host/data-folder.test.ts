import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
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
    assert.deepEqual(await holderOf(folder.path), { processId: process.pid, isHere: true });
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
      assert.equal((await holderOf(folder.path))?.processId, process.pid);
    }
  });

  it('is not taken from a process of another container, whose number means nothing here, while that one lives', async () => {
    await using folder = await temporaryFolder();
    const quick = { beat: 20, patience: 400 };
    const held = await holdDataFolder(folder.path, { ...quick, place: 'elsewhere' });
    await assert.rejects(holdDataFolder(folder.path, quick), /is in use by a process in another container/);
    await held.release();
    await (await holdDataFolder(folder.path, quick)).release();
  });

  it('is taken over from another container that gives no sign of life', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'process.lock'), `${process.pid} 1 elsewhere token\n`);
    await using _held = await holdDataFolder(folder.path, { beat: 20, patience: 100 });
    assert.equal((await holderOf(folder.path))?.isHere, true);
  });

  it('tells its holder when it was taken by another, whose lock stays', async () => {
    await using folder = await temporaryFolder();
    const lock = join(folder.path, 'process.lock');
    let tell = (_error: CodedError): void => undefined;
    const lost = new Promise<CodedError>((resolve) => {
      tell = resolve;
    });
    const held = await holdDataFolder(folder.path, { beat: 10, lost: (error) => tell(error) });
    await writeFile(lock, '1 1 elsewhere token\n');
    assert.equal((await lost).code, 'DATA_FOLDER_IN_USE');
    await held.release();
    assert.equal(await readFile(lock, 'utf8'), '1 1 elsewhere token\n');
  });

  it('goes to exactly one of many who ask at once', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'process.lock'), '999999999\n');
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => holdDataFolder(folder.path)));
    assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1);
  });
});
