/** English: times within a sentence. */

/** `at 10:02`, or `on 4 Dec at 10:02` when the time, as the formats of a locale write it, names its day. */
export function moment(time: string): string {
  return /^\d{1,2}:/.test(time) ? `at ${time}` : `on ${time.replace(', ', ' at ')}`;
}
