import { LockTimeout } from './row-locks.ts';
import type { Queryable, Runtime } from './runtime.ts';
import type { Amendment, Change, RowLocks, RunTransaction, TransactionHooks, TransactionScope } from './transaction.ts';

/** How often the first pass is done again because it met rows of another transaction. */
const maxAttempts = 5;

/** Rolls a pass back and carries what it found out of the database's transaction. */
class RolledBack extends Error {}

/** What a first pass found. */
type FirstPass<T> =
  | { readonly kind: 'committed'; readonly result: T; readonly changes: readonly Change[] }
  | { readonly kind: 'locked'; readonly changes: readonly Change[]; readonly release: () => void }
  | { readonly kind: 'busy'; readonly keys: readonly string[] };

/** See `RunTransaction`. The rows of a pass are locked while its database transaction is open, so nothing slips in between. */
export const runTransaction: RunTransaction = async (runtime, locks, hooks, work) => {
  const memory = new Map<string, unknown>();
  let own: { readonly keys: ReadonlySet<string>; readonly release: () => void } = {
    keys: new Set(),
    release: () => {},
  };
  try {
    for (let attempt = 1; ; attempt++) {
      const first = await firstPass(runtime, locks, hooks, work, memory, own.keys);
      if (first.kind === 'committed') {
        own.release();
        await tell(hooks, first.changes);
        return first.result;
      }
      if (first.kind === 'locked') {
        own = join(own, first.release, lockKeys(first.changes));
        const amendments = await hooks.beforeCommit(first.changes);
        const second = await pass(runtime, work, memory, amendments, (key) => {
          if (!own.keys.has(key) && locks.isHeld(key)) throw new LockTimeout(key);
        });
        own.release();
        await tell(hooks, second.changes);
        return second.result;
      }
      // Lets go before waiting: rows are only ever waited for in sorted order.
      own.release();
      own = { keys: new Set(), release: () => {} };
      if (attempt === maxAttempts) throw new LockTimeout(first.keys[0] ?? '');
      own = { keys: new Set(first.keys), release: await locks.acquire(first.keys) };
    }
  } finally {
    own.release();
  }
};

/** Does the work once; commits at once when no hook wants to be asked and nobody keeps the rows, else rolls back. */
async function firstPass<T>(
  runtime: Runtime,
  locks: RowLocks,
  hooks: TransactionHooks,
  work: (scope: TransactionScope) => Promise<T>,
  memory: Map<string, unknown>,
  own: ReadonlySet<string>,
): Promise<FirstPass<T>> {
  let outcome: FirstPass<T> | null = null;
  try {
    const { result, changes } = await pass(
      runtime,
      work,
      memory,
      [],
      () => {},
      (changes) => {
        const keys = lockKeys(changes);
        const foreign = keys.filter((key) => !own.has(key));
        if (foreign.some((key) => locks.isHeld(key))) outcome = { kind: 'busy', keys: [...new Set([...own, ...keys])] };
        else if (hooks.wanted(changes)) {
          outcome = { kind: 'locked', changes, release: locks.tryAcquire(foreign) ?? (() => {}) };
        } else return;
        throw new RolledBack();
      },
    );
    return { kind: 'committed', result, changes };
  } catch (error) {
    if (error instanceof RolledBack && outcome !== null) return outcome;
    throw error;
  }
}

async function pass<T>(
  runtime: Runtime,
  work: (scope: TransactionScope) => Promise<T>,
  memory: Map<string, unknown>,
  amendments: readonly Amendment[],
  onChange: (key: string) => void,
  beforeEnd: (changes: readonly Change[]) => void = () => {},
): Promise<{ readonly result: T; readonly changes: readonly Change[] }> {
  return runtime.database.transaction(async (tx) => {
    const changes: Change[] = [];
    const result = await work(scopeOf(tx, changes, memory, amendments, onChange));
    beforeEnd(changes);
    return { result, changes };
  });
}

function scopeOf(
  tx: Queryable,
  changes: Change[],
  memory: Map<string, unknown>,
  amendments: readonly Amendment[],
  onChange: (key: string) => void,
): TransactionScope {
  return {
    query: (sql, parameters) => tx.query(sql, parameters),
    amendments,
    changed(change) {
      onChange(lockKey(change));
      changes.push(change);
    },
    async once<V>(name: string, make: () => V | Promise<V>): Promise<V> {
      if (!memory.has(name)) memory.set(name, await make());
      return memory.get(name) as V;
    },
  };
}

async function tell(hooks: TransactionHooks, changes: readonly Change[]): Promise<void> {
  try {
    await hooks.afterCommit(changes);
  } catch {
    // What is committed stays committed; a listener that fails is the listener's loss.
  }
}

function join(
  own: { readonly keys: ReadonlySet<string>; readonly release: () => void },
  release: () => void,
  keys: readonly string[],
): { readonly keys: ReadonlySet<string>; readonly release: () => void } {
  return {
    keys: new Set([...own.keys, ...keys]),
    release: () => {
      own.release();
      release();
    },
  };
}

function lockKeys(changes: readonly Change[]): string[] {
  return [...new Set(changes.map(lockKey))];
}

function lockKey(change: Change): string {
  return `${change.entity}:${change.key}`;
}
