import type { CompanyCode } from '../companies.ts';
import type { EntityDefinition, PropertyDefinition } from '../../finance-operations/schema/entity.ts';

/** A value as finance and operations stores it; there is no null. */
type Value = string | number;

/** Records of one entity by property name, every property filled. */
export interface EntityRecords {
  readonly entity: EntityDefinition;
  readonly records: readonly Readonly<Record<string, Value>>[];
}

/** A record as written down: its company where striped, and what is not blank. */
export interface RecordOutline {
  readonly company?: CompanyCode;
  readonly values: Readonly<Record<string, Value | undefined>>;
}

/** A day as finance and operations stores it. */
export const noon = (day: string) => `${day}T12:00:00Z`;

const NO_DATE = noon('1900-01-01');

/** Completes records: company, defaults, and the blank of each type. */
export function entityRecords(entity: EntityDefinition, outlines: readonly RecordOutline[]): EntityRecords {
  const blanks = Object.fromEntries(
    entity.properties.map((property) => [property.name, property.default ?? blank(property)]),
  );
  return {
    entity,
    records: outlines.map(({ company, values }) => ({
      ...blanks,
      ...(company ? { dataAreaId: company } : {}),
      ...Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Value] => entry[1] !== undefined)),
    })),
  };
}

function blank(property: PropertyDefinition): Value {
  switch (property.type) {
    case 'string':
      return '';
    case 'integer':
    case 'int64':
    case 'decimal':
      return 0;
    case 'date':
    case 'datetime':
      return NO_DATE;
    case 'enum':
      return property.enum?.symbols[0] ?? '';
  }
}

/** `Yes` or `No`. */
export const yesNo = (value: boolean | undefined) => (value ? 'Yes' : 'No');
