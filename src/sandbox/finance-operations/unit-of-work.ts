import type { Change, RowLocks, RunTransaction } from '../engine/transaction.ts';
import type { Runtime } from '../engine/runtime.ts';
import type { Catalogue } from './catalogue.ts';
import { askHook } from './hooks/before-commit.ts';
import { isTold } from './hooks/change-list.ts';
import { hookBody } from './hooks/event.ts';
import type { EventQueue } from './hooks/event-queue.ts';
import { readSubscription } from './hooks/subscription.ts';
import { createRecords } from './records.ts';
import type { Records } from './records.ts';
import type { RuleContext } from './rules/rule.ts';
import type { User } from './security.ts';

/** What a unit of work is given. */
export interface Work extends RuleContext {
  readonly records: Records;
  /** The moment of the transaction, the same in both passes. */
  readonly now: Date;
  guid(): string;
  /** A value that must not differ between the two passes, such as a number from a sequence; each call of a pass gets its own. */
  once<T>(name: string, make: () => T | Promise<T>): Promise<T>;
  /** SQL inside the transaction, for what is no record: sequences. */
  query<T>(sql: string, parameters?: readonly unknown[]): Promise<T[]>;
}

/**
 * Runs one transaction of this system: all of it or none, the hook asked once, the event told once committed. An act of the companion
 * is told and not asked about: statuses and receipts are this system's own, and nobody may keep it from them.
 */
export type UnitOfWork = <T>(
  user: User,
  work: (context: Work) => Promise<T>,
  options?: { readonly isAsked: boolean },
) => Promise<T>;

export function createUnitOfWork(
  runtime: Runtime,
  runTransaction: RunTransaction,
  locks: RowLocks,
  catalogue: Catalogue,
  events: EventQueue,
): UnitOfWork {
  return async (user, work, { isAsked } = { isAsked: true }) => {
    const subscription = await readSubscription(runtime.database);
    const now = runtime.clock.now();
    const facts = { transactionId: runtime.ids.guid(), userId: user.id, occurredAt: now.toISOString() };
    const askId = runtime.ids.guid();
    const tellId = runtime.ids.guid();
    const hooks = {
      wanted: (changes: readonly Change[]) => subscription !== null && changes.some((one) => isTold(catalogue, one)),
      beforeCommit: async (changes: readonly Change[]) =>
        subscription && isAsked
          ? askHook(
              runtime,
              catalogue,
              subscription,
              hookBody(catalogue, facts, askId, 'beforeCommit', changes),
              changes,
            )
          : [],
      afterCommit: async () => {
        events.drain();
      },
    };
    return runTransaction(runtime, locks, hooks, async (scope) => {
      const changes: Change[] = [];
      let calls = 0;
      const records = createRecords(catalogue, watch(scope, changes), () => runtime.ids.guid());
      const result = await work({
        catalogue,
        records,
        user,
        now,
        today: now.toISOString().slice(0, 10),
        guid: () => runtime.ids.guid(),
        once: (name, make) => scope.once(`${name} ${(calls += 1)}`, make),
        query: (sql, parameters) => scope.query(sql, parameters),
      });
      const told = hookBody(catalogue, facts, tellId, 'afterCommit', changes);
      if (subscription && told.changes.length > 0) await events.add(scope, tellId, JSON.stringify(told));
      return result;
    });
  };
}

/** The same scope, with every noted change also kept in `changes`. */
function watch(scope: Parameters<Parameters<RunTransaction>[3]>[0], changes: Change[]) {
  return {
    query: scope.query.bind(scope),
    once: scope.once.bind(scope),
    get amendments() {
      return scope.amendments;
    },
    changed(change: Change) {
      changes.push(change);
      scope.changed(change);
    },
  };
}
