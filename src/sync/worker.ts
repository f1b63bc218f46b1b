import type { Core } from './context.ts';

/** Background work that runs when woken and at intervals, never twice at once, and ends when closed. */
export interface Worker {
  wake(): void;
  close(): Promise<void>;
}

/**
 * Starts the loop, which rests while the store is in trouble, with a pause in milliseconds between rounds unless it is woken. A round that throws is logged and the loop goes on:
 * one bad record must not stop the others.
 */
export function startWorker(
  core: Pick<Core, 'clock' | 'settings' | 'log'> & { readonly store: Pick<Core['store'], 'trouble'> },
  round: () => Promise<void>,
  pause: number = core.settings.recoveryInterval,
): Worker {
  const closed = new AbortController();
  let nap = new AbortController();
  let isWoken = false;
  const loop = async (): Promise<void> => {
    while (!closed.signal.aborted) {
      isWoken = false;
      try {
        if (core.store.trouble() === null) await round();
      } catch (error) {
        core.log.error('worker.failed', { error: String(error) });
      }
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
