import type { RecordRef } from '../connectors/port.ts';
import { CodedError } from '../errors.ts';
import type { CanonicalRecord, EntityMap, MapCatalogue } from '../maps/entity-map.ts';
import { recordKey } from './record-key.ts';

/**
 * An aggregate is what one operation may touch: an order with its lines and receipts, else one record. Its root is the record
 * that names it; children know their root by the properties of `map.parent`.
 */
export function rootOf(catalogue: MapCatalogue, ref: RecordRef, values: CanonicalRecord | null): RecordRef {
  const map = catalogue.get(ref.map);
  if (map.parent === undefined) return ref;
  const key = map.parent.by.map((property) => {
    const value = keyValue(map, ref, property) ?? values?.[property];
    if (typeof value !== 'string' && typeof value !== 'number')
      throw new CodedError('IMPOSSIBLE', `A ${map.name} without ${property} belongs to no ${map.parent?.map}.`);
    return value;
  });
  return rootOf(catalogue, { map: map.parent.map, company: ref.company, key }, null);
}

/** Maps whose records belong to a root of this map, parents before children. */
export function memberMaps(catalogue: MapCatalogue, root: string): readonly EntityMap[] {
  return catalogue.maps.filter((map) => map.parent?.map === root);
}

export function leaseKey(root: RecordRef): string {
  return recordKey(root);
}

/** Values of a record's key by property name. */
export function keyValues(map: EntityMap, ref: RecordRef): CanonicalRecord {
  return Object.fromEntries(map.key.map((property, index) => [property, ref.key[index] ?? null]));
}

function keyValue(map: EntityMap, ref: RecordRef, property: string): string | number | undefined {
  const index = map.key.indexOf(property);
  return index < 0 ? undefined : ref.key[index];
}
