/** What a look at a connected system finds, in words for whoever runs it. Types only. */

/** One thing that was looked at. */
export interface Finding {
  /** What was looked at, in a few words: `clock`, `hooks`. */
  readonly check: string;
  /** `warning`: it works, and something should be done; `error`: something does not work. */
  readonly level: 'ok' | 'warning' | 'error';
  /** What was found and what that means. */
  readonly says: string;
  /** What to do; null where nothing is to be done. */
  readonly todo: string | null;
}
