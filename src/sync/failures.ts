import type { Core } from './context.ts';
import type { SyncFailure } from './face.ts';

/** Opens a sync failure, or counts one more attempt of an open one, and tells of it. */
export async function reportFailure(
  core: Core,
  found: Pick<SyncFailure, 'class' | 'ref' | 'origin' | 'author' | 'problems'>,
): Promise<SyncFailure> {
  const { failure } = await core.store.failures.report({
    ...found,
    id: core.newId(),
    attempts: 1,
    since: core.clock.now().toISOString(),
    status: 'open',
  });
  core.log.warn('sync.failure', {
    failure: failure.id,
    map: failure.ref.map,
    class: failure.class,
    attempts: failure.attempts,
  });
  await core.announce.failed(failure);
  return failure;
}
