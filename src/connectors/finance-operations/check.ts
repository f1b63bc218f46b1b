/** What finance and operations would refuse for sure, found out by reading alone. Its rules are not written a second time. */
import type { EntityMap, MapCatalogue, MapLookup } from '../../maps/entity-map.ts';
import { carriesTo, fieldOf, keyValues, text } from '../canonical.ts';
import { requiredProblems } from '../checks.ts';
import { readJson, rowsPage } from '../json.ts';
import type { FinanceOperationsAccess, Identity, Problem, ProblemParams, RecordChange } from '../port.ts';
import type { FinanceOperationsClient } from './client.ts';
import type { Schema } from './schema.ts';
import { companyProperty } from './translate.ts';
import { literal } from './values.ts';

export interface CheckParts {
  readonly client: FinanceOperationsClient;
  readonly maps: MapCatalogue;
  readonly schema: Schema;
  /** Null when the person is no user there. */
  readonly access: (userPrincipalName: string) => Promise<FinanceOperationsAccess | null>;
}

const integration = { as: 'integration' } as const;

type Written = Exclude<RecordChange, { action: 'delete' }>;

/** Whether the caller is a user, demanded values, lengths, lookups: all problems at once. */
export async function checkChanges(
  parts: CheckParts,
  changes: readonly RecordChange[],
  as: Identity,
): Promise<readonly Problem[]> {
  const written = changes.filter((change): change is Written => change.action !== 'delete');
  const [caller, lengths, lookups] = await Promise.all([
    callerProblems(parts, changes, as),
    Promise.all(written.map((change) => lengthProblems(parts, change))),
    lookupProblems(parts, written),
  ]);
  const required = changes.flatMap((change) => requiredProblems(parts.maps.get(change.ref.map), change));
  return [...caller, ...required, ...lengths.flat(), ...lookups];
}

async function callerProblems(parts: CheckParts, changes: readonly RecordChange[], as: Identity): Promise<Problem[]> {
  const [change] = changes;
  if (change === undefined || as.as === 'integration') return [];
  if ((await parts.access(as.userPrincipalName)) !== null) return [];
  const message = `${as.userPrincipalName} is not a user of Supply Chain Management.`;
  const remedy = 'Ask an administrator of Supply Chain Management for access.';
  return [problemOf(change, null, message, remedy, 'NOT_A_USER', { who: as.userPrincipalName })];
}

async function lengthProblems(parts: CheckParts, change: Written): Promise<Problem[]> {
  const map = parts.maps.get(change.ref.map);
  const { collections } = await parts.schema.read();
  const properties = collections.get(map.financeOperations.collection)?.properties;
  return sentValues(map, change).flatMap(([property, value]): Problem[] => {
    const field = fieldOf(map, property);
    const most = Math.min(properties?.get(property)?.maxLength ?? Infinity, field?.maxLength ?? Infinity);
    if (typeof value !== 'string' || value.length <= most) return [];
    const message = `${field?.label ?? property} has ${value.length} characters; Supply Chain Management keeps ${most}.`;
    return [problemOf(change, property, message, 'Shorten the text.', 'TEXT_TOO_LONG', { length: value.length, most })];
  });
}

interface LookupCheck {
  readonly change: Written;
  readonly property: string;
  readonly value: string | number;
  readonly url: string;
  readonly target: { readonly collection: string; readonly property: string };
}

/** Lookups whose collection is known. One that cannot be read is not judged. */
async function lookupProblems(parts: CheckParts, changes: readonly Written[]): Promise<Problem[]> {
  const checks = changes.flatMap((change) => {
    const map = parts.maps.get(change.ref.map);
    return map.lookups.flatMap((lookup) => lookupCheck(parts, changes, map, change, lookup) ?? []);
  });
  if (checks.length === 0) return [];
  const calls = checks.map(({ url }) => ({ call: { method: 'GET' as const, url } }));
  const answers = await parts.client.batch(calls, { as: integration, effect: 'read' });
  return checks.flatMap(({ change, property, value, target }, index): Problem[] => {
    const answer = answers[index]?.[0];
    if (answer?.status !== 200) return [];
    const rows = readJson('financeOperations', answer, rowsPage).value;
    if (rows.some((row) => comparable(row[target.property]) === comparable(value))) return [];
    const label = fieldOf(parts.maps.get(change.ref.map), property)?.label ?? property;
    const message = `Supply Chain Management has no record for ${label} "${value}".`;
    const remedy = `Choose another value, or have it added to ${target.collection} first.`;
    return [problemOf(change, property, message, remedy, 'LOOKUP_MISSING', { value })];
  });
}

/** Only targets with one key value can be asked for by it; those that come with the same changes need not be there yet. */
function lookupCheck(
  { client, maps }: CheckParts,
  changes: readonly Written[],
  map: EntityMap,
  change: Written,
  { target, properties }: MapLookup,
): LookupCheck | null {
  const [only] = properties;
  const found = target.financeOperations;
  if (found === undefined || only === undefined || target.key.length !== 1) return null;
  const value = new Map(sentValues(map, change)).get(only.property);
  const field = fieldOf(map, only.property);
  if (field === null || (typeof value !== 'string' && typeof value !== 'number') || value === '') return null;
  const isNew = (other: Written) =>
    maps.get(other.ref.map).dataverse.table === target.table && comparable(other.ref.key[0]) === comparable(value);
  if (changes.some(isNew)) return null;
  const company = target.company === 'striped' ? [`${companyProperty} eq '${change.ref.company ?? ''}'`] : [];
  const filter = [...company, `${found.property} eq ${literal(field, value)}`].join(' and ');
  const query = `cross-company=true&$select=${found.property}&$filter=${encodeURIComponent(filter)}`;
  const url = `${client.root}${found.collection}?${query}`;
  return { change, property: only.property, value, url, target: found };
}

/** What would be sent to finance and operations, by property. */
function sentValues(map: EntityMap, change: Written) {
  const values = { ...change.values, ...keyValues(map, change.ref) };
  return Object.entries(values).filter(([property]) =>
    map.fields.some((field) => field.property === property && carriesTo('financeOperations', field)),
  );
}

function problemOf(
  { ref }: RecordChange,
  field: string | null,
  message: string,
  remedy: string,
  code: string,
  params: ProblemParams,
): Problem {
  const system = code === 'NOT_A_USER' ? 'financeOperations' : 'dispatchCopilot';
  const about = { at: 'financeOperations', ...params } as const;
  return { system, entity: ref.map, field, ref, message, remedy, code, params: about };
}

function comparable(value: unknown): string {
  return (text(value) ?? '').toLowerCase();
}
