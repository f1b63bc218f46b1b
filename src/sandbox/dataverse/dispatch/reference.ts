import type { WireRequest } from '../../engine/wire.ts';
import type { Lookup, Table } from '../catalogue.ts';
import { methodNotAllowed, notImplemented, payloadError } from '../errors.ts';
import { findRow, missing } from '../read/row-key.ts';
import { demand } from '../security/caller.ts';
import { parseBody } from '../write/payload.ts';
import { resolveReference, type Reference } from '../write/references.ts';
import type { Work } from '../write/work.ts';
import type { Outcome } from './outcome.ts';
import type { Target } from './target.ts';

/**
 * Sets or empties a lookup through `/$ref`: PUT or DELETE on the single-valued side, POST or DELETE on the collection side.
 */
export async function writeReference(work: Work, table: Table, target: Target, request: WireRequest): Promise<Outcome> {
  const step = target.path.steps[0];
  if (target.key === null || step === undefined || target.path.steps.length > 1) {
    throw notImplemented('A reference over several navigation properties');
  }
  const row = await findRow(work.scope, table, target.key);
  if (row === null) {
    throw missing(table, target.key);
  }
  const here: Reference = { table, id: String(row[table.primaryId]) };
  const lookup = table.lookups.get(step.navigation.name);
  if (lookup !== undefined) {
    const value = request.method === 'DELETE' ? null : (await named(work, table, request)).id;
    return setLookup(work, here, lookup, value, request, ['PUT', 'DELETE']);
  }
  const reverse = table.collections.get(step.navigation.name);
  const from = work.catalogue.byName.get(reverse?.from ?? '');
  if (reverse === undefined || from === undefined) {
    throw notImplemented('This reference');
  }
  if (request.method === 'DELETE') {
    const id = step.key?.get('')?.value;
    return setLookup(work, { table: from, id: String(id) }, reverse, null, request, ['DELETE']);
  }
  const other = await named(work, table, request);
  return setLookup(work, { table: from, id: other.id }, reverse, here.id, request, ['POST']);
}

async function setLookup(
  work: Work,
  { table, id }: Reference,
  lookup: Lookup,
  value: string | null,
  request: WireRequest,
  methods: readonly string[],
): Promise<Outcome> {
  if (!methods.includes(request.method)) {
    throw methodNotAllowed(request.method);
  }
  demand(work.caller, 'Write', table);
  const before = await findRow(work.scope, table, { kind: 'id', id });
  if (before === null) {
    throw missing(table, { kind: 'id', id });
  }
  await work.rows.update(work, table, before, { [lookup.column.logicalName]: value });
  return { kind: 'done' };
}

async function named(work: Work, table: Table, request: WireRequest): Promise<Reference> {
  const link = parseBody(table.setName, request.body)['@odata.id'];
  if (typeof link !== 'string') {
    throw payloadError(table.setName, "The property '@odata.id' is required in an entity reference link.");
  }
  return resolveReference(work, link);
}
