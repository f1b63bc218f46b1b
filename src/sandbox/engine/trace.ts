import type { Clock } from './runtime.ts';
import type { WireHandler, WireRequest, WireResponse } from './wire.ts';

/** One call as it arrived and as it was answered. */
interface TraceEntry {
  /** Counts from 1 since the start or the last reset. */
  readonly number: number;
  readonly system: string;
  readonly at: string;
  readonly request: WireRequest;
  /** Null while it is not answered, or when the connection was dropped. */
  readonly response: WireResponse | null;
}

/** The last calls, oldest first. */
export interface Trace {
  /** Records what passes through a handler. */
  wrap(system: string, handler: WireHandler): WireHandler;
  entries(): readonly TraceEntry[];
  clear(): void;
}

/** Most calls kept; the oldest are forgotten. */
const capacity = 1000;

/** Makes an empty trace. Bearer values are kept: in this sandbox they are names of made-up people. */
export function createTrace(clock: Clock): Trace {
  let entries: TraceEntry[] = [];
  let number = 0;
  return {
    wrap: (system, handler) => async (request) => {
      const entry = {
        number: ++number,
        system,
        at: clock.now().toISOString(),
        request,
        response: null as WireResponse | null,
      };
      entries.push(entry);
      if (entries.length > capacity) entries = entries.slice(-capacity);
      const response = await handler(request);
      entry.response = response;
      return response;
    },
    entries: () => entries,
    clear() {
      entries = [];
      number = 0;
    },
  };
}
