import type { Core } from './context.ts';

/**
 * What some work of a hook brings, or `late` once its time is over: the system that asks holds its rows until it is answered. The work
 * goes on then; what it wrote for a save that nobody waits for any more recovery takes back.
 */
export async function inTime<T>({ clock }: Pick<Core, 'clock'>, until: Date, work: Promise<T>): Promise<T | 'late'> {
  const timer = new AbortController();
  const left = Math.max(0, until.getTime() - clock.now().getTime());
  const late = clock.sleep(left, timer.signal).then(() => 'late' as const);
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
  }
}
