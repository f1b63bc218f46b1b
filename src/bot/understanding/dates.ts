/** Days as people write them, in any of the languages. Whatever is read is shown again before anything is written. */
import * as chrono from 'chrono-node';
import { knownZone } from '../texts/format.ts';
import { languageOf } from '../texts/language.ts';

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

/**
 * The day that words mean, as `YYYY-MM-DD`, seen from a moment in a time zone; null when they mean none. The locale decides between
 * month first and day first; with points the day is always first. A week means its Monday.
 */
export function readDay(words: string, now: Date, timeZone: string, locale: string): string | null {
  const text = words.slice(0, 100).trim();
  const today = dayOf(now, timeZone);
  return isoDay(text) ?? pointedDay(text, today) ?? weekDay(text, today) ?? spokenDay(text, now, timeZone, locale);
}

function isoDay(text: string): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return year === undefined ? null : existing(Number(year), Number(month), Number(day));
}

/** `4.12.`, `04.12.26`, `4.12.2026`; without a year the next such day. */
function pointedDay(text: string, today: string): string | null {
  const [, day, month, year] = /^(?:\D*\s)?(\d{1,2})\.\s?(\d{1,2})\.?\s?(\d{4}|\d{2})?$/.exec(text) ?? [];
  if (day === undefined || month === undefined) return null;
  if (year !== undefined) return existing(Number(year) + (year.length === 2 ? 2_000 : 0), Number(month), Number(day));
  const thisYear = Number(today.slice(0, 4));
  const found = existing(thisYear, Number(month), Number(day));
  return found === null || found >= today ? found : existing(thisYear + 1, Number(month), Number(day));
}

/** `KW 12`, `week 12`, `calendar week 12 2027`: the Monday of the week (ISO 8601), without a year the next such week. */
function weekDay(text: string, today: string): string | null {
  const [, week, year] =
    /^(?:in |by )?(?:the )?(?:kw|kalenderwoche|cw|wk|week|calendar week)\s?(\d{1,2})(?:[\s/]+(\d{4}))?$/i.exec(text) ??
    [];
  if (week === undefined || Number(week) < 1 || Number(week) > 53) return null;
  const thisYear = Number(today.slice(0, 4));
  const found = mondayOf(year === undefined ? thisYear : Number(year), Number(week));
  return year !== undefined || found >= mondayBefore(today) ? found : mondayOf(thisYear + 1, Number(week));
}

function mondayOf(year: number, week: number): string {
  // The fourth of January is always in the first week.
  const first = mondayBefore(`${year}-01-04`);
  return daysAfter(first, (week - 1) * 7);
}

const mondayBefore = (day: string): string => daysAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function existing(year: number, month: number, day: number): string | null {
  const text = `${year}-${two(month)}-${two(day)}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** What chrono reads; of two languages the one that makes more of the words, the person's own where both make the same. */
function spokenDay(text: string, now: Date, timeZone: string, locale: string): string | null {
  const reference = { instant: now, timezone: offsetMinutes(now, timeZone) };
  const english = locale.startsWith('en-US') ? chrono.en.casual : chrono.en.GB;
  const readers = languageOf(locale) === 'de' ? [chrono.de.casual, english] : [english, chrono.de.casual];
  let best: chrono.ParsedResult | null = null;
  for (const reader of readers) {
    const [found] = reader.parse(text, reference, { forwardDate: true });
    if (found !== undefined && found.text.length > (best?.text.length ?? 0)) best = found;
  }
  if (best === null) return null;
  const { start } = best;
  return existing(start.get('year') ?? now.getUTCFullYear(), start.get('month') ?? 1, start.get('day') ?? 1);
}

const weekdays =
  'monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag';
const surely = new RegExp(
  `\\s+((?:next |this |nächsten |nächste |kommenden |diesen )?(?:today|tomorrow|heute|morgen|übermorgen|${weekdays}|week|month|woche|monat)` +
    `|in \\d{1,3} (?:days?|weeks?|tage?n?|wochen?)|(?:kw|week) ?\\d{1,2}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\d{1,2}\\.(?:\\d{4})?)$`,
  'iu',
);

/** A day at the end of other words that no word announces: `ACME tomorrow`. Only what is surely a day counts. */
export function trailingDay(words: string): { readonly head: string; readonly day: string } | null {
  const found = surely.exec(words);
  const day = found?.[1];
  return found === null || day === undefined ? null : { head: words.slice(0, found.index), day };
}

const atStart = new RegExp(`^${surely.source.slice('\\s+'.length, -1)}(?![\\p{L}\\p{N}-])`, 'iu');
const announced =
  /^(?:by|until|before|on|due|for|next|this|bis|am|zum|vor|ab|naechste[nsr]?|diese[nsr]?|kommende[nsr]?)$/;

/** Whether a text begins with what is surely a day, which the word before it does not announce. */
export function dayAt(text: string, before: string): boolean {
  return !announced.test(before) && atStart.test(text);
}

/** What is surely a day at the start of a text; null where there is none. */
export const dayTextAt = (text: string): string | null => atStart.exec(text)?.[1] ?? null;

/** Today's date in a time zone, as `YYYY-MM-DD`. */
export function dayOf(now: Date, timeZone: string): string {
  return new Date(now.getTime() + offsetMinutes(now, timeZone) * 60_000).toISOString().slice(0, 10);
}

/** Midnight at the start of today in a time zone. */
export function startOfDay(now: Date, timeZone: string): Date {
  const midnight = new Date(`${dayOf(now, timeZone)}T00:00:00Z`);
  return new Date(midnight.getTime() - offsetMinutes(now, timeZone) * 60_000);
}
