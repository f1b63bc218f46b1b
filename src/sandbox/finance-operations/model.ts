import type { EdmType, EntityModel, Model, NavigationModel, PropertyModel } from '../engine/model.ts';
import { visibleProperties } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import type { EntityDefinition, PropertyDefinition } from './schema/entity.ts';

/** Qualifies entity and enum types on the wire. */
export const namespace = 'Microsoft.Dynamics.DataEntities';

/** What the OData engine needs to know of the public entities. */
export function createModel(catalogue: Catalogue): Model {
  const visible = catalogue.entities.filter((entity) => !entity.internal);
  return new Map(visible.map((entity) => [entity.entity, entityModel(catalogue, entity)]));
}

function entityModel(catalogue: Catalogue, entity: EntityDefinition): EntityModel {
  return {
    name: entity.entity,
    set: entity.collection,
    table: catalogue.tableOf(entity).sqlName,
    properties: new Map([
      ...visibleProperties(entity).map((property): [string, PropertyModel] => [property.name, propertyModel(property)]),
      ...viewColumn(entity),
    ]),
    navigations: new Map(
      (entity.navigations ?? []).flatMap((navigation): [string, NavigationModel][] => {
        const target = catalogue.collection(navigation.collection);
        if (!target) return [];
        const on = navigation.on.map((pair) => ({ ours: pair.ours.toLowerCase(), theirs: pair.theirs.toLowerCase() }));
        return [[navigation.name, { name: navigation.name, target: target.entity, kind: navigation.kind, on }]];
      }),
    ),
    order: entity.key.map((property) => property.toLowerCase()),
  };
}

/** Begins the name of a column that only this server asks for: no request can spell it. */
export const unspeakable = '~';

/** The column that decides whether a record is in a view. */
function viewColumn({ only }: EntityDefinition): [string, PropertyModel][] {
  if (!only) return [];
  const name = unspeakable + only.property;
  return [[name, { name, type: 'Edm.String', column: only.property.toLowerCase() }]];
}

function propertyModel(property: PropertyDefinition): PropertyModel {
  return {
    name: property.name,
    type: edmType(property),
    column: property.name.toLowerCase(),
    ...(property.enum ? { enum: property.enum } : {}),
  };
}

/** Type of a property on the wire. Days travel as instants at noon; symbols of an enum as text. */
export function edmType(property: PropertyDefinition): EdmType {
  switch (property.type) {
    case 'string':
    case 'enum':
      return 'Edm.String';
    case 'integer':
      return 'Edm.Int32';
    case 'int64':
      return 'Edm.Int64';
    case 'decimal':
      return 'Edm.Decimal';
    case 'date':
    case 'datetime':
      return 'Edm.DateTimeOffset';
  }
}
