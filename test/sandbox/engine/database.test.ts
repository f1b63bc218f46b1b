import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderInUse, hasDatabase, openDatabase } from '../../../src/sandbox/engine/database.ts';

describe('the database folder', function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('opens after a start that was cut short and a process that died, keeps its rows, and is open to one at a time', async () => {
    await writeFile(join(folder, 'lock'), '4194999\n');
    await writeFile(join(folder, 'database'), 'half of it');
    assert.equal(hasDatabase(folder), false);
    const first = await openDatabase(folder);
    assert.equal(hasDatabase(folder), true);
    await first.query('CREATE TABLE kept (n integer)');
    await first.transaction((tx) => tx.query('INSERT INTO kept VALUES (1)'));
    await assert.rejects(
      openDatabase(folder),
      (error) => error instanceof FolderInUse && error.pid === process.pid && error.message.includes(folder),
    );
    await first.close();
    const second = await openDatabase(folder);
    assert.deepEqual(await second.query('SELECT n FROM kept'), [{ n: 1 }]);
    await second.close();
  });

  it('rolls back what throws', async () => {
    const database = await openDatabase(null);
    await database.query('CREATE TABLE t (n integer)');
    const failing = database.transaction(async (tx) => {
      await tx.query('INSERT INTO t VALUES (1)');
      await tx.query('SELECT 1 / 0');
    });
    await assert.rejects(failing);
    assert.deepEqual(await database.query('SELECT n FROM t'), []);
    await database.close();
  });
});
