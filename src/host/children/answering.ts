import { setTimeout as sleep } from 'node:timers/promises';
import type { Child } from './child.ts';

/**
 * Resolves to true once something answers at the address, whatever the status; to false when the child ends first or the time is up.
 */
export async function answersSoon(address: string, child: Child, milliseconds: number): Promise<boolean> {
  const over = new AbortController();
  const end = () => over.abort();
  const timer = setTimeout(end, milliseconds);
  void child.ended.then(end);
  try {
    while (!over.signal.aborted) {
      if (await answers(address, over.signal)) return true;
      await sleep(100, undefined, { signal: over.signal }).catch(() => undefined);
    }
    return false;
  } finally {
    clearTimeout(timer);
  }
}

async function answers(address: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(address, { signal, headers: { connection: 'close' } });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}
