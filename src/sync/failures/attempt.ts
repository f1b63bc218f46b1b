import { createHash } from 'node:crypto';
import { SystemFailure } from '../../connectors/errors.ts';
import type { Problem } from '../../connectors/port.ts';
import type { CanonicalRecord, EntityMap } from '../../maps/entity-map.ts';
import { bringAlong } from '../bring-along.ts';
import { outage, ownProblem, type Core } from '../context.ts';
import type { Actor, FailureAct, SyncFailure } from '../face.ts';
import { ownedElsewhere } from '../owned-elsewhere.ts';
import { allProperties } from '../ownership.ts';
import { readPair } from '../pairs.ts';
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
  const record = `${map.words.one} ${failure.ref.key.join(', ')}`;
  return makeEqual(core, writes, {
    requestId: requestOf(failure, act),
    ref: failure.ref,
    wish: { take: act.kind === 'take' ? act.side : null, values },
    by,
    summary: act.kind === 'edit' ? `correct ${record}` : `settle ${record}`,
    saying: {
      say: act.kind === 'edit' ? 'correct' : 'settle',
      words: { map: failure.ref.map, key: failure.ref.key.join(', ') },
    },
  });
}

async function retry(core: Core, failure: SyncFailure): Promise<EqualResult> {
  const forbidden = await notRunning(core, failure.ref);
  if (forbidden !== null) return { kind: 'left', problems: [forbidden], operation: null };
  try {
    await bringAlong(core, failure.root ?? failure.ref, failure);
    const pair = await readPair(core, failure.ref);
    if ((pair.dataverse === null && pair.financeOperations === null) || isEqualPair(pair)) return { kind: 'equal' };
  } catch (error) {
    if (!(error instanceof SystemFailure)) throw error;
    return { kind: 'left', problems: [outage(error)], operation: null };
  }
  return supersededBy(await core.store.failures.openOf([failure.ref]), failure);
}

/** The try may have met something else than before: then that is what is wrong with the record now, as a failure of its own. */
function supersededBy(open: readonly SyncFailure[], failure: SyncFailure): EqualResult {
  const newer = open.find(({ id, since }) => id !== failure.id && since > failure.since);
  const isReported = open.some(({ id, status }) => id === failure.id && status === 'open');
  if (isReported || newer === undefined) return { kind: 'left', problems: [], operation: null };
  return { kind: 'equal' };
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

/** The same act on the same state of a failure is one operation, whoever clicks how often. */
function requestOf(failure: SyncFailure, act: FailureAct): string {
  const asked = createHash('sha256').update(JSON.stringify(act)).digest('base64url');
  return `failure:${failure.id}:${failure.attempts}:${asked}`;
}
