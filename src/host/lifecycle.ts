/** What was started, in order, so that it can be stopped in the reverse order, each part once. */
import type { Logger } from './logging.ts';

export interface Lifecycle {
  /** Notes a part that is running now; returns it. */
  started: <T>(name: string, part: T, stop: (part: T) => Promise<void> | void) => T;
  /** Stops everything, last started first. A part that fails to stop does not keep the others. Safe to call again. */
  stop: () => Promise<void>;
}

export function createLifecycle(log: Logger): Lifecycle {
  const running: { readonly name: string; readonly stop: () => Promise<void> | void }[] = [];
  let stopping: Promise<void> | null = null;

  const stopAll = async () => {
    for (let part = running.pop(); part !== undefined; part = running.pop()) {
      try {
        await part.stop();
        log.debug('stopped', { part: part.name });
      } catch (error) {
        log.error('did not stop cleanly', { part: part.name, error });
      }
    }
  };

  return {
    started(name, part, stop) {
      running.push({ name, stop: () => stop(part) });
      return part;
    },
    stop: () => (stopping ??= stopAll()),
  };
}
