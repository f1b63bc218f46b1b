/** Puts maps in the order in which their records can be written: what is looked up, and parents, come first. */
import type { EntityMap } from './entity-map.ts';
import type { MapProblem } from './problems.ts';

/**
 * Sorts by dependency, by name where nothing else decides. A map that looks up its own table does not wait for itself. Maps in a
 * circle are reported and come last.
 */
export function inDependencyOrder(maps: readonly EntityMap[]): {
  readonly maps: readonly EntityMap[];
  readonly problems: readonly MapProblem[];
} {
  const byTable = new Map(maps.map((map) => [map.dataverse.table, map.name]));
  const needs = new Map(maps.map((map) => [map.name, dependenciesOf(map, byTable)]));
  const waiting = [...maps].sort((one, other) => (one.name < other.name ? -1 : 1));
  const sorted: EntityMap[] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex((map) => !waiting.some((other) => needs.get(map.name)?.has(other.name)));
    if (next < 0) break;
    sorted.push(...waiting.splice(next, 1));
  }
  const problems = waiting.map(({ name }): MapProblem => {
    const message = `${name} waits for ${[...(needs.get(name) ?? [])].join(', ')}, and they for it; break the circle`;
    return { map: name, severity: 'error', code: 'MAP2004', field: 'lookups', message };
  });
  return { maps: [...sorted, ...waiting], problems };
}

function dependenciesOf(map: EntityMap, byTable: ReadonlyMap<string, string>): ReadonlySet<string> {
  const looked = map.lookups.flatMap((lookup) => byTable.get(lookup.target.table) ?? []);
  return new Set(
    [...looked, ...(map.parent === undefined ? [] : [map.parent.map])].filter((name) => name !== map.name),
  );
}
