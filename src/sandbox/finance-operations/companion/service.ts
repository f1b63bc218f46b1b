import { createHash } from 'node:crypto';
import type { WireRequest, WireResponse } from '../../engine/wire.ts';
import type { Catalogue } from '../catalogue.ts';
import { FinanceOperationsError, requireJson } from '../errors.ts';
import { serviceRefused } from '../infolog.ts';
import { createRecordReader } from '../records.ts';
import type { RecordReader } from '../records.ts';
import type { Queryable } from '../../engine/runtime.ts';
import type { User } from '../security.ts';
import type { UnitOfWork, Work } from '../unit-of-work.ts';
import { text } from '../values.ts';
import type { Operation, Reply } from './call.ts';
import { cancel } from './cancellation.ts';
import { readContract } from './contract.ts';
import type { Contract } from './contract.ts';
import { approve, delegate, reject, requestChange } from './decision.ts';
import { postProductReceipt } from './product-receipt.ts';
import { access, delegates, reserveNumber, workItems } from './reading.ts';
import { confirm, recall, submit } from './submission.ts';

/** Where the service is found. */
export const servicePath = '/api/services/DispatchCopilotServices/PurchaseOrderService/';

const operations: Readonly<Record<string, Operation>> = {
  reserveNumber,
  access,
  submit,
  recall,
  approve,
  reject,
  requestChange,
  confirm,
  cancel,
  postProductReceipt,
  workItems,
  delegates,
  delegate,
  version: { changes: false, onBehalfOf: false, run: async () => ({ version: '1.0.0' }) },
};

/**
 * The companion service: what OData cannot do, an order's workflow and the posting of receipts.
 *
 * Replies 200 with JSON. Refusals carry the error body of OData with the infolog: 400 a rule said no, 403 no right, 404 no such
 * order or operation, 409 a stale `expectedVersion` or a `requestId` used for another request.
 */
export function createCompanionService(database: Queryable, catalogue: Catalogue, transact: UnitOfWork) {
  const reader = createRecordReader(catalogue, database);
  return async (request: WireRequest, user: User): Promise<WireResponse> => {
    const name = request.url.split('?')[0]?.slice(servicePath.length) ?? '';
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (!operation || request.method !== 'POST') {
      throw new FinanceOperationsError('segmentNotFound', `Resource not found for the segment '${name}'.`);
    }
    requireJson(request);
    const contract = readContract(request.body);
    const company = await requireCompany(reader, contract.company ?? user.defaultCompany);
    const personnelNumber = await actingWorker(reader, operation, contract, user);
    if (operation.changes && contract.requestId === '') throw serviceRefused("The parameter 'requestId' is missing.");
    const act = (work: Work) => {
      const run = () => operation.run({ work, contract, user, personnelNumber, company });
      return operation.changes ? once(work, name, contract, user, request.body, run) : run();
    };
    const reply = await transact(user, act, { isAsked: false });
    return {
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(reply),
    };
  };
}

async function requireCompany(records: RecordReader, company: string): Promise<string> {
  if (await records.find('LegalEntity', { LegalEntityId: company })) return company;
  throw serviceRefused(`The company ${company} does not exist.`);
}

/** Whose act it is: the worker the integration names, else the user's own. */
async function actingWorker(
  records: RecordReader,
  operation: Operation,
  contract: Contract,
  user: User,
): Promise<string> {
  if (contract.onBehalfOf === undefined) return user.personnelNumber;
  if (!user.roles.has('integration')) {
    throw serviceRefused(`User ${user.name} is not authorized to act on behalf of a worker.`, 'notAllowed');
  }
  if (!operation.onBehalfOf) {
    throw serviceRefused('A decision of an approver cannot be taken on behalf of a worker.', 'notAllowed');
  }
  const worker = await records.find('Worker', { PersonnelNumber: contract.onBehalfOf });
  if (!worker) throw serviceRefused(`Worker ${contract.onBehalfOf} does not exist.`);
  return text(worker.values, 'PersonnelNumber');
}

/** Runs a changing operation once per request id; the reply is kept in the same transaction and repeated to the same request. */
async function once(
  work: Work,
  operation: string,
  contract: Contract,
  user: User,
  body: string,
  run: () => Promise<Reply>,
): Promise<Reply> {
  const digest = createHash('sha256')
    .update(`${user.id}\n${operation}\n${canonical(JSON.parse(body))}`)
    .digest('hex');
  const earlier = await work.records.find('ServiceRequest', { RequestId: contract.requestId });
  if (earlier) {
    if (text(earlier.values, 'Digest') === digest) return JSON.parse(text(earlier.values, 'Reply')) as Reply;
    throw serviceRefused(`Request ${contract.requestId} was already used for another request.`, 'serviceConflict');
  }
  const reply = await run();
  await work.records.insert('ServiceRequest', {
    RequestId: contract.requestId,
    Operation: operation,
    Digest: digest,
    Reply: JSON.stringify(reply),
  });
  return reply;
}

/** JSON with members in order, so that the same request written differently is the same. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}
