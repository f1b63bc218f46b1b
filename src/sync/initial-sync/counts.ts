import type { InitialSyncPart } from '../face.ts';

/** What a batch adds to the figures of its map. */
export type Counts = Pick<
  InitialSyncPart,
  'done' | 'equal' | 'created' | 'updated' | 'conflicts' | 'refused' | 'notEligible'
>;

const none = { dataverse: 0, financeOperations: 0 } as const;

export const noCounts: Counts = {
  done: 0,
  equal: 0,
  created: none,
  updated: none,
  conflicts: 0,
  refused: 0,
  notEligible: 0,
};

/** A map of a run before its first row. */
export function newPart(map: string): InitialSyncPart {
  return { map, total: null, rate: null, secondsLeft: null, ...noCounts };
}

/** Adds figures, and tells rate and time left from what was done since `startedAt` (`before` rows were done then already). */
export function withCounts(
  part: InitialSyncPart,
  counts: Counts,
  pace: { readonly before: number; readonly seconds: number },
): InitialSyncPart {
  const done = part.done + counts.done;
  const total = part.total === null ? null : Math.max(part.total, done);
  const rate = pace.seconds > 0 ? (done - pace.before) / pace.seconds : null;
  return {
    ...part,
    done,
    total,
    equal: part.equal + counts.equal,
    created: sum(part.created, counts.created),
    updated: sum(part.updated, counts.updated),
    conflicts: part.conflicts + counts.conflicts,
    refused: part.refused + counts.refused,
    notEligible: part.notEligible + counts.notEligible,
    rate: rate === null ? null : Math.round(rate * 10) / 10,
    secondsLeft: rate === null || rate === 0 || total === null ? null : Math.ceil((total - done) / rate),
  };
}

type PerSystem = InitialSyncPart['created'];

function sum(one: PerSystem, other: PerSystem): PerSystem {
  return {
    dataverse: one.dataverse + other.dataverse,
    financeOperations: one.financeOperations + other.financeOperations,
  };
}
