import type { RecordRef } from '../../connectors/port.ts';
import type { Core } from '../context.ts';
import type { SyncFailure } from '../face.ts';

export const isSettled = ({ status }: SyncFailure): boolean => status === 'resolved' || status === 'dismissed';

/**
 * Both sides are equal again, or both without the record: its open failures are over by themselves. Those that somebody is settling
 * right now are left to that somebody.
 */
export async function resolveFailures(core: Core, refs: readonly RecordRef[]): Promise<void> {
  if (refs.length === 0) return;
  for (const { id } of await core.store.failures.openOf(refs)) {
    const at = core.clock.now().toISOString();
    const resolved = await core.store.failures.change(id, (now) =>
      now.status === 'open' ? { ...now, status: 'resolved', ending: { by: null, at, note: null } } : now,
    );
    if (resolved?.isChanged === true) await core.announce.failed(resolved.failure);
  }
}
