/** Whether the process can serve, and how both systems are. A system that is down is told, and takes nothing else down. */
import type { SystemName } from '../maps/entity-map.ts';
import type { Stoppage } from '../sync/face.ts';

export interface SystemState {
  readonly state: 'up' | 'down' | 'unknown';
  /** When it was last asked, ISO time. */
  readonly askedAt: string | null;
  /** Why it is down, in one line. */
  readonly reason?: string;
}

export interface ReadinessReport {
  readonly ready: boolean;
  /** What is not there yet while not ready. */
  readonly waitingFor: readonly string[];
  /** Why no new work is taken, and what to do; null while it is. */
  readonly stopped: Stoppage | null;
  readonly systems: Readonly<Record<SystemName, SystemState>>;
}

export interface Readiness {
  /** Something the process needs has come up. */
  reached(part: string): void;
  report(): Promise<ReadinessReport>;
}

export interface ReadinessOptions {
  /** What must be reached, once, before the process is ready. */
  readonly parts: readonly string[];
  /** Answers, or rejects. Null while there is nobody to ask. */
  readonly ping: (system: SystemName) => Promise<void> | null;
  /** Why the core takes no new work; null while it does, or is not up yet. */
  readonly stoppage: () => Stoppage | null;
  readonly now: () => Date;
}

/** An answer this young is not asked for again. */
const freshMilliseconds = 5_000;
/** Longest wait for a ping before the report goes out with what is known. */
const patienceMilliseconds = 2_000;

export function createReadiness(options: ReadinessOptions): Readiness {
  const missing = new Set(options.parts);
  const watches = {
    dataverse: watchSystem('dataverse', options),
    financeOperations: watchSystem('financeOperations', options),
  };
  return {
    reached: (part) => void missing.delete(part),
    async report() {
      const [dataverse, financeOperations] = await Promise.all([watches.dataverse(), watches.financeOperations()]);
      const stopped = options.stoppage();
      return {
        ready: missing.size === 0 && stopped === null,
        waitingFor: [...missing],
        stopped,
        systems: { dataverse, financeOperations },
      };
    },
  };
}

/** One system's last known state; asks again, one question at a time, when that is old. */
function watchSystem(system: SystemName, options: ReadinessOptions): () => Promise<SystemState> {
  let known: SystemState = { state: 'unknown', askedAt: null };
  let asking: Promise<void> | null = null;

  const ask = async (ping: Promise<void>): Promise<void> => {
    const askedAt = options.now().toISOString();
    try {
      await ping;
      known = { state: 'up', askedAt };
    } catch (error) {
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'no answer';
      known = { state: 'down', askedAt, reason };
    }
    asking = null;
  };

  return async () => {
    const age = known.askedAt === null ? Infinity : options.now().getTime() - Date.parse(known.askedAt);
    if (age > freshMilliseconds && asking === null) {
      const ping = options.ping(system);
      if (ping !== null) asking = ask(ping);
    }
    if (asking !== null) await within(asking, patienceMilliseconds);
    return known;
  };
}

async function within(work: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([work, patience]);
  clearTimeout(timer);
}
