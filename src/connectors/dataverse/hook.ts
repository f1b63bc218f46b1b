/** Hooks of Dataverse in canonical form: lookups come as ids, and are read back to the key values behind them. */
import { CodedError } from '../../errors.ts';
import type { CanonicalRecord, EntityMap, MapCatalogue } from '../../maps/entity-map.ts';
import { text } from '../canonical.ts';
import type { HookAuthor, HookChange, HookEvent, HookWire, Marks, PendingValue } from '../hook-event.ts';
import { readJson, row as rowShape } from '../json.ts';
import type { RecordRef, WireRow } from '../port.ts';
import { bodyOf } from './body.ts';
import type { DataverseClient } from './client.ts';
import { companyColumn, type Columns, type ColumnsOfMaps } from './columns.ts';
import type { Companies } from './companies.ts';
import type { Lookups } from './lookups.ts';
import { isReference, readContext, type ExecutionContext, type Reference } from './remote-execution-context.ts';
import { valuesOf } from './translate.ts';

const integration = { as: 'integration' } as const;

export interface HookParts {
  readonly client: DataverseClient;
  readonly maps: MapCatalogue;
  readonly columns: ColumnsOfMaps;
  readonly companies: Companies;
  readonly lookups: Lookups;
}

/**
 * Reads and answers webhooks. Steps must be registered with images of all columns: what an image leaves out is taken for empty.
 * Without an image, which the platform drops from large messages, the row itself is read.
 */
export function dataverseHook(parts: HookParts): HookWire {
  return {
    read: (body) => parts.client.answer(() => readEvent(parts, body)),
    ownQuestion(body) {
      const { stage, tag } = readContext(body);
      return stage === 'beforeCommit' ? tag : null;
    },
    values: (map, values, company) => parts.client.answer(() => wireValues(parts, map, values, company)),
  };
}

async function readEvent(parts: HookParts, body: unknown): Promise<HookEvent> {
  const context = readContext(body);
  const map = parts.maps.maps.find(({ dataverse }) => dataverse.table === context.table);
  return {
    system: 'dataverse',
    stage: context.stage,
    id: context.operationId,
    at: context.at,
    transaction: context.correlationId,
    operation: context.tag,
    author: await authorOf(parts, context),
    changes: map === undefined ? [] : [await changeOf(parts, map, context)],
  };
}

async function changeOf(parts: HookParts, map: EntityMap, context: ExecutionContext): Promise<HookChange> {
  const columns = await parts.columns.of(map);
  const { before, after } = await rowsOf(parts, columns, context);
  const references = await readReferences(parts, columns, [before, after]);
  const company = await companyOf(parts, after ?? before);
  const canonical = (row: WireRow | null) => (row === null ? null : canonicalOf(columns, row, references));
  const change = { before: canonical(before), after: canonical(after) };
  return {
    map: map.name,
    ref: refWith(map, company, change.after ?? change.before ?? {}),
    action: actions[context.message],
    ...change,
    rowId: context.id,
    marks: { before: marksOf(before), after: marksOf(after) },
    pending: after === null ? [] : pendingOf(columns, after, references),
  };
}

const actions = { Create: 'create', Update: 'update', Delete: 'delete' } as const;

/** The row before and after, by logical name of its columns, lookups as references. */
async function rowsOf(parts: HookParts, columns: Columns, context: ExecutionContext) {
  const { message, stage, target } = context;
  if (message === 'Create') {
    const after =
      context.after ?? target ?? (stage === 'afterCommit' ? await readRow(parts, columns, context.id) : null);
    if (after === null) throw tooLarge();
    return { before: null, after };
  }
  const isInside = stage === 'beforeCommit';
  const before = context.before ?? (isInside ? await readRow(parts, columns, context.id) : null);
  if (message === 'Delete') return { before, after: null };
  const overlaid = target === null || before === null ? null : { ...before, ...target };
  const after = context.after ?? overlaid ?? (isInside ? null : await readRow(parts, columns, context.id));
  if (after === null && isInside) throw tooLarge();
  return { before, after };
}

/** The committed row, in the form of an image. */
async function readRow(parts: HookParts, columns: Columns, id: string): Promise<WireRow | null> {
  const row = await parts.client.get(`${columns.table.set}(${id})`, integration);
  if (row === null) return null;
  const references = columns.table.lookups.map(({ column, table }): [string, Reference | null] => {
    const target = text(row[`_${column}_value`])?.toLowerCase() ?? null;
    return [column, target === null ? null : { id: target, table, name: null }];
  });
  return { ...row, ...Object.fromEntries(references) };
}

/** Rows behind lookups, by navigation name and id. A row that is only being created cannot be read and is absent. */
type References = ReadonlyMap<string, WireRow>;

