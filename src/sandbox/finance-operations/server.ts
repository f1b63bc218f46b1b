/**
 * The stand-in for finance and operations: OData below `/data`, the companion service below `/api/services`, its own rules,
 * numbers, workflow and hooks. A pure function from request to response over one database schema.
 */
import { MalformedBatch, runBatch } from '../engine/batch.ts';
import { createRowLocks, LockTimeout } from '../engine/row-locks.ts';
import { runTransaction } from '../engine/run-transaction.ts';
import type { Runtime } from '../engine/runtime.ts';
import type { StandIn } from '../engine/stand-in.ts';
import type { RowLocks } from '../engine/transaction.ts';
import type { WireRequest, WireResponse } from '../engine/wire.ts';
import { createCatalogue } from './catalogue.ts';
import { createCompanionService, servicePath } from './companion/service.ts';
import { errorResponse, FinanceOperationsError } from './errors.ts';
import { createEventQueue } from './hooks/event-queue.ts';
import { writeSubscription } from './hooks/subscription.ts';
import { updateConflict } from './infolog.ts';
import { createModel } from './model.ts';
import { metadata, serviceDocument } from './odata/metadata.ts';
import { read } from './odata/reading.ts';
import type { ODataService } from './odata/service.ts';
import { serviceError } from './odata/service.ts';
import { write } from './odata/writing.ts';
import { createRecordReader } from './records.ts';
import { allEntities } from './schema/entities.ts';
import { internalEntities } from './schema/internal.ts';
import { signIn } from './security.ts';
import type { User } from './security.ts';
import { prepareTables } from './tables.ts';
import { createUnitOfWork } from './unit-of-work.ts';

/** Most requests in one batch. */
const batchLimit = 5_000;

export interface FinanceOperationsOptions {
  /**
   * What a stale `If-Match` does: `honour` answers 412, `ignore` writes all the same. What the real service does is unconfirmed.
   * Default: `honour`.
   */
  readonly ifMatch?: 'honour' | 'ignore';
  /** How long a writer waits for a row that a hook keeps, in milliseconds. Default: 12 000, longer than a hook may take. */
  readonly lockWaitMilliseconds?: number;
}

/** Composes the stand-in. Its tables come with `prepare`, its rows with a seed; nothing runs before the first request. */
export async function createFinanceOperations(
  runtime: Runtime,
  options: FinanceOperationsOptions = {},
): Promise<StandIn> {
  const catalogue = createCatalogue([...allEntities, ...internalEntities]);
  const service: ODataService = { catalogue, model: createModel(catalogue), ifMatch: options.ifMatch ?? 'honour' };
  const { database } = runtime;
  const reader = createRecordReader(catalogue, database);
  const locks: RowLocks = createRowLocks(runtime.clock, options.lockWaitMilliseconds ?? 12_000);
  const events = createEventQueue(runtime);
  const transact = createUnitOfWork(runtime, runTransaction, locks, catalogue, events);
  const companion = createCompanionService(database, catalogue, transact);

  const answer = (failure: unknown): WireResponse => {
    const error = serviceError(failure);
    if (error instanceof FinanceOperationsError) return errorResponse(error);
    if (error instanceof MalformedBatch) {
      return errorResponse(new FinanceOperationsError('badRequest', error.message));
    }
    if (error instanceof LockTimeout) {
      return errorResponse(updateConflict(catalogue.entity(error.key.split(':')[0] ?? '')));
    }
    throw error;
  };

  const single = async (request: WireRequest, user: User): Promise<WireResponse> => {
    if (request.method === 'GET') return read(service, database, request, user);
    return transact(user, (work) => write(service, work, request));
  };

  const batch = (request: WireRequest, user: User): Promise<WireResponse> =>
    runBatch(
      request,
      { limit: batchLimit, failureIsOuter: false },
      {
        single: (part) => single(part, user).catch(answer),
        atomically: (work) => transact(user, (inside) => work((part) => write(service, inside, part).catch(answer))),
        answer,
        guid: () => runtime.ids.guid(),
      },
    );

  const route = async (request: WireRequest): Promise<WireResponse> => {
    const user = await signIn(reader, request.headers);
    const path = request.url.split('?')[0] ?? '';
    if (path.startsWith(servicePath)) return companion(request, user);
    if (path === '/data/$batch' && request.method === 'POST') return batch(request, user);
    if (path === '/data' || path === '/data/') return serviceDocument(service, request);
    if (path === '/data/$metadata') return metadata(service);
    if (path.startsWith('/data/')) return single(request, user);
    throw new FinanceOperationsError(
      'segmentNotFound',
      `Resource not found for the segment '${path.split('/')[1] ?? ''}'.`,
    );
  };

  return {
    handle: (request) => route(request).catch(answer),
    async prepare({ empty }) {
      await prepareTables(database, catalogue, empty);
      events.drain();
    },
    async registerHook(hook) {
      await writeSubscription(database, hook);
      events.drain();
    },
    settled: () => events.settled(),
  };
}
