import type { Problem, ProblemParams } from '../../connectors/port.ts';
import type { MapCatalogue } from '../../maps/entity-map.ts';
import type { MapActivity, MapCommand, MapCommandName, MapStatusName } from '../face.ts';
import { standsOn, withGround, withRiders } from './dependencies.ts';
import { lifecycle } from './lifecycle.ts';
import type { Statuses } from './statuses.ts';

type Move = Pick<MapActivity, 'map' | 'from' | 'to'>;

export type PlannedCommand =
  | { readonly kind: 'moves'; readonly maps: readonly string[]; readonly moves: readonly Move[] }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[]; readonly missing: readonly string[] };

/**
 * What a command does to the maps as they are now. With no map named it takes all those it can be done to. A map runs on running
 * ground only, and is not pulled away from under others. Throws MAP_UNKNOWN.
 */
export function planCommand(catalogue: MapCatalogue, now: Statuses, command: MapCommand): PlannedCommand {
  const isForAll = command.maps.length === 0;
  const named = isForAll
    ? catalogue.maps.map(({ name }) => name)
    : command.maps.map((name) => catalogue.get(name).name);
  const maps = withThoseConcerned(catalogue, now, command, named);
  const problems: Problem[] = [];
  const moves: Move[] = [];
  for (const map of maps) {
    const from = now.of(map);
    const to = lifecycle[from][command.command];
    if (typeof to === 'object') problems.push(problem(catalogue, map, from, to.refused));
    else if (to !== 'as before' && to !== from) moves.push({ map, from, to });
  }
  if (problems.length > 0 && !(isForAll && problems.length < maps.length))
    return { kind: 'refused', problems, missing: [] };
  const missing = missingFor(catalogue, now, command.command, moves);
  if (missing.length > 0) return { kind: 'refused', problems: [whatIsMissing(catalogue, command, missing)], missing };
  return { kind: 'moves', maps, moves };
}

/** Those named, and where asked for what they stand on, or stand under. */
function withThoseConcerned(
  catalogue: MapCatalogue,
  now: Statuses,
  { command, withDependencies = false }: MapCommand,
  named: readonly string[],
): readonly string[] {
  if (!withDependencies || command === 'pause') return named;
  const all = command === 'stop' ? withRiders(catalogue, named) : withGround(catalogue, named);
  const joins = (map: string): boolean =>
    command === 'resume' ? now.of(map) === 'Paused' : now.of(map) !== 'Not available';
  return all.filter((map) => named.includes(map) || joins(map));
}

const isMoving = (command: MapCommandName): boolean => command === 'run' || command === 'resume';

function missingFor(
  catalogue: MapCatalogue,
  now: Statuses,
  command: MapCommandName,
  moves: readonly Move[],
): readonly string[] {
  const moved = new Set(moves.map(({ map }) => map));
  const others = catalogue.maps.filter(({ name }) => !moved.has(name));
  if (isMoving(command)) {
    const ground = new Set(moves.flatMap(({ map }) => standsOn(catalogue, catalogue.get(map))));
    return others.map(({ name }) => name).filter((name) => ground.has(name) && !carries(now, name));
  }
  if (command !== 'stop') return [];
  return others
    .filter((map) => standsOn(catalogue, map).some((name) => moved.has(name)))
    .map(({ name }) => name)
    .filter((name) => now.of(name) !== 'Not running' && now.of(name) !== 'Not available');
}

/** Whether a map is ground to stand on. One whose tables are missing never will be: those above run without it. */
function carries(now: Statuses, map: string): boolean {
  const status = now.of(map);
  return status === 'Running' || status === 'Resuming' || status === 'Not available';
}

function whatIsMissing(catalogue: MapCatalogue, { command }: MapCommand, missing: readonly string[]): Problem {
  const titles = missing.map((name) => catalogue.get(name).title).join(', ');
  return command === 'stop'
    ? refusal(null, 'STILL_NEEDED', `Others stand on it: ${titles}.`, 'Stop those first, or all of them together.', {
        maps: missing,
      })
    : refusal(null, 'NEEDS_OTHERS', `It needs others to run: ${titles}.`, 'Run those first, or all of them together.', {
        maps: missing,
      });
}

function problem(catalogue: MapCatalogue, map: string, status: MapStatusName, sentence: string): Problem {
  return refusal(map, 'NOT_NOW', `${catalogue.get(map).title}: ${sentence}`, 'Look at the status of the map.', {
    maps: [map],
    status,
  });
}

function refusal(map: string | null, code: string, message: string, remedy: string, params: ProblemParams): Problem {
  return { system: 'dispatchCopilot', entity: map ?? '', field: null, ref: null, message, remedy, code, params };
}
