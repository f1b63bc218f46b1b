/** Moves maps from status to status, as the table in `lifecycle.ts` allows, and writes down who did it. */
import type { Problem } from '../../connectors/port.ts';
import type { MapCatalogue } from '../../maps/entity-map.ts';
import type { MapActivity, MapCommand } from '../face.ts';
import type { Clock, KeptStatus, MapStatuses } from '../ports.ts';
import { planCommand } from './commands.ts';
import { lifecycle, type LifecycleEvent } from './lifecycle.ts';
import { statusesFrom, type Statuses } from './statuses.ts';

/** What the rest of the core asks about maps and tells of them. */
export interface MapLifecycle {
  statuses(): Promise<Statuses>;
  /** Carries out a command on all maps named, or on none. */
  command(command: MapCommand): Promise<CommandResult>;
  /** Puts maps into Initializing; from then on saves of them wait in order. Names those that could not be, and why. */
  beginInitialSync(maps: readonly string[], by: string): Promise<readonly NotMoved[]>;
  /** Through Resuming, where what waited is carried over, to Running. */
  endInitialSync(maps: readonly string[], by: string): Promise<readonly NotMoved[]>;
  /** It was given up before the end: maps are Paused, and what was saved meanwhile still waits. */
  stopInitialSync(maps: readonly string[], by: string, reason: string): Promise<readonly NotMoved[]>;
  /** Lets maps run whose queue is empty. */
  drained(): Promise<readonly string[]>;
  /** Logs maps whose tables went missing or are there again. */
  noteAvailability(): Promise<void>;
}

export interface NotMoved {
  readonly map: string;
  readonly reason: string;
}

export type CommandResult =
  | { readonly kind: 'done'; readonly maps: readonly string[] }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[]; readonly missing: readonly string[] };

export interface LifecycleParts {
  readonly maps: MapCatalogue;
  readonly mapStatuses: MapStatuses;
  readonly clock: Clock;
  readonly unavailable: ReadonlyMap<string, string>;
  /** Status of maps that were never heard of. */
  readonly firstStatus: KeptStatus['status'];
  /** Called after maps moved: there may be something to carry over. */
  readonly moved: () => void;
}

const catchUp = 'Catch-up';
const mapWatch = 'Map watch';

export function createMapLifecycle(parts: LifecycleParts): MapLifecycle {
  const { maps, mapStatuses, clock, unavailable } = parts;
  let introduced: Promise<void> | null = null;
  const statuses = async (): Promise<Statuses> => {
    introduced ??= mapStatuses.introduce(
      maps.maps.map(({ name }) => name),
      parts.firstStatus,
    );
    await introduced;
    return statusesFrom(maps, await mapStatuses.all(), unavailable);
  };
  const at = (): string => clock.now().toISOString();

  /** Moves each map that may move. Somebody may have moved one in the same moment: then it is looked at again. */
  const fire = async (
    names: readonly string[],
    event: LifecycleEvent,
    by: string,
    reason: string | null,
  ): Promise<readonly NotMoved[]> => {
    const left: NotMoved[] = [];
    for (const map of names) {
      for (let isMoved = false; !isMoved;) {
        const from = (await statuses()).of(map);
        const next = lifecycle[from][event];
        if (typeof next === 'object') left.push({ map, reason: next.refused });
        isMoved =
          typeof next === 'object' ||
          next === 'as before' ||
          next === from ||
          (await mapStatuses.change([{ at: at(), map, from, to: next, by, reason }]));
      }
    }
    parts.moved();
    return left;
  };

  return {
    statuses,
    command: async (command) => {
      for (;;) {
        const planned = planCommand(maps, await statuses(), command);
        if (planned.kind === 'refused') return planned;
        const moves = planned.moves.map((move): MapActivity => ({
          ...move,
          at: at(),
          by: command.by.name,
          reason: command.reason ?? null,
        }));
        if (!(await mapStatuses.change(moves))) continue;
        parts.moved();
        return { kind: 'done', maps: planned.maps };
      }
    },
    beginInitialSync: (names, by) => fire(names, 'initialSyncStarted', by, null),
    endInitialSync: (names, by) => fire(names, 'initialSyncEnded', by, null),
    stopInitialSync: (names, by, reason) => fire(names, 'initialSyncStopped', by, reason),
    drained: () => mapStatuses.drained(clock.now(), catchUp),
    noteAvailability: async () => {
      const now = await statuses();
      for (const { name } of maps.maps) {
        const { status, missing } = now.kept(name);
        const reason = unavailable.get(name) ?? null;
        if ((reason === null) === (missing === null)) continue;
        const [from, to] =
          reason === null ? (['Not available', status] as const) : ([status, 'Not available'] as const);
        await mapStatuses.miss(name, reason, { at: at(), map: name, from, to, by: mapWatch, reason });
      }
    },
  };
}
