/** Reads many mapped rows of Dataverse: counted, page after page, or by their keys. */
import { z } from 'zod';
import type { EntityMap } from '../../maps/entity-map.ts';
import type { Found, RecordPage } from '../bulk.ts';
import { noteFound, pageOfRecords } from '../read-rows.ts';
import { below } from '../continuation.ts';
import { fieldOf } from '../canonical.ts';
import { readJson, rowsPage } from '../json.ts';
import type { RecordRef, WireRow } from '../port.ts';
import { keyText } from '../record-key.ts';
import { companyColumn, type Columns, type LookupColumn } from './columns.ts';
import { SystemFailure } from '../errors.ts';
import { answeredPart } from './errors.ts';
import type { PlanParts } from './plan.ts';
import { literal } from './values.ts';

const integration = { as: 'integration' } as const;
/** Alternatives in one filter: some ten thousand characters of address at the most. */
const keysPerQuery = 40;

const totals = z.object({ EntityRecordCountCollection: z.object({ Values: z.array(z.number()) }) });

/** Rows of the whole table as the platform last counted them; for one company of several nobody counts. */
export async function countRows({ client }: PlanParts, map: EntityMap, company: string | null): Promise<number | null> {
  if (company !== null && map.company === 'striped') return null;
  const answer = await client.get(`RetrieveTotalRecordCount(EntityNames=['${map.dataverse.table}'])`, integration);
  const read = totals.safeParse(answer);
  return read.success ? (read.data.EntityRecordCountCollection.Values[0] ?? null) : null;
}

/** All rows with a whole key, in the order of their own key columns. The paging link of the platform is where to go on. */
export async function* pagesOfRows(
  parts: PlanParts,
  map: EntityMap,
  company: string | null,
  { from, size }: { readonly from: string | null; readonly size: number },
): AsyncGenerator<RecordPage> {
  const columns = await parts.columns.of(map);
  let path = from ?? (await parts.reader.addressOfAll(map, company));
  while (path !== null) {
    const { rows, next } = await parts.client.page(path, integration, { pageSize: size });
    path = next === null ? null : below(parts.client.root, next);
    yield pageOfRecords(await parts.reader.readable(columns, rows), path);
  }
}

/** Rows by key, some tens of keys a query. */
export async function readRows(
  parts: PlanParts,
  map: EntityMap,
  refs: readonly RecordRef[],
): Promise<readonly Found[]> {
  const columns = await parts.columns.of(map);
  const conditions = new Set((await conditionsFor(parts, columns, refs)).filter((condition) => condition !== null));
  const found = new Map<string, Found>();
  noteFound(found, await parts.reader.readable(columns, await query(parts, columns, [...conditions])));
  return refs.map((ref) => found.get(keyText(ref)) ?? null);
}

/** Null where nothing can match: the company or the row that the key refers to is not there. */
async function conditionsFor(
  parts: PlanParts,
  columns: Columns,
  refs: readonly RecordRef[],
): Promise<readonly (string | null)[]> {
  const parent = columns.lookups.find((lookup) => isWithinKey(columns.map, lookup));
  const companies = await Promise.all(
    refs.map(async ({ company }) => (columns.company === null ? '' : parts.companies.idOf(company ?? ''))),
  );
  const parents = parent === undefined ? null : await idsBehind(parts, parent, refs, companies);
  return refs.map((ref, index) => {
    const company = companies[index] ?? null;
    if (company === null) return null;
    const own = company === '' ? [] : [`_${companyColumn}_value eq ${company}`];
    if (parents !== null && parent !== undefined) {
      const id = parents[index] ?? null;
      // All children of one row are asked for at once: they are written and read together.
      return id === null ? null : `_${parent.lookup.column}_value eq ${id}`;
    }
    const keys = columns.map.key.map((property, position) => ownCondition(columns, property, ref.key[position] ?? ''));
    return `(${[...keys, ...own].join(' and ')})`;
  });
}

/** A lookup whose own key is a part of this map's key: the order of an order line. */
function isWithinKey({ key, fields }: EntityMap, { parts, lookup }: LookupColumn): boolean {
  const isPlain = (property: string) =>
    fields.find((field) => field.property === property)?.dataverse.includes('.') === false;
  return (
    parts.every(({ field }) => key.includes(field.property) && !isPlain(field.property)) &&
    parts.some(({ field }) => field.dataverse.startsWith(`${lookup.column}.`))
  );
}

async function idsBehind(
  parts: PlanParts,
  column: LookupColumn,
  refs: readonly RecordRef[],
  companies: readonly (string | null)[],
): Promise<readonly (string | null)[]> {
  const answers = await parts.lookups.resolve(
    refs.map((ref, index) => ({
      target: column.target,
      companyId: column.striped ? (companies[index] ?? null) : null,
      parts: column.parts.map(({ field, navigations, column: keyColumn }) => ({
        navigations,
        column: keyColumn,
        value: keyValue(ref, field.property),
      })),
    })),
  );
  return answers.map((answer) => ('id' in answer ? answer.id : null));

  function keyValue(ref: RecordRef, property: string): string | number {
    return ref.key[parts.maps.get(ref.map).key.indexOf(property)] ?? '';
  }
}

function ownCondition(columns: Columns, property: string, value: string | number): string {
  const plain = columns.plain.find(({ field }) => field === fieldOf(columns.map, property));
  if (plain === undefined)
    throw new SystemFailure(
      'QUERY_REFUSED',
      'dataverse',
      `${columns.map.name} has no column of its own for ${property}.`,
      {
        applied: 'no',
      },
    );
  return `${plain.column.column} eq ${literal(value, plain.column)}`;
}

async function query({ client }: PlanParts, columns: Columns, conditions: readonly string[]): Promise<WireRow[]> {
  const parts = [];
  for (let start = 0; start < conditions.length; start += keysPerQuery) {
    const filter = encodeURIComponent(conditions.slice(start, start + keysPerQuery).join(' or '));
    const url = `${client.root}${columns.table.set}?${columns.query}&$filter=${filter}`;
    parts.push({ call: { method: 'GET' as const, url } });
  }
  if (parts.length === 0) return [];
  const rows: WireRow[] = [];
  for (const [answer] of await client.batch(parts, { as: integration, effect: 'read' })) {
    const page = readJson('dataverse', answeredPart(columns.table.set, answer), rowsPage);
    rows.push(...page.value);
    const next = page['@odata.nextLink'];
    if (next === undefined) continue;
    for await (const more of client.pages(next, integration, { pageSize: 5_000 })) rows.push(...more);
  }
  return rows;
}
