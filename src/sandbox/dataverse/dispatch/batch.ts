import { MalformedBatch, runBatch } from '../../engine/batch.ts';
import type { Queryable } from '../../engine/runtime.ts';
import type { WireRequest, WireResponse } from '../../engine/wire.ts';
import { badRequest, payloadError } from '../errors.ts';
import { readBypass } from '../security/bypass.ts';
import { transact } from '../write/transact.ts';
import type { RequestContext } from '../wire/request-context.ts';
import { errorResponse } from '../wire/response.ts';
import { answer } from './answer.ts';
import { handleOne, relative } from './handle.ts';
import { write } from './write.ts';

const limit = 1000;

/** Runs a `$batch`: requests one after the other, each change set as one transaction. */
export async function handleBatch(
  context: RequestContext,
  request: WireRequest,
  contextOf: (part: WireRequest, database: Queryable) => Promise<RequestContext>,
): Promise<WireResponse> {
  try {
    return await runBatch(
      request,
      { limit, failureIsOuter: true, failureHeaders: () => ({ req_id: context.requestId }) },
      {
        single: async (part) => handleOne(() => contextOf(part, context.database), part),
        atomically: (work) =>
          transact(context, (transaction) =>
            work(async (part) => {
              try {
                const own = await contextOf(part, transaction.scope);
                const path = relative(part);
                const tag = new URLSearchParams(path.url.split('?')[1] ?? '').get('tag');
                const bypassed = readBypass(own.caller, part.headers);
                const outcome = await write({ ...transaction, caller: own.caller, tag, bypassed }, path);
                return await answer(own, path, outcome);
              } catch (error) {
                return errorResponse(error, part.headers['prefer']);
              }
            }),
          ),
        answer: (error) => errorResponse(error instanceof MalformedBatch ? badRequest(error.message) : error),
        guid: () => context.runtime.ids.guid(),
      },
    );
  } catch (error) {
    if (error instanceof MalformedBatch) {
      const unreadable = error.reason === 'unreadable' || error.reason === 'part';
      throw unreadable ? payloadError('$batch', 'Stream was not readable.') : badRequest(error.message);
    }
    throw error;
  }
}
