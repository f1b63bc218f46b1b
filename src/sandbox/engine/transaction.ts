import type { Row } from './model.ts';
import type { Queryable, Runtime } from './runtime.ts';

/** One row changed by a transaction, in the order it happened. */
export interface Change {
  /** Entity type name. */
  readonly entity: string;
  readonly operation: 'insert' | 'update' | 'delete';
  /** Identity of the row inside its entity, as the lock table knows it. */
  readonly key: string;
  readonly before: Row | null;
  readonly after: Row | null;
}

/** Values a hook adds to a row that is being written: applied in the second pass. */
export interface Amendment {
  readonly entity: string;
  readonly key: string;
  readonly values: Row;
}

/** What the work of a transaction sees: SQL inside the open transaction, and a record of what it changed. */
export interface TransactionScope extends Queryable {
  /** Notes a change after writing it. Throws `LockTimeout` when another transaction keeps the row. */
  changed(change: Change): void;
  /** Amendments the hooks asked for; empty in the first pass. */
  readonly amendments: readonly Amendment[];
  /** A value that must be the same in both passes (a new id, a number from a sequence, the time). */
  once<T>(name: string, make: () => T | Promise<T>): Promise<T>;
}

export interface TransactionHooks {
  /** True when some hook wants to be asked about these changes. Without any, one pass is enough. */
  readonly wanted: (changes: readonly Change[]) => boolean;
  /** Asks before commit. Throw to refuse: the transaction then ends with that error and nothing written. */
  readonly beforeCommit: (changes: readonly Change[]) => Promise<readonly Amendment[]>;
  /** Tells after commit. Failures here never reach the caller. */
  readonly afterCommit: (changes: readonly Change[]) => Promise<void>;
}

/**
 * Runs `work` with the semantics of a system whose synchronous hooks are asked inside its transaction.
 *
 * The one connection of the embedded database must stay free while a hook is asked (the hook reads this very system),
 * so the work runs twice: a first pass finds what would change and is rolled back; the rows it touches are locked; the hooks
 * are asked with no transaction open; a second pass does the work again, so that uniqueness and references are checked once
 * more against what happened meanwhile, and commits.
 */
export type RunTransaction = <T>(
  runtime: Runtime,
  locks: RowLocks,
  hooks: TransactionHooks,
  work: (scope: TransactionScope) => Promise<T>,
) => Promise<T>;

/** Rows held while a hook is asked. A writer waits its turn, then gives up with the system's own lock error. */
export interface RowLocks {
  /** Takes all, in sorted order; throws `LockTimeout` after the wait. The returned function lets go. */
  acquire(keys: readonly string[]): Promise<() => void>;
  /** Takes all or none, at once. Null when another transaction keeps one of them. */
  tryAcquire(keys: readonly string[]): (() => void) | null;
  /** True while somebody keeps the row. */
  isHeld(key: string): boolean;
}
