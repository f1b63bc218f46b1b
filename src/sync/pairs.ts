import type { RecordChange, RecordRef, Snapshot } from '../connectors/port.ts';
import type { EntityMap } from '../maps/entity-map.ts';
import { memberMaps, rootOf } from './aggregate.ts';
import { noteAgreement } from './agree.ts';
import { compare, isSame, type Pair } from './compare.ts';
import type { Core } from './context.ts';
import { recordKey } from './record-key.ts';

/**
 * Reads a root and its members on both sides. Drafts (records without a whole key yet) take no part; members of maps that do not run
 * only where `members` says so.
 */
export async function readPairs(
  core: Core,
  root: RecordRef,
  { members = 'carried' }: { readonly members?: 'carried' | 'available' } = {},
): Promise<readonly Pair[]> {
  const map = core.maps.get(root.map);
  const pairs: Pair[] = [];
  const [dataverse, financeOperations] = await Promise.all([
    core.systems.dataverse.read(map, root),
    core.systems.financeOperations.read(map, root),
  ]);
  pairs.push(await pairOf(core, map, root, dataverse, financeOperations));
  const carried = (await core.lifecycle.statuses()).draining;
  for (const member of memberMaps(core.maps, root.map)) {
    if (core.unavailable.has(member.name) || (members === 'carried' && !carried.includes(member.name))) continue;
    const [here, there] = await Promise.all([
      core.systems.dataverse.readChildren(member, root),
      core.systems.financeOperations.readChildren(member, root),
    ]);
    const refs = new Map([...here, ...there].map((snapshot) => [recordKey(snapshot.ref), snapshot.ref]));
    for (const [key, ref] of refs) {
      const find = (side: readonly Snapshot[]) => side.find((snapshot) => recordKey(snapshot.ref) === key) ?? null;
      pairs.push(await pairOf(core, member, ref, find(here), find(there)));
    }
  }
  return pairs;
}

/** Reads one record on both sides, without what belongs to it. */
export async function readPair(core: Core, ref: RecordRef): Promise<Pair> {
  const map = core.maps.get(ref.map);
  const [dataverse, financeOperations] = await Promise.all([
    core.systems.dataverse.read(map, ref),
    core.systems.financeOperations.read(map, ref),
  ]);
  return pairOf(core, map, ref, dataverse, financeOperations);
}

/**
 * The root of the aggregate a record belongs to, from what was agreed on or, where its key does not tell, from the record itself.
 * Null when neither system has it any more.
 */
export async function findRoot(core: Core, ref: RecordRef): Promise<RecordRef | null> {
  const map = core.maps.get(ref.map);
  if (map.parent === undefined || map.parent.by.every((property) => map.key.includes(property)))
    return rootOf(core.maps, ref, null);
  const known = await core.store.recordStates.get(ref);
  if (known !== null && map.parent.by.every((property) => known.values[property] != null))
    return rootOf(core.maps, ref, known.values);
  const { dataverse, financeOperations } = await readPair(core, ref);
  const values = financeOperations?.values ?? dataverse?.values;
  return values === undefined ? null : rootOf(core.maps, ref, values);
}

async function pairOf(
  core: Core,
  map: EntityMap,
  ref: RecordRef,
  dataverse: Snapshot | null,
  financeOperations: Snapshot | null,
): Promise<Pair> {
  return { map, ref, base: await core.store.recordStates.get(ref), dataverse, financeOperations };
}

/** What Dataverse lacks of what finance and operations holds: the second half of a pivot. */
export async function followChanges(core: Core, root: RecordRef): Promise<readonly RecordChange[]> {
  const pairs = await readPairs(core, root);
  const changes = pairs.map((pair) => compare(pair, 'financeOperations').toDataverse);
  return inOrder(
    core,
    changes.filter((change) => change !== null),
  );
}

/** Parents before children, deletes last and in reverse. */
export function inOrder(core: Core, changes: readonly RecordChange[]): readonly RecordChange[] {
  const rank = new Map(core.maps.maps.map((map, index) => [map.name, index]));
  const by = (change: RecordChange): number => rank.get(change.ref.map) ?? 0;
  const kept = changes.filter((change) => change.action !== 'delete').sort((a, b) => by(a) - by(b));
  const gone = changes.filter((change) => change.action === 'delete').sort((a, b) => by(b) - by(a));
  return [...kept, ...gone];
}

/**
 * Notes that a whole aggregate is the same on both sides as it is read now. What rules changed meanwhile without anybody being at odds
 * over it is looked at again.
 */
export async function noteWhole(core: Core, root: RecordRef, options = { lookAgain: true }): Promise<void> {
  const pairs = await readPairs(core, root);
  await noteAgreement(
    core,
    pairs.filter((pair) => pair.dataverse !== null && pair.financeOperations !== null),
  );
  const isMoving = pairs.some((pair) => {
    const difference = compare(pair, 'financeOperations');
    return difference.conflicts.length === 0 && !isSame(difference);
  });
  if (!isMoving || !options.lookAgain) return;
  const author = { aadObjectId: null, userPrincipalName: null };
  await core.store.signals.add([{ ref: root, origin: 'financeOperations', author, attempts: 0 }], core.clock.now());
  core.announce.wake();
}
