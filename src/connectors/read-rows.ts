/** Rows of a reading of many, of which one with a bad value must not end the others. */
import type { Found, RecordPage } from './bulk.ts';
import type { Snapshot } from './port.ts';
import { keyText } from './record-key.ts';

/** A row as far as it can be read, and why it cannot where a value of it cannot; null for one without a whole key. */
export type ReadRow = { readonly snapshot: Snapshot; readonly unreadable: string | null } | null;

/** Rows as a page of records. */
export function pageOfRecords(rows: readonly ReadRow[], next: string | null): RecordPage {
  const read = rows.filter((row) => row !== null);
  return {
    snapshots: read.flatMap(({ snapshot, unreadable }) => (unreadable === null ? [snapshot] : [])),
    unreadable: read.flatMap(({ snapshot, unreadable }) => (unreadable === null ? [] : [snapshot])),
    next,
  };
}

/** Notes rows by the text of their key. */
export function noteFound(found: Map<string, Found>, rows: readonly ReadRow[]): void {
  for (const row of rows) {
    if (row === null) continue;
    const key = keyText(row.snapshot.ref);
    const { snapshot, unreadable } = row;
    found.set(key, found.has(key) ? 'several' : unreadable === null ? snapshot : { unreadable });
  }
}
