import type { RecordRef } from '../connectors/port.ts';
import { leaseKey, rootOf } from './aggregate.ts';
import type { Core } from './context.ts';
import type { JournalEntry } from './face.ts';
import { journalEntry } from './journal-entry.ts';

/** The operations on the aggregate of a record, newest first. A child whose key does not name its parent is found by what was agreed on it. */
export async function journalOf(
  core: Pick<Core, 'maps' | 'store'>,
  ref: RecordRef,
  limit: number,
): Promise<readonly JournalEntry[]> {
  const map = core.maps.get(ref.map);
  const agreed = map.parent === undefined ? null : ((await core.store.recordStates.get(ref))?.values ?? null);
  const isNamed = map.parent?.by.every((property) => map.key.includes(property)) ?? true;
  if (!isNamed && agreed === null) return [];
  const entries = await core.store.journal.ofAggregate(leaseKey(rootOf(core.maps, ref, agreed)), limit);
  return entries.map(journalEntry);
}
