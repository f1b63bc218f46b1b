import type { FieldRule } from './rule.ts';
import { shown } from './rule.ts';

/** A foreign key names a record that exists, in the same company when the target is kept per company. */
export const referencedRecord: FieldRule = {
  entity: '*',
  field: '*',
  async check({ catalogue, records }, draft, field) {
    const property = catalogue.property(draft.entity, field);
    const value = draft.values[field];
    if (!property?.references || value === undefined || value === '' || value === 0) return;
    const target = catalogue.collection(property.references.collection);
    if (!target) return;
    const where = { [property.references.property]: value, ...(target.striped ? { dataAreaId: draft.company } : {}) };
    if (await records.find(target.entity, where)) return;
    return `The value '${shown(value)}' in field '${property.label}' is not found in the related table '${property.references.label}'.`;
  },
};
