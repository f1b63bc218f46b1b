import { warning } from '../infolog.ts';
import { isBlank } from '../values.ts';
import type { WriteRule } from './rule.ts';

/** What a table needs is filled in once defaults had their turn. */
export const mandatoryField: WriteRule = {
  entity: '*',
  on: ['insert', 'update'],
  check: (_context, draft) =>
    draft.entity.properties
      .filter((property) => property.mandatory === 'onSave' && isBlank(property, draft.values[property.name]))
      .map((property) => warning(`Field '${property.label}' must be filled in.`)),
};
