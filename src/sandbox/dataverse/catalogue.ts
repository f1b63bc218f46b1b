import type { AlternateKey, ColumnDefinition, TableDefinition } from './schema/table.ts';

/** A table with the look-ups that reading, writing and metadata all need. */
export interface Table {
  readonly definition: TableDefinition;
  readonly logicalName: string;
  readonly setName: string;
  readonly primaryId: string;
  /** Qualified SQL name. */
  readonly sqlName: string;
  readonly columns: ReadonlyMap<string, ColumnDefinition>;
  /** Those whose index is there. */
  readonly keys: readonly AlternateKey[];
  /** Wire name of a value property to its column: `msdyn_name`, `_msdyn_vendor_value`. */
  readonly properties: ReadonlyMap<string, ColumnDefinition>;
  /** Single-valued navigation property to its lookup. */
  readonly lookups: ReadonlyMap<string, Lookup>;
  /** Collection-valued navigation property to the lookup that points here. */
  readonly collections: ReadonlyMap<string, Lookup>;
}

/** A lookup column seen from both ends. */
export interface Lookup {
  /** Logical name of the table that holds the column. */
  readonly from: string;
  readonly column: ColumnDefinition;
  /** Logical name of the table looked up. */
  readonly target: string;
  readonly navigation: string;
  readonly reverseNavigation: string;
  /** Schema name of the relationship. */
  readonly relationship: string;
}

/** All tables of the organisation, by logical name and by entity set. */
export interface Catalogue {
  readonly tables: readonly Table[];
  readonly byName: ReadonlyMap<string, Table>;
  readonly bySet: ReadonlyMap<string, Table>;
  /** Lookups that point at a table, by its logical name. */
  readonly references: ReadonlyMap<string, readonly Lookup[]>;
}

/** Name of a column on the wire: lookups show as `_x_value`. */
export function wireName(column: ColumnDefinition): string {
  return column.type === 'lookup' ? `_${column.logicalName}_value` : column.logicalName;
}

/** The schema that holds every Dataverse table of the stand-in. */
export const sqlSchema = 'dataverse';

/** Derives the catalogue from table definitions; lookups to tables that are absent (no Field Service) keep their column only. */
export function createCatalogue(definitions: readonly TableDefinition[]): Catalogue {
  const present = new Set(definitions.map((definition) => definition.logicalName));
  const lookups = definitions.flatMap((definition) => lookupsOf(definition, present));
  const byHolder = groupedBy(lookups, ({ from }) => from);
  const references = groupedBy(lookups, ({ target }) => target);
  const tables = definitions.map((definition) =>
    tableOf(definition, byHolder.get(definition.logicalName) ?? [], references.get(definition.logicalName) ?? []),
  );
  return {
    tables,
    byName: new Map(tables.map((table) => [table.logicalName, table])),
    bySet: new Map(tables.map((table) => [table.setName, table])),
    references,
  };
}

function lookupsOf(definition: TableDefinition, present: ReadonlySet<string>): Lookup[] {
  return definition.columns.flatMap((column) =>
    column.type === 'lookup' && column.target !== undefined && present.has(column.target)
      ? [
          {
            from: definition.logicalName,
            column,
            target: column.target,
            navigation: column.navigation ?? column.logicalName,
            ...relationshipNames(definition.logicalName, column),
          },
        ]
      : [],
  );
}

function relationshipNames(table: string, column: ColumnDefinition) {
  const reverseNavigation = column.reverseNavigation ?? `${table}_${column.logicalName}`;
  return { reverseNavigation, relationship: column.relationship ?? reverseNavigation };
}

function groupedBy(lookups: readonly Lookup[], nameOf: (lookup: Lookup) => string): ReadonlyMap<string, Lookup[]> {
  const groups = new Map<string, Lookup[]>();
  for (const lookup of lookups) {
    const group = groups.get(nameOf(lookup));
    if (group === undefined) groups.set(nameOf(lookup), [lookup]);
    else group.push(lookup);
  }
  return groups;
}

function tableOf(definition: TableDefinition, own: readonly Lookup[], pointingHere: readonly Lookup[]): Table {
  const { logicalName, setName, primaryId, columns, keys } = definition;
  return {
    definition,
    logicalName,
    setName,
    primaryId,
    sqlName: `${sqlSchema}.${logicalName}`,
    columns: new Map(columns.map((column) => [column.logicalName, column])),
    keys: keys.filter(({ status = 'Active' }) => status === 'Active'),
    properties: new Map(columns.map((column) => [wireName(column), column])),
    lookups: new Map(own.map((lookup) => [lookup.navigation, lookup])),
    collections: new Map(pointingHere.map((lookup) => [lookup.reverseNavigation, lookup])),
  };
}
