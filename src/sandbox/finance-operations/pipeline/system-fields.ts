import type { Catalogue } from '../catalogue.ts';
import { warning, writeFailed } from '../infolog.ts';
import type { InfologLine } from '../infolog.ts';
import type { EntityDefinition } from '../schema/entity.ts';
import { same } from '../values.ts';
import type { Values } from '../values.ts';

/**
 * Properties that only this system fills are left out of what a caller sends when creating: like a price, they are simply
 * computed. On update a property that may not be edited is refused unless it repeats what is stored, so that a record read
 * in full can be sent back in full.
 */
export function refuseSystemFields(
  catalogue: Catalogue,
  entity: EntityDefinition,
  given: Values,
  before: Values | null,
): Values {
  const accepted: Record<string, string | number> = {};
  const refusals: InfologLine[] = [];
  for (const [name, value] of Object.entries(given)) {
    const property = catalogue.property(entity, name);
    if (!property) continue;
    if (!before) {
      if (property.allowEditOnCreate !== false) accepted[name] = value;
    } else if (property.allowEdit !== false) {
      accepted[name] = value;
    } else if (!same(value, before[name])) {
      refusals.push(
        warning(`Field '${property.label}' cannot be edited.`),
        warning(`validateField failed on field '${entity.aotName}.${name}'`),
      );
    }
  }
  if (refusals.length > 0) throw writeFailed(entity, refusals);
  return accepted;
}
