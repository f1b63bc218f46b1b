import type { MapCatalogue } from '../../maps/entity-map.ts';
import { rootMapOf } from '../lifecycle/dependencies.ts';
import type { Queued } from '../ports.ts';

/**
 * The changes that can be carried over side by side without anybody noticing: the longest beginning of the queue in which no aggregate
 * comes twice and no record refers to one that another of them brings or takes away.
 */
export function firstWave(catalogue: MapCatalogue, waiting: readonly Queued[], most: number): readonly Queued[] {
  const wave: Queued[] = [];
  for (const next of waiting) {
    const isBehind = wave.some(
      (one) => one.aggregate === next.aggregate || mayRefer(catalogue, next, one) || mayRefer(catalogue, one, next),
    );
    if (isBehind || wave.length === most) break;
    wave.push(next);
  }
  return wave;
}

/** Whether a change may refer to a record of the other one's. Of a write only the maps are known here, so it may wherever they say so. */
function mayRefer(catalogue: MapCatalogue, one: Queued, other: Queued): boolean {
  return one.maps.some((name) => {
    const map = catalogue.get(name);
    return other.maps.some((target) => {
      const referred = catalogue.get(target);
      // Parts of an aggregate refer to parts of their own.
      if (name !== target && rootMapOf(catalogue, map) === rootMapOf(catalogue, referred)) return false;
      const lookups = map.lookups.filter((lookup) => lookup.target.table === referred.dataverse.table);
      return lookups.some(({ properties }) => {
        const keys = keysNamed(
          one,
          properties.map(({ property }) => property),
        );
        return keys === null || other.body.kind === 'write' || other.body.ref.key.some((key) => keys.has(plain(key)));
      });
    });
  });
}

/** What a change says in some properties, before and after; null where that is not known. */
function keysNamed({ body }: Queued, properties: readonly string[]): ReadonlySet<string> | null {
  if (body.kind === 'write') return null;
  const values = properties.flatMap((property) => [body.before?.[property], body.after?.[property]]);
  return new Set(values.flatMap((value) => (value === null || value === undefined ? [] : [plain(value)])));
}

const plain = (value: string | number | boolean): string => String(value).trimEnd().toLowerCase();
