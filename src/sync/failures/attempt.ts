import { createHash } from 'node:crypto';
import { SystemFailure } from '../../connectors/errors.ts';
import type { Problem, RecordRef } from '../../connectors/port.ts';
import type { CanonicalRecord, EntityMap } from '../../maps/entity-map.ts';
import { bringAlong } from '../bring-along.ts';
import type { Pair } from '../compare.ts';
import { outage, ownProblem, type Core } from '../context.ts';
import type { Actor, FailureAct, SyncFailure } from '../face.ts';
import { ownedElsewhere } from '../owned-elsewhere.ts';
import { allProperties } from '../ownership.ts';
import { readPair, readPairs } from '../pairs.ts';
import { recordKey, sameRecord } from '../record-key.ts';
import { isEqualPair } from '../reconcile/differences.ts';
import { notRunning } from '../running-maps.ts';
import { makeEqual, type EqualResult } from '../reconcile/make-equal.ts';
import type { Writes } from '../write.ts';

/** Tries what was decided about a failure. Gives what is in the way, also when a system does not answer; never throws for that. */
export async function attempt(
  core: Core,
  writes: Writes,
  failure: SyncFailure,
  act: Extract<FailureAct, { readonly kind: 'retry' | 'edit' | 'take' }>,
  by: Actor | null,
): Promise<EqualResult> {
  if (act.kind === 'retry' || by === null) return retry(core, failure);
  const map = core.maps.get(failure.ref.map);
  const values = act.kind === 'edit' ? act.values : {};
  const forbidden = notEditable(map, failure, values);
  if (forbidden.length > 0) return { kind: 'left', problems: forbidden, operation: null };
  if (act.kind === 'take' && failure.parked !== undefined) return takeAll(core, writes, failure, act, by);
  return settle(core, writes, failure, act, by, failure.ref);
}

function settle(
  core: Core,
  writes: Writes,
  failure: SyncFailure,
  act: Extract<FailureAct, { readonly kind: 'edit' | 'take' }>,
  by: Actor,
  ref: RecordRef,
): Promise<EqualResult> {
  const values = act.kind === 'edit' ? act.values : {};
  const record = `${core.maps.get(ref.map).words.one} ${ref.key.join(', ')}`;
  const requestId = requestOf(failure, act);
  return makeEqual(core, writes, {
    requestId: sameRecord(ref, failure.ref) ? requestId : `${requestId}:${recordKey(ref)}`,
    ref,
    wish: { take: act.kind === 'take' ? act.side : null, values },
    by,
    summary: act.kind === 'edit' ? `correct ${record}` : `settle ${record}`,
    saying: {
      say: act.kind === 'edit' ? 'correct' : 'settle',
      words: { map: ref.map, key: ref.key.join(', ') },
    },
  });
}

/** What a parked operation was about as a whole: of an order its lines too. Whether it is equal then is read, like after any try. */
async function takeAll(
  core: Core,
  writes: Writes,
  failure: SyncFailure,
  act: Extract<FailureAct, { readonly kind: 'take' }>,
  by: Actor,
): Promise<EqualResult> {
  try {
    const first = await settle(core, writes, failure, act, by, failure.ref);
    if (first.kind === 'left') return first;
    for (const { ref } of (await readPairs(core, failure.ref)).filter(isDifferent)) {
      const result = await settle(core, writes, failure, act, by, ref);
      if (result.kind === 'left') return result;
    }
    if (!(await readPairs(core, failure.ref)).some(isDifferent)) return { kind: 'equal' };
  } catch (error) {
    if (!(error instanceof SystemFailure)) throw error;
    return { kind: 'left', problems: [outage(error)], operation: null };
  }
  return leftAs(await core.store.failures.openOf([failure.ref]), failure);
}

const isDifferent = (pair: Pair): boolean =>
  (pair.dataverse !== null || pair.financeOperations !== null) && !isEqualPair(pair);

async function retry(core: Core, failure: SyncFailure): Promise<EqualResult> {
  const forbidden = await notRunning(core, failure.ref);
  if (forbidden !== null) return { kind: 'left', problems: [forbidden], operation: null };
  try {
    await bringAlong(core, failure.root ?? failure.ref, failure);
    const pairs =
      failure.parked === undefined ? [await readPair(core, failure.ref)] : await readPairs(core, failure.ref);
    if (!pairs.some(isDifferent)) return { kind: 'equal' };
  } catch (error) {
    if (!(error instanceof SystemFailure)) throw error;
    return { kind: 'left', problems: [outage(error)], operation: null };
  }
  const open = await core.store.failures.openOf([failure.ref]);
  return failure.parked === undefined ? supersededBy(open, failure) : leftAs(open, failure);
}

/** The try may have met something else than before: then that is what is wrong with the record now, as a failure of its own. */
function supersededBy(open: readonly SyncFailure[], failure: SyncFailure): EqualResult {
  const newer = open.find(({ id, since }) => id !== failure.id && since > failure.since);
  const isReported = open.some(({ id, status }) => id === failure.id && status === 'open');
  if (isReported || newer === undefined) return { kind: 'left', problems: [], operation: null };
  return { kind: 'equal' };
}

/** A parked operation is over only when its records are equal: what stands in the way now is told with it. */
function leftAs(open: readonly SyncFailure[], failure: SyncFailure): EqualResult {
  const problems = open.filter(({ id }) => id !== failure.id).flatMap((other) => other.problems);
  return { kind: 'left', problems, operation: null };
}

function notEditable(map: EntityMap, { ref }: SyncFailure, values: CanonicalRecord): readonly Problem[] {
  const known = new Set(allProperties(map));
  const wrong = Object.keys(values).filter((property) => !known.has(property) || map.key.includes(property));
  return [
    ...wrong.map((property) => ({
      ...ownProblem(
        'NOT_EDITABLE',
        known.has(property) ? 'The key of a record cannot be changed.' : `A ${map.words.one} has no ${property}.`,
        'Correct another field, or take the version of one side.',
        ref,
        known.has(property) ? {} : { value: property },
      ),
      field: known.has(property) ? property : null,
    })),
    ...ownedElsewhere(map, ref, Object.keys(values)),
  ];
}

/** The same act on the same state of a failure is one operation, whoever clicks how often and in whatever order its fields were kept. */
function requestOf(failure: SyncFailure, act: Extract<FailureAct, { readonly kind: 'edit' | 'take' }>): string {
  const inOrder = (values: CanonicalRecord) => Object.entries(values).sort(([one], [two]) => (one < two ? -1 : 1));
  const word = act.kind === 'edit' ? [act.kind, inOrder(act.values)] : { kind: act.kind, side: act.side };
  const asked = createHash('sha256').update(JSON.stringify(word)).digest('base64url');
  return `failure:${failure.id}:${failure.attempts}:${asked}`;
}
