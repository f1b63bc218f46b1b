import type { RecordRef } from '../../connectors/port.ts';
import { memberMaps } from '../aggregate.ts';
import type { Core } from '../context.ts';
import type { SyncFailure } from '../face.ts';

export const isSettled = ({ status }: SyncFailure): boolean => status === 'resolved' || status === 'dismissed';

/**
 * Both sides are equal again, or both without the record: its open failures are over by themselves. Those that somebody is settling
 * right now are left to that somebody. A parked operation is about all that belongs to its record, so it is over only with the whole.
 */
export async function resolveFailures(
  core: Core,
  refs: readonly RecordRef[],
  { isWhole = false }: { readonly isWhole?: boolean } = {},
): Promise<void> {
  if (refs.length === 0) return;
  for (const { id, ref, parked } of await core.store.failures.openOf(refs)) {
    if (parked !== undefined && !isWhole && memberMaps(core.maps, ref.map).length > 0) continue;
    const at = core.clock.now().toISOString();
    const resolved = await core.store.failures.change(id, (now) =>
      now.status === 'open' ? { ...now, status: 'resolved', ending: { by: null, at, note: null } } : now,
    );
    if (resolved?.isChanged === true) await core.announce.failed(resolved.failure);
  }
}
