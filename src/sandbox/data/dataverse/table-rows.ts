import { momentFrom } from '../calendar.ts';
import { integrationUser } from '../people.ts';
import { idOf } from '../identity.ts';
import type { CompanyCode } from '../companies.ts';
import type { TableDefinition } from '../../dataverse/schema/table.ts';

/** A value as the sandbox stores it: lookups hold the id, choices their number. */
export type Value = string | number | boolean | null;

/** Rows of one table by logical name, every column of the table filled but the version. */
export interface TableRows {
  readonly table: TableDefinition;
  readonly rows: readonly Readonly<Record<string, Value>>[];
}

/** A row as written down: what identifies it in the seed, and what is not blank. */
export interface RowOutline {
  /** After the table's name this makes the id; the company comes first where the table is striped. */
  readonly key: readonly (string | number)[];
  readonly company?: CompanyCode;
  readonly values: Readonly<Record<string, Value | undefined>>;
}

/** Id of a user of Dataverse. */
export const userId = (email: string) => idOf('systemuser', email);

/** Id of the team that owns the rows of a company. */
export const teamId = (company: CompanyCode) => idOf('team', company);

/** Id of the business unit of a company, or of the one above them. */
export const businessUnitId = (name: CompanyCode | 'root') => idOf('businessunit', name);

/** Completes rows: id, company, owner, defaults, who made them and when. */
export function tableRows(table: TableDefinition, now: Date, outlines: readonly RowOutline[]): TableRows {
  const defaults = Object.fromEntries(
    table.columns
      .filter(({ logicalName }) => logicalName !== 'versionnumber')
      .map(({ logicalName, default: value }) => [logicalName, value ?? null]),
  );
  const madeAt = momentFrom(now, 0);
  const madeBy = userId(integrationUser.email);
  const stamps = { createdon: madeAt, modifiedon: madeAt, createdby: madeBy, modifiedby: madeBy };
  return {
    table,
    rows: outlines.map(({ key, company, values }) => ({
      ...defaults,
      ...stamps,
      [table.primaryId]: idOf(table.logicalName, ...key),
      ...(table.companyStriped && company ? { msdyn_company: idOf('cdm_company', company) } : {}),
      ...(table.ownership === 'user' ? ownership(company) : {}),
      ...withoutUndefined(values),
    })),
  };
}

/** Rows of a company belong to its team, others to the integration. */
const ownership = (company: CompanyCode | undefined): Record<string, Value> =>
  company
    ? { ownerid: teamId(company), owningteam: teamId(company), owningbusinessunit: businessUnitId(company) }
    : { ownerid: userId(integrationUser.email), owningteam: null, owningbusinessunit: businessUnitId('root') };

const withoutUndefined = (values: RowOutline['values']): Record<string, Value> =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Value] => entry[1] !== undefined));
