import type { Core } from '../context.ts';
import type { SyncFailure } from '../face.ts';

/** Tells each change of a failure once, however many look for what is untold at the same moment. */
export interface FailureTelling {
  listen(listener: (failure: SyncFailure) => Promise<void>): void;
  /** Never throws: what a listener did not take is told again at the next look. */
  tell(failure: SyncFailure): Promise<void>;
}

export function createFailureTelling(core: () => Pick<Core, 'store' | 'log'>): FailureTelling {
  const listeners: ((failure: SyncFailure) => Promise<void>)[] = [];
  const underWay = new Map<string, Promise<void>>();

  const tellOnce = async (failure: SyncFailure): Promise<void> => {
    const { store, log } = core();
    try {
      if (!(await store.failures.isUntold(failure))) return;
      for (const listener of listeners) await listener(failure);
      await store.failures.told(failure);
    } catch (error) {
      log.error('failure.untold', { failure: failure.id, error: String(error) });
    }
  };

  return {
    listen: (listener) => void listeners.push(listener),
    tell: (failure) => {
      const change = `${failure.id} ${failure.revision ?? 1}`;
      const known = underWay.get(change);
      if (known !== undefined) return known;
      const run = tellOnce(failure).finally(() => underWay.delete(change));
      underWay.set(change, run);
      return run;
    },
  };
}
