/** Where a table or column comes from: the application itself, or what integration with finance and operations adds. */
type Origin = 'base' | 'added';

export type ColumnType =
  | 'string'
  | 'memo'
  | 'integer'
  | 'bigint'
  | 'decimal'
  | 'double'
  | 'money'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'guid'
  | 'choice'
  | 'lookup';

/** One option of a choice column. */
export interface ChoiceOption {
  readonly value: number;
  readonly label: string;
}

/** Options that several columns share. */
export interface OptionSet {
  readonly name: string;
  readonly displayName: string;
  readonly options: readonly ChoiceOption[];
}

/** One column of a Dataverse table, as its metadata tells it. */
export interface ColumnDefinition {
  readonly logicalName: string;
  /** Spelling in metadata and of the default navigation property; the logical name when absent. */
  readonly schemaName?: string;
  readonly displayName: string;
  readonly type: ColumnType;
  readonly required: 'none' | 'recommended' | 'application' | 'system';
  /** Characters; strings and memos only. */
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  /** Choices only. */
  readonly options?: readonly ChoiceOption[];
  /** Lookups only: logical name of the table looked up. */
  readonly target?: string;
  /** Lookups only: further tables, as an owner is a user or a team. */
  readonly alsoTargets?: readonly string[];
  /** Lookups only: single-valued navigation property; the logical name when absent. */
  readonly navigation?: string;
  /** Lookups only: collection-valued navigation property on the target; `<table>_<column>` when absent. */
  readonly reverseNavigation?: string;
  /** Decimals and doubles: digits after the point. */
  readonly precision?: number;
  /** Booleans only: what true and false are called. */
  readonly booleanLabels?: { readonly true: string; readonly false: string };
  /** Choices only: name of the global set that the options belong to. */
  readonly optionSet?: string;
  /** Lookups only: schema name of the relationship; that of the reverse navigation when absent. */
  readonly relationship?: string;
  /** Made through the metadata API, and so the only kind that may be deleted through it. */
  readonly custom?: boolean;
  /** Set by the system alone; a value sent by a caller is ignored. */
  readonly readOnly?: boolean;
  /** Value of a new row when the caller sends none. */
  readonly default?: string | number | boolean;
  readonly origin: Origin;
}

/** One Dataverse table. The SQL table and its columns are named like the logical names. */
export interface TableDefinition {
  readonly logicalName: string;
  /** Entity set, the name in URLs. */
  readonly setName: string;
  readonly displayName: string;
  readonly collectionDisplayName: string;
  readonly schemaName: string;
  readonly objectTypeCode: number;
  readonly primaryId: string;
  readonly primaryName: string;
  /** User-owned tables carry `ownerid` and an owning business unit. */
  readonly ownership: 'user' | 'organization';
  /** Has the lookup `msdyn_company`. */
  readonly companyStriped: boolean;
  /** Part of Field Service; absent when the sandbox starts without it. */
  readonly fieldService: boolean;
  readonly changeTracking: boolean;
  /** A table is `added` when all its own columns are. */
  readonly origin: Origin;
  /** Made through the metadata API. */
  readonly custom?: boolean;
  /** Kept by the platform itself: can be read and not written. */
  readonly sealed?: boolean;
  /** All columns, primary id and system columns included. */
  readonly columns: readonly ColumnDefinition[];
  readonly keys: readonly AlternateKey[];
}

/** An alternate key: no two rows share the same values, blanks excepted. */
export interface AlternateKey {
  readonly name: string;
  readonly columns: readonly string[];
  /** How far its index is; a key without one that is active binds nobody. Active when absent. */
  readonly status?: 'Pending' | 'Active' | 'Failed';
  /** Made through the metadata API. */
  readonly custom?: boolean;
}
