import { setTimeout as wait } from 'node:timers/promises';

/** The machine's clock, for tests that run in real time. */
export const systemClock = {
  now: () => new Date(),
  sleep: async (milliseconds: number, signal?: AbortSignal): Promise<void> => {
    await wait(milliseconds, undefined, { signal }).catch(() => undefined);
  },
};

/** The machine's clock, that `pass` puts on by milliseconds. Who sleeps is not woken by that. */
export function movableClock(): typeof systemClock & { pass(milliseconds: number): void } {
  let ahead = 0;
  return {
    ...systemClock,
    now: () => new Date(Date.now() + ahead),
    pass: (milliseconds) => void (ahead += milliseconds),
  };
}

/** The machine's clock, only so many times faster: with 20, half a minute passes in a second and a half. */
export function fastClock(speed: number): typeof systemClock {
  const start = Date.now();
  return {
    now: () => new Date(start + (Date.now() - start) * speed),
    sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / speed, signal),
  };
}
