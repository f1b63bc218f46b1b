/** English: times within a sentence. */
import type { Moment } from '../format.ts';

/** `at 10:02`, or `on 4 Dec at 10:02` of another day. */
export function moment({ day, time }: Moment): string {
  return day === null ? `at ${time}` : `on ${day} at ${time}`;
}
