/** What a service accepts of OData. One grammar reads both; the profile refuses what the real service refuses. */
export interface Dialect {
  readonly name: 'dataverse' | 'financeOperations';
  /** Namespace of entity types, enum types and bound operations. */
  readonly namespace: string;
  /** System query options of a collection; any other `$…` is refused. */
  readonly options: readonly string[];
  /** Options inside `$expand(…)`. */
  readonly expandOptions: readonly string[];
  readonly nestedExpand: boolean;
  /** Most `$expand` items in one request, all levels together. */
  readonly maxExpands: number;
  readonly arithmetic: boolean;
  readonly lambda: boolean;
  /** Text functions an expression may call. Whether F&O has any is unconfirmed, so its profile has none. */
  readonly textFunctions: readonly string[];
  /** `%`, `_` and `[…]` inside the value of a text function act as SQL wildcards. */
  readonly sqlWildcards: boolean;
  /** `eq '*text*'` matches by pattern. */
  readonly starWildcards: boolean;
  /** A GUID may stand in quotes where an id is compared. */
  readonly quotedGuids: boolean;
  /** Most rows of one page. */
  readonly pageSize: number;
  /** Highest number `$count` tells; null: no limit. */
  readonly countLimit: number | null;
  /** With a page size asked for, `$top` is ignored. */
  readonly pageSizeOverridesTop: boolean;
  readonly skipToken: 'cookie' | 'token';
}

/** Dataverse Web API v9.2. */
export const dataverse: Dialect = {
  name: 'dataverse',
  namespace: 'Microsoft.Dynamics.CRM',
  options: ['$select', '$filter', '$orderby', '$top', '$expand', '$count', '$skiptoken', '$deltatoken', '$apply'],
  expandOptions: ['$select', '$filter', '$orderby', '$top', '$expand'],
  nestedExpand: true,
  maxExpands: 15,
  arithmetic: false,
  lambda: true,
  textFunctions: ['contains', 'startswith', 'endswith'],
  sqlWildcards: true,
  starWildcards: false,
  quotedGuids: true,
  pageSize: 5000,
  countLimit: 5000,
  pageSizeOverridesTop: true,
  skipToken: 'cookie',
};

/** OData of finance and operations apps, `/data`. */
export const financeOperations: Dialect = {
  name: 'financeOperations',
  namespace: 'Microsoft.Dynamics.DataEntities',
  options: ['$select', '$filter', '$orderby', '$top', '$skip', '$expand', '$count', '$skiptoken'],
  expandOptions: ['$select', '$filter', '$orderby', '$top'],
  nestedExpand: false,
  maxExpands: 15,
  arithmetic: true,
  lambda: false,
  textFunctions: [],
  sqlWildcards: false,
  starWildcards: true,
  quotedGuids: false,
  pageSize: 10_000,
  countLimit: null,
  pageSizeOverridesTop: false,
  skipToken: 'token',
};
