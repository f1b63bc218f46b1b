import { dataverse } from '../../engine/odata/dialect.ts';
import { readRow, type ResultRow } from '../../engine/odata/read.ts';
import type { SelectionOptions } from '../../engine/odata/selection.ts';
import type { WireRequest, WireResponse } from '../../engine/wire.ts';
import type { Table } from '../catalogue.ts';
import { doesNotExist } from '../errors.ts';
import { addressOf, etag, isSecret } from '../read/representation.ts';
import { preferenceApplied, readPreferences, type Preferences } from '../wire/preferences.ts';
import type { RequestContext } from '../wire/request-context.ts';
import { emptyResponse, jsonResponse, textResponse } from '../wire/response.ts';
import { modelOf, placeOf, type Place } from './place.ts';
import type { Target } from './target.ts';
import { tellOne } from './tell.ts';

type Selection = Pick<SelectionOptions, 'select' | 'expand'>;

/** Answers with one row, with one of its properties, or with its address. */
export async function readOne(
  context: RequestContext,
  place: Place,
  target: Target,
  request: WireRequest,
): Promise<WireResponse> {
  const { path, options } = target;
  const { table } = place;
  const preferences = readPreferences(request.headers['prefer']);
  const row = await rowAt(context, place, options, preferences);
  if (row === null) {
    if (path.steps.length > 0) {
      return emptyResponse(204);
    }
    throw doesNotExist(table.logicalName, String(place.conditions[0]?.value));
  }
  if (path.suffix === '$ref') {
    return jsonResponse(200, {
      '@odata.context': `${context.serviceRoot}$metadata#$ref`,
      '@odata.id': addressOf(context, table, row),
    });
  }
  if (path.property !== null) {
    return readProperty(context, table, row, target);
  }
  const version = etag(row.columns['versionnumber']);
  const plain = options.expand.length === 0 && preferences.annotations === null;
  if (plain && request.headers['if-none-match']?.trim() === version) {
    return emptyResponse(304, { etag: version });
  }
  const body = await tellOne(context, table, row, options, preferences);
  return jsonResponse(200, body, { etag: version, ...preferenceApplied(preferences, []) });
}

/** Reads a row again after a write and tells it as the caller asked. */
export async function readWritten(
  context: RequestContext,
  table: Table,
  id: string,
  options: Selection,
  preferences: Preferences,
): Promise<{ readonly body: Record<string, unknown>; readonly etag: string }> {
  const row = await rowAt(context, placeOf(context, table, table.primaryId, id, true), options, preferences);
  if (row === null) {
    throw doesNotExist(table.logicalName, id);
  }
  return {
    body: await tellOne(context, table, row, options, preferences),
    etag: etag(row.columns['versionnumber']),
  };
}

function readProperty(context: RequestContext, table: Table, row: ResultRow, target: Target): WireResponse {
  const { property, suffix } = target.path;
  const value = row.columns[property?.column ?? ''] ?? null;
  if (value === null || isSecret(property?.name)) {
    return emptyResponse(204);
  }
  if (suffix === '$value') {
    return textResponse(String(value));
  }
  const address = `${table.setName}(${String(row.columns[table.primaryId])})/${property?.name ?? ''}`;
  return jsonResponse(200, { '@odata.context': `${context.serviceRoot}$metadata#${address}`, value });
}

function rowAt(
  context: RequestContext,
  place: Place,
  { select, expand }: Selection,
  { maxPageSize }: Preferences,
): Promise<ResultRow | null> {
  const { model, database } = context;
  const request = { select, expand, conditions: place.conditions, maxPageSize };
  const facts = { now: context.runtime.clock.now(), userId: context.caller.user.id };
  return readRow(database, model, modelOf(context, place.table), request, dataverse, facts);
}
