const DAY = 86_400_000;

/** The day so many days from a moment, as `2026-11-23`. */
export function dayFrom(now: Date, days: number): string {
  return new Date(now.getTime() + days * DAY).toISOString().slice(0, 10);
}

/** The moment so many hours from another, to the second, as `2026-11-23T12:00:00Z`. */
export function momentFrom(now: Date, hours: number): string {
  return `${new Date(now.getTime() + hours * 3_600_000).toISOString().slice(0, 19)}Z`;
}

/** A month of the ledger. */
export interface Period {
  readonly name: string;
  /** First and last day, as `2026-11-01`. */
  readonly start: string;
  readonly end: string;
  readonly status: 'Open' | 'Closed';
}

const MONTHS_BACK = 18;
const MONTHS_AHEAD = 12;
/** The running month and the one before it stay open; older ones are closed. */
const OPEN_MONTHS_BACK = 1;

/** The months around a moment. */
export function periods(now: Date): readonly Period[] {
  return Array.from({ length: MONTHS_BACK + MONTHS_AHEAD + 1 }, (_, index) => index - MONTHS_BACK).map((offset) => {
    const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1));
    const last = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset + 1, 0));
    return {
      name: first.toISOString().slice(0, 7),
      start: dayFrom(first, 0),
      end: dayFrom(last, 0),
      status: offset < -OPEN_MONTHS_BACK ? 'Closed' : 'Open',
    };
  });
}
