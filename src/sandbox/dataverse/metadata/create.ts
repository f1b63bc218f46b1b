import { sqlSchema, type Table } from '../catalogue.ts';
import { insertFilters } from '../hooks/platform-messages.ts';
import type { SchemaChange } from '../live-schema.ts';
import type { TableDefinition } from '../schema/table.ts';
import { customizing } from '../security/miscellaneous-privileges.ts';
import { privilegeView } from '../security/privilege-view.ts';
import { stableId } from '../stable-id.ts';
import { columnStatement, tableStatements } from '../storage.ts';
import { toMoment } from '../write/values.ts';
import { labelOf, schemaNameOf } from './body.ts';
import { currentTable, demandCustomizing, type MetadataRequest } from './metadata-request.ts';
import { newColumn, optionsOf } from './new-column.ts';
import { newKey } from './new-key.ts';
import { newRelationship } from './new-relationship.ts';
import { newTable } from './new-table.ts';
import { duplicateName, noSuch } from './refusals.ts';
import { addComponent, componentTypes, type Component } from './solution.ts';

export async function createTable(request: MetadataRequest): Promise<Component> {
  demandCustomizing(request, customizing.table.create);
  const { context, body } = request;
  return context.schema.change((schema) => {
    const definition = newTable(body, schema);
    const component = { id: stableId(`entity ${definition.logicalName}`), type: componentTypes.table };
    return {
      change: {
        tables: [definition],
        statements: (catalogue) => {
          const table = catalogue.byName.get(definition.logicalName);
          return [...(table === undefined ? [] : tableStatements(table)), privilegeView(catalogue)];
        },
        rows: async (tx, catalogue) => {
          const table = catalogue.byName.get(definition.logicalName);
          const now = toMoment(context.runtime.clock.now());
          if (schema.kind === 'plain' && table !== undefined) await insertFilters(tx, [table], now);
          await addComponent(tx, context, request.solutionId, component);
        },
      },
      result: component,
    };
  });
}

/** Replaces what can be changed of a table's definition: its labels and whether its changes are tracked. */
export async function changeTable(request: MetadataRequest, { logicalName }: Table): Promise<void> {
  demandCustomizing(request, customizing.table.write);
  const { context, body } = request;
  await context.schema.change((schema) => {
    const table = currentTable(schema, logicalName);
    const changed: TableDefinition = {
      ...table,
      displayName: labelOf(body, 'DisplayName', table.displayName),
      collectionDisplayName: labelOf(body, 'DisplayCollectionName', table.collectionDisplayName),
      changeTracking: body['ChangeTrackingEnabled'] === true,
    };
    return { change: { tables: [changed] }, result: null };
  });
}

export async function createColumn(request: MetadataRequest, { logicalName }: Table): Promise<Component> {
  demandCustomizing(request, customizing.column.create);
  return request.context.schema.change((schema) => {
    const table = currentTable(schema, logicalName);
    const column = newColumn(request.body, schema.optionSets);
    if (table.columns.some((one) => one.logicalName === column.logicalName)) {
      throw duplicateName('attribute', column.schemaName ?? column.logicalName);
    }
    const component = {
      id: stableId(`attribute ${logicalName}.${column.logicalName}`),
      type: componentTypes.column,
    };
    return withColumn(request, { ...table, columns: [...table.columns, column] }, column.logicalName, component);
  });
}

export async function createRelationship(request: MetadataRequest): Promise<Component> {
  demandCustomizing(request, customizing.relationship.create);
  return request.context.schema.change((schema) => {
    const { table, column, name } = newRelationship(request.body, schema);
    const component = { id: stableId(`relationship ${name}`), type: componentTypes.relationship };
    return withColumn(request, { ...table, columns: [...table.columns, column] }, column.logicalName, component);
  });
}

function withColumn(
  { context, solutionId }: MetadataRequest,
  table: TableDefinition,
  name: string,
  component: Component,
): { readonly change: SchemaChange; readonly result: Component } {
  const column = table.columns.find(({ logicalName }) => logicalName === name);
  const isLookup = column?.type === 'lookup';
  const index = `create index if not exists ${table.logicalName}_${name} on ${sqlSchema}.${table.logicalName} (${name})`;
  return {
    change: {
      tables: [table],
      statements: () => [
        ...(column === undefined ? [] : [columnStatement(table.logicalName, column)]),
        ...(isLookup ? [index] : []),
      ],
      rows: (tx) => addComponent(tx, context, solutionId, component),
    },
    result: component,
  };
}

export async function createKey(request: MetadataRequest, { logicalName }: Table): Promise<Component> {
  demandCustomizing(request, customizing.table.write);
  const { context, body, solutionId } = request;
  const component = await context.schema.change((schema) => {
    const table = schema.catalogue.byName.get(logicalName);
    if (table === undefined) throw noSuch('entity', logicalName);
    const key = newKey(body, table);
    const made = { id: stableId(`key ${logicalName}.${key.name}`), type: componentTypes.key };
    const changed = { ...table.definition, keys: [...table.definition.keys, key] };
    return { change: { tables: [changed], rows: (tx) => addComponent(tx, context, solutionId, made) }, result: made };
  });
  context.keyIndexes.wake();
  return component;
}

export async function createOptionSet(request: MetadataRequest): Promise<Component> {
  demandCustomizing(request, customizing.optionSet.create);
  const { context, body, solutionId } = request;
  return context.schema.change((schema) => {
    const name = schemaNameOf(body, 'option set').toLowerCase();
    if (schema.optionSets.has(name)) throw duplicateName('option set', name);
    const set = { name, displayName: labelOf(body, 'DisplayName', name), options: optionsOf(body) };
    const component = { id: stableId(`options ${name}`), type: componentTypes.optionSet };
    return {
      change: { optionSets: [set], rows: (tx) => addComponent(tx, context, solutionId, component) },
      result: component,
    };
  });
}
