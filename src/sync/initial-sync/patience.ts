import { isOfTheWholeSystem, SystemFailure } from '../../connectors/errors.ts';
import type { Core } from '../context.ts';
import { patienceWithRecord } from '../failures/stuck.ts';

/** A run was told to stop. */
export class BrokenOff extends Error {}

/** Waits for systems that are busy or away, and for people. */
export interface Patience {
  /**
   * Does something again until it succeeds: for as long as a system is away, and some times where its answer is of no use. Throws what is
   * no matter of waiting, and {@link BrokenOff}.
   */
  through<T>(work: () => Promise<T>): Promise<T>;
  /** Lets a person's operation that is under way go first. */
  giveWay(): Promise<void>;
  pause(milliseconds: number): Promise<void>;
}

const longestPause = 30_000;

/** `told` ends every wait. */
export function createPatience(core: Core, told: AbortSignal): Patience {
  const pause = async (milliseconds: number): Promise<void> => {
    await core.clock.sleep(milliseconds, told);
    if (told.aborted) throw new BrokenOff();
  };
  return {
    pause,
    async through(work) {
      let spoilt = 0;
      for (let attempt = 0; ; attempt += 1) {
        if (told.aborted) throw new BrokenOff();
        const trouble = core.store.trouble();
        if (trouble !== null) throw trouble;
        try {
          return await work();
        } catch (error) {
          if (!(error instanceof SystemFailure) || !error.description.retry) throw error;
          if (!isOfTheWholeSystem(error.code) && (spoilt += 1) > patienceWithRecord) throw error;
          const wait = error.retryAfterSeconds === null ? 250 * 2 ** attempt : error.retryAfterSeconds * 1_000;
          core.log.warn('initial-sync.waits', { system: error.system, code: error.code, attempt, milliseconds: wait });
          await pause(error.retryAfterSeconds === null ? Math.min(wait, longestPause) : wait);
        }
      }
    },
    async giveWay() {
      if (told.aborted) throw new BrokenOff();
      if (await core.store.initialSyncs.isBusy()) await pause(core.settings.initialSync.pause);
    },
  };
}
