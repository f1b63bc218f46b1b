/** Time as the connectors use it: for waits between attempts and for the age of what they remember. Types only. */
export interface Clock {
  now(): Date;
  /** Resolves after so many milliseconds of this clock's time; earlier when aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}
