import { writeCsdl, type CsdlEntityType } from '../../engine/csdl.ts';
import { wireName, type Catalogue, type Table } from '../catalogue.ts';
import { edmTypes } from '../read/model.ts';

const namespace = 'Microsoft.Dynamics.CRM';

const changeTracking = 'Org.OData.Capabilities.V1.ChangeTracking';

/** The `$metadata` document of the organisation, `annotated` with what its sets can do. */
export function metadataDocument(catalogue: Catalogue, annotated: boolean): string {
  return writeCsdl({
    namespace,
    container: 'System',
    entityTypes: [
      { name: 'crmbaseentity', key: [], properties: [], navigations: [] },
      ...catalogue.tables.map((table) => entityType(catalogue, table)),
    ],
    complexTypes: [
      {
        name: 'WhoAmIResponse',
        properties: ['BusinessUnitId', 'UserId', 'OrganizationId'].map((name) => ({
          name,
          type: 'Edm.Guid',
          nullable: false,
        })),
      },
    ],
    operations: [{ kind: 'Function', name: 'WhoAmI', bound: false, parameters: [], returns: 'WhoAmIResponse' }],
    imports: [{ name: 'WhoAmI', kind: 'Function' }],
    entitySets: catalogue.tables.map((table) => ({
      name: table.setName,
      type: table.logicalName,
      annotations:
        annotated && table.definition.changeTracking ? [{ term: changeTracking, record: { Supported: true } }] : [],
      bindings: [
        ...[...table.lookups.values()].map((lookup) => [lookup.navigation, lookup.target] as const),
        ...[...table.collections.values()].map((lookup) => [lookup.reverseNavigation, lookup.from] as const),
      ].map(([path, target]) => ({ path, target: catalogue.byName.get(target)?.setName ?? '' })),
    })),
  });
}

function entityType(catalogue: Catalogue, table: Table): CsdlEntityType {
  const columns = [...table.columns.values()];
  return {
    name: table.logicalName,
    baseType: 'crmbaseentity',
    key: [table.primaryId],
    properties: columns.map((column) => ({
      name: wireName(column),
      type: edmTypes[column.type],
      nullable: column.logicalName !== table.primaryId,
      ...(edmTypes[column.type] === 'Edm.Decimal' ? { scale: 'variable' as const } : {}),
    })),
    navigations: [
      ...[...table.lookups.values()].map((lookup) => ({
        name: lookup.navigation,
        target: lookup.target,
        collection: false,
        partner: lookup.reverseNavigation,
        constraints: [
          {
            property: wireName(lookup.column),
            referenced: catalogue.byName.get(lookup.target)?.primaryId ?? '',
          },
        ],
      })),
      ...[...table.collections.values()].map((lookup) => ({
        name: lookup.reverseNavigation,
        target: lookup.from,
        collection: true,
        partner: lookup.navigation,
      })),
    ],
  };
}
