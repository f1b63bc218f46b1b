/** Compares all records of a map, page by page: what is held at a time is one page of each system, however many records there are. */
import type { Found } from '../../connectors/bulk.ts';
import type { RecordRef, Snapshot } from '../../connectors/port.ts';
import type { EntityMap, SystemName } from '../../maps/entity-map.ts';
import type { Pair } from '../compare.ts';
import { other, type Core } from '../context.ts';
import { readPair } from '../pairs.ts';
import { recordKey } from '../record-key.ts';
import { isEqualPair } from './differences.ts';

/** One page looked at. */
export interface ComparedPage {
  /** Records counted for the first time. */
  readonly compared: number;
  readonly differing: readonly Pair[];
  /** Keys that several rows of one system have, so that none of them can be taken for the record. */
  readonly ambiguous: readonly { readonly ref: RecordRef; readonly system: SystemName }[];
}

/** Every record of a company, or of all. Records without a company, where the map has them by company, take no part. */
export async function* compareMap(core: Core, map: EntityMap, company: string | null): AsyncGenerator<ComparedPage> {
  for await (const page of core.systems.financeOperations.readAll(map, company))
    yield await comparePage(core, map, 'financeOperations', page, () => true);
  // Whatever finance and operations has was compared by now; of Dataverse only what it alone has is new.
  for await (const page of core.systems.dataverse.readAll(map, company))
    yield await comparePage(core, map, 'dataverse', page, (counterpart) => counterpart === null);
}

async function comparePage(
  core: Core,
  map: EntityMap,
  system: SystemName,
  page: readonly Snapshot[],
  isNew: (counterpart: Found) => boolean,
): Promise<ComparedPage> {
  const eligible = page.filter(({ ref }) => map.company === 'global' || ref.company !== null);
  if (eligible.length === 0) return { compared: 0, differing: [], ambiguous: [] };
  const counterparts = await core.systems[other(system)].bulk.readKeys(
    map,
    eligible.map(({ ref }) => ref),
  );
  const fresh = eligible.flatMap((snapshot, index) => {
    const counterpart = counterparts[index] ?? null;
    return isNew(counterpart) ? [{ snapshot, counterpart }] : [];
  });
  const suspects = fresh.flatMap(({ snapshot, counterpart }) => {
    if (counterpart === 'several') return [];
    if (counterpart !== null && 'unreadable' in counterpart) return [snapshot.ref];
    const sides = { dataverse: null, financeOperations: null, [system]: snapshot, [other(system)]: counterpart };
    return isEqualPair({ map, ref: snapshot.ref, base: null, ...sides }) ? [] : [snapshot.ref];
  });
  return {
    compared: fresh.length,
    differing: await confirmed(core, suspects),
    ambiguous: fresh.flatMap(({ snapshot, counterpart }) =>
      counterpart === 'several' ? [{ ref: snapshot.ref, system: other(system) }] : [],
    ),
  };
}

/** People go on working meanwhile: what differs between two pages is looked at once more, both sides at the same moment. */
async function confirmed(core: Core, refs: readonly RecordRef[]): Promise<readonly Pair[]> {
  const differing: Pair[] = [];
  for (const ref of new Map(refs.map((one) => [recordKey(one), one])).values()) {
    const pair = await readPair(core, ref);
    if (!isEqualPair(pair)) differing.push(pair);
  }
  return differing;
}
