import type { Catalogue, Lookup, Table } from '../catalogue.ts';
import { stableId } from '../stable-id.ts';
import { attributes, type Definition } from './attributes.ts';
import { label, managed } from './labels.ts';

/** The definitions of all tables, made when they are first asked for. */
export function createDefinitions(catalogue: Catalogue): () => readonly Definition[] {
  let definitions: readonly Definition[] | null = null;
  return () => (definitions ??= catalogue.tables.map((table) => entityDefinition(catalogue, table)));
}

/** Everything metadata tells of a table; columns, keys and relationships are navigations of it. */
function entityDefinition(catalogue: Catalogue, table: Table): Definition {
  const { definition, logicalName } = table;
  return {
    MetadataId: stableId(`entity ${logicalName}`),
    LogicalName: logicalName,
    SchemaName: definition.schemaName,
    EntitySetName: table.setName,
    LogicalCollectionName: table.setName,
    CollectionSchemaName: table.setName,
    ObjectTypeCode: definition.objectTypeCode,
    PrimaryIdAttribute: table.primaryId,
    PrimaryNameAttribute: definition.primaryName,
    OwnershipType: definition.ownership === 'user' ? 'UserOwned' : 'OrganizationOwned',
    DisplayName: label(definition.displayName, logicalName),
    DisplayCollectionName: label(definition.collectionDisplayName, `${logicalName} collection`),
    ChangeTrackingEnabled: definition.changeTracking,
    CanChangeTrackingBeEnabled: managed(true, 'canchangetrackingbeenabled'),
    CanCreateAttributes: managed(true, 'cancreateattributes'),
    IsOptimisticConcurrencyEnabled: true,
    IsCustomEntity: logicalName.includes('_'),
    IsManaged: definition.custom !== true,
    '~Attributes': attributes(catalogue, table),
    '~Keys': definition.keys.map((key) => ({
      MetadataId: stableId(`key ${logicalName}.${key.name}`),
      LogicalName: key.name,
      SchemaName: key.name,
      EntityLogicalName: logicalName,
      KeyAttributes: key.columns,
      EntityKeyIndexStatus: key.status ?? 'Active',
      DisplayName: label(key.name, `key ${key.name}`),
    })),
    '~ManyToOneRelationships': [...table.lookups.values()].map((lookup) => relationship(catalogue, lookup)),
    '~OneToManyRelationships': [...table.collections.values()].map((lookup) => relationship(catalogue, lookup)),
    '~ManyToManyRelationships': [],
  };
}

function relationship(catalogue: Catalogue, lookup: Lookup): Definition {
  return {
    MetadataId: stableId(`relationship ${lookup.relationship}`),
    SchemaName: lookup.relationship,
    RelationshipType: 'OneToManyRelationship',
    ReferencedEntity: lookup.target,
    ReferencedAttribute: catalogue.byName.get(lookup.target)?.primaryId ?? null,
    ReferencedEntityNavigationPropertyName: lookup.reverseNavigation,
    ReferencingEntity: lookup.from,
    ReferencingAttribute: lookup.column.logicalName,
    ReferencingEntityNavigationPropertyName: lookup.navigation,
    IsCustomRelationship: true,
  };
}
