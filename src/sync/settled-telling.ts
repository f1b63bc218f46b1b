import type { Core } from './context.ts';
import type { Outcome } from './face.ts';
import { apart } from './worker.ts';

type SettledListener = (requestId: string, outcome: Outcome) => Promise<void>;

/** Tells callers who were answered before the end what it came to, each end once, however many look for what is owed at the same moment. */
export interface SettledTelling {
  listen(listener: SettledListener): void;
  /** Throws what a listener threw. */
  tell: SettledListener;
  /** What a listener did not take is told again at the next look. */
  look(): Promise<void>;
}

export function createSettledTelling(core: () => Pick<Core, 'store' | 'log'>): SettledTelling {
  const listeners: SettledListener[] = [];
  let looking = Promise.resolve();

  const tell: SettledListener = async (requestId, outcome) => {
    const told = await Promise.allSettled(listeners.map((listener) => listener(requestId, outcome)));
    for (const one of told) if (one.status === 'rejected') throw one.reason;
  };
  const lookOnce = async (): Promise<void> => {
    const { store, log } = core();
    for (const operation of await store.journal.unsettled()) {
      const { id, requestId, outcome } = operation;
      if (outcome === null) continue;
      await apart({ store, log }, 'outcome.untold', { operation: id }, async () => {
        await tell(requestId, outcome);
        await store.journal.paid(operation);
      });
    }
  };

  return {
    listen: (listener) => void listeners.push(listener),
    tell,
    // One after the other: what the one before told is not owed any more.
    look: () => {
      looking = looking.catch(() => undefined).then(lookOnce);
      return looking;
    },
  };
}
