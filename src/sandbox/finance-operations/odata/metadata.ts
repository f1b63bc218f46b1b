import { writeCsdl } from '../../engine/csdl.ts';
import type { WireRequest, WireResponse } from '../../engine/wire.ts';
import { visibleProperties } from '../catalogue.ts';
import { edmType, namespace } from '../model.ts';
import type { EntityDefinition, EnumDefinition } from '../schema/entity.ts';
import { json } from './reading.ts';
import { rootOf } from './service.ts';
import type { ODataService } from './service.ts';

/** The service document: every public collection. */
export function serviceDocument(service: ODataService, request: WireRequest): WireResponse {
  return json(200, {
    '@odata.context': `${rootOf(request)}$metadata`,
    value: publicEntities(service).map(({ collection }) => ({ name: collection, kind: 'EntitySet', url: collection })),
  });
}

/** `$metadata`: entity types, enum types and the container, without keys' nullability and without what callers do not see. */
export function metadata(service: ODataService): WireResponse {
  const entities = publicEntities(service);
  const enums = new Map<string, EnumDefinition>();
  for (const property of entities.flatMap(visibleProperties)) {
    if (property.enum) enums.set(property.enum.type, property.enum);
  }
  const body = writeCsdl({
    namespace,
    container: 'Resources',
    enumTypes: [...enums.values()].map(({ type, symbols }) => ({
      name: type,
      members: symbols.map((name, value) => ({ name, value })),
    })),
    entityTypes: entities.map((entity) => ({
      name: entity.entity,
      key: entity.key,
      properties: visibleProperties(entity).map((property) => ({
        name: property.name,
        type: property.enum?.type ?? edmType(property),
        nullable: property.type === 'string' && !entity.key.includes(property.name),
        ...(property.type === 'decimal' ? { scale: 'variable' as const } : {}),
      })),
      navigations: navigationsOf(service, entity).map(({ navigation, target }) => ({
        name: navigation.name,
        target: target.entity,
        collection: navigation.kind === 'many',
      })),
    })),
    entitySets: entities.map((entity) => ({
      name: entity.collection,
      type: entity.entity,
      bindings: navigationsOf(service, entity).map(({ navigation, target }) => ({
        path: navigation.name,
        target: target.collection,
      })),
    })),
  });
  return { status: 200, headers: { 'content-type': 'application/xml', 'odata-version': '4.0' }, body };
}

function publicEntities(service: ODataService): readonly EntityDefinition[] {
  return service.catalogue.entities.filter((entity) => !entity.internal);
}

function navigationsOf(service: ODataService, entity: EntityDefinition) {
  return (entity.navigations ?? []).flatMap((navigation) => {
    const target = service.catalogue.collection(navigation.collection);
    return target && !target.internal ? [{ navigation, target }] : [];
  });
}
