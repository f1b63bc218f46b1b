import { error } from '../infolog.ts';
import type { WriteRule } from './rule.ts';

/**
 * A record that others point to stays, told for the first kind of dependent that has one.
 * Orders own their lines: deleting the order deletes them, so they do not hold it.
 */
export const recordInUse: WriteRule = {
  entity: '*',
  on: ['delete'],
  async check({ catalogue, records }, draft) {
    const base = catalogue.tableOf(draft.entity).base;
    for (const dependent of catalogue.entities.filter((one) => !one.internal && !one.sameRecordsAs)) {
      if (base.entity === 'PurchaseOrderHeaderV2' && dependent.entity === 'PurchaseOrderLineV2') continue;
      for (const property of catalogue.tableOf(dependent).properties) {
        if (property.references?.collection !== base.collection) continue;
        const value = draft.values[property.references.property];
        if (value === undefined || value === '') continue;
        const where = {
          [property.name]: value,
          ...(base.striped && dependent.striped ? { dataAreaId: draft.company } : {}),
        };
        if (await records.find(dependent.entity, where)) {
          return [error(`${base.label} cannot be deleted while dependent ${dependent.label} exist.`)];
        }
      }
    }
    return [];
  },
};
