/**
 * Whether each connected system answers. A breaker stands before every call, whoever makes it (`guarded-connectors.ts`): after a few
 * calls in a row that brought no answer it opens, and calls fail at once instead of keeping people and hooks waiting. A probe, at
 * growing intervals, closes it again without anybody's doing. A system that only asks to come back later is up; nobody calls it before
 * the time it asked for.
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
  /**
   * Makes a call to a system, unless that counts as down or asked to come back later: then it is not sent, and the `SystemFailure` says
   * so. One call is counted once, so that none may be made inside another.
   */
  call<T>(system: SystemName, call: () => Promise<T>): Promise<T>;
  /** Asks whether the system answers, past the breaker; not while it asked to be left alone. */
  ping(system: SystemName): Promise<void>;
  /** Whether the system counts as down: calls fail without being sent. */
  isDown(system: SystemName): boolean;
  /** Since the first of the calls in a row that brought no answer; null while the system answers. */
  downSince(system: SystemName): Date | null;
  report(): readonly SystemHealth[];
  /** The listener is told once when a system counts as down, with since when, and once when it answers again. */
  onChange(listener: HealthListener): void;
  close(): Promise<void>;
}

type HealthListener = (system: SystemName, downSince: Date | null) => void;

interface HealthParts {
  /** As the connectors give them, without a breaker. */
  readonly systems: Readonly<Record<SystemName, Pick<MappedSystem, 'ping'>>>;
  readonly clock: Clock;
  readonly settings: HealthSettings;
  readonly log: Log;
}

/** Stands before both systems until closed. */
export function watchHealth(parts: HealthParts): Health {
  const listeners: HealthListener[] = [];
  const changed: HealthListener = (...change) => listeners.forEach((listener) => listener(...change));
  const breakers = {
    dataverse: breaker(parts, 'dataverse', changed),
    financeOperations: breaker(parts, 'financeOperations', changed),
  };
  return {
    call: (system, call) => breakers[system].call(call),
    ping: (system) => breakers[system].ping(),
    isDown: (system) => breakers[system].isOpen(),
    downSince: (system) => breakers[system].downSince(),
    report: () => (['dataverse', 'financeOperations'] as const).map((system) => breakers[system].report()),
    onChange: (listener) => void listeners.push(listener),
    close: async () => void (await Promise.all([breakers.dataverse.close(), breakers.financeOperations.close()])),
  };
}

/** Failures that say the system is away, and those that only a system can give that is there. Others tell neither. */
const outages: ReadonlySet<string> = new Set(['SYSTEM_UNREACHABLE', 'ANSWER_LOST']);
const answers: ReadonlySet<string> = new Set(['QUERY_REFUSED', 'SYSTEM_BUSY', 'CURSOR_EXPIRED']);

function breaker({ systems, clock, settings, log }: HealthParts, name: SystemName, changed: HealthListener) {
  let failures = 0;
  let since: Date | null = null;
  let busyUntil = 0;
  let isClosed = false;
  /** Ends the probing of the outage that lasts; null while there is none. */
  let probe: AbortController | null = null;
  let probing = Promise.resolve();

  const isOpen = (): boolean => failures >= settings.outagesToOpen;
  const answered = (): void => {
    const wasOpen = isOpen();
    failures = 0;
    since = null;
    probe?.abort();
    probe = null;
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
    if (probe === null && !isClosed) {
      probe = new AbortController();
      const { signal } = probe;
      probing = probing.then(() => probeUntil(signal));
    }
    return first;
  };
  const probeUntil = async (over: AbortSignal): Promise<void> => {
    for (let pause = settings.firstProbe; !over.aborted; pause = Math.min(pause * 2, settings.longestProbe)) {
      await clock.sleep(Math.max(pause, busyUntil - clock.now().getTime()), over);
      if (!over.aborted && (await pings(systems[name])) && !over.aborted) answered();
    }
  };

  const holdOff = (): void => {
    const wait = busyUntil - clock.now().getTime();
    if (wait > 0) throw putOff(name, wait);
  };

  return {
    ping: async (): Promise<void> => {
      holdOff();
      await systems[name].ping();
    },
    call: async <T>(call: () => Promise<T>): Promise<T> => {
      holdOff();
      if (since !== null && isOpen()) throw notEvenTried(name, since);
      try {
        const result = await call();
        answered();
        return result;
      } catch (error) {
        if (isOutage(error)) throw error.knownSince(failed(error));
        if (!(error instanceof SystemFailure)) throw error;
        if (isAnswer(error)) answered();
        // Of calls that were under way together one may be told of less time than another.
        busyUntil = Math.max(busyUntil, clock.now().getTime() + (error.retryAfterSeconds ?? 0) * 1_000);
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
      isClosed = true;
      probe?.abort();
      await probing;
    },
  };
}

function isOutage(error: unknown): error is SystemFailure {
  return error instanceof SystemFailure && outages.has(error.code) && !error.isUnsent;
}

const isAnswer = ({ code, isUnsent }: SystemFailure): boolean => answers.has(code) && !isUnsent;

/** Whether there is an answer of any kind. */
async function pings(system: Pick<MappedSystem, 'ping'>): Promise<boolean> {
  try {
    await system.ping();
    return true;
  } catch (error) {
    return !isOutage(error) && !(error instanceof SystemFailure && error.isUnsent);
  }
}

function notEvenTried(system: SystemName, since: Date): SystemFailure {
  return new SystemFailure('SYSTEM_UNREACHABLE', system, `${system} has not answered since ${since.toISOString()}.`, {
    applied: 'no',
    isUnsent: true,
    since,
  });
}

function putOff(system: SystemName, milliseconds: number): SystemFailure {
  return new SystemFailure('SYSTEM_BUSY', system, `${system} asked to come back later.`, {
    applied: 'no',
    isUnsent: true,
    retryAfterSeconds: milliseconds / 1_000,
  });
}
