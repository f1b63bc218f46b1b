import { text } from '../values.ts';
import type { FieldRule } from './rule.ts';

const wantedType: Readonly<Record<string, string>> = {
  MainRefillingWarehouseId: 'Standard',
  QuarantineWarehouseId: 'Quarantine',
  TransitWarehouseId: 'Transit',
};

/** The main, quarantine and transit warehouses of a warehouse have the type their part needs, and are not the warehouse itself. */
export const referencedWarehouses: readonly FieldRule[] = Object.entries(wantedType).map(([field, type]) => ({
  entity: 'Warehouse',
  field,
  async check({ catalogue, records }, draft) {
    const id = text(draft.values, field);
    if (id === '') return;
    const label = catalogue.property(draft.entity, field)?.label ?? field;
    const other = await records.find('Warehouse', { dataAreaId: draft.company, WarehouseId: id });
    if (!other) return;
    if (id === text(draft.values, 'WarehouseId')) return `Field '${label}' must not be the warehouse itself.`;
    if (other.values.WarehouseType === type) return;
    return `Warehouse '${id}' in field '${label}' must be of type '${type}'.`;
  },
}));
