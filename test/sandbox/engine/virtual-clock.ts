import type { Clock } from '../../../src/sandbox/engine/runtime.ts';

/** A clock that stands still until told to go on. */
export interface VirtualClock extends Clock {
  /** Lets time pass and wakes everyone whose sleep is over. */
  pass(milliseconds: number): Promise<void>;
  /** How many are asleep. */
  sleepers(): number;
}

/** Makes a clock that begins at noon of a fixed day. */
export function createVirtualClock(): VirtualClock {
  let time = Date.parse('2026-11-23T12:00:00Z');
  let sleeping: { readonly until: number; readonly wake: () => void }[] = [];
  return {
    now: () => new Date(time),
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        const sleeper = { until: time + milliseconds, wake: resolve };
        sleeping.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleeping = sleeping.filter((each) => each !== sleeper);
          resolve();
        });
      }),
    async pass(milliseconds) {
      time += milliseconds;
      const due = sleeping.filter(({ until }) => until <= time);
      sleeping = sleeping.filter(({ until }) => until > time);
      for (const { wake } of due) wake();
      await new Promise((resolve) => setImmediate(resolve));
    },
    sleepers: () => sleeping.length,
  };
}
