/** Turns changes into calls of a change set, as far as that takes reading: ids, lookups, companies. Sends nothing that writes. */
import type { MapCatalogue } from '../../maps/entity-map.ts';
import type { BatchCall } from '../batch.ts';
import type { Problem, RecordChange, RecordRef, Snapshot } from '../port.ts';
import { bodyOf, type WantedLookup } from './body.ts';
import type { DataverseClient } from './client.ts';
import type { Columns, ColumnsOfMaps } from './columns.ts';
import type { Companies } from './companies.ts';
import type { LookupQuestion, Lookups } from './lookups.ts';
import type { Reader } from './reader.ts';

/** A change with the call that makes it. */
export interface PlannedCall {
  readonly change: RecordChange;
  readonly columns: Columns;
  readonly call: BatchCall;
}

export interface Plan {
  /** In the order of the changes; a deletion of what is gone already needs no call. */
  readonly calls: readonly PlannedCall[];
  /** What would be refused for sure. */
  readonly problems: readonly Problem[];
  /** What became of records meanwhile. */
  readonly conflicts: readonly Problem[];
}

export interface PlanParts {
  readonly client: DataverseClient;
  readonly maps: MapCatalogue;
  readonly columns: ColumnsOfMaps;
  readonly companies: Companies;
  readonly lookups: Lookups;
  readonly reader: Reader;
}

/** A change on its way into a plan. */
interface Draft {
  readonly change: RecordChange;
  readonly columns: Columns;
  readonly companyId: string | null;
  readonly existing: Snapshot | null;
  readonly body: Readonly<Record<string, unknown>>;
  readonly lookups: readonly WantedLookup[];
}

/**
 * `operation` becomes the `tag` of each call, by which our own hooks know their echo. With `known`, the records as they were read a
 * moment ago, nothing is read again and no change refers to another one: they are sent one by one.
 */
export async function planChanges(
  parts: PlanParts,
  changes: readonly RecordChange[],
  operation: string,
  known?: readonly (Snapshot | null)[],
): Promise<Plan> {
  const problems: Problem[] = [];
  const conflicts: Problem[] = [];
  const existing =
    known ?? (await parts.reader.readMany(changes.map(({ ref }) => ({ map: parts.maps.get(ref.map), ref }))));
  const drafts: Draft[] = [];
  for (const [index, change] of changes.entries()) {
    const columns = await parts.columns.of(parts.maps.get(change.ref.map));
    const found = existing[index] ?? null;
    const companyId = await companyIdOf(parts, columns, change.ref);
    if (companyId === undefined) {
      problems.push(companyMissing(change.ref));
      continue;
    }
    const conflict = conflictOf(change, found);
    if (conflict !== null) conflicts.push(conflict);
    if (change.action === 'delete') {
      if (found !== null) drafts.push({ change, columns, companyId, existing: found, body: {}, lookups: [] });
      continue;
    }
    const wanted = bodyOf(columns, change, found);
    problems.push(...wanted.problems);
    drafts.push({ change, columns, companyId, existing: found, body: wanted.columns, lookups: wanted.lookups });
  }
  const bindings = await bind(parts, drafts, problems, known === undefined);
  const calls = drafts.map((draft, index) => ({
    change: draft.change,
    columns: draft.columns,
    call: callOf(parts.client, draft, bindings[index] ?? {}, operation),
  }));
  return { calls, problems, conflicts };
}

/** Finds every target at once. A record that is created earlier in the same change set is referred to by its content id. */
async function bind(parts: PlanParts, drafts: readonly Draft[], problems: Problem[], isOneSet: boolean) {
  const bindings: Record<string, string | null>[] = drafts.map(() => ({}));
  const open: {
    readonly draft: Draft;
    readonly index: number;
    readonly wanted: WantedLookup;
    readonly question: LookupQuestion;
  }[] = [];
  for (const [index, draft] of drafts.entries()) {
    for (const wanted of draft.lookups) {
      const name = `${wanted.column.lookup.navigation}@odata.bind`;
      const binding = bindings[index] ?? {};
      if (wanted.values === null) {
        binding[name] = null;
        continue;
      }
      const created = isOneSet
        ? drafts.findIndex((other, position) => position < index && isCreatedBy(other, draft, wanted))
        : -1;
      if (created >= 0) binding[name] = `$${created + 1}`;
      else open.push({ draft, index, wanted, question: questionOf(draft, wanted) });
    }
  }
  const answers = await parts.lookups.resolve(open.map(({ question }) => question));
  open.forEach(({ draft, index, wanted }, position) => {
    const answer = answers[position];
    const binding = bindings[index] ?? {};
    if (answer !== undefined && 'id' in answer) {
      binding[`${wanted.column.lookup.navigation}@odata.bind`] = `/${wanted.column.target.set}(${answer.id})`;
    } else {
      problems.push(lookupMissing(draft, wanted, answer?.missing === 'several'));
    }
  });
  return bindings;
}

