import { FinanceOperationsError } from './errors.ts';
import type { EntityDefinition, PropertyDefinition } from './schema/entity.ts';

/** The table under one or several entities; views that share records share it too. */
export interface TableDefinition {
  /** The entity whose records these are; its views point to it. */
  readonly base: EntityDefinition;
  /** Qualified SQL name. */
  readonly sqlName: string;
  /** Properties of all views, once each. */
  readonly properties: readonly PropertyDefinition[];
}

/** All entities, found by what a request or a rule calls them. */
export interface Catalogue {
  readonly entities: readonly EntityDefinition[];
  /** By public collection name; internal entities are not found. Throws 404 like the service. */
  publicCollection(name: string): EntityDefinition;
  /** By entity type name, internal ones included. Throws a bug when absent. */
  entity(name: string): EntityDefinition;
  /** By collection name, internal ones included. Undefined when absent. */
  collection(name: string): EntityDefinition | undefined;
  tableOf(entity: EntityDefinition): TableDefinition;
  /** A property of the table, hidden ones included. */
  property(entity: EntityDefinition, name: string): PropertyDefinition | undefined;
}

/** Properties that callers see. */
export function visibleProperties(entity: EntityDefinition): readonly PropertyDefinition[] {
  return entity.properties.filter((property) => !property.hidden);
}

/** Name of the SQL schema that holds this system. */
export const sqlSchema = 'finops';

/** Builds the catalogue from schema data; cheap, done once a server. */
export function createCatalogue(entities: readonly EntityDefinition[]): Catalogue {
  const byEntity = new Map(entities.map((entity) => [entity.entity, entity]));
  const byCollection = new Map(entities.map((entity) => [entity.collection, entity]));
  const tables = new Map<string, TableDefinition>();
  for (const base of entities.filter((entity) => !entity.sameRecordsAs)) {
    const views = [base, ...entities.filter((entity) => entity.sameRecordsAs === base.entity)];
    const properties = new Map<string, PropertyDefinition>();
    for (const property of views.flatMap((view) => view.properties)) {
      if (!properties.has(property.name)) properties.set(property.name, property);
    }
    tables.set(base.entity, {
      base,
      sqlName: `${sqlSchema}.${base.entity.toLowerCase()}`,
      properties: [...properties.values()],
    });
  }
  const propertiesByEntity = new Map(
    entities.map((entity) => [entity.entity, new Map(entity.properties.map((property) => [property.name, property]))]),
  );

  const required = <T>(value: T | undefined, what: string): T => {
    if (value === undefined) throw new FinanceOperationsError('notImplemented', `The sandbox has no ${what}.`);
    return value;
  };

  return {
    entities,
    publicCollection(name) {
      const entity = byCollection.get(name);
      if (!entity || entity.internal) {
        throw new FinanceOperationsError('segmentNotFound', `Resource not found for the segment '${name}'.`);
      }
      return entity;
    },
    entity: (name) => required(byEntity.get(name), `entity ${name}`),
    collection: (name) => byCollection.get(name),
    tableOf: (entity) => required(tables.get(entity.sameRecordsAs ?? entity.entity), `table of ${entity.entity}`),
    property: (entity, name) => propertiesByEntity.get(entity.entity)?.get(name),
  };
}
