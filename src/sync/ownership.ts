import type { CanonicalRecord, CanonicalValue, EntityMap, FieldMapping, SystemName } from '../maps/entity-map.ts';

const toDataverse = new Set(['=', '><', '>', '>>']);
const toFinanceOperations = new Set(['=', '><', '<', '<<']);

/** Whether values of this field may be written to the system. A property mapped twice is written if either row allows. */
export function writableIn(system: SystemName, field: FieldMapping): boolean {
  return (system === 'dataverse' ? toDataverse : toFinanceOperations).has(field.direction);
}

export function isTwoWay(field: FieldMapping): boolean {
  return writableIn('dataverse', field) && writableIn('financeOperations', field);
}

/** The part of a record that may be written to the system. */
export function writablePart(map: EntityMap, system: SystemName, values: CanonicalRecord): CanonicalRecord {
  const allowed = properties(map, (field) => writableIn(system, field));
  return pick(values, (property) => allowed.has(property));
}

/** Properties of a map of which some row is wanted. */
export function properties(map: EntityMap, wanted: (field: FieldMapping) => boolean): ReadonlySet<string> {
  return new Set(map.fields.filter(wanted).map((field) => field.property));
}

export function pick(values: CanonicalRecord, wanted: (property: string) => boolean): CanonicalRecord {
  return Object.fromEntries(Object.entries(values).filter(([property]) => wanted(property)));
}

/** Properties of `after` that differ from `before`. A property absent on one side does not count as a difference. */
export function changedProperties(before: CanonicalRecord, after: CanonicalRecord): readonly string[] {
  return Object.keys(after).filter((property) => property in before && !Object.is(before[property], after[property]));
}

/** True when every value in `part` stands in `whole`. */
export function contains(whole: CanonicalRecord, part: CanonicalRecord): boolean {
  return Object.entries(part).every(([property, value]) => !(property in whole) || Object.is(whole[property], value));
}

/** Properties that finance and operations alone decides for this map. */
export function ownedByFinanceOperations(map: EntityMap): ReadonlySet<string> {
  const open = properties(map, (field) => writableIn('financeOperations', field));
  return new Set(map.fields.map((field) => field.property).filter((property) => !open.has(property)));
}

/** The word for a property that people know. */
export function labelOf(map: EntityMap, property: string): string {
  return map.fields.find((field) => field.property === property)?.label ?? property;
}

/** Whether two values of a property are the same. Keys differ neither by letter case nor by blanks at the end. */
export function sameValue(map: EntityMap, property: string, one: CanonicalValue, other: CanonicalValue): boolean {
  if (Object.is(one, other)) return true;
  const isKeyText = map.key.includes(property) && typeof one === 'string' && typeof other === 'string';
  return isKeyText && one.trimEnd().toLowerCase() === other.trimEnd().toLowerCase();
}

/** Properties of a map, each once, in its order. */
export function allProperties(map: EntityMap): readonly string[] {
  return [...properties(map, () => true)];
}
