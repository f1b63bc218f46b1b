/** Which maps can run: those whose table and entity both systems have. Asked at start, and again while anything is missing or unknown. */
import type { MapFinding, MappedSystem } from '../connectors/port.ts';
import type { EntityMap, SystemName } from '../maps/entity-map.ts';
import type { Clock } from './clock.ts';
import type { Logger } from './logging.ts';

export interface MapWatch {
  /** Maps that must not be written, by name, with the reason. Filled as the systems answer. */
  readonly unavailable: ReadonlyMap<string, string>;
  /** Resolves after each system was asked once, whether it answered or not. */
  readonly firstLook: Promise<void>;
  /** Asks both systems anew, after something was mended in one of them. A map that fits now is available from then on. */
  lookAgain(): Promise<void>;
  close(): Promise<void>;
}

const againAfterMilliseconds = 30_000;

export function watchMaps(options: {
  readonly maps: readonly EntityMap[];
  readonly systems: Readonly<Record<SystemName, Pick<MappedSystem, 'inspect'>>>;
  readonly clock: Clock;
  readonly log: Logger;
}): MapWatch {
  const { maps, systems, clock, log } = options;
  const unavailable = new Map<string, string>();
  const missing = { dataverse: new Map<string, string>(), financeOperations: new Map<string, string>() };
  const closed = new AbortController();

  /** Whether all is known and nothing is missing. What was missing and is there now is available from then on. */
  const look = async (system: SystemName): Promise<boolean> => {
    try {
      const found = await systems[system].inspect(maps);
      const before = new Map(missing[system]);
      missing[system].clear();
      for (const finding of found) note(system, finding, before);
      unavailable.clear();
      for (const [map, reason] of [...missing.dataverse, ...missing.financeOperations]) unavailable.set(map, reason);
      return missing[system].size === 0;
    } catch (error) {
      log.warn('maps not checked', { system, error: error instanceof Error ? error.message : String(error) });
      return false;
    }
  };
  const note = (system: SystemName, finding: MapFinding, before: ReadonlyMap<string, string>) => {
    const reason = `${finding.code}: ${finding.message}`;
    if (finding.severity !== 'warning') missing[system].set(finding.map, reason);
    if (before.get(finding.map) !== reason)
      log[finding.severity === 'warning' ? 'warn' : 'error']('map finding', { system, ...finding });
  };
  const lookUntilAllIsThere = async (system: SystemName, isAllThere: boolean) => {
    while (!isAllThere && !closed.signal.aborted) {
      await clock.sleep(againAfterMilliseconds, closed.signal);
      if (!closed.signal.aborted) isAllThere = await look(system);
    }
  };

  const first = { dataverse: look('dataverse'), financeOperations: look('financeOperations') };
  const rest = Promise.all([
    first.dataverse.then((isAllThere) => lookUntilAllIsThere('dataverse', isAllThere)),
    first.financeOperations.then((isAllThere) => lookUntilAllIsThere('financeOperations', isAllThere)),
  ]);
  return {
    unavailable,
    firstLook: Promise.all([first.dataverse, first.financeOperations]).then(() => undefined),
    async lookAgain() {
      await Promise.all([look('dataverse'), look('financeOperations')]);
    },
    async close() {
      closed.abort();
      await rest;
    },
  };
}
