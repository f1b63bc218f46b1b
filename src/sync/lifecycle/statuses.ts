import type { EntityMap, MapCatalogue } from '../../maps/entity-map.ts';
import type { MapStatusName, WhenOtherIsDown } from '../face.ts';
import type { KeptStatus } from '../ports.ts';
import { rootMapOf } from './dependencies.ts';
import { isDraining, wayIn, type Way } from './lifecycle.ts';

/** The statuses of all maps at one moment, and what follows from them. */
export interface Statuses {
  /** Status of a map as people see it. */
  of(map: string): MapStatusName;
  kept(map: string): KeptStatus;
  /** The way of a save by status: a record that is part of another goes no further than that one. */
  way(map: string): Way;
  whenOtherIsDown(map: string): WhenOtherIsDown;
  /** Maps whose queue is carried over, and whose records may therefore be written. */
  readonly draining: readonly string[];
  /** Maps that are live, by themselves and by what they are part of. */
  readonly live: readonly string[];
}

/** Puts together what is kept of the maps and what is missing of them. */
export function statusesFrom(
  catalogue: MapCatalogue,
  all: readonly KeptStatus[],
  unavailable: ReadonlyMap<string, string>,
): Statuses {
  const rows = new Map(all.map((row) => [row.map, row]));
  const kept = (map: string): KeptStatus => rows.get(map) ?? { ...unknownMap, map };
  const of = (map: string): MapStatusName => (unavailable.has(map) ? 'Not available' : kept(map).status);
  const together = (map: EntityMap): readonly MapStatusName[] => [of(map.name), of(rootMapOf(catalogue, map).name)];
  const way = (name: string): Way => {
    const ways = together(catalogue.get(name)).map((status) => wayIn[status]);
    return ways.includes('leave') ? 'leave' : ways.includes('queue') ? 'queue' : 'live';
  };
  const names = catalogue.maps.map(({ name }) => name);
  return {
    of,
    kept,
    way,
    whenOtherIsDown: (map) =>
      kept(map).whenOtherIsDown ?? (catalogue.get(map).onUnavailable === 'allow' ? 'queue' : 'refuse'),
    draining: names.filter((name) => together(catalogue.get(name)).every(isDraining)),
    live: names.filter((name) => way(name) === 'live'),
  };
}

const unknownMap = {
  status: 'Not running',
  since: null,
  by: null,
  reason: null,
  missing: null,
  whenOtherIsDown: null,
} as const;
