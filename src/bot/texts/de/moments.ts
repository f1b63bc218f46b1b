/** German: times within a sentence. */

/** `um 10:02`, or `am 4. Dez. um 10:02` when the time, as the formats of a locale write it, names its day. */
export function moment(time: string): string {
  return /^\d{1,2}:/.test(time) ? `um ${time}` : `am ${time.replace(', ', ' um ')}`;
}
