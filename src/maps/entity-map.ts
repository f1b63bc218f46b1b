/**
 * The shape of an entity map: how one entity of Supply Chain Management and one table of Dataverse are the same thing.
 *
 * The canonical form of a record is a flat object keyed by the finance and operations property names of its map. Both connectors
 * translate between it and their wire; nothing else in the project knows either wire. Canonical values are normalised so that
 * equality of two records is equality of their canonical values: text is trimmed at the end and never empty (null instead), dates
 * are `YYYY-MM-DD`, points in time are UTC ISO strings, numbers are rounded to the precision of the map, enums are symbols.
 */

export type SystemName = 'dataverse' | 'financeOperations';

/**
 * `=` both ways, `>` from finance and operations to Dataverse only, `<` the reverse; doubled or crossed arrows are the same
 * with a value map: `><` both ways, `>>` to Dataverse, `<<` to finance and operations. (Notation of Microsoft's mapping reference.)
 */
export type Direction = '=' | '><' | '>' | '>>' | '<' | '<<';

export type CanonicalValue = string | number | boolean | null;

/** Values by finance and operations property name. A property that is absent is not spoken about; null means empty. */
export type CanonicalRecord = Readonly<Record<string, CanonicalValue>>;

/**
 * How a value looks on the two wires; checked against both schemas.
 *
 * `choice` has a value map: canonical is the finance and operations symbol in the letter case of the map (symbols compare
 * case-insensitively), the Dataverse side is a number. `boolean` is true or false canonically and in Dataverse, and a symbol of its
 * value map (`Yes` and `No` unless told) in finance and operations. `recordId` is a 64-bit
 * number in finance and operations and canonically; Dataverse keeps it as text of at most 20 characters or as a big integer.
 * `date` is a calendar day: finance and operations writes it at noon UTC and means "none" by 1900-01-01.
 */
export type FieldType = 'text' | 'integer' | 'recordId' | 'decimal' | 'boolean' | 'date' | 'choice';

/**
 * One field mapping. `dataverse` is a column (`msdyn_description`) or a lookup path whose last segment is a key column of the
 * target (`msdyn_operationalsite.msdyn_siteid`, `msdyn_purchaseorderproduct.msdyn_purchaseorder.msdyn_name`).
 */
export interface FieldMapping {
  readonly property: string;
  readonly direction: Direction;
  readonly dataverse: string;
  readonly type: FieldType;
  /** The word of Supply Chain Management for it; refusals name fields by it, forms show it. */
  readonly label: string;
  /** Finance and operations symbol to Dataverse value. Choices and booleans only. */
  readonly values?: Readonly<Record<string, number | boolean>>;
  /** Used where the source has no value. */
  readonly default?: CanonicalValue;
  /** Digits after the point that both sides keep. Decimals only; 6 unless told. */
  readonly precision?: number;
  /** Longest text both sides keep; checked before the first byte leaves. */
  readonly maxLength?: number;
  /** Must have a value before a person's write is sent: the union of what either system demands of a caller. */
  readonly required?: boolean;
}

/**
 * All rows of a map that go through one lookup column, as one step: find the row of `target` whose key paths hold the values of the
 * properties, and bind it. Derived by the builder, nobody writes it down. The rows of one column share their direction.
 */
export interface MapLookup {
  /** Lookup column of the map's table: `msdyn_purchaseorderproduct`. */
  readonly column: string;
  readonly target: LookupTarget;
  readonly direction: Direction;
  /** In the order of `target.key`; each key path (`msdyn_purchaseorder.msdyn_name`) with the property that holds its value. */
  readonly properties: readonly { readonly property: string; readonly keyPath: string }[];
}

/**
 * A column that Dataverse demands at create and no row of the map fills: it gets the value of a property, once, and nothing
 * reads it back.
 */
interface ColumnFill {
  readonly column: string;
  readonly property: string;
}

/** A table that a lookup path leads through: reference data that is in both systems already. */
export interface LookupTarget {
  /** Logical name of the Dataverse table. */
  readonly table: string;
  /** Entity set of the Dataverse table. */
  readonly set: string;
  /** Primary key column. */
  readonly id: string;
  /** Key columns as in lookup paths after the lookup column; a dotted one is a key column of a further lookup (an order line's order). */
  readonly key: readonly string[];
  /** Striped by company: the target must be of the record's own company. Global: one for all. */
  readonly company: 'striped' | 'global';
  /** Collection of finance and operations that the key comes from, where it has one, with the property that is the key. */
  readonly financeOperations?: { readonly collection: string; readonly property: string; readonly name?: string };
  /** Column shown to people. */
  readonly name: string;
  /** Tables that the lookup columns in dotted keys lead to, where they are not called like the column. */
  readonly through?: Readonly<Record<string, string>>;
}

export interface EntityMap {
  /** Stable name, in file names, commands and journal: `warehouse`, `purchase-order-product`. */
  readonly name: string;
  /** Title in lists of maps, as Microsoft's: `Warehouses (msdyn_warehouses)`. */
  readonly title: string;
  /** What people call it, in the chat and on cards. */
  readonly words: { readonly one: string; readonly many: string; readonly also: readonly string[] };
  readonly dataverse: {
    readonly table: string;
    readonly set: string;
    readonly id: string;
    /** Column shown as the name of the record. */
    readonly name: string;
    readonly fills: readonly ColumnFill[];
  };
  readonly financeOperations: {
    readonly collection: string;
    /** Entity name used in its error texts, e.g. `InventWarehouseEntity`. */
    readonly aotName: string;
    /** Menu item of the form that shows the record, for links. */
    readonly menuItem: string;
  };
  /** Striped: one row per company, and the company is part of the key though never a field. */
  readonly company: 'striped' | 'global';
  /** Properties that make the integration key, besides the company. */
  readonly key: readonly string[];
  /** Number that finance and operations assigns: reserved before the first byte leaves. */
  readonly numberedBy?: { readonly property: string; readonly by: 'purchaseOrderService' };
  /**
   * Part of a larger aggregate: lines of an order. The properties of `by` are the key of the parent map, in its order.
   */
  readonly parent?: { readonly map: string; readonly by: readonly string[] };
  /** Who may originate records: receipts are posted, never plainly written. */
  readonly origin: 'both' | 'posted';
  /** What the origin does at save when the counterpart cannot be asked. */
  readonly onUnavailable: 'refuse' | 'allow';
  /** A property may stand in several rows; the first one is what a read of Dataverse takes it from. */
  readonly fields: readonly FieldMapping[];
  /** Derived from the rows whose `dataverse` is a path, one for each lookup column, in the order of the rows. */
  readonly lookups: readonly MapLookup[];
  /** Facts on the record's card, property names in order. */
  readonly card: readonly string[];
}

/** All maps by name, with the lookup targets they share, in dependency order: what is looked up comes first. */
export interface MapCatalogue {
  readonly maps: readonly EntityMap[];
  /** By logical name of the table. */
  readonly lookups: ReadonlyMap<string, LookupTarget>;
  /** Throws MAP_UNKNOWN. */
  get(name: string): EntityMap;
}
