import { compileQuery, type CompiledQuery } from '../../engine/odata/compile-query.ts';
import { dataverse } from '../../engine/odata/dialect.ts';
import { readPage, readTotal, type Total } from '../../engine/odata/read.ts';
import { nextLink } from '../../engine/odata/skip-token.ts';
import type { WireRequest, WireResponse } from '../../engine/wire.ts';
import { addressOf, contextSelection } from '../read/representation.ts';
import { preferenceApplied, readPreferences, type Preferences } from '../wire/preferences.ts';
import type { RequestContext } from '../wire/request-context.ts';
import { jsonResponse, textResponse } from '../wire/response.ts';
import { trackChanges } from './change-tracking.ts';
import { countDelta, readDelta } from './delta.ts';
import { modelOf, type Place } from './place.ts';
import type { Target } from './target.ts';
import { tellAll } from './tell.ts';

/** Answers with one page of a collection, or with what changed in it. */
export async function readMany(
  context: RequestContext,
  place: Place,
  target: Target,
  request: WireRequest,
): Promise<WireResponse> {
  const { options } = target;
  const { table } = place;
  const preferences = readPreferences(request.headers['prefer']);
  const tracking = options.deltatoken !== null || preferences.trackChanges;
  const tracked = tracking ? await trackChanges(context, table, target, request.url) : null;
  if (tracked !== null && tracked.since !== null) {
    return readDelta({ context, table, since: tracked.since }, target, tracked, preferences, request, (rows) =>
      tellAll(context, table, rows, options, preferences),
    );
  }
  const query = compile(context, place, target, preferences.maxPageSize);
  const { rows, skiptoken } = await readPage(context.database, query);
  const total = options.count ? await readTotal(context.database, query) : null;
  const references = target.path.suffix === '$ref';
  const next = skiptoken === null ? null : nextLink(`${context.serviceRoot}${request.url}`, skiptoken);
  return jsonResponse(
    200,
    {
      '@odata.context': `${context.serviceRoot}$metadata#${references ? 'Collection($ref)' : table.setName + contextSelection(options)}`,
      ...(total === null ? {} : { '@odata.count': total.count }),
      ...totalAnnotations(preferences, total),
      value: references
        ? rows.map((row) => ({ '@odata.id': addressOf(context, table, row) }))
        : await tellAll(context, table, rows, options, preferences),
      ...(next === null ? {} : { '@odata.nextLink': tracked?.carry(next) ?? next }),
      ...(tracked !== null && next === null ? { '@odata.deltaLink': tracked.deltaLink } : {}),
    },
    preferenceApplied(preferences, [
      preferences.maxPageSize === null ? null : `odata.maxpagesize=${preferences.maxPageSize}`,
      preferences.trackChanges ? 'odata.track-changes' : null,
    ]),
  );
}

/** Answers `/$count` with a number as plain text, no higher than the service counts: of rows, or of changes since a delta token. */
export async function countRows(
  context: RequestContext,
  place: Place,
  target: Target,
  url: string,
): Promise<WireResponse> {
  const { table } = place;
  const tracked = target.options.deltatoken === null ? null : await trackChanges(context, table, target, url);
  if (tracked !== null && tracked.since !== null) {
    return textResponse(String(await countDelta({ context, table, since: tracked.since })));
  }
  const { count } = await readTotal(context.database, compile(context, place, target, null));
  return textResponse(String(count));
}

function totalAnnotations(preferences: Preferences, total: Total | null): Record<string, unknown> {
  const name = 'Microsoft.Dynamics.CRM.totalrecordcount';
  return preferences.wantsAnnotation(name)
    ? { [`@${name}`]: total?.count ?? -1, [`@${name}limitexceeded`]: total?.limitExceeded ?? false }
    : {};
}

function compile(context: RequestContext, place: Place, target: Target, maxPageSize: number | null): CompiledQuery {
  return compileQuery(
    context.model,
    modelOf(context, place.table),
    { ...target.options, conditions: place.conditions, maxPageSize },
    dataverse,
    { now: context.runtime.clock.now(), userId: context.caller.user.id },
  );
}
