/** An F&O enum; symbols stand in order of their integer value. */
export interface EnumDefinition {
  /** Type name without namespace: `NoYes`. */
  readonly type: string;
  readonly symbols: readonly string[];
}

type PropertyType = 'string' | 'integer' | 'int64' | 'decimal' | 'date' | 'datetime' | 'enum';

/** One public property of an F&O data entity. */
export interface PropertyDefinition {
  readonly name: string;
  /** What an infolog calls the field. */
  readonly label: string;
  readonly type: PropertyType;
  /** Strings only, in characters. */
  readonly maxLength?: number;
  /** `onSave`: refused by `validateWrite` when blank after defaulting. */
  readonly mandatory?: 'onSave';
  /** Enums only. */
  readonly enum?: EnumDefinition;
  /** False: refused on update. */
  readonly allowEdit?: boolean;
  /** False: refused on create too (a computed or system value). */
  readonly allowEditOnCreate?: boolean;
  /** The value must exist there: same company when that collection is striped. */
  readonly references?: PropertyReference;
  /** In the table but not in the public entity: rules see it, callers do not. */
  readonly hidden?: boolean;
  /** Value of a new record when the caller sends none; otherwise the blank of its type. */
  readonly default?: string | number;
}

/** A foreign key; the property is the one that identifies the target inside its company. */
export interface PropertyReference {
  readonly collection: string;
  readonly property: string;
  /** What an infolog calls the looked-up table's field. */
  readonly label: string;
}

/** A navigation property, joined on pairwise equal properties. */
export interface NavigationDefinition {
  readonly name: string;
  readonly collection: string;
  readonly kind: 'one' | 'many';
  readonly on: readonly { readonly ours: string; readonly theirs: string }[];
}

/** One F&O data entity. The SQL table is named like the entity in lower case, its columns like the properties in lower case. */
export interface EntityDefinition {
  /** Public entity name, the OData type: `Warehouse`. */
  readonly entity: string;
  /** Public collection name, the one in URLs: `Warehouses`. */
  readonly collection: string;
  /** Name in the application object tree: `InventWarehouseEntity`. */
  readonly aotName: string;
  readonly label: string;
  /** What `validateWrite failed on data source '…'` names: `InventLocation (InventLocation)`. */
  readonly dataSource: string;
  /** What `The record already exists` names: `Warehouses (InventLocation)`. */
  readonly tableLabel: string;
  /** Holds `dataAreaId` and is read per company. */
  readonly striped: boolean;
  /** Property names, `dataAreaId` first when striped. */
  readonly key: readonly string[];
  /** All properties, `dataAreaId` included when striped. */
  readonly properties: readonly PropertyDefinition[];
  readonly navigations?: readonly NavigationDefinition[];
  /** Refuses insert, update and delete by callers. */
  readonly readOnly?: boolean;
  /** Has no public collection: rows of the sandbox's own rules. */
  readonly internal?: boolean;
  /** Shares the records of that entity: the same table underneath, another view of it. */
  readonly sameRecordsAs?: string;
  /** Shows only the records whose property holds this value, as the view of soft-deleted lines does. */
  readonly only?: { readonly property: string; readonly equals: string };
  /** Menu item of the form that shows a record. */
  readonly menuItem?: string;
}