function questionOf(draft: Draft, { column, values }: WantedLookup): LookupQuestion {
  return {
    target: column.target,
    companyId: column.striped ? draft.companyId : null,
    parts: column.parts.map(({ navigations, column: keyColumn }, index) => ({
      navigations,
      column: keyColumn,
      value: values?.[index] ?? '',
    })),
  };
}

function isCreatedBy(other: Draft, draft: Draft, { column, values }: WantedLookup): boolean {
  const { change, columns } = other;
  if (change.action !== 'create' || columns.table.table !== column.target.table) return false;
  if (column.striped && other.companyId !== draft.companyId) return false;
  const { key } = columns.map;
  return column.parts.every(({ field }, index) => {
    const path = field.dataverse.split('.').slice(1).join('.');
    const property = columns.map.fields.find(({ dataverse }) => dataverse === path)?.property ?? '';
    const value = key.includes(property) ? change.ref.key[key.indexOf(property)] : change.values[property];
    return comparable(value) === comparable(values?.[index]);
  });
}

function callOf(
  client: DataverseClient,
  { change, columns, companyId, existing, body }: Draft,
  bindings: Readonly<Record<string, string | null>>,
  operation: string,
): BatchCall {
  const { set } = columns.table;
  const tag = `?tag=${encodeURIComponent(operation)}`;
  if (change.action === 'create') {
    const company =
      columns.company === null ? {} : { [`${columns.company}@odata.bind`]: `/cdm_companies(${companyId})` };
    const besides = Object.fromEntries(
      Object.entries(change.besides ?? {}).map(([navigation, row]) => [`${navigation}@odata.bind`, row]),
    );
    return {
      method: 'POST',
      url: `${client.root}${set}${tag}`,
      body: { ...body, ...bindings, ...company, ...besides },
    };
  }
  const url = `${client.root}${set}(${existing?.id ?? ''})${tag}`;
  // Without a version the row must at least be there still: a plain PATCH would create it.
  const headers = { 'if-match': change.version ?? '*' };
  if (change.action === 'update') return { method: 'PATCH', url, headers, body: { ...body, ...bindings } };
  return change.version === null ? { method: 'DELETE', url } : { method: 'DELETE', url, headers };
}

/** Undefined when a company is needed and not known. */
async function companyIdOf(parts: PlanParts, columns: Columns, ref: RecordRef): Promise<string | null | undefined> {
  if (columns.company === null) return null;
  return ref.company === null ? undefined : ((await parts.companies.idOf(ref.company)) ?? undefined);
}

function conflictOf(change: RecordChange, existing: Snapshot | null): Problem | null {
  const about = { system: 'dataverse', entity: change.ref.map, field: null, ref: change.ref } as const;
  const name = change.ref.key.join(', ');
  if (change.action === 'create') {
    if (existing === null) return null;
    return {
      ...about,
      message: `Field Service has a record with the key ${name} already.`,
      remedy: 'Choose another key, or change the record that is there.',
      code: 'KEY_EXISTS',
      params: { at: 'dataverse' },
    };
  }
  if (existing === null) {
    if (change.action === 'delete' && change.version === null) return null;
    return {
      ...about,
      message: `Field Service has no record with the key ${name}.`,
      remedy: 'It was deleted meanwhile. Look at the record again.',
      code: 'NOT_FOUND',
      params: { at: 'dataverse' },
    };
  }
  if (change.version === null || change.version === existing.version) return null;
  return {
    ...about,
    message: `The record ${name} was changed in Field Service meanwhile.`,
    remedy: 'Look at it again and repeat the change if it still fits.',
    code: 'VERSION_CHANGED',
    params: { at: 'dataverse' },
  };
}

function companyMissing(ref: RecordRef): Problem {
  return {
    system: 'dispatchCopilot',
    entity: ref.map,
    field: null,
    ref,
    message: ref.company === null ? 'The record has no company.' : `Field Service has no company ${ref.company}.`,
    remedy: 'Give the record a company that is enabled in both systems.',
    code: 'COMPANY_MISSING',
    params: {},
  };
}

function lookupMissing({ change }: Draft, { column, values }: WantedLookup, several: boolean): Problem {
  const own = column.parts.find(({ navigations }) => navigations.length === 0) ?? column.parts[0];
  const label = own?.field.label ?? column.lookup.column;
  const name = (values ?? []).join(', ');
  const where = column.striped && change.ref.company !== null ? ` of company ${change.ref.company}` : '';
  return {
    system: 'dispatchCopilot',
    entity: change.ref.map,
    field: own?.field.property ?? null,
    ref: change.ref,
    message: several
      ? `Field Service has several records for ${label} "${name}"${where}.`
      : `Field Service has no record for ${label} "${name}"${where}.`,
    remedy: several
      ? `Have an administrator leave one row of ${column.target.set} with this key.`
      : `Choose another value, or have it added to ${column.target.set} first.`,
    code: several ? 'LOOKUP_AMBIGUOUS' : 'LOOKUP_MISSING',
    params: { at: 'dataverse', value: name },
  };
}

function comparable(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trimEnd().toLowerCase() : '';
}
