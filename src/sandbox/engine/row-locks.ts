import type { Clock } from './runtime.ts';
import type { RowLocks } from './transaction.ts';

/** Another transaction keeps a row for longer than a writer waits. The stand-in says so in its own words. */
export class LockTimeout extends Error {
  /** The row that could not be had, as `<entity>:<key>`. */
  readonly key: string;

  constructor(key: string) {
    super(`The row ${key} is locked by another transaction.`);
    this.key = key;
  }
}

/**
 * Locks rows in memory. Two transactions never wait for each other in a circle: every one takes all its rows in sorted order.
 * Waiters are served in the order they came; `waitMilliseconds` counts on the given clock, for all rows of one call together.
 */
export function createRowLocks(clock: Clock, waitMilliseconds: number): RowLocks {
  /** A held row and those who wait for it. */
  const held = new Map<string, (() => void)[]>();

  const release = (keys: readonly string[]): void => {
    for (const key of keys) {
      const next = held.get(key)?.shift();
      if (next === undefined) held.delete(key);
      else next();
    }
  };

  /** A release that works once, however often it is called. */
  const releaseOnce =
    (keys: string[]): (() => void) =>
    () =>
      release(keys.splice(0));

  /** Resolves true once the row is ours, false when `expired` comes first; then the place in the queue is given back. */
  const wait = (queue: (() => void)[], expired: Promise<void>): Promise<boolean> =>
    new Promise((resolve) => {
      const grant = (): void => resolve(true);
      queue.push(grant);
      void expired.then(() => {
        const place = queue.indexOf(grant);
        if (place < 0) return;
        queue.splice(place, 1);
        resolve(false);
      });
    });

  return {
    async acquire(keys) {
      const taken: string[] = [];
      const done = new AbortController();
      let expired: Promise<void> | undefined;
      try {
        for (const key of [...new Set(keys)].sort()) {
          const queue = held.get(key);
          if (queue === undefined) held.set(key, []);
          else {
            expired ??= clock.sleep(waitMilliseconds, done.signal);
            if (!(await wait(queue, expired))) throw new LockTimeout(key);
          }
          taken.push(key);
        }
        return releaseOnce(taken);
      } catch (error) {
        release(taken);
        throw error;
      } finally {
        done.abort();
      }
    },

    tryAcquire(keys) {
      const wanted = [...new Set(keys)];
      if (wanted.some((key) => held.has(key))) return null;
      for (const key of wanted) held.set(key, []);
      return releaseOnce(wanted);
    },

    isHeld: (key) => held.has(key),
  };
}
