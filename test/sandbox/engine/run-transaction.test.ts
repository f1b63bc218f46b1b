import assert from 'node:assert/strict';
import { openDatabase } from '../../../src/sandbox/engine/database.ts';
import { createRowLocks, LockTimeout } from '../../../src/sandbox/engine/row-locks.ts';
import { runTransaction } from '../../../src/sandbox/engine/run-transaction.ts';
import type { Database, Runtime } from '../../../src/sandbox/engine/runtime.ts';
import type {
  Amendment,
  Change,
  RowLocks,
  TransactionHooks,
  TransactionScope,
} from '../../../src/sandbox/engine/transaction.ts';
import { createVirtualClock } from './virtual-clock.ts';
import type { VirtualClock } from './virtual-clock.ts';

class Refused extends Error {}

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Writes a note the way a stand-in does: reads, writes, tells what changed, applies what the hooks add. */
function writeNote(id: string, text: string): (scope: TransactionScope) => Promise<string> {
  return async (scope) => {
    const [before] = await scope.query<{ id: string; text: string }>('SELECT id, text FROM note WHERE id = $1', [id]);
    const number = await scope.once('number', async () => {
      const [row] = await scope.query<{ n: number }>("SELECT nextval('notes')::int AS n");
      return row?.n ?? 0;
    });
    const values = scope.amendments.find((each) => each.key === id)?.values ?? {};
    const after = { id, text: String(values['text'] ?? text), number };
    await scope.query(
      'INSERT INTO note VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET text = excluded.text, number = excluded.number',
      [after.id, after.text, after.number],
    );
    scope.changed({ entity: 'note', operation: before ? 'update' : 'insert', key: id, before: before ?? null, after });
    return `${after.text} ${number}`;
  };
}

