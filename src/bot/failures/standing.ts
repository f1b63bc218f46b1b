/** How sync failures stand, in the words and the colour of a card. */
import type { SyncFailure } from '../../sync/face.ts';
import type { Turn } from '../conversation/turn.ts';

type Status = SyncFailure['status'];

/** What needs somebody comes first. */
export const statuses = ['open', 'retrying', 'resolved', 'dismissed'] as const satisfies readonly Status[];

/** How several stand together: as the one that needs somebody most. */
export function standingOf(failures: readonly SyncFailure[]): Status {
  return statuses.find((status) => failures.some((one) => one.status === status)) ?? 'resolved';
}

/** `3 open, 1 put away`. */
export function countedStates({ texts }: Turn, failures: readonly SyncFailure[]): string {
  return statuses
    .map((status) => [status, failures.filter((one) => one.status === status).length] as const)
    .flatMap(([status, count]) => (count > 0 ? [texts.syncFailures.states[status](count)] : []))
    .join(', ');
}

/** The colour of the title. */
export function toneOf(status: Status): 'good' | 'attention' | 'warning' {
  return status === 'open' ? 'attention' : status === 'retrying' ? 'warning' : 'good';
}
