/** Figures, dates and times as people of a locale write them. */

export interface Formats {
  kilometres(value: number): string;
  quantity(value: number, unit: string | null): string;
  money(value: number | null, currency: string): string;
  /** A day given as `YYYY-MM-DD`: `Fri 4 Dec 2026`. */
  day(date: string): string;
  /** A point in time (ISO) on the clock of a time zone: `10:02`, with the day unless it is today. */
  time(at: string, now: Date, timeZone: string): string;
}

/** Formats of a locale. Whatever does not parse is shown as it came. */
export function formatsFor(locale: string): Formats {
  const day = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const number = (digits: number): Intl.NumberFormat =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits });
  return {
    kilometres: (value) => `${number(value < 10 ? 1 : 0).format(value)} km`,
    quantity: (value, unit) => `${number(6).format(value)}${unit === null || unit === '' ? '' : ` ${unit}`}`,
    money: (value, currency) =>
      value === null
        ? '–'
        : `${new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value)} ${currency}`,
    day: (date) => {
      const parsed = new Date(`${date.slice(0, 10)}T00:00:00Z`);
      return Number.isNaN(parsed.getTime()) ? date : day.format(parsed);
    },
    time: (at, now, timeZone) => {
      const parsed = new Date(at);
      if (Number.isNaN(parsed.getTime())) return at;
      const zone = knownZone(timeZone);
      const date = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
      const today = date.format(parsed) === date.format(now);
      return new Intl.DateTimeFormat(locale, {
        ...(today ? {} : { day: 'numeric', month: 'short' }),
        hour: '2-digit',
        minute: '2-digit',
        timeZone: zone,
      }).format(parsed);
    },
  };
}

/** The zone, or UTC when this runtime does not know it. */
export function knownZone(timeZone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return timeZone;
  } catch {
    return 'UTC';
  }
}
