/**
 * Capture after commit, the net below the hooks: looks at intervals at what each system itself says has changed. What no hook told of
 * becomes a signal and is carried over like any other; that it went untold is reported, because somebody should mend the hook.
 */
import { isOfTheWholeSystem, SystemFailure } from '../../connectors/errors.ts';
import type { EntityMap, SystemName } from '../../maps/entity-map.ts';
import type { Core } from '../context.ts';
import { apart, startWorker, type Worker } from '../worker.ts';
import { followMap } from './follow-map.ts';

/** Follows both systems, each at its own pace, until closed. */
export function startCatchUp(core: Core): Pick<Worker, 'close'> {
  const interval = core.settings.catchUpInterval;
  if (interval === null) return { close: async () => undefined };
  const followers = (['dataverse', 'financeOperations'] as const).map((system) => followSystem(core, system, interval));
  return { close: async () => void (await Promise.all(followers.map((follower) => follower.close()))) };
}

/** One round looks at every map; what cannot be had now is had in the next. */
function followSystem(core: Core, system: SystemName, interval: number): Pick<Worker, 'close'> {
  const closing = new AbortController();
  const caughtUp = new Set<string>();
  /** Gives the failure that put a map off; null when there was none. */
  const followOne = async (map: EntityMap): Promise<SystemFailure | null> => {
    try {
      await followMap({ core, system, map, isFirst: !caughtUp.has(map.name), closing: closing.signal });
      caughtUp.add(map.name);
      return null;
    } catch (error) {
      if (!(error instanceof SystemFailure)) throw error;
      core.log.warn('catch-up.deferred', { system, map: map.name, code: error.code });
      return error;
    }
  };
  const follow = async (): Promise<void> => {
    const statuses = await core.lifecycle.statuses();
    for (const map of core.maps.maps) {
      if (closing.signal.aborted) return;
      const status = statuses.of(map.name);
      // What happens while a map is stopped is nobody's business but an initial sync's.
      if (status === 'Not running') await core.store.catchUp.forget(system, map.name);
      if (status === 'Not running' || status === 'Not available') continue;
      const met = await apart(core, 'catch-up.failed', { system, map: map.name }, () => followOne(map));
      if (met !== null && isOfTheWholeSystem(met.code)) return;
    }
  };
  const worker = startWorker(core, { [`following ${system}`]: follow }, interval);
  return {
    close: () => {
      closing.abort();
      return worker.close();
    },
  };
}
