/** What a system holds of what it was sent. Its own rules may have filled in, rounded or moved a value on the way. */
import type { CanonicalRecord, CanonicalValue } from '../maps/entity-map.ts';
import { contains } from './ownership.ts';

/** Whether a system holds what it was sent. What was sent empty it may have filled: with a default, or with what it derives. */
export function isKept(
  property: string,
  sent: CanonicalValue,
  before: CanonicalRecord | null,
  values: CanonicalRecord,
): boolean {
  const kept = values[property];
  if (kept === undefined || Object.is(kept, sent)) return true;
  return isBlank(sent) && (before === null || !Object.is(kept, before[property]));
}

/**
 * Whether what was sent is seen at work: every value of it that is new has moved, and one stands just as sent. Not all need to: the
 * system's own rules may make something else of a value.
 */
export function takesEffect(sent: CanonicalRecord, before: CanonicalRecord, after: CanonicalRecord): boolean {
  const news = Object.entries(sent).filter(([property, value]) => !Object.is(before[property] ?? null, value));
  if (news.length === 0) return contains(after, sent);
  return (
    news.every(([property]) => !Object.is(before[property] ?? null, after[property] ?? null)) &&
    news.some(([property, value]) => Object.is(after[property], value))
  );
}

export const isBlank = (value: CanonicalValue): boolean =>
  value === null || value === '' || value === 0 || value === false;
