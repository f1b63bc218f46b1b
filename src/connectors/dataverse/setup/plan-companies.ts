/** Rows of the company table, one for each legal entity of finance and operations. Reads only. */
import type { DataverseClient } from '../client.ts';
import type { Schema } from '../schema.ts';
import { companyTable } from './further-columns.ts';
import type { SetupStep } from './step.ts';

/** A legal entity of finance and operations. */
export interface LegalEntity {
  readonly code: string;
  readonly name: string;
}

/** Steps that make the rows which are missing. */
export async function planCompanies(
  client: DataverseClient,
  schema: Schema,
  companies: readonly LegalEntity[],
  newId: () => string,
): Promise<readonly SetupStep[]> {
  const { table, set } = companyTable;
  const isThere = (await schema.find(table)) !== null;
  const rows = isThere ? await client.rows(`${set}?$select=cdm_companycode`, { as: 'integration' }) : [];
  const known = new Set(rows.map((row) => String(row['cdm_companycode']).toLowerCase()));
  return companies
    .filter(({ code }) => !known.has(code.toLowerCase()))
    .map(({ code, name }) => {
      const id = newId();
      return {
        name: `company ${code}`,
        what: `Enter the company ${code} (${name})`,
        why: 'because rows belong to companies',
        calls: [{ method: 'POST', path: set, body: { [`${table}id`]: id, cdm_companycode: code, cdm_name: name } }],
        undo: [{ method: 'DELETE', path: `${set}(${id})`, loses: null }],
      } satisfies SetupStep;
    });
}
