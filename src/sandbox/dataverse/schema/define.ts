import { big, choice, guid, lookup, moment, options, whole } from './columns.ts';
import type { AlternateKey, ColumnDefinition, TableDefinition } from './table.ts';

/** What differs from table to table; the rest follows from the logical name. */
export interface TableOutline {
  readonly logicalName: string;
  readonly setName: string;
  readonly displayName: string;
  readonly collectionDisplayName: string;
  readonly objectTypeCode: number;
  readonly columns: readonly ColumnDefinition[];
  /** `<logicalName>id` when absent. */
  readonly primaryId?: string;
  /** `msdyn_name` when absent. */
  readonly primaryName?: string;
  /** `user` when absent. */
  readonly ownership?: 'user' | 'organization';
  readonly companyStriped?: boolean;
  readonly fieldService?: boolean;
  readonly changeTracking?: boolean;
  readonly sealed?: boolean;
  /** False for tables that know no active and inactive. */
  readonly state?: boolean;
  /** Columns of the integration key; the company joins it by itself where the table is striped. */
  readonly key?: readonly string[];
}

/** Writes out a table: primary id first, its own columns, the company lookup where striped, the system's columns last. */
export const table = (outline: TableOutline): TableDefinition => {
  const { logicalName, companyStriped = false, ownership = 'user' } = outline;
  const primaryId = outline.primaryId ?? `${logicalName}id`;
  return {
    logicalName,
    setName: outline.setName,
    displayName: outline.displayName,
    collectionDisplayName: outline.collectionDisplayName,
    schemaName: logicalName,
    objectTypeCode: outline.objectTypeCode,
    primaryId,
    primaryName: outline.primaryName ?? 'msdyn_name',
    ownership,
    companyStriped,
    fieldService: outline.fieldService ?? false,
    changeTracking: outline.changeTracking ?? true,
    origin: outline.columns.every(({ origin }) => origin === 'added') ? 'added' : 'base',
    ...(outline.sealed === true ? { sealed: true } : {}),
    columns: [
      guid(primaryId, outline.displayName, { required: 'system' }),
      ...outline.columns,
      ...(companyStriped ? [company] : []),
      ...(outline.state === false ? [] : stateColumns),
      ...(ownership === 'user' ? ownerColumns : []),
      ...auditColumns,
    ],
    keys: integrationKey(outline),
  };
};

const integrationKey = ({ logicalName, key, companyStriped }: TableOutline): readonly AlternateKey[] =>
  key === undefined
    ? []
    : [{ name: `${logicalName}_integration`, columns: companyStriped ? [...key, 'msdyn_company'] : key }];

/** The column that makes a row belong to one company; read-only once the row is saved. */
const company = lookup('msdyn_company', 'Company', 'cdm_company', { origin: 'added' });

const stateColumns: readonly ColumnDefinition[] = [
  choice('statecode', 'Status', options(0, 'Active', 'Inactive'), { required: 'system', default: 0 }),
  choice('statuscode', 'Status Reason', options(1, 'Active', 'Inactive'), { default: 1 }),
];

const ownerColumns: readonly ColumnDefinition[] = [
  lookup('ownerid', 'Owner', 'systemuser', { required: 'system', alsoTargets: ['team'] }),
  lookup('owningbusinessunit', 'Owning Business Unit', 'businessunit', { readOnly: true }),
  lookup('owningteam', 'Owning Team', 'team', { readOnly: true }),
];

const auditColumns: readonly ColumnDefinition[] = [
  moment('createdon', 'Created On', { readOnly: true }),
  lookup('createdby', 'Created By', 'systemuser', { readOnly: true }),
  lookup('createdonbehalfby', 'Created By (Delegate)', 'systemuser', { readOnly: true }),
  moment('modifiedon', 'Modified On', { readOnly: true }),
  lookup('modifiedby', 'Modified By', 'systemuser', { readOnly: true }),
  lookup('modifiedonbehalfby', 'Modified By (Delegate)', 'systemuser', { readOnly: true }),
  moment('overriddencreatedon', 'Record Created On'),
  whole('importsequencenumber', 'Import Sequence Number'),
  big('versionnumber', 'Version Number', { readOnly: true }),
];
