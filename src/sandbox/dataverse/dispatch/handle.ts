import type { WireRequest, WireResponse } from '../../engine/wire.ts';
import { methodNotAllowed, noResource } from '../errors.ts';
import { isMetadataPath, readMetadata } from '../metadata/read-metadata.ts';
import { isMetadataAction, writeMetadata } from '../metadata/write-metadata.ts';
import { readBypass } from '../security/bypass.ts';
import { transact } from '../write/transact.ts';
import type { RequestContext } from '../wire/request-context.ts';
import { errorResponse } from '../wire/response.ts';
import { answer } from './answer.ts';
import { read } from './read.ts';
import { write } from './write.ts';

const servicePath = /^\/api\/data\/v9\.[0-2]\/?/;

/** The request with its URL relative to the service root. Throws 404 for another address. */
export function relative(request: WireRequest): WireRequest {
  const root = servicePath.exec(request.url);
  if (root === null) {
    throw noResource(request.url);
  }
  return { ...request, url: request.url.slice(root[0].length) };
}

/** Handles one request that is no batch. Every refusal becomes an answer. */
export async function handleOne(signIn: () => Promise<RequestContext>, absolute: WireRequest): Promise<WireResponse> {
  try {
    const request = relative(absolute);
    const context = await signIn();
    switch (request.method) {
      case 'GET':
        return isMetadataPath(request.url) ? readMetadata(context, request.url) : await read(context, request);
      case 'POST':
      case 'PATCH':
      case 'PUT':
      case 'DELETE': {
        if (isMetadataPath(request.url) || isMetadataAction(request.url)) {
          return await writeMetadata(context, request);
        }
        const tag = new URLSearchParams(request.url.split('?')[1] ?? '').get('tag');
        const bypassed = readBypass(context.caller, request.headers);
        const outcome = await transact(context, (work) => write({ ...work, tag, bypassed }, request));
        return await answer(context, request, outcome);
      }
      default:
        throw methodNotAllowed(request.method);
    }
  } catch (error) {
    return errorResponse(error, absolute.headers['prefer']);
  }
}
