/** German: times within a sentence. */
import type { Moment } from '../format.ts';

/** `um 10:02`, or `am 4. Dez. um 10:02` of another day. */
export function moment({ day, time }: Moment): string {
  return day === null ? `um ${time}` : `am ${day} um ${time}`;
}
