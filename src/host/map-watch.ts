/** Which maps can run: those whose table and entity both systems have. Asked at start, and again until both systems have answered. */
import type { MapFinding, MappedSystem } from '../connectors/port.ts';
import type { EntityMap, SystemName } from '../maps/entity-map.ts';
import type { Clock } from './clock.ts';
import type { Logger } from './logging.ts';

export interface MapWatch {
  /** Maps that must not be written, by name, with the reason. Filled as the systems answer. */
  readonly unavailable: ReadonlyMap<string, string>;
  /** Resolves after each system was asked once, whether it answered or not. */
  readonly firstLook: Promise<void>;
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
  const closed = new AbortController();

  const look = async (system: SystemName): Promise<boolean> => {
    try {
      for (const finding of await systems[system].inspect(maps)) note(system, finding);
      return true;
    } catch (error) {
      log.warn('maps not checked', { system, error: error instanceof Error ? error.message : String(error) });
      return false;
    }
  };
  const note = (system: SystemName, finding: MapFinding) => {
    log[finding.severity === 'warning' ? 'warn' : 'error']('map finding', { system, ...finding });
    if (finding.severity !== 'warning') unavailable.set(finding.map, `${finding.code}: ${finding.message}`);
  };
  const lookUntilAnswered = async (system: SystemName, isAnswered: boolean) => {
    while (!isAnswered && !closed.signal.aborted) {
      await clock.sleep(againAfterMilliseconds, closed.signal);
      if (!closed.signal.aborted) isAnswered = await look(system);
    }
  };

  const first = { dataverse: look('dataverse'), financeOperations: look('financeOperations') };
  const rest = Promise.all([
    first.dataverse.then((isAnswered) => lookUntilAnswered('dataverse', isAnswered)),
    first.financeOperations.then((isAnswered) => lookUntilAnswered('financeOperations', isAnswered)),
  ]);
  return {
    unavailable,
    firstLook: Promise.all([first.dataverse, first.financeOperations]).then(() => undefined),
    async close() {
      closed.abort();
      await rest;
    },
  };
}
