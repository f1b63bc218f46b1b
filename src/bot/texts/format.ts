/** Figures, dates and times as people of a locale write them. */

export interface Formats {
  kilometres(value: number): string;
  quantity(value: number, unit: string | null): string;
  money(value: number | null, currency: string): string;
  /** A day given as `YYYY-MM-DD`: `Fri 4 Dec 2026`. */
  day(date: string): string;
  /** A point in time (ISO) on the clock of a time zone: `10:02`, with the day unless it is today. */
  time(at: string, now: Date, timeZone: string): string;
  /** The same in its parts, for a sentence. */
  moment(at: string, now: Date, timeZone: string): Moment;
}

/** A point in time as a locale writes it; `day` is null for one of today. */
export interface Moment {
  readonly day: string | null;
  readonly time: string;
}

/** They take far longer to make than to use. Messages name the locales, so only so many are kept. */
const made = new Map<string, Formats>();
const mostKept = 50;

/** Formats of a locale. Whatever does not parse is shown as it came. */
export function formatsFor(locale: string): Formats {
  const formats = made.get(locale) ?? makeFormats(locale);
  if (made.size >= mostKept && !made.has(locale)) made.clear();
  made.set(locale, formats);
  return formats;
}

function makeFormats(locale: string): Formats {
  const day = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const number = (most: number, least = 0): Intl.NumberFormat =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most });
  const written = (at: Date, timeZone: string, parts: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { ...parts, timeZone: knownZone(timeZone) }).format(at);
  const figures = { whole: number(0), tenths: number(1), quantity: number(6), money: number(2, 2) };
  return {
    kilometres: (value) => `${(value < 10 ? figures.tenths : figures.whole).format(value)} km`,
    quantity: (value, unit) => `${figures.quantity.format(value)}${unit === null || unit === '' ? '' : ` ${unit}`}`,
    money: (value, currency) => (value === null ? '–' : `${figures.money.format(value)} ${currency}`),
    day: (date) => {
      const parsed = new Date(`${date.slice(0, 10)}T00:00:00Z`);
      return Number.isNaN(parsed.getTime()) ? date : day.format(parsed);
    },
    time: (at, now, timeZone) => {
      const parsed = new Date(at);
      if (Number.isNaN(parsed.getTime())) return at;
      const isToday = areOneDay(parsed, now, timeZone);
      return written(parsed, timeZone, isToday ? ofClock : { ...ofDay, ...ofClock });
    },
    moment: (at, now, timeZone) => {
      const parsed = new Date(at);
      if (Number.isNaN(parsed.getTime())) return { day: null, time: at };
      const day = areOneDay(parsed, now, timeZone) ? null : written(parsed, timeZone, ofDay);
      return { day, time: written(parsed, timeZone, ofClock) };
    },
  };
}

const ofDay = { day: 'numeric', month: 'short' } as const;
const ofClock = { hour: '2-digit', minute: '2-digit' } as const;

function areOneDay(one: Date, other: Date, timeZone: string): boolean {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: knownZone(timeZone) });
  return date.format(one) === date.format(other);
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
