import { CodedError } from '../../errors.ts';
import type { EntityMap } from '../../maps/entity-map.ts';
import type { Core } from '../context.ts';

/**
 * The maps of a run in the order in which their records can be written: those named, and what they look up and belong to; all that
 * are available when none is named. Throws MAP_UNKNOWN, and MAP_NOT_AVAILABLE for one that was named or is needed.
 */
export function mapsOfRun(core: Core, named: readonly string[]): readonly EntityMap[] {
  if (named.length === 0) return core.maps.maps.filter(({ name }) => !core.unavailable.has(name));
  const wanted = new Set<string>();
  const open = named.map((name) => core.maps.get(name));
  for (let map = open.pop(); map !== undefined; map = open.pop()) {
    if (wanted.has(map.name)) continue;
    wanted.add(map.name);
    const reason = core.unavailable.get(map.name);
    if (reason !== undefined) throw new CodedError('MAP_NOT_AVAILABLE', `${map.title}: ${reason}`);
    open.push(...neededBy(core, map));
  }
  return core.maps.maps.filter(({ name }) => wanted.has(name));
}

function neededBy(core: Core, map: EntityMap): readonly EntityMap[] {
  const tables = new Set(map.lookups.map(({ target }) => target.table));
  return core.maps.maps.filter(({ name, dataverse }) => tables.has(dataverse.table) || name === map.parent?.map);
}
