/** Where a column comes from: the application itself, or the solution that integration with finance and operations adds. */
type ColumnOrigin = 'base' | 'added';

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
  /** Set by the system alone; a value sent by a caller is ignored. */
  readonly readOnly?: boolean;
  /** Value of a new row when the caller sends none. */
  readonly default?: string | number | boolean;
  readonly origin: ColumnOrigin;
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
  /** All columns, primary id and system columns included. */
  readonly columns: readonly ColumnDefinition[];
  readonly keys: readonly AlternateKey[];
}

/** An alternate key: no two rows share the same values, blanks excepted. */
export interface AlternateKey {
  readonly name: string;
  readonly columns: readonly string[];
}
