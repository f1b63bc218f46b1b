import type { Effect } from './world/transport.ts';

/** Which call: its number among all, from 1, or among those of its effect, which moves less when the core changes; 0 is none. */
export type Place = number | `${Effect} ${number}`;

/** One case: an act, the call that is struck, by what, and whether the process ends. Its id says all of it. */
export interface Case {
  readonly act: string;
  readonly call: Place;
  /** Null where only the process ends. */
  readonly fault: string | null;
  readonly crash: Crash;
}

/** When the process ends: never, instead of the call, after it was applied, or at the next call after the fault. */
export type Crash = 'runs on' | 'ends before' | 'ends after' | 'ends at the next call';

const noFault = 'no fault';

export function idOf({ act, call, fault, crash }: Case): string {
  return [act, call, fault ?? noFault, crash].join(' / ');
}

/** The case behind an id. */
export function caseOf(id: string): Case {
  const [act = '', call = '0', fault = noFault, crash = 'runs on'] = id.split(' / ');
  const place = /^\d+$/.test(call) ? Number(call) : (call as Place);
  return { act, call: place, fault: fault === noFault ? null : fault, crash: crash as Crash };
}
