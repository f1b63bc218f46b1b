/** Turns map files into entity maps: fills in what follows from the rest, groups lookups, checks, puts in order. */
import { CodedError } from '../errors.ts';
import { checkMap, lookupColumn } from './checks.ts';
import { inDependencyOrder } from './order.ts';
import type { EntityMap, FieldMapping, LookupTarget, MapCatalogue, MapLookup } from './entity-map.ts';
import type { MapProblem } from './problems.ts';
import type { EntityMapSource, FieldRow } from './source.ts';

/** A map as written down, with the name its file gives it. */
export interface NamedSource {
  readonly name: string;
  readonly source: EntityMapSource;
}

/** What became of a set of map files: the problems of all of them at once, and the catalogue when there are none. */
export interface BuiltCatalogue {
  readonly catalogue: MapCatalogue;
  readonly problems: readonly MapProblem[];
}

/**
 * Builds the catalogue of all maps. `targets` are the lookup targets that have no map; a map's own `lookups` may describe more.
 * The catalogue is only to be used when there are no problems.
 */
export function buildCatalogue(sources: readonly NamedSource[], targets: readonly LookupTarget[]): BuiltCatalogue {
  const lookups = new Map<string, LookupTarget>(targets.map((target) => [target.table, target]));
  for (const { source } of sources) {
    for (const target of Object.values(source.lookups ?? {}))
      if (typeof target !== 'string') lookups.set(target.table, target);
    lookups.set(source.dataverse.table, targetOf(source));
  }
  const problems: MapProblem[] = [...checkNames(sources)];
  const maps = sources.map(({ name, source }) => {
    const tables = tablesOf(source);
    const map = buildMap(name, source, (column) => lookups.get(tables[column] ?? ''));
    problems.push(...checkMap(map, lookups, tables));
    return map;
  });
  problems.push(...checkParents(maps));
  const order = inDependencyOrder(maps);
  problems.push(...order.problems);
  return { catalogue: catalogueOf(order.maps, lookups), problems };
}

function catalogueOf(maps: readonly EntityMap[], lookups: ReadonlyMap<string, LookupTarget>): MapCatalogue {
  const byName = new Map(maps.map((map) => [map.name, map]));
  return {
    maps,
    lookups,
    get(name) {
      const map = byName.get(name);
      if (map === undefined) throw new CodedError('MAP_UNKNOWN', `There is no entity map named ${name}.`);
      return map;
    },
  };
}

function buildMap(
  name: string,
  source: EntityMapSource,
  targetOfColumn: (column: string) => LookupTarget | undefined,
): EntityMap {
  const fields = source.fields.map(fieldOf);
  return {
    name,
    title: source.title,
    words: source.words,
    dataverse: {
      ...source.dataverse,
      id: idOf(source),
      fills: Object.entries(source.dataverse.fills ?? {}).map(([column, property]) => ({ column, property })),
    },
    financeOperations: source.financeOperations,
    company: source.company,
    key: source.key,
    ...(source.numberedBy === undefined ? {} : { numberedBy: source.numberedBy }),
    ...(source.parent === undefined ? {} : { parent: source.parent }),
    origin: source.origin,
    onUnavailable: source.onUnavailable,
    fields,
    lookups: groupLookups(fields, targetOfColumn),
    card: source.card,
  };
}

function fieldOf([property, direction, dataverse, type, label, details]: FieldRow): FieldMapping {
  return { property, direction, dataverse, type, label, ...details };
}

/** Rows through one lookup column become one step. Columns that lead nowhere are left out here and reported by the checks. */
function groupLookups(
  fields: readonly FieldMapping[],
  targetOfColumn: (column: string) => LookupTarget | undefined,
): readonly MapLookup[] {
  const rowsByColumn = new Map<string, FieldMapping[]>();
  for (const field of fields) {
    const column = lookupColumn(field);
    if (column !== null) rowsByColumn.set(column, [...(rowsByColumn.get(column) ?? []), field]);
  }
  return [...rowsByColumn].flatMap(([column, rows]) => {
    const target = targetOfColumn(column);
    const [first] = rows;
    if (target === undefined || first === undefined) return [];
    const properties = target.key.flatMap((keyPath) => {
      const row = rows.find((candidate) => candidate.dataverse === `${column}.${keyPath}`);
      return row === undefined ? [] : [{ property: row.property, keyPath }];
    });
    return [{ column, target, direction: first.direction, properties }];
  });
}

/** A mapped table is itself a lookup target: its key paths are the columns of its key properties. */
function targetOf(source: EntityMapSource): LookupTarget {
  const fields = source.fields.map(fieldOf);
  const rowsOf = (property: string) => fields.filter((field) => field.property === property);
  const keyPathOf = (property: string) =>
    (rowsOf(property).find((row) => row.direction === '=') ?? rowsOf(property)[0])?.dataverse;
  const [firstKey] = source.key;
  const shown = fields.find((field) => field.dataverse === source.dataverse.name)?.property;
  return {
    table: source.dataverse.table,
    set: source.dataverse.set,
    id: idOf(source),
    key: source.key.flatMap((property) => keyPathOf(property) ?? []),
    company: source.company,
    ...(firstKey === undefined
      ? {}
      : {
          financeOperations: {
            collection: source.financeOperations.collection,
            property: source.key.at(-1) ?? firstKey,
            ...(shown === undefined ? {} : { name: shown }),
          },
        }),
    name: source.dataverse.name,
  };
}

const idOf = (source: EntityMapSource) => source.dataverse.id ?? `${source.dataverse.table}id`;

/** What the file says each lookup column leads to. */
function tablesOf(source: EntityMapSource): Readonly<Record<string, string>> {
  const entries = Object.entries(source.lookups ?? {});
  return Object.fromEntries(entries.map(([column, to]) => [column, typeof to === 'string' ? to : to.table]));
}

function checkNames(sources: readonly NamedSource[]): readonly MapProblem[] {
  const claims = sources.flatMap(({ name, source }) => [
    { map: name, field: name },
    { map: name, field: source.dataverse.table },
  ]);
  return claims
    .filter((claim, index) => claims.findIndex((other) => other.field === claim.field) !== index)
    .map(({ map, field }) => ({
      map,
      severity: 'error',
      code: 'MAP2005',
      field,
      message: `${field} is claimed by another map file too; keep one of them`,
    }));
}

function checkParents(maps: readonly EntityMap[]): readonly MapProblem[] {
  return maps.flatMap((map): readonly MapProblem[] => {
    if (map.parent === undefined) return [];
    const { map: name, by } = map.parent;
    const parent = maps.find((candidate) => candidate.name === name);
    if (parent?.key.length === by.length) return [];
    const reason = parent === undefined ? 'is not a map' : `has a key of ${parent.key.length}, not ${by.length}, parts`;
    const message = `The parent ${name} ${reason}; name a map and the properties that hold its key`;
    return [{ map: map.name, severity: 'error', code: 'MAP2002', field: 'parent', message }];
  });
}
