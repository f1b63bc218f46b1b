import type { FieldRule } from './rule.ts';

/** Figures that a business cannot have below zero, by base entity. */
const notNegative: Readonly<Record<string, readonly string[]>> = {
  PaymentTerm: ['NumberOfDays', 'NumberOfMonths'],
  AssetMaintenanceAsset: ['AcquisitionCost', 'ReplacementValue'],
};

/** Days, months and amounts are not negative. */
export const notNegativeNumbers: readonly FieldRule[] = Object.entries(notNegative).flatMap(([entity, fields]) =>
  fields.map((field): FieldRule => ({
    entity,
    field,
    check({ catalogue }, draft) {
      const value = draft.values[field];
      if (typeof value !== 'number' || value >= 0) return;
      return `The value '${value}' in field '${catalogue.property(draft.entity, field)?.label ?? field}' must not be negative.`;
    },
  })),
);
