/** Sync failures from their beginning: what could not be carried over after it had been committed where it was made. */
import type { RecordRef } from '../../connectors/port.ts';
import type { Core } from '../context.ts';
import type { SyncFailure } from '../face.ts';
import { nextAttempt } from './patience.ts';

/** What somebody found out about a change that could not be carried over. */
export type FoundFailure = Pick<SyncFailure, 'class' | 'ref' | 'origin' | 'author' | 'problems'> & {
  /** Root of the aggregate. */
  readonly root: RecordRef;
  readonly operation?: string | null;
  readonly raw?: string | null;
  readonly parked?: SyncFailure['parked'];
};

/** Opens a sync failure, or counts one more attempt of an open one, and tells of it. */
export async function reportFailure(core: Core, found: FoundFailure): Promise<SyncFailure> {
  const now = core.clock.now();
  const { failure } = await core.store.failures.report({
    operation: null,
    raw: null,
    assignee: null,
    ending: null,
    ...found,
    id: core.newId(),
    attempts: 1,
    since: now.toISOString(),
    status: 'open',
  });
  core.log.warn('sync.failure', {
    failure: failure.id,
    map: failure.ref.map,
    class: failure.class,
    attempts: failure.attempts,
  });
  await core.store.failures.tryAgainAt(failure.id, nextAttempt(failure, now));
  await core.announce.failed(failure);
  return failure;
}
