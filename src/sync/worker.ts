import type { Core } from './context.ts';

/** Background work that runs when woken and at intervals, never twice at once, and ends when closed. */
export interface Worker {
  wake(): void;
  close(): Promise<void>;
}

type Watched = Pick<Core, 'log'> & { readonly store: Pick<Core['store'], 'trouble'> };

/**
 * Does one piece of work of many: one that throws is logged, gives null and stops no other. Throws only where the store is in trouble,
 * because then no other would fare better.
 */
export async function apart<T>(
  core: Watched,
  event: string,
  facts: Readonly<Record<string, unknown>>,
  work: () => Promise<T>,
): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (core.store.trouble() !== null) throw error;
    core.log.error(event, { ...facts, error: String(error) });
    return null;
  }
}

/**
 * Starts the loop. A round does its parts, by name, one after the other and each apart from the others; it rests while the store is in
 * trouble. `pause` is the time in milliseconds between rounds, unless it is woken.
 */
export function startWorker(
  core: Pick<Core, 'clock' | 'settings'> & Watched,
  parts: Readonly<Record<string, () => Promise<unknown>>>,
  pause: number = core.settings.recoveryInterval,
): Worker {
  const closed = new AbortController();
  let nap = new AbortController();
  let isWoken = false;
  const round = async (): Promise<void> => {
    for (const [part, work] of Object.entries(parts)) {
      if (core.store.trouble() !== null || closed.signal.aborted) return;
      await apart(core, 'worker.failed', { part }, work);
    }
  };
  const loop = async (): Promise<void> => {
    while (!closed.signal.aborted) {
      isWoken = false;
      await round().catch((error: unknown) => core.log.error('worker.stopped', { error: String(error) }));
      if (isWoken || closed.signal.aborted) continue;
      nap = new AbortController();
      await core.clock.sleep(pause, nap.signal);
    }
  };
  const running = loop();
  return {
    wake: () => {
      isWoken = true;
      nap.abort();
    },
    close: async () => {
      closed.abort();
      nap.abort();
      await running;
    },
  };
}
