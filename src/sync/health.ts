/**
 * Whether each connected system answers. A breaker stands before every call: after a few calls in a row that brought no answer it
 * opens, and calls fail at once instead of keeping people and hooks waiting. A probe, at growing intervals, closes it again without
 * anybody's doing. A system that only asks to come back later is up; nobody calls it before the time it asked for.
 */
import { SystemFailure } from '../connectors/errors.ts';
import type { MappedSystem } from '../connectors/port.ts';
import type { SystemName } from '../maps/entity-map.ts';
import type { SystemHealth } from './face.ts';
import type { Clock, Log } from './ports.ts';

export interface HealthSettings {
  /** Calls in a row without an answer after which a system counts as down. */
  readonly outagesToOpen: number;
  /** First pause before a probe, and the longest, in milliseconds; each is twice the one before. */
  readonly firstProbe: number;
  readonly longestProbe: number;
}

export interface Health {
  /** The systems with the breaker before every call. */
  readonly systems: Readonly<Record<SystemName, MappedSystem>>;
  /** Makes a call of another kind to a system, by the same rules. */
  call<T>(system: SystemName, call: () => Promise<T>): Promise<T>;
  /** Whether the system counts as down: calls fail without being sent. */
  isDown(system: SystemName): boolean;
  /** Since the first of the calls in a row that brought no answer; null while the system answers. */
  downSince(system: SystemName): Date | null;
  report(): readonly SystemHealth[];
  close(): Promise<void>;
}

interface HealthParts {
  readonly systems: Readonly<Record<SystemName, MappedSystem>>;
  readonly clock: Clock;
  readonly settings: HealthSettings;
  readonly log: Log;
  /** Told once when a system counts as down, with since when, and once when it answers again. */
  readonly changed: (system: SystemName, downSince: Date | null) => void;
}

/** Stands before both systems until closed. */
export function watchHealth(parts: HealthParts): Health {
  const breakers = { dataverse: breaker(parts, 'dataverse'), financeOperations: breaker(parts, 'financeOperations') };
  return {
    systems: {
      dataverse: guarded(parts.systems.dataverse, breakers.dataverse.call),
      financeOperations: guarded(parts.systems.financeOperations, breakers.financeOperations.call),
    },
    call: (system, call) => breakers[system].call(call),
    isDown: (system) => breakers[system].isOpen(),
    downSince: (system) => breakers[system].downSince(),
    report: () => (['dataverse', 'financeOperations'] as const).map((system) => breakers[system].report()),
    close: async () => void (await Promise.all([breakers.dataverse.close(), breakers.financeOperations.close()])),
  };
}

type Guard = <T>(call: () => Promise<T>) => Promise<T>;

/** Failures that say the system is away, and those that only a system can give that is there. Others tell neither. */
const outages: ReadonlySet<string> = new Set(['SYSTEM_UNREACHABLE', 'ANSWER_LOST']);
const answers: ReadonlySet<string> = new Set(['QUERY_REFUSED', 'SYSTEM_BUSY', 'CURSOR_EXPIRED']);

function breaker({ systems, clock, settings, log, changed }: HealthParts, name: SystemName) {
  const closed = new AbortController();
  let failures = 0;
  let since: Date | null = null;
  let busyUntil = 0;
  let isProbing = false;
  let probing = Promise.resolve();

  const isOpen = (): boolean => failures >= settings.outagesToOpen;
  const answered = (): void => {
    const wasOpen = isOpen();
    failures = 0;
    since = null;
    if (!wasOpen) return;
    log.info('system.back', { system: name });
    changed(name, null);
  };
  const failed = (failure: SystemFailure): Date => {
    const first = (since ??= clock.now());
    failures += 1;
    if (failures === settings.outagesToOpen) {
      log.warn('system.down', { system: name, since: first.toISOString(), code: failure.code });
      changed(name, first);
    }
    if (!isProbing) probing = probe();
    return first;
  };
  const probe = async (): Promise<void> => {
    isProbing = true;
    for (let pause = settings.firstProbe; since !== null; pause = Math.min(pause * 2, settings.longestProbe)) {
      await clock.sleep(Math.max(pause, busyUntil - clock.now().getTime()), closed.signal);
      if (closed.signal.aborted) break;
      if (since !== null && (await pings(systems[name]))) answered();
    }
    isProbing = false;
  };

  return {
    call: async <T>(call: () => Promise<T>): Promise<T> => {
      const wait = busyUntil - clock.now().getTime();
      if (wait > 0) throw putOff(name, wait);
      if (since !== null && isOpen()) throw notEvenTried(name, since);
      try {
        const result = await call();
        answered();
        return result;
      } catch (error) {
        if (isOutage(error)) throw error.knownSince(failed(error));
        if (!(error instanceof SystemFailure)) throw error;
        if (answers.has(error.code)) answered();
        if (error.retryAfterSeconds !== null) busyUntil = clock.now().getTime() + error.retryAfterSeconds * 1_000;
        throw error;
      }
    },
    isOpen,
    downSince: () => since,
    report: (): SystemHealth => ({
      system: name,
      answers: !isOpen(),
      downSince: isOpen() ? (since?.toISOString() ?? null) : null,
    }),
    close: async () => {
      closed.abort();
      await probing;
    },
  };
}

function isOutage(error: unknown): error is SystemFailure {
  return error instanceof SystemFailure && outages.has(error.code);
}

/** Whether there is an answer of any kind. */
async function pings(system: MappedSystem): Promise<boolean> {
  try {
    await system.ping();
    return true;
  } catch (error) {
    return !isOutage(error);
  }
}

function notEvenTried(system: SystemName, since: Date): SystemFailure {
  return new SystemFailure('SYSTEM_UNREACHABLE', system, `${system} has not answered since ${since.toISOString()}.`, {
    applied: 'no',
    since,
  });
}

function putOff(system: SystemName, milliseconds: number): SystemFailure {
  return new SystemFailure('SYSTEM_BUSY', system, `${system} asked to come back later.`, {
    applied: 'no',
    retryAfterSeconds: milliseconds / 1_000,
  });
}

/** Every call through the guard; whether it answers at all, and what it has, may be asked past it. */
function guarded(system: MappedSystem, guard: Guard): MappedSystem {
  const { bulk } = system;
  return {
    name: system.name,
    read: (...of) => guard(() => system.read(...of)),
    readChildren: (...of) => guard(() => system.readChildren(...of)),
    readAll: (...of) => guardedPages(system.readAll(...of), guard),
    changesSince: (...of) => guardedPages(system.changesSince(...of), guard),
    readMarked: (...of) => guard(() => system.readMarked(...of)),
    write: (...of) => guard(() => system.write(...of)),
    check: (...of) => guard(() => system.check(...of)),
    inspect: (...of) => guard(() => system.inspect(...of)),
    ping: () => system.ping(),
    bulk: {
      count: (...of) => guard(() => bulk.count(...of)),
      pages: (...of) => guardedPages(bulk.pages(...of), guard),
      readKeys: (...of) => guard(() => bulk.readKeys(...of)),
      checkMany: (...of) => guard(() => bulk.checkMany(...of)),
      writeMany: (...of) => guard(() => bulk.writeMany(...of)),
    },
  };
}

async function* guardedPages<T>(pages: AsyncIterable<T>, guard: Guard): AsyncGenerator<T> {
  const iterator = pages[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await guard(() => iterator.next());
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}
