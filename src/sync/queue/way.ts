import type { Problem, RecordRef } from '../../connectors/port.ts';
import type { SystemName } from '../../maps/entity-map.ts';
import { ownProblem, type Core } from '../context.ts';
import { rootMapOf } from '../lifecycle/dependencies.ts';
import type { Way } from '../lifecycle/lifecycle.ts';
import type { Statuses } from '../lifecycle/statuses.ts';

/**
 * What becomes of a save now: by the status of its map; behind what its aggregate has waiting already, because order is kept; and by
 * what the administrator decided for a counterpart that does not answer.
 */
export async function wayOf(
  core: Core,
  now: Statuses,
  save: { readonly map: string; readonly aggregate: string; readonly counterpart: SystemName },
): Promise<Way> {
  const way = now.way(save.map);
  if (way !== 'live') return way;
  if (waitsForOutage(core, now, save)) return 'queue';
  return (await core.store.queue.holds([save.aggregate])).size > 0 ? 'queue' : 'live';
}

/** Whether a save of this map is accepted and kept while the counterpart does not answer, and it does not. */
export function waitsForOutage(
  core: Core,
  now: Statuses,
  { map, counterpart }: { readonly map: string; readonly counterpart: SystemName },
): boolean {
  return now.whenOtherIsDown(map) === 'queue' && core.health.downSince(counterpart) !== null;
}

/** Why something that cannot wait cannot be done now: what the map is doing, or the one its records are part of. */
export function notNow(core: Core, now: Statuses, ref: RecordRef): Problem {
  const own = core.maps.get(ref.map);
  const map = [rootMapOf(core.maps, own), own].find(({ name }) => now.of(name) !== 'Running') ?? own;
  const many = capitalised(map.words.many);
  switch (now.of(map.name)) {
    case 'Not available':
      return ownProblem('NOT_AVAILABLE', `${map.title} is not available: its tables are missing.`, askThem, ref);
    case 'Not running':
      return ownProblem('NOT_RUNNING', `${many} are not synchronised: the map is stopped.`, askThem, ref);
    case 'Paused':
      return ownProblem('PAUSED', `Synchronisation of ${map.words.many} is paused.`, whenItRuns, ref);
    case 'Initializing':
      return ownProblem('INITIALIZING', `${many} are just being brought in line for the first time.`, whenItRuns, ref);
    case 'Resuming':
    case 'Running':
      return ownProblem(
        'CATCHING_UP',
        `Earlier changes of ${map.words.many} are still being carried over.`,
        'Try again in a moment.',
        ref,
      );
  }
}

const askThem = 'Ask an administrator.';
const whenItRuns = 'This needs both systems at once. Try again when it runs again.';

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
