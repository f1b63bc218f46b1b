/** Tells what is new from what is known: marks of records become signals, as few and as cheaply as can be. */
import type { RecordMark, RecordRef } from '../../connectors/port.ts';
import type { CanonicalRecord } from '../../maps/entity-map.ts';
import { CodedError } from '../../errors.ts';
import { SystemFailure } from '../../connectors/errors.ts';
import { rootOf } from '../aggregate.ts';
import type { Core } from '../context.ts';
import { contains } from '../ownership.ts';
import type { RecordState, SeenVersion } from '../ports.ts';
import { recordKey } from '../record-key.ts';
import type { Following } from './follow-map.ts';

const marksAtOnce = 1_000;
const readsAtOnce = 100;
const nobody = { aadObjectId: null, userPrincipalName: null };

/**
 * Makes signals of records that changed, and notes them as seen. Most marks are echoes of our own writes and cost no call: their
 * version is the one that both systems last agreed on. Gives the number of signals.
 */
export async function takeMarks(following: Following, marks: readonly RecordMark[], round: number): Promise<number> {
  const { core, system, map } = following;
  let found = 0;
  for (const chunk of chunks(marks, marksAtOnce)) {
    const unseen = await core.store.catchUp.unseen(system, map.name, chunk.map(seenVersion));
    const fresh = await withoutEchoes(
      following,
      chunk.filter((mark) => unseen.has(idOf(mark))),
    );
    for (const batch of chunks(fresh, readsAtOnce)) found += await suggest(following, await changed(following, batch));
    await noteMarks(following, chunk, round);
  }
  return found;
}

/** Makes signals of records that are gone and were once agreed on; what was deleted with our knowledge is forgotten by then. */
export async function takeGone(following: Following, ids: readonly string[]): Promise<number> {
  const states = await statesOf(following, ids);
  return suggest(
    following,
    states.filter((state) => versionIn(following, state) !== null),
  );
}

/** Notes records as seen, in the version they have now. */
export async function noteMarks(
  { core, system, map }: Following,
  marks: readonly RecordMark[],
  round: number,
): Promise<void> {
  for (const chunk of chunks(marks, marksAtOnce))
    await core.store.catchUp.note(system, map.name, chunk.map(seenVersion), round);
}

async function withoutEchoes(following: Following, marks: readonly RecordMark[]): Promise<readonly RecordMark[]> {
  const states = await statesOf(following, marks.map(idOf));
  const agreed = new Map(states.map((state) => [idIn(following, state), versionIn(following, state)]));
  return marks.filter((mark) => agreed.get(idOf(mark)) !== mark.version);
}

/** Records whose values are not those agreed on, and those that cannot be read. One without a company takes no part. */
async function changed(following: Following, marks: readonly RecordMark[]): Promise<readonly Found[]> {
  const { core, system, map } = following;
  const read = await core.systems[system].readMarked(map, marks).catch((error: unknown) => {
    if (error instanceof SystemFailure && error.code === 'ANSWER_NOT_UNDERSTOOD') return null;
    throw error;
  });
  if (read === null) return unreadable(following, marks);
  const snapshots = read.filter(({ ref }) => map.company === 'global' || ref.company !== null);
  const states = await core.store.recordStates.ofKeys(snapshots.map(({ ref }) => recordKey(ref)));
  const agreed = new Map(states.map((state) => [recordKey(state.ref), state]));
  return snapshots.filter(({ ref, values }) => {
    const state = agreed.get(recordKey(ref));
    return state === undefined || versionIn(following, state) === null || !contains(state.values, values);
  });
}

/** One of these cannot be read: it is found by halves. Whoever looks at it then will meet the same, and people are told. */
async function unreadable(following: Following, marks: readonly RecordMark[]): Promise<readonly Found[]> {
  const [only] = marks;
  if (only !== undefined && marks.length === 1) {
    const [state] = await statesOf(following, [idOf(only)]);
    const ref = only.ref ?? state?.ref ?? null;
    const { core, system, map } = following;
    core.log.warn('catch-up.unreadable', { system, map: map.name, record: idOf(only) });
    return ref === null ? [] : [{ ref, values: state?.values ?? {} }];
  }
  const half = Math.ceil(marks.length / 2);
  return [...(await changed(following, marks.slice(0, half))), ...(await changed(following, marks.slice(half)))];
}

interface Found {
  readonly ref: RecordRef;
  readonly values: CanonicalRecord;
}

/** A signal already waiting was told by a hook and stays; a hook that comes within the grace takes the place of ours. */
async function suggest({ core, system, isFirst }: Following, records: readonly Found[]): Promise<number> {
  if (records.length === 0) return 0;
  const now = core.clock.now();
  const signals = [];
  for (const { ref, values } of records) {
    const root = rootOrNull(core, ref, values);
    if (root === null) continue;
    // A record that is known to differ was told of before; so was all that happened while nobody was there to be told.
    const isUntold = !isFirst && (await core.store.failures.openUnder(root)).length === 0;
    const map = ref.map === root.map ? {} : { map: ref.map };
    signals.push({ ref: root, origin: system, author: nobody, attempts: 0, isUntold, ...map });
  }
  await core.store.signals.suggest(signals, isFirst ? now : new Date(now.getTime() + core.settings.hookGrace));
  core.announce.wake();
  return signals.length;
}

/** Null for a child that names no parent: it belongs to nothing that could be compared. */
function rootOrNull(core: Core, ref: RecordRef, values: CanonicalRecord): RecordRef | null {
  try {
    return rootOf(core.maps, ref, values);
  } catch (error) {
    if (error instanceof CodedError && error.code === 'IMPOSSIBLE') return null;
    throw error;
  }
}

function statesOf({ core, system }: Following, ids: readonly string[]): Promise<readonly RecordState[]> {
  return system === 'dataverse' ? core.store.recordStates.ofRows(ids) : core.store.recordStates.ofKeys(ids);
}

function versionIn({ system }: Following, state: RecordState): string | null {
  return system === 'dataverse' ? state.dataverseVersion : state.financeOperationsVersion;
}

function idIn({ system }: Following, state: RecordState): string {
  return system === 'dataverse' ? (state.dataverseId ?? '').toLowerCase() : recordKey(state.ref);
}

/** The name a record has within its map: it outlives the record, so that a missing one can be told. */
function idOf({ rowId, ref }: RecordMark): string {
  return rowId ?? (ref === null ? '' : recordKey(ref));
}

function seenVersion(mark: RecordMark): SeenVersion {
  return { id: idOf(mark), version: mark.version };
}

function* chunks<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}
