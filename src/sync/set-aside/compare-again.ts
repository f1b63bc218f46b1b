/**
 * What an entry that was set aside may have left half done: the records it was about are compared in both systems, and where they differ
 * both sides are brought in line as after any news, so that what was changed on both is reported and never overwritten. Where the records
 * are not known, all records of the maps are compared. Taken up again after a restart, until it was done once.
 */
import { SystemFailure } from '../../connectors/errors.ts';
import type { RecordRef } from '../../connectors/port.ts';
import { memberMaps } from '../aggregate.ts';
import type { Core } from '../context.ts';
import { findRoot } from '../pairs.ts';
import { compareMap } from '../reconcile/compare-map.ts';
import { recordKey } from '../record-key.ts';
import type { SetAsideEntry } from './face.ts';
import { apart } from '../worker.ts';
import { mapsConcerned } from './set-aside.ts';
import { outcomeOfSetAside } from './told.ts';

const nobody = { aadObjectId: null, userPrincipalName: null };

/** Tells those who wait, and compares what was not compared yet. */
export async function compareSetAside(core: Core): Promise<void> {
  const { setAside } = core.store;
  for (const { operation, requestId } of await setAside.owed()) {
    await apart(core, 'outcome.untold', { operation }, async () => {
      await core.announce.settled(requestId, outcomeOfSetAside(operation));
      await setAside.paid(operation);
    });
  }
  for (const entry of await setAside.uncompared()) {
    try {
      const differing = await compare(core, entry);
      await setAside.compared(entry.operation, core.clock.now().toISOString());
      core.log.info('journal.set-aside-compared', { operation: entry.operation, differing });
    } catch (error) {
      if (!(error instanceof SystemFailure)) throw error;
      core.log.warn('journal.set-aside-uncompared', { operation: entry.operation, code: error.code });
      return;
    }
  }
}

/** Marks what is to be brought in line; gives how many records that are. */
async function compare(core: Core, { aggregates }: SetAsideEntry): Promise<number> {
  const states = await core.store.recordStates.ofKeys(aggregates);
  const known = new Set(states.map(({ ref }) => recordKey(ref)));
  const unknown = aggregates.filter((aggregate) => !known.has(aggregate));
  await mark(
    core,
    states.map(({ ref }) => ref),
  );
  if (aggregates.length > 0 && unknown.length === 0) return states.length;
  const statuses = await core.lifecycle.statuses();
  const roots = mapsConcerned(core, unknown);
  const names = new Set(roots.flatMap((name) => [name, ...memberMaps(core.maps, name).map((member) => member.name)]));
  let count = states.length;
  for (const map of core.maps.maps) {
    // What happens while a map is stopped is nobody's business but an initial sync's.
    const status = statuses.of(map.name);
    if (!names.has(map.name) || status === 'Not running' || status === 'Not available') continue;
    for await (const { differing } of compareMap(core, map, null)) {
      const found = await Promise.all(differing.map(({ ref }) => findRoot(core, ref)));
      await mark(
        core,
        found.filter((root) => root !== null),
      );
      count += differing.length;
    }
  }
  return count;
}

/** News of both sides: then nobody was first, and what both hold differently is for people to decide. */
async function mark(core: Core, roots: readonly RecordRef[]): Promise<void> {
  const signals = roots.flatMap((ref) =>
    (['financeOperations', 'dataverse'] as const).map((origin) => ({ ref, origin, author: nobody, attempts: 0 })),
  );
  await core.store.signals.suggest(signals, core.clock.now());
  core.announce.wake();
}
