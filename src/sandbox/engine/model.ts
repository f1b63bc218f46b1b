/**
 * What the OData engine knows of an entity: enough to bind a query to SQL, nothing about either product.
 * Each stand-in derives these models from its own schema.
 */

export type EdmType =
  | 'Edm.String'
  | 'Edm.Int32'
  | 'Edm.Int64'
  | 'Edm.Decimal'
  | 'Edm.Double'
  | 'Edm.Boolean'
  | 'Edm.Date'
  | 'Edm.DateTimeOffset'
  | 'Edm.Guid';

export interface PropertyModel {
  /** Name on the wire: `msdyn_name`, `_msdyn_vendor_value`, `WarehouseId`. */
  readonly name: string;
  readonly type: EdmType;
  /** Column in the sandbox's own table. */
  readonly column: string;
  /** Symbols of an F&O enum in order of their value; the column holds the symbol. */
  readonly enum?: { readonly type: string; readonly symbols: readonly string[] };
  readonly filterable?: boolean;
}

export interface NavigationModel {
  readonly name: string;
  readonly target: string;
  readonly kind: 'one' | 'many';
  /** Join columns, pairwise equal: ours to theirs. */
  readonly on: readonly { readonly ours: string; readonly theirs: string }[];
}

export interface EntityModel {
  /** Entity type name: `msdyn_warehouse`, `Warehouse`. */
  readonly name: string;
  /** Name in the URL: `msdyn_warehouses`, `Warehouses`. */
  readonly set: string;
  /** Qualified SQL table, e.g. `dataverse.msdyn_warehouse`. */
  readonly table: string;
  readonly properties: ReadonlyMap<string, PropertyModel>;
  readonly navigations: ReadonlyMap<string, NavigationModel>;
  /** Columns that give a total order for paging, last resort of every `$orderby`. */
  readonly order: readonly string[];
}

/** All entities of one system, by type name. */
export type Model = ReadonlyMap<string, EntityModel>;

/** A row as SQL holds it: column to value. */
export type Row = Record<string, SqlValue>;
export type SqlValue = string | number | boolean | null;
