/**
 * The way out of a damaged journal: an administrator sets an entry aside that cannot be read back. Its row is kept as it is, nothing is
 * guessed from it, and what it may have left half done is found by comparing both systems (see `compare-again.ts`).
 */
import { CodedError } from '../../errors.ts';
import type { Core } from '../context.ts';
import type { Actor, MapActivity } from '../face.ts';
import { takeLease } from '../lease.ts';
import type { DamagedJournal, SetAsideAnswer } from './face.ts';

/** What cannot be read and what was set aside. */
export async function damagedJournal({ store }: Core): Promise<DamagedJournal> {
  const damaged = await store.setAside.damaged();
  return {
    damaged: await Promise.all(
      damaged.map(async (entry) => ({
        ...entry,
        refs: (await store.recordStates.ofKeys(entry.aggregates)).map(({ ref }) => ref),
      })),
    ),
    setAside: await store.setAside.list(),
  };
}

/**
 * Sets one entry aside. Throws ENTRY_NOT_DAMAGED when there is none of this id that cannot be read, and ENTRY_IN_USE while its record is being
 * written.
 */
export async function setAside(core: Core, id: string, reason: string, by: Actor): Promise<SetAsideAnswer> {
  const { setAside: store } = core.store;
  const found = await store.damagedOne(id);
  if (found === null) throw notDamaged(id);
  // Whoever is writing holds the whole operation in memory, and puts it back with its next step.
  const lease = await takeLease(core, found.aggregates, `set-aside:${core.newId()}`, core.settings.leaseWait);
  if (lease === null) throw new CodedError('ENTRY_IN_USE', `The record of ${id} is being written right now.`);
  await using _held = lease;
  const at = core.clock.now().toISOString();
  const activity = await activityOf(core, found.aggregates, { at, by: by.name, reason: `set aside ${id}: ${reason}` });
  const answer = await store.setAside(id, { at, by: by.name, reason, activity });
  if (answer === null) throw notDamaged(id);
  core.log.warn('journal.set-aside', { operation: id, by: by.name, reason, left: answer.left });
  return answer;
}

const notDamaged = (id: string): CodedError =>
  new CodedError('ENTRY_NOT_DAMAGED', `The journal has no entry ${id} that cannot be read.`);

/** A line for each map concerned, whose status stays what it is. */
async function activityOf(
  core: Core,
  aggregates: readonly string[],
  line: Pick<MapActivity, 'at' | 'by' | 'reason'>,
): Promise<readonly MapActivity[]> {
  const statuses = await core.lifecycle.statuses();
  return mapsConcerned(core, aggregates).map((map) => {
    const status = statuses.of(map);
    return { ...line, map, from: status, to: status };
  });
}

/** Maps of the records in question; all of them where that is not known. */
export function mapsConcerned({ maps }: Pick<Core, 'maps'>, aggregates: readonly string[]): readonly string[] {
  const named = new Set(aggregates.map((aggregate) => aggregate.split('|')[0]));
  const known = maps.maps.filter(({ name }) => named.has(name));
  return (known.length === 0 ? maps.maps : known).map(({ name }) => name);
}
