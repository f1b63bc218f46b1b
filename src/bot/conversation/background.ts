import type { Log } from '../ports.ts';

/** Work that goes on after a turn was answered. `idle` resolves when there is none left, what it starts itself included. */
export interface Background {
  run(what: string, work: () => Promise<void>): void;
  idle(): Promise<void>;
}

/** Failures are logged, never lost: nothing waits for the work. */
export function createBackground(log: Log): Background {
  const running = new Set<Promise<void>>();
  return {
    run(what, work) {
      const job = work()
        .catch((error: unknown) => {
          log.error('background work failed', { what, error: error instanceof Error ? error.message : String(error) });
        })
        .finally(() => running.delete(job));
      running.add(job);
    },
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
