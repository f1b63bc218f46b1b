import type { EntityMap } from '../../maps/entity-map.ts';

/**
 * Properties by which records of a map refer to others of the same map: an asset to its parent, a warehouse to its main one. They are
 * carried over last, when all records they may lead to are there.
 */
export function ownMapProperties(map: EntityMap): ReadonlySet<string> {
  const own = map.lookups.filter(({ target }) => target.table === map.dataverse.table);
  return new Set(
    own
      .flatMap(({ properties }) => properties.map(({ property }) => property))
      .filter((name) => !map.key.includes(name)),
  );
}
