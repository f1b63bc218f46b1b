import type { EntityMap } from '../maps/entity-map.ts';
import { keyValues } from './canonical.ts';
import type { Problem, RecordChange } from './port.ts';

/** Values that the map demands and a change leaves empty. */
export function requiredProblems(map: EntityMap, change: RecordChange): Problem[] {
  if (change.action === 'delete') return [];
  const values = { ...change.values, ...keyValues(map, change.ref) };
  const isEmpty = (property: string) =>
    change.action === 'create' || property in values ? (values[property] ?? '') === '' : false;
  const empty = map.fields.filter(
    (field) => field.required === true && field.default === undefined && isEmpty(field.property),
  );
  return empty.map((field) => ({
    system: 'dispatchCopilot',
    entity: map.name,
    field: field.property,
    ref: change.ref,
    message: `Field '${field.label}' must be filled in.`,
    remedy: `Give a value for ${field.label}.`,
    code: 'VALUE_MISSING',
    params: {},
  }));
}
