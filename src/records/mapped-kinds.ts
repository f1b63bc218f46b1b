/** Records of a map that has no description of its own: key, name, and what else its card shows first. */
import { line, type KindSource, type KindSources, type ListName } from './kinds.ts';
import { textOf } from './wire.ts';
import type { WireRow } from '../connectors/port.ts';
import type { EntityMap, FieldMapping, MapCatalogue, SystemName } from '../maps/entity-map.ts';

/** Lists that stand for a map under another name. */
const otherNames: Readonly<Record<string, ListName>> = { 'customer-asset': 'asset' };

/** The list that holds the records of a map. */
export const listOf = (map: EntityMap): ListName => otherNames[map.name] ?? map.name;

/** Facts beside key and name that tell a record from its namesakes. */
const mostDetails = 2;

/** Sources for all maps, to be put under those that describe their records better. */
export function mappedKinds(system: SystemName, catalogue: MapCatalogue): KindSources {
  return Object.fromEntries(
    catalogue.maps.flatMap((map) => {
      const source = sourceOf(system, map);
      return source === null ? [] : [[listOf(map), source] as const];
    }),
  );
}

/** Null for maps whose key lies behind lookups: their records are found through their parents. */
function sourceOf(system: SystemName, map: EntityMap): KindSource | null {
  const columnOf = (field: FieldMapping) => (system === 'dataverse' ? field.dataverse : field.property);
  const plain = map.fields.filter((field) => !field.dataverse.includes('.'));
  const keys = map.key.map((property) => plain.find((field) => field.property === property));
  if (keys.length === 0 || keys.some((field) => field === undefined)) return null;
  const key = keys.flatMap((field) => (field === undefined ? [] : [columnOf(field)]));
  const named = plain.find((field) => field.dataverse === map.dataverse.name);
  const name = named === undefined ? null : columnOf(named);
  const details = plain
    .filter(({ property, type }) => map.card.includes(property) && type === 'text' && !map.key.includes(property))
    .map(columnOf)
    .filter((column) => column !== name)
    .slice(0, mostDetails);
  return {
    set: system === 'dataverse' ? map.dataverse.set : map.financeOperations.collection,
    id: system === 'dataverse' ? map.dataverse.id : null,
    company: map.company === 'global' ? null : system === 'dataverse' ? '_msdyn_company_value' : 'dataAreaId',
    select: [...new Set([...key, ...(name === null ? [] : [name]), ...details])],
    related: [],
    describe: (row) => describe(row, key, name, details),
  };
}

function describe(row: WireRow, key: readonly string[], name: string | null, details: readonly string[]) {
  const parts = key.map((column) => textOf(row, column));
  if (parts.some((part) => part === null)) return null;
  const whole = parts.join(' ');
  return {
    key: whole,
    name: (name === null ? null : textOf(row, name)) ?? whole,
    detail: line(...details.map((column) => textOf(row, column))),
    position: null,
  };
}
