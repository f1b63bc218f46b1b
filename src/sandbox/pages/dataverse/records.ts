import { allTables } from '../../dataverse/schema/tables.ts';
import type { TableDefinition } from '../../dataverse/schema/table.ts';
import { recordOf, recordsOf, textOf } from '../api.ts';
import type { Api, Answer, JsonRecord } from '../api.ts';
import { formColumns } from './fields.ts';
import type { LookupChoices } from './fields.ts';

const ROOT = '/api/data/v9.2/';
const FORMATTED = '@OData.Community.Display.V1.FormattedValue';
const COMPANY = '_msdyn_company_value';
const annotations = { prefer: 'odata.include-annotations="*"' };

/** Rows that a lookup offers and a list shows at most. */
const MOST = 250;

/** The table of that logical name. */
export const tableNamed = (name: string | null): TableDefinition | undefined =>
  allTables.find(({ logicalName }) => logicalName === name);

/** The entity set of a table. */
export const setOf = (name: string): string | undefined => tableNamed(name)?.setName;

/** Address of one row; blank when the id is none. */
const rowUrl = (table: TableDefinition, id: string) => `${ROOT}${table.setName}(${encodeURIComponent(id)})`;

/** Reads one row with what its lookups and choices are called. */
export const readRow = (api: Api, table: TableDefinition, id: string): Promise<Answer> =>
  api({ method: 'GET', url: rowUrl(table, id), headers: annotations });

/** Changes one row, unless it is not the version that the form showed. */
export const updateRow = (
  api: Api,
  table: TableDefinition,
  id: string,
  version: string,
  body: JsonRecord,
): Promise<Answer> => api({ method: 'PATCH', url: rowUrl(table, id), headers: { 'if-match': version || '*' }, body });

/** Makes a row; the new id stands in the answer's `OData-EntityId`. */
export const createRow = (api: Api, table: TableDefinition, body: JsonRecord): Promise<Answer> =>
  api({ method: 'POST', url: `${ROOT}${table.setName}`, body });

/** The id that a created row got. */
export const createdId = ({ headers }: Answer): string =>
  /\(([^)]+)\)$/.exec(headers['odata-entityid'] ?? '')?.[1] ?? '';

/** What a list tells of a row. */
export interface Listed {
  readonly id: string;
  readonly name: string;
  readonly company: string;
}

/** Reads rows of a table by name; all of them, or those of a filter. */
export function readRows(api: Api, table: TableDefinition, filter?: string): Promise<Answer> {
  const { primaryId, primaryName, companyStriped } = table;
  const select = [...new Set([primaryId, primaryName, ...(companyStriped ? [COMPANY] : [])])].join(',');
  const condition = filter ? `&$filter=${encodeURIComponent(filter)}` : '';
  const url = `${ROOT}${table.setName}?$select=${select}&$orderby=${primaryName}&$top=${MOST}${condition}`;
  return api({ method: 'GET', url, headers: annotations });
}

/** What an answer of `readRows` tells; nothing, where the person may not read the table. */
export const listed = ({ primaryId, primaryName }: TableDefinition, answer: Answer): readonly Listed[] =>
  recordsOf(answer).map((row) => ({
    id: textOf(row[primaryId]),
    name: textOf(row[primaryName]),
    company: textOf(row[`${COMPANY}${FORMATTED}`]),
  }));

/** What each lookup of a table offers; each table looked up is read once. */
export async function lookupChoices(api: Api, table: TableDefinition): Promise<LookupChoices> {
  const targets = new Set(formColumns(table).flatMap(({ target, readOnly }) => (target && !readOnly ? [target] : [])));
  const entries = await Promise.all(
    [...targets].map(async (name) => {
      const target = tableNamed(name);
      const rows = target ? listed(target, await readRows(api, target)) : [];
      return [name, rows.map((row) => ({ value: row.id, label: labelOf(row) }))] as const;
    }),
  );
  return new Map(entries);
}

const labelOf = ({ name, company }: Listed) => (company && company !== name ? `${name} (${company})` : name);

/** The ETag of a row. */
export const versionOf = (answer: Answer): string => textOf(recordOf(answer)['@odata.etag']);
