import type { RecordChange, RecordRef, Snapshot } from '../connectors/port.ts';
import type { EntityMap } from '../maps/entity-map.ts';
import { memberMaps } from './aggregate.ts';
import { noteAgreement } from './agree.ts';
import { compare, type Pair } from './compare.ts';
import type { Core } from './context.ts';
import { recordKey } from './record-key.ts';

/** Reads a root and its members on both sides. Drafts (records without a whole key yet) take no part. */
export async function readPairs(core: Core, root: RecordRef): Promise<readonly Pair[]> {
  const map = core.maps.get(root.map);
  const pairs: Pair[] = [];
  const [dataverse, financeOperations] = await Promise.all([
    core.systems.dataverse.read(map, root),
    core.systems.financeOperations.read(map, root),
  ]);
  pairs.push(await pairOf(core, map, root, dataverse, financeOperations));
  for (const member of memberMaps(core.maps, root.map)) {
    if (core.unavailable.has(member.name)) continue;
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

/** Notes that a whole aggregate is the same on both sides as it is read now. */
export async function noteWhole(core: Core, root: RecordRef): Promise<void> {
  for (const pair of await readPairs(core, root))
    if (pair.dataverse !== null && pair.financeOperations !== null) await noteAgreement(core, [pair]);
}
