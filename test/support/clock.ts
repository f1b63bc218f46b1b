import { setTimeout as wait } from 'node:timers/promises';

/** The machine's clock, for tests that run in real time. */
export const systemClock = {
  now: () => new Date(),
  sleep: async (milliseconds: number, signal?: AbortSignal): Promise<void> => {
    await wait(milliseconds, undefined, { signal }).catch(() => undefined);
  },
};
