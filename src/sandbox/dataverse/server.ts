/**
 * The Dataverse stand-in: an organisation behind the Web API v9.2, as a function from request to response.
 *
 * A request signs in, is held against the catalogue, and is read or written; writes run as one transaction whose steps are asked
 * before it commits and told after. Every refusal is an answer in Dataverse's own words.
 */
import { createRowLocks } from '../engine/row-locks.ts';
import type { Queryable, Runtime } from '../engine/runtime.ts';
import type { StandIn } from '../engine/stand-in.ts';
import type { WireRequest, WireResponse } from '../engine/wire.ts';
import { handleBatch } from './dispatch/batch.ts';
import { handleOne } from './dispatch/handle.ts';
import { createOutbox } from './hooks/outbox.ts';
import { writeRegistration } from './hooks/registration.ts';
import { insertMessages, insertPlugin, renewKey } from './hooks/platform-messages.ts';
import { createLiveSchema } from './live-schema.ts';
import { createKeyIndexes } from './metadata/key-index.ts';
import type { OrganizationKind } from './schema/organization-kind.ts';
import { signIn } from './security/sign-in.ts';
import { createTables, dropTables, nextVersion } from './storage.ts';
import type { Organization, RequestContext } from './wire/request-context.ts';
import { errorResponse } from './wire/response.ts';

/** What an organisation may differ in. */
export interface DataverseOptions {
  /** False leaves out the tables of Field Service. Default: true. */
  readonly fieldService?: boolean;
  /** What a new organisation comes with; one that is kept on disk stays what it is. Default: `set up`. */
  readonly organization?: OrganizationKind;
  /** How long a writer waits for a row that another transaction holds. Default: 20 s, longer than a hook may take. */
  readonly lockWaitMilliseconds?: number;
}

/** Makes the stand-in. Call `prepare` before the first request. */
export async function createDataverse(runtime: Runtime, options: DataverseOptions = {}): Promise<StandIn> {
  const { fieldService = true, organization: kind = 'set up', lockWaitMilliseconds = 20_000 } = options;
  const schema = createLiveSchema(runtime.database, kind, fieldService);
  const parts = {
    runtime,
    schema,
    locks: createRowLocks(runtime.clock, lockWaitMilliseconds),
    outbox: createOutbox(runtime),
    tracking: { expiredBefore: 0 },
    keyIndexes: createKeyIndexes(runtime, schema),
  } satisfies Omit<Organization, 'catalogue' | 'model' | 'definitions'>;
  return {
    handle: (request) => handle({ ...parts, ...schema.current() }, request),
    async prepare({ empty }) {
      if (empty) {
        await dropTables(runtime.database);
        schema.begin(kind);
      }
      const isNew = empty || !(await schema.load());
      const { catalogue } = schema.current();
      await createTables(runtime.database, catalogue);
      if (isNew && kind === 'plain') {
        await schema.keep();
        await insertMessages(runtime, catalogue);
        await insertPlugin(runtime);
      }
      parts.keyIndexes.wake();
      parts.outbox.wake();
    },
    registerHook: (hook) =>
      schema.current().kind === 'plain'
        ? renewKey(runtime.database, hook)
        : writeRegistration(runtime, schema.current().catalogue, hook),
    expireChangeTracking: async () => {
      parts.tracking.expiredBefore = await nextVersion(runtime.database);
    },
    async settled() {
      await parts.keyIndexes.settled();
      await parts.outbox.settled();
    },
  };
}

async function handle(organization: Organization, request: WireRequest): Promise<WireResponse> {
  const requestId = organization.runtime.ids.guid();
  const contextOf = async (part: WireRequest, database: Queryable): Promise<RequestContext> => ({
    ...organization,
    requestId,
    batched: isBatch(request),
    database,
    caller: await signIn(database, organization.catalogue, part.headers),
    serviceRoot: serviceRootOf(request),
  });
  const { database } = organization.runtime;
  const response = await (isBatch(request)
    ? batch(request, database, contextOf)
    : handleOne(() => contextOf(request, database), request));
  return {
    ...response,
    headers: { 'x-ms-service-request-id': requestId, req_id: requestId, ...response.headers },
  };
}

async function batch(
  request: WireRequest,
  database: Queryable,
  contextOf: (part: WireRequest, database: Queryable) => Promise<RequestContext>,
): Promise<WireResponse> {
  try {
    return await handleBatch(await contextOf(request, database), request, contextOf);
  } catch (error) {
    return errorResponse(error, request.headers['prefer']);
  }
}

function isBatch(request: WireRequest): boolean {
  return request.method === 'POST' && /^\/api\/data\/v9\.[0-2]\/\$batch(\?|$)/.test(request.url);
}

function serviceRootOf(request: WireRequest): string {
  const version = /^\/api\/data\/v9\.[0-2]\//.exec(request.url)?.[0] ?? '/api/data/v9.2/';
  return `http://${request.headers['host'] ?? 'localhost'}${version}`;
}
