import { sqlSchema, type Table } from '../catalogue.ts';
import type { Schema } from '../live-schema.ts';
import type { TableDefinition } from '../schema/table.ts';
import { customizing } from '../security/miscellaneous-privileges.ts';
import { privilegeView } from '../security/privilege-view.ts';
import { stableId } from '../stable-id.ts';
import { currentTable, demandCustomizing, type MetadataRequest } from './metadata-request.ts';
import { inUse, managedComponent, noSuch } from './refusals.ts';
import { removeComponents } from './solution.ts';

/** Takes a table away with all its rows. Throws while other tables look it up. */
export async function deleteTable(request: MetadataRequest, { logicalName }: Table): Promise<void> {
  demandCustomizing(request, customizing.table.delete);
  await request.context.schema.change((schema) => {
    const table = currentTable(schema, logicalName);
    if (table.custom !== true) throw managedComponent('entity', logicalName);
    const by = (schema.catalogue.references.get(logicalName) ?? []).filter(({ from }) => from !== logicalName);
    if (by.length > 0)
      throw inUse(
        'entity',
        logicalName,
        by.map(({ relationship }) => relationship),
      );
    return {
      change: {
        removedTables: [logicalName],
        statements: (catalogue) => [`drop table if exists ${sqlSchema}.${logicalName}`, privilegeView(catalogue)],
        rows: async (tx) => {
          const filters = `select sdkmessagefilterid from ${sqlSchema}.sdkmessagefilter where primaryobjecttypecode = $1`;
          await tx.query(`delete from ${sqlSchema}.sdkmessageprocessingstep where sdkmessagefilterid in (${filters})`, [
            logicalName,
          ]);
          await tx.query(`delete from ${sqlSchema}.sdkmessagefilter where primaryobjecttypecode = $1`, [logicalName]);
          await removeComponents(tx, [stableId(`entity ${logicalName}`)]);
        },
      },
      result: null,
    };
  });
}

/** Takes a column away with its values. A lookup goes with its relationship only. */
export async function deleteColumn(request: MetadataRequest, { logicalName }: Table, name: string): Promise<void> {
  demandCustomizing(request, customizing.column.delete);
  await request.context.schema.change((schema) => {
    const table = currentTable(schema, logicalName);
    if (table.columns.find((column) => column.logicalName === name)?.type === 'lookup') {
      throw inUse('attribute', name, ['its relationship']);
    }
    return withoutColumn(table, name, stableId(`attribute ${logicalName}.${name}`));
  });
}

/** Takes a relationship away with its lookup column. */
export async function deleteRelationship(request: MetadataRequest, name: string): Promise<void> {
  demandCustomizing(request, customizing.relationship.delete);
  await request.context.schema.change((schema) => {
    const lookup = lookupsOf(schema).find(
      ({ relationship }) => relationship === name || stableId(`relationship ${relationship}`) === name,
    );
    if (lookup === undefined) throw noSuch('relationship', name);
    const table = currentTable(schema, lookup.from);
    return withoutColumn(table, lookup.column.logicalName, stableId(`relationship ${lookup.relationship}`));
  });
}

export async function deleteKey(request: MetadataRequest, { logicalName }: Table, name: string): Promise<void> {
  demandCustomizing(request, customizing.table.write);
  await request.context.schema.change((schema) => {
    const table = currentTable(schema, logicalName);
    const key = table.keys.find((one) => one.name === name);
    if (key === undefined) throw noSuch('entity key', name);
    if (key.custom !== true) throw managedComponent('entity key', name);
    const changed = { ...table, keys: table.keys.filter((one) => one !== key) };
    const id = stableId(`key ${logicalName}.${name}`);
    return { change: { tables: [changed], rows: (tx) => removeComponents(tx, [id]) }, result: null };
  });
}

export async function deleteOptionSet(request: MetadataRequest, name: string): Promise<void> {
  demandCustomizing(request, customizing.optionSet.delete);
  await request.context.schema.change((schema) => {
    if (!schema.optionSets.has(name)) throw noSuch('option set', name);
    const by = schema.catalogue.tables.flatMap(({ definition }) =>
      definition.columns.flatMap((column) =>
        column.optionSet === name ? [`${definition.logicalName}.${column.logicalName}`] : [],
      ),
    );
    if (by.length > 0) throw inUse('option set', name, by);
    const id = stableId(`options ${name}`);
    return { change: { removedOptionSets: [name], rows: (tx) => removeComponents(tx, [id]) }, result: null };
  });
}

function withoutColumn(table: TableDefinition, name: string, id: string) {
  const column = table.columns.find(({ logicalName }) => logicalName === name);
  if (column === undefined) throw noSuch('attribute', name);
  if (column.custom !== true || name === table.primaryName) throw managedComponent('attribute', name);
  const keys = table.keys.filter((key) => key.columns.includes(name));
  if (keys.length > 0)
    throw inUse(
      'attribute',
      name,
      keys.map((key) => key.name),
    );
  return {
    change: {
      tables: [{ ...table, columns: table.columns.filter((one) => one !== column) }],
      statements: () => [`alter table ${sqlSchema}.${table.logicalName} drop column if exists ${name}`],
      rows: (tx: Parameters<typeof removeComponents>[0]) => removeComponents(tx, [id]),
    },
    result: null,
  };
}

function lookupsOf({ catalogue }: Schema) {
  return catalogue.tables.flatMap(({ lookups }) => [...lookups.values()]);
}
