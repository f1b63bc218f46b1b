import type { WireRequest, WireResponse } from '../../engine/wire.ts';
import { preferenceApplied, readPreferences } from '../wire/preferences.ts';
import type { RequestContext } from '../wire/request-context.ts';
import { emptyResponse, jsonResponse } from '../wire/response.ts';
import type { Outcome } from './outcome.ts';
import { readWritten } from './read-one.ts';
import { readTarget } from './target.ts';

/** Tells what a write did: without a body, or with the row where `return=representation` was asked for. */
export async function answer(context: RequestContext, request: WireRequest, outcome: Outcome): Promise<WireResponse> {
  if (outcome.kind === 'done') {
    return emptyResponse(204);
  }
  if (outcome.kind === 'result') {
    const type = `${context.serviceRoot}$metadata#Microsoft.Dynamics.CRM.${outcome.type}`;
    return jsonResponse(200, { '@odata.context': type, ...outcome.body });
  }
  const { table, id } = outcome;
  const preferences = readPreferences(request.headers['prefer']);
  const location = `${context.serviceRoot}${outcome.address}`;
  if (!preferences.representation) {
    return emptyResponse(204, { 'odata-entityid': location, ...(context.batched ? { location } : {}) });
  }
  const { select, expand } = readTarget(context, request.url).options;
  const options = { select, expand: request.method === 'POST' ? expand : [] };
  const { body, etag } = await readWritten(context, table, id, options, preferences);
  return jsonResponse(outcome.kind === 'created' ? 201 : 200, body, {
    etag,
    ...(context.batched ? { location } : {}),
    ...preferenceApplied(preferences, ['return=representation']),
  });
}
