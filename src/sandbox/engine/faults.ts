import type { Clock } from './runtime.ts';
import type { WireHandler, WireRequest, WireResponse } from './wire.ts';

/** The connection ended without an answer. Over HTTP the socket is destroyed; in pure form the handler rejects with this. */
export class ConnectionDropped extends Error {
  constructor() {
    super('The connection was dropped.');
  }
}

/** A misbehaviour asked for by a test: what happens to the next `times` calls that match. */
export interface Fault {
  /** Method in capitals; any when left out. */
  readonly method?: string;
  /** A regular expression the URL must match; any when left out. */
  readonly path?: string;
  /** How many calls it hits. Default 1. */
  readonly times?: number;
  /** Waits before anything else, in milliseconds. */
  readonly delay?: number;
  /** Answers this instead of what the system would; without `apply` the system never sees the call. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /**
   * `no` (the default with a status or a drop): the system never sees the call. `yes`: it does its work, then the fault strikes.
   * `late`: the fault strikes first, the work is done `lateBy` milliseconds afterwards.
   */
  readonly apply?: 'no' | 'yes' | 'late';
  readonly lateBy?: number;
  /** Ends the connection instead of answering. */
  readonly drop?: boolean;
}

/** The faults still to come, and the work that is done late. */
export interface Faults {
  add(faults: readonly Fault[]): void;
  clear(): void;
  /** Puts the faults in front of a handler. */
  wrap(handler: WireHandler): WireHandler;
  /** Resolves when nothing that was put off is still to be done. */
  settled(): Promise<void>;
}

/** Makes an empty list of faults. */
export function createFaults(clock: Clock): Faults {
  let waiting: { fault: Fault; pattern: RegExp | null; left: number }[] = [];
  const late = new Set<Promise<unknown>>();

  const next = (request: WireRequest): Fault | null => {
    const found = waiting.find(
      ({ fault, pattern }) =>
        (fault.method === undefined || fault.method === request.method) && (pattern?.test(request.url) ?? true),
    );
    if (found === undefined) return null;
    found.left--;
    waiting = waiting.filter(({ left }) => left > 0);
    return found.fault;
  };

  const applyLate = (handler: WireHandler, request: WireRequest, milliseconds: number): void => {
    const work = clock
      .sleep(milliseconds)
      .then(() => handler(request))
      .catch(() => null);
    late.add(work);
    void work.then(() => late.delete(work));
  };

  return {
    add(faults) {
      waiting = [
        ...waiting,
        ...faults.map((fault) => ({
          fault,
          pattern: fault.path === undefined ? null : new RegExp(fault.path),
          left: fault.times ?? 1,
        })),
      ];
    },
    clear() {
      waiting = [];
    },
    wrap: (handler) => async (request) => {
      const fault = next(request);
      if (fault === null) return handler(request);
      if (fault.delay !== undefined) await clock.sleep(fault.delay);
      const strikes = fault.drop === true || fault.status !== undefined;
      const apply = fault.apply ?? (strikes ? 'no' : 'yes');
      if (apply === 'late') applyLate(handler, request, fault.lateBy ?? 0);
      const answer = apply === 'yes' ? await handler(request) : null;
      if (fault.drop === true) throw new ConnectionDropped();
      return struck(fault, answer);
    },
    async settled() {
      while (late.size > 0) await Promise.all(late);
    },
  };
}

function struck(fault: Fault, answer: WireResponse | null): WireResponse {
  if (fault.status === undefined && answer !== null) {
    return { ...answer, headers: { ...answer.headers, ...fault.headers }, body: fault.body ?? answer.body };
  }
  return { status: fault.status ?? 503, headers: fault.headers ?? {}, body: fault.body ?? '' };
}
