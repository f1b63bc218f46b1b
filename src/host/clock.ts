import { setTimeout as wait } from 'node:timers/promises';

/** The time of the whole process; only the main files make the real one. */
export interface Clock {
  now(): Date;
  /** Resolves after so many milliseconds of this clock's time; earlier when aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** A clock that reads the time from `now` and waits in real time. */
export function runningClock(now: () => Date): Clock {
  return {
    now,
    sleep: (milliseconds, signal) => wait(milliseconds, undefined, { signal }).catch(() => undefined),
  };
}
