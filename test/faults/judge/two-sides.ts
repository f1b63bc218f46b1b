import { isDeepStrictEqual } from 'node:util';
import type { RecordRef, Snapshot } from '../../../src/connectors/port.ts';
import type { SystemName } from '../../../src/maps/entity-map.ts';
import { recordKey } from '../../../src/sync/record-key.ts';
import type { World } from '../world/world.ts';

/** What one root record, with all that belongs to it, differs in between the systems: one line for each difference. */
export async function differencesOf(world: World, root: RecordRef): Promise<readonly string[]> {
  const map = world.maps.get(root.map);
  const both = async <T>(read: (system: SystemName) => Promise<T>) => ({
    dataverse: await read('dataverse'),
    financeOperations: await read('financeOperations'),
  });
  const own = await both((system) => world.seen[system].read(map, root));
  const differences = [...between(root, own.dataverse, own.financeOperations)];
  for (const member of world.maps.maps.filter(({ parent }) => parent?.map === root.map)) {
    const sides = await both((system) => world.seen[system].readChildren(member, root));
    const drafts = sides.dataverse.filter(({ ref }) => ref.key.includes(''));
    const here = byKey(sides.dataverse.filter((snapshot) => !drafts.includes(snapshot)));
    const there = byKey(sides.financeOperations);
    for (const key of new Set([...here.keys(), ...there.keys()])) {
      const ref = (here.get(key) ?? there.get(key))?.ref ?? root;
      differences.push(...between(ref, here.get(key) ?? null, there.get(key) ?? null));
    }
  }
  return differences;
}

function byKey(snapshots: readonly Snapshot[]): ReadonlyMap<string, Snapshot> {
  return new Map(snapshots.map((snapshot) => [recordKey(snapshot.ref), snapshot]));
}

function between(ref: RecordRef, dataverse: Snapshot | null, financeOperations: Snapshot | null): readonly string[] {
  const name = nameOf(ref);
  if (dataverse === null && financeOperations === null) return [];
  if (dataverse === null) return [`${name} is only in finance and operations`];
  if (financeOperations === null) return [`${name} is only in Dataverse`];
  const properties = new Set([...Object.keys(dataverse.values), ...Object.keys(financeOperations.values)]);
  return [...properties].flatMap((property) => {
    const here = dataverse.values[property];
    const there = financeOperations.values[property];
    if (here === undefined || there === undefined || isDeepStrictEqual(here, there)) return [];
    return [
      `${name}: ${property} is ${JSON.stringify(here)} in Dataverse, ${JSON.stringify(there)} in finance and operations`,
    ];
  });
}

export function nameOf(ref: RecordRef): string {
  return `${ref.map} ${ref.key.join(', ')}`;
}
