/** What keeps the store from growing without end: what is over and was told is forgotten after a time. */
import type { Core } from './context.ts';
import { startWorker, type Worker } from './worker.ts';

const betweenLooks = 3_600_000;
const atOnce = 500;

/** Looks at start and every hour, until closed; forgets a bounded number in one statement, so that nobody else waits long. */
export function startRetention(core: Pick<Core, 'clock' | 'settings' | 'log' | 'store'>): Pick<Worker, 'close'> {
  const life = core.settings.retention;
  if (life === null) return { close: async () => undefined };
  const forgetting = async (): Promise<void> => {
    const forgotten = await core.store.retention.forget(new Date(core.clock.now().getTime() - life), atOnce);
    const counts = Object.values(forgotten);
    if (counts.some((count) => count > 0)) core.log.info('store.forgotten', { ...forgotten });
    if (counts.includes(atOnce)) worker.wake();
  };
  const worker = startWorker(core, { forgetting }, betweenLooks);
  return worker;
}
