import type { RecordRef } from '../connectors/port.ts';

/**
 * One text per record, the same for spellings that both systems take for the same key: F&O and Dataverse compare text without
 * regard to case or trailing blanks. Used for leases, record states and failures.
 */
export function recordKey(ref: RecordRef): string {
  return [ref.map, ref.company ?? '', ...ref.key.map(String)].map(normalise).join('|');
}

export function sameRecord(a: RecordRef, b: RecordRef): boolean {
  return recordKey(a) === recordKey(b);
}

function normalise(part: string): string {
  return part.trimEnd().toLowerCase().replaceAll('%', '%25').replaceAll('|', '%7C');
}
