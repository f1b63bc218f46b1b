/** Days as people write them. Whatever is read is shown again before anything is written. */
import * as chrono from 'chrono-node';
import { knownZone } from '../texts/format.ts';

/** Minutes that the clock of a zone is ahead of UTC at a moment. */
function offsetMinutes(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: knownZone(timeZone),
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at);
  const value = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(value('year'), value('month') - 1, value('day'), value('hour'), value('minute'));
  return Math.round((wall - Math.floor(at.getTime() / 60_000) * 60_000) / 60_000);
}

/** The day that words mean, as `YYYY-MM-DD`, seen from a moment in a time zone; null when they mean none. */
export function readDay(words: string, now: Date, timeZone: string): string | null {
  const text = words.slice(0, 100).trim();
  const plain = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (plain !== null) {
    const date = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
  }
  const reference = { instant: now, timezone: offsetMinutes(now, timeZone) };
  const [found] = chrono.en.GB.parse(text, reference, { forwardDate: true });
  if (found === undefined) return null;
  const { start } = found;
  const two = (value: number | null): string => String(value ?? 1).padStart(2, '0');
  return `${start.get('year') ?? now.getUTCFullYear()}-${two(start.get('month'))}-${two(start.get('day'))}`;
}

/** Today's date in a time zone, as `YYYY-MM-DD`. */
export function dayOf(now: Date, timeZone: string): string {
  return new Date(now.getTime() + offsetMinutes(now, timeZone) * 60_000).toISOString().slice(0, 10);
}

/** Midnight at the start of today in a time zone. */
export function startOfDay(now: Date, timeZone: string): Date {
  const midnight = new Date(`${dayOf(now, timeZone)}T00:00:00Z`);
  return new Date(midnight.getTime() - offsetMinutes(now, timeZone) * 60_000);
}
