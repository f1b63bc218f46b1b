import type { SelectionOptions } from '../../engine/odata/selection.ts';
import type { WireRequest, WireResponse } from '../../engine/wire.ts';
import type { Table } from '../catalogue.ts';
import { noResource } from '../errors.ts';
import { functions } from '../functions/operations.ts';
import { demand } from '../security/caller.ts';
import type { RequestContext } from '../wire/request-context.ts';
import { jsonResponse } from '../wire/response.ts';
import { locate } from './place.ts';
import { countRows, readMany } from './read-many.ts';
import { readOne } from './read-one.ts';
import { readRolesOf, roleMembership } from './role-membership.ts';
import { readTarget, type Target } from './target.ts';

/** Answers a GET. `url` is relative to the service root. */
export async function read(context: RequestContext, request: WireRequest): Promise<WireResponse> {
  const membership = roleMembership(request.url);
  if (membership !== null) {
    return readRolesOf(context, membership, request);
  }
  const target = readTarget(context, request.url);
  if (target.path.operation !== null) {
    return call(context, target, request);
  }
  const place = await locate(context, target);
  demandReading(context, place.table, target.options);
  if (target.path.suffix === '$count') {
    return countRows(context, place, target, request.url);
  }
  return place.single ? readOne(context, place, target, request) : readMany(context, place, target, request);
}

async function call(context: RequestContext, target: Target, request: WireRequest): Promise<WireResponse> {
  const { operation } = target.path;
  const run = functions.get(operation?.name ?? '');
  if (operation === null || run === undefined) {
    throw noResource(`${context.serviceRoot}${request.url}`);
  }
  const id = target.key?.kind === 'id' ? target.key.id : null;
  return jsonResponse(200, await run({ context, table: target.table, id, arguments: operation.arguments }));
}

/** Reading a table, and every table expanded from it, needs the right to read it. */
function demandReading(context: RequestContext, table: Table, options: Pick<SelectionOptions, 'expand'>): void {
  demand(context.caller, 'Read', table);
  for (const item of options.expand) {
    const name = table.lookups.get(item.navigation)?.target ?? table.collections.get(item.navigation)?.from ?? '';
    const next = context.catalogue.byName.get(name);
    if (next !== undefined) {
      demandReading(context, next, item.options);
    }
  }
}