describe('a transaction with hooks', () => {
  let database: Database;
  let clock: VirtualClock;
  let runtime: Runtime;
  let locks: RowLocks;
  let told: Change[][];

  before(async () => {
    database = await openDatabase(null);
  });
  after(() => database.close());

  beforeEach(async () => {
    await database.query('DROP TABLE IF EXISTS note');
    await database.query('DROP SEQUENCE IF EXISTS notes');
    await database.query('CREATE TABLE note (id text PRIMARY KEY, text text, number integer)');
    await database.query('CREATE SEQUENCE notes');
    clock = createVirtualClock();
    locks = createRowLocks(clock, 5000);
    told = [];
    runtime = {
      clock,
      database,
      ids: { guid: () => '00000000-0000-0000-0000-000000000000' },
      callHook: () => Promise.reject(new Refused('no hook is called by the engine')),
    };
  });

  const hooks = (beforeCommit: TransactionHooks['beforeCommit'] | null): TransactionHooks => ({
    wanted: () => beforeCommit !== null,
    beforeCommit: beforeCommit ?? (() => Promise.resolve([])),
    afterCommit: (changes) => {
      told.push([...changes]);
      return Promise.resolve();
    },
  });

  const notes = (): Promise<unknown[]> => database.query('SELECT id, text, number FROM note ORDER BY id');

  it('commits in one pass when nobody wants to be asked', async () => {
    let passes = 0;
    const result = await runTransaction(runtime, locks, hooks(null), (scope) => {
      passes++;
      return writeNote('a', 'one')(scope);
    });
    assert.deepEqual([result, passes], ['one 1', 1]);
    assert.deepEqual(await notes(), [{ id: 'a', text: 'one', number: 1 }]);
    assert.equal(told.length, 1);
  });

  it('asks with no transaction open and the row locked, then writes what was agreed', async () => {
    let passes = 0;
    const ask = async (changes: readonly Change[]): Promise<Amendment[]> => {
      assert.deepEqual(await notes(), []);
      assert.equal(locks.isHeld('note:a'), true);
      assert.deepEqual(
        changes.map((change) => [change.operation, change.key, change.after?.['number']]),
        [['insert', 'a', 1]],
      );
      return [{ entity: 'note', key: 'a', values: { text: 'amended' } }];
    };
    const result = await runTransaction(runtime, locks, hooks(ask), (scope) => {
      passes++;
      return writeNote('a', 'one')(scope);
    });
    assert.deepEqual([result, passes], ['amended 1', 2]);
    assert.deepEqual(await notes(), [{ id: 'a', text: 'amended', number: 1 }]);
    assert.equal(locks.isHeld('note:a'), false);
    assert.equal(told[0]?.[0]?.after?.['text'], 'amended');
  });

  it('writes nothing and frees the row when the hook refuses', async () => {
    const refuse = (): Promise<Amendment[]> => Promise.reject(new Refused('site is missing'));
    await assert.rejects(runTransaction(runtime, locks, hooks(refuse), writeNote('a', 'one')), Refused);
    assert.deepEqual([await notes(), told, locks.isHeld('note:a')], [[], [], false]);
    await runTransaction(runtime, locks, hooks(null), writeNote('a', 'two'));
    assert.equal((await notes()).length, 1);
  });

  it('writes nothing when the work itself fails, in either pass', async () => {
    const failing = (pass: number) => {
      let passes = 0;
      return async (scope: TransactionScope): Promise<void> => {
        await writeNote('a', 'one')(scope);
        if (++passes === pass) throw new Refused();
      };
    };
    for (const pass of [1, 2]) {
      await assert.rejects(
        runTransaction(
          runtime,
          locks,
          hooks(() => Promise.resolve([])),
          failing(pass),
        ),
        Refused,
      );
      assert.deepEqual([await notes(), told, locks.isHeld('note:a')], [[], [], false]);
    }
  });

  it('makes a second writer wait for the row and see what the first one wrote', async () => {
    let answer = (): void => {};
    const slow = (): Promise<Amendment[]> => new Promise((resolve) => (answer = () => resolve([])));
    const first = runTransaction(runtime, locks, hooks(slow), writeNote('a', 'first'));
    while (!locks.isHeld('note:a')) await tick();
    const seen: (string | null)[] = [];
    const second = runTransaction(
      runtime,
      locks,
      hooks((changes) => {
        seen.push(...changes.map((change) => String(change.before?.['text'] ?? null)));
        return Promise.resolve([]);
      }),
      writeNote('a', 'second'),
    );
    while (clock.sleepers() === 0) await tick();
    assert.deepEqual(seen, []);
    answer();
    assert.deepEqual([await first, (await second).split(' ')[0]], ['first 1', 'second']);
    assert.deepEqual(seen, ['first']);
    assert.deepEqual(
      told.map((changes) => changes[0]?.operation),
      ['insert', 'update'],
    );
  });

  it('makes a writer without hooks wait as well, and gives up in the end', async () => {
    const never = new Promise<Amendment[]>(() => {});
    void runTransaction(
      runtime,
      locks,
      hooks(() => never),
      writeNote('a', 'first'),
    );
    while (!locks.isHeld('note:a')) await tick();
    const second = assert.rejects(runTransaction(runtime, locks, hooks(null), writeNote('a', 'second')), LockTimeout);
    const other = await runTransaction(runtime, locks, hooks(null), writeNote('b', 'other'));
    assert.match(other, /^other/);
    while (clock.sleepers() === 0) await tick();
    await clock.pass(5000);
    await second;
    assert.deepEqual((await notes()).length, 1);
  });

  it('lets the hook read and write other rows of this very system', async () => {
    const ask = async (): Promise<Amendment[]> => {
      await runTransaction(runtime, locks, hooks(null), writeNote('counterpart', 'by the hook'));
      return [];
    };
    await runTransaction(runtime, locks, hooks(ask), writeNote('a', 'one'));
    assert.equal((await notes()).length, 2);
  });

  it('checks again in the second pass what a competing writer changed meanwhile', async () => {
    await runTransaction(runtime, locks, hooks(null), writeNote('parent', 'there'));
    const needsParent = async (scope: TransactionScope): Promise<void> => {
      const parents = await scope.query("SELECT 1 FROM note WHERE id = 'parent'");
      if (parents.length === 0) throw new Refused('the parent is gone');
      await writeNote('child', 'x')(scope);
    };
    const deletesParent = async (): Promise<Amendment[]> => {
      await database.query("DELETE FROM note WHERE id = 'parent'");
      return [];
    };
    await assert.rejects(runTransaction(runtime, locks, hooks(deletesParent), needsParent), Refused);
    assert.deepEqual(await notes(), []);
  });

  it('gives up when the second pass runs into a row that somebody else keeps', async () => {
    let release = (): void => {};
    let passes = 0;
    const ask = async (): Promise<Amendment[]> => {
      release = await locks.acquire(['note:b']);
      return [];
    };
    const work = async (scope: TransactionScope): Promise<void> => {
      await writeNote('a', 'one')(scope);
      if (++passes === 2) await writeNote('b', 'two')(scope);
    };
    await assert.rejects(runTransaction(runtime, locks, hooks(ask), work), LockTimeout);
    release();
    assert.deepEqual(await notes(), []);
  });

  it('keeps what is committed when the listener fails', async () => {
    const failing: TransactionHooks = { ...hooks(null), afterCommit: () => Promise.reject(new Refused()) };
    assert.equal(await runTransaction(runtime, locks, failing, writeNote('a', 'one')), 'one 1');
    assert.equal((await notes()).length, 1);
  });

  it('ends well for many writers over few rows, half of them with hooks', async () => {
    const writers = Array.from({ length: 24 }, (_, index) =>
      runTransaction(runtime, locks, hooks(index % 2 === 0 ? () => tick().then(() => []) : null), async (scope) => {
        await writeNote(`r${index % 3}`, String(index))(scope);
        await writeNote(`r${(index + 1) % 3}`, String(index))(scope);
      }),
    );
    const results = await Promise.allSettled(writers);
    assert.deepEqual(
      results.filter((result) => result.status === 'rejected'),
      [],
    );
    assert.equal(told.length, 24);
    assert.equal(clock.sleepers(), 0);
  });
});
