import type { EntityMap, MapCatalogue } from '../../maps/entity-map.ts';

/** Maps that a map stands on: those whose records its own refer to, and the one its records are part of. */
export function standsOn(catalogue: MapCatalogue, map: EntityMap): readonly string[] {
  const tables = new Set(map.lookups.map(({ target }) => target.table));
  return catalogue.maps
    .filter((one) => one.name !== map.name && (tables.has(one.dataverse.table) || one.name === map.parent?.map))
    .map(({ name }) => name);
}

/** The named maps with all they stand on, directly or not, in the order of the catalogue. */
export function withGround(catalogue: MapCatalogue, names: readonly string[]): readonly string[] {
  return closure(catalogue, names, (map) => standsOn(catalogue, map));
}

/** The named maps with all that stand on them, directly or not, in the order of the catalogue. */
export function withRiders(catalogue: MapCatalogue, names: readonly string[]): readonly string[] {
  return closure(catalogue, names, (map) =>
    catalogue.maps.filter((one) => standsOn(catalogue, one).includes(map.name)).map(({ name }) => name),
  );
}

function closure(
  catalogue: MapCatalogue,
  names: readonly string[],
  further: (map: EntityMap) => readonly string[],
): readonly string[] {
  const found = new Set<string>();
  const take = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    further(catalogue.get(name)).forEach(take);
  };
  names.forEach(take);
  return catalogue.maps.map(({ name }) => name).filter((name) => found.has(name));
}

/** The map of the aggregate's root that records of a map belong to; the map itself when it has no parent. */
export function rootMapOf(catalogue: MapCatalogue, map: EntityMap): EntityMap {
  return map.parent === undefined ? map : rootMapOf(catalogue, catalogue.get(map.parent.map));
}
