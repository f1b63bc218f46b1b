import type { SyncFailure } from '../face.ts';

/** Attempts in all, after which only a person tries again. */
const mostAttempts = 10;
const firstPause = 30_000;
const longestPause = 3_600_000;

/**
 * When a failure is tried again by itself: after growing pauses where waiting may help, never where a rule said no or people must
 * decide. Null: not at all.
 */
export function nextAttempt({ class: found, attempts }: SyncFailure, now: Date): Date | null {
  if (found !== 'system' && found !== 'concurrency') return null;
  if (attempts >= mostAttempts) return null;
  return new Date(now.getTime() + Math.min(firstPause * 2 ** (attempts - 1), longestPause));
}
