import type { SystemName } from '../../maps/entity-map.ts';
import { systemTitles, type Core } from '../context.ts';
import type { Signal } from '../ports.ts';

/** Tells administrators of changes that no hook had told of, one notice for each map and system. */
export async function tellMissedHooks(core: Core, signals: readonly Signal[]): Promise<void> {
  const counts = new Map<string, { readonly map: string; readonly system: SystemName; readonly count: number }>();
  for (const { ref, origin } of signals) {
    const id = `${ref.map}|${origin}`;
    counts.set(id, { map: ref.map, system: origin, count: (counts.get(id)?.count ?? 0) + 1 });
  }
  for (const { map, system, count } of counts.values()) {
    core.log.warn('hook.missed', { system, map, records: count });
    const { one, many } = core.maps.get(map).words;
    await core.announce.notice({
      kind: 'missedHook',
      at: core.clock.now().toISOString(),
      map,
      system,
      count,
      text:
        `${count} ${count === 1 ? one : many} changed in ${systemTitles[system]} without word from its hook. ` +
        'It was found by looking and dealt with, later than it should have been. ' +
        `See whether the hooks of ${systemTitles[system]} are registered and reach this service.`,
    });
  }
}
