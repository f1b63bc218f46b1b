import assert from 'node:assert/strict';
import { openDatabase } from '../../../../src/sandbox/engine/database.ts';
import type { HookCaller, Runtime } from '../../../../src/sandbox/engine/runtime.ts';
import type { StandIn } from '../../../../src/sandbox/engine/stand-in.ts';
import type { WireResponse } from '../../../../src/sandbox/engine/wire.ts';
import { createCatalogue } from '../../../../src/sandbox/finance-operations/catalogue.ts';
import { createRecords } from '../../../../src/sandbox/finance-operations/records.ts';
import { allEntities } from '../../../../src/sandbox/finance-operations/schema/entities.ts';
import { internalEntities } from '../../../../src/sandbox/finance-operations/schema/internal.ts';
import { createFinanceOperations } from '../../../../src/sandbox/finance-operations/server.ts';
import type { FinanceOperationsOptions } from '../../../../src/sandbox/finance-operations/server.ts';
import { rows } from './rows.ts';

export type Json = Record<string, unknown>;

/** A call that a hook received. */
interface HookCall {
  readonly url: string;
  readonly key: string | undefined;
  readonly body: Json & { readonly stage: string; readonly changes: readonly Json[] };
}

/** One stand-in in memory with the few records of `rows`, and short ways to speak to it. */
export interface Stage extends AsyncDisposable {
  readonly standIn: StandIn;
  readonly runtime: Runtime;
  readonly calls: HookCall[];
  /** How the hook answers from now on. */
  answer: (call: HookCall) => WireResponse | Promise<WireResponse>;
  send(user: string, method: string, url: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** Runs an operation of the companion service as `user`; a request id is made up when none is given. */
  service(user: string, operation: string, contract: Json): Promise<Reply>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly json: Json;
  /** Text under `error.innererror`. */
  readonly problem: string;
}

export const accept: WireResponse = { status: 200, headers: {}, body: '{}' };

export async function openStage(options: FinanceOperationsOptions = {}): Promise<Stage> {
  let ids = 0;
  const calls: HookCall[] = [];
  const database = await openDatabase(null);
  const callHook: HookCaller = async ({ url, headers, body }) => {
    const call = { url, key: headers['x-dispatch-copilot-key'], body: JSON.parse(body) as HookCall['body'] };
    calls.push(call);
    return stage.answer(call);
  };
  const runtime: Runtime = {
    clock: { now: () => new Date('2026-11-23T09:30:00Z'), sleep: () => Promise.resolve() },
    ids: { guid: () => `${((ids += 1) * 7919).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000` },
    database,
    callHook,
  };
  const standIn = await createFinanceOperations(runtime, options);
  await standIn.prepare({ empty: false });
  await database.transaction(async (tx) => {
    const records = createRecords(
      createCatalogue([...allEntities, ...internalEntities]),
      {
        query: (sql, parameters) => tx.query(sql, parameters),
        amendments: [],
        changed: () => undefined,
        once: async (_name, make) => make(),
      },
      () => runtime.ids.guid(),
    );
    for (const [entity, values] of rows) await records.insert(entity, values);
  });
  const send: Stage['send'] = async (user, method, url, body, headers = {}) =>
    reply(
      await standIn.handle({
        method,
        url,
        headers: {
          authorization: `Bearer ${user}@example.com`,
          host: 'finops.test',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );
  const stage: Stage = {
    standIn,
    runtime,
    calls,
    answer: () => accept,
    send,
    service: (user, operation, contract) =>
      send(user, 'POST', `/api/services/DispatchCopilotServices/PurchaseOrderService/${operation}`, {
        _contract: { requestId: runtime.ids.guid(), company: 'usmf', ...contract },
      }),
    async [Symbol.asyncDispose]() {
      await standIn.settled();
      await database.close();
    },
  };
  return stage;
}

function reply({ status, headers, body }: WireResponse): Reply {
  const isJson = body !== '' && (headers['content-type'] ?? '').includes('json');
  const json = isJson ? (JSON.parse(body) as Json) : {};
  const error = json.error as { innererror?: { message?: string } } | undefined;
  return { status, headers, text: body, json, problem: error?.innererror?.message ?? '' };
}

/** The record of a successful POST. */
export function created(given: Reply): Json {
  assert.equal(given.status, 201, given.problem);
  return given.json;
}

/** The JSON of a successful service call. */
export function done(given: Reply): Json {
  assert.equal(given.status, 200, given.problem);
  return given.json;
}

/** Creates an order with one line per quantity of P-100, as the integration unless told otherwise. */
export async function order(
  stage: Stage,
  quantities: readonly number[],
  header: Json = {},
  user = 'dispatch-copilot',
): Promise<string> {
  const made = created(
    await stage.send(user, 'POST', '/data/PurchaseOrderHeadersV2', {
      OrderVendorAccountNumber: 'V-1',
      DefaultReceivingWarehouseId: '11',
      ...header,
    }),
  );
  const number = String(made.PurchaseOrderNumber);
  for (const [index, quantity] of quantities.entries()) {
    created(
      await stage.send(user, 'POST', '/data/CDSPurchaseOrderLines', {
        dataAreaId: made.dataAreaId,
        PurchaseOrderNumber: number,
        LineNumber: index + 1,
        ProductNumber: 'P-100',
        OrderedPurchaseQuantity: quantity,
      }),
    );
  }
  return number;
}
