import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from './runtime.ts';

/** The real time. `read` is the one place the machine's clock is asked, and the caller supplies it. */
export function createClock(read: () => Date): Clock {
  return {
    now: read,
    async sleep(milliseconds, signal) {
      await wait(milliseconds, undefined, { signal }).catch(() => {});
    },
  };
}
