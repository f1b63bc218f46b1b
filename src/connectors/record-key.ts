/** Keys as both systems compare them: letter case and blanks at the end do not count. */
import type { RecordRef } from './port.ts';

/** Whether two references of one map mean the same record. */
export function sameKey(one: RecordRef, other: RecordRef): boolean {
  return (
    (one.company ?? '').toLowerCase() === (other.company ?? '').toLowerCase() &&
    one.key.length === other.key.length &&
    one.key.every((part, index) => comparable(part) === comparable(other.key[index] ?? ''))
  );
}

/** Orders references of one map by company and key; numbers by their size. */
export function byKey(one: RecordRef, other: RecordRef): number {
  const order = compare(one.company ?? '', other.company ?? '');
  if (order !== 0) return order;
  return one.key.reduce<number>((found, part, index) => found || compare(part, other.key[index] ?? ''), 0);
}

function compare(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [a, b] = [comparable(one), comparable(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One text for all spellings of a key, company included. */
export function keyText(ref: RecordRef): string {
  return JSON.stringify([ref.company?.toLowerCase() ?? '', ...ref.key.map(comparable)]);
}

function comparable(part: string | number): string {
  return String(part).trimEnd().toLowerCase();
}
