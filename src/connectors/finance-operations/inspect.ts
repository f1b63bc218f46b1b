/** Maps against the data entities of this environment. */
import type { EntityMap } from '../../maps/entity-map.ts';
import {
  checkAgainstSchema,
  type EntitySchema,
  type FieldKind,
  type FieldSchema,
  type SystemSchema,
} from '../../maps/schema-check.ts';
import type { MapFinding } from '../port.ts';
import type { EntityTypeSchema, PropertySchema, ServiceSchema } from './edmx.ts';
import type { Schema } from './schema.ts';
import { companyProperty } from './translate.ts';

const kinds: Readonly<Record<string, FieldKind>> = {
  'Edm.String': 'text',
  'Edm.Int32': 'integer',
  'Edm.Int64': 'bigint',
  'Edm.Decimal': 'decimal',
  'Edm.Double': 'decimal',
  'Edm.Boolean': 'boolean',
  'Edm.Date': 'date',
  'Edm.DateTimeOffset': 'date',
};

/** What is wrong with the maps here, from the metadata as it is now. */
export async function inspectMaps(schema: Schema, maps: readonly EntityMap[]): Promise<readonly MapFinding[]> {
  const service = await schema.read();
  const entities = maps.flatMap(({ financeOperations: { collection } }) => {
    const entity = service.collections.get(collection);
    return entity === undefined ? [] : [[collection, entityOf(service, entity)] as const];
  });
  const found: SystemSchema = { system: 'financeOperations', entities: new Map(entities) };
  return maps.flatMap((map) =>
    checkAgainstSchema(map, found).map(({ code, severity, message }) => ({ map: map.name, code, severity, message })),
  );
}

function entityOf(service: ServiceSchema, entity: EntityTypeSchema): EntitySchema {
  const properties = [...entity.properties.values()].filter(({ name }) => name !== companyProperty);
  return {
    fields: new Map(properties.map((property) => [property.name, fieldOf(service, entity, property)])),
    company: entity.properties.has(companyProperty) ? 'striped' : 'global',
    keys: [entity.key.filter((name) => name !== companyProperty)],
    versioned: true,
  };
}

/** Values of other types than text always are something, so only text can be demanded. Who may write what is not told. */
function fieldOf(service: ServiceSchema, entity: EntityTypeSchema, property: PropertySchema): FieldSchema {
  const symbols = service.enums.get(property.type);
  return {
    kind: symbols === undefined ? (kinds[property.type] ?? 'other') : 'choice',
    mandatory: !property.nullable && property.type === 'Edm.String' && !entity.key.includes(property.name),
    writable: true,
    maxLength: property.maxLength ?? undefined,
    options: symbols,
  };
}
