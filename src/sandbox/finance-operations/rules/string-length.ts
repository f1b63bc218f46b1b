import type { FieldRule } from './rule.ts';

/** A text longer than its field is refused, never cut. */
export const stringLength: FieldRule = {
  entity: '*',
  field: '*',
  check({ catalogue }, draft, field) {
    const property = catalogue.property(draft.entity, field);
    const value = draft.values[field];
    if (property?.maxLength === undefined || typeof value !== 'string' || value.length <= property.maxLength) return;
    return `The value '${value.slice(0, 60)}' in field '${property.label}' is longer than the allowed ${property.maxLength} characters.`;
  },
};