async function readReferences(
  parts: HookParts,
  columns: Columns,
  rows: readonly (WireRow | null)[],
): Promise<References> {
  const wanted = new Map<string, { readonly url: string; readonly fallback: WireRow | null }>();
  for (const { lookup, target, query } of columns.lookups) {
    for (const row of rows) {
      const reference = row?.[lookup.column];
      if (!isReference(reference)) continue;
      const fallback = reference.name === null || target.name === null ? null : { [target.name]: reference.name };
      const url = `${parts.client.root}${target.set}(${reference.id})?${query}`;
      wanted.set(referenceName(lookup.navigation, reference), { url, fallback });
    }
  }
  if (wanted.size === 0) return new Map();
  const calls = [...wanted.values()].map(({ url }) => ({ call: { method: 'GET' as const, url } }));
  const answers = await parts.client.batch(calls, { as: integration, effect: 'read' });
  const found = [...wanted].flatMap(([name, { fallback }], index): [string, WireRow][] => {
    const answer = answers[index]?.[0];
    const row = answer === undefined || answer.status >= 400 ? fallback : readJson('dataverse', answer, rowShape);
    return row === null ? [] : [[name, row]];
  });
  return new Map(found);
}

function canonicalOf(columns: Columns, image: WireRow, references: References): CanonicalRecord {
  const row: Record<string, unknown> = { ...image };
  const unknown = new Set<string>();
  for (const { lookup, parts } of columns.lookups) {
    const reference = image[lookup.column];
    if (!isReference(reference)) continue;
    const target = references.get(referenceName(lookup.navigation, reference));
    row[lookup.navigation] = target ?? null;
    if (target === undefined) for (const { field } of parts) unknown.add(field.property);
  }
  const values = valuesOf(columns, row);
  // What cannot be told is not spoken about; saying it were empty would empty it elsewhere.
  return Object.fromEntries(Object.entries(values).filter(([property]) => !unknown.has(property)));
}

const ownPrefix = 'dcp_';

function marksOf(image: WireRow | null): Marks {
  return Object.fromEntries(Object.entries(image ?? {}).filter(([column]) => column.startsWith(ownPrefix)));
}

/** Keys of rows that cannot be read yet: of the very transaction that asks. */
function pendingOf(columns: Columns, image: WireRow, references: References): readonly PendingValue[] {
  return columns.lookups.flatMap(({ lookup, parts }) => {
    const reference = image[lookup.column];
    if (!isReference(reference) || references.has(referenceName(lookup.navigation, reference))) return [];
    return parts
      .filter(({ navigations }) => navigations.length === 0)
      .map(({ field, column }) => ({ property: field.property, column: column.column, rowId: reference.id }));
  });
}

async function companyOf(parts: HookParts, image: WireRow | null): Promise<string | null> {
  const reference = image?.[companyColumn];
  return isReference(reference) ? parts.companies.codeOf({ [`_${companyColumn}_value`]: reference.id }) : null;
}

/** Parts of the key that are not known yet are empty text. */
function refWith(map: EntityMap, company: string | null, values: CanonicalRecord): RecordRef {
  const key = map.key.map((property) => {
    const value = values[property];
    return typeof value === 'string' || typeof value === 'number' ? value : '';
  });
  return { map: map.name, company: map.company === 'striped' ? company : null, key };
}

async function authorOf(parts: HookParts, { userId, userObjectId }: ExecutionContext): Promise<HookAuthor> {
  const path = `systemusers(${userId})?$select=azureactivedirectoryobjectid,domainname`;
  const user = /^[0-9a-f-]+$/i.test(userId) ? await parts.client.get(path, integration) : null;
  return {
    aadObjectId: userObjectId ?? text(user?.['azureactivedirectoryobjectid']),
    userPrincipalName: text(user?.['domainname'])?.toLowerCase() ?? null,
  };
}

/** Members of a request body. Lookups that lead nowhere are left out: after-commit news carries them once they exist. */
async function wireValues(parts: HookParts, map: EntityMap, values: CanonicalRecord, company: string | null) {
  const columns = await parts.columns.of(map);
  const companyId = company === null ? null : await parts.companies.idOf(company);
  const key = map.key.filter((property) => property in values);
  // As for a create, so that a number given by us is written; but with what is empty said to be empty.
  const wanted = bodyOf(
    { ...columns, map: { ...map, key: map.key.filter((property) => !key.includes(property)) } },
    { action: 'update', ref: { map: map.name, company, key: [] }, values, version: null },
    null,
  );
  const bound = wanted.lookups.filter(({ values: keys }) => keys !== null);
  const answers = await parts.lookups.resolve(
    bound.map(({ column, values: keys }) => ({
      target: column.target,
      companyId: column.striped ? companyId : null,
      parts: column.parts.map((part, index) => ({ ...part, value: keys?.[index] ?? '' })),
    })),
  );
  const bindings = bound.flatMap(({ column }, index) => {
    const answer = answers[index];
    if (answer === undefined || !('id' in answer)) return [];
    return [[`${column.lookup.navigation}@odata.bind`, `/${column.target.set}(${answer.id})`] as const];
  });
  return { ...wanted.columns, ...Object.fromEntries(bindings) };
}

function referenceName(navigation: string, reference: Reference): string {
  return `${navigation}(${reference.id})`;
}

function tooLarge(): CodedError {
  return new CodedError(
    'ANSWER_NOT_UNDERSTOOD',
    'The hook of Dataverse came without the record, as it does when the message is too large.',
  );
}
