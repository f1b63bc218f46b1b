import type { Queryable, Runtime } from '../../engine/runtime.ts';
import { hookDeadlineMilliseconds } from './before-commit.ts';
import { readSubscription } from './subscription.ts';

/** Waits between attempts to tell an event; after the last one it stays queued for the next drain. */
const retryMilliseconds = [1_000, 1_000, 1_000];

/**
 * Tells events after commit, in order, at least once each: an event is a row written in the transaction it speaks of and is
 * taken away only when it was answered, so a process that dies in between tells it after its next start.
 */
export interface EventQueue {
  /** Writes the event inside the transaction. */
  add(scope: Queryable, eventId: string, payload: string): Promise<void>;
  /** Tells what is queued, in the background. */
  drain(): void;
  /** Resolves when no telling is under way. */
  settled(): Promise<void>;
}

export function createEventQueue(runtime: Runtime): EventQueue {
  let running: Promise<void> | null = null;
  let again = false;

  const tell = async (payload: string): Promise<boolean> => {
    for (const wait of [0, ...retryMilliseconds]) {
      if (wait > 0) await runtime.clock.sleep(wait);
      const subscription = await readSubscription(runtime.database);
      if (!subscription) return true;
      try {
        const reply = await runtime.callHook({
          url: subscription.url,
          headers: { 'content-type': 'application/json', 'x-dispatch-copilot-key': subscription.key },
          body: payload,
          deadlineMilliseconds: hookDeadlineMilliseconds,
        });
        if (reply.status >= 200 && reply.status < 300) return true;
      } catch {
        continue;
      }
    }
    return false;
  };

  const run = async (): Promise<void> => {
    do {
      again = false;
      for (;;) {
        const [event] = await runtime.database.query<{ recid: number; payload: string }>(
          'select recid, payload from finops.hookevent order by recid limit 1',
        );
        if (!event || !(await tell(event.payload))) break;
        await runtime.database.query('delete from finops.hookevent where recid = $1', [event.recid]);
      }
    } while (again);
  };

  return {
    async add(scope, eventId, payload) {
      await scope.query('insert into finops.hookevent (eventid, payload) values ($1, $2)', [eventId, payload]);
    },
    drain() {
      if (running) {
        again = true;
        return;
      }
      running = run()
        .catch(() => undefined)
        .finally(() => {
          running = null;
        });
    },
    settled: async () => {
      while (running) await running;
    },
  };
}
