/** One case: an act, the call that is struck, by what, and whether the process ends. Its id says all of it. */
export interface Case {
  readonly act: string;
  /** Number of the call that is struck, from 1; 0 strikes none. */
  readonly call: number;
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
  return { act, call: Number(call), fault: fault === noFault ? null : fault, crash: crash as Crash };
}
