/** The companion service: acts on an order that OData cannot do. Its X++ side keeps a reply per request id. */
import { z } from 'zod';
import type { EntityMap, MapCatalogue } from '../../maps/entity-map.ts';
import { date, text } from '../canonical.ts';
import { SystemFailure } from '../errors.ts';
import type { HttpAnswer } from '../http.ts';
import { readJson } from '../json.ts';
import type {
  ActAnswer,
  FinanceOperationsAccess,
  Identity,
  PurchaseOrderAct,
  PurchaseOrderService,
  WorkItem,
} from '../port.ts';
import type { FinanceOperationsClient } from './client.ts';
import { messageOf, problemsOf, throwUnlessRefusal } from './errors.ts';

const service = 'DispatchCopilotServices/PurchaseOrderService/';
const integration = { as: 'integration' } as const;

const numberReply = z.object({ purchaseOrderNumber: z.string().min(1) });
const accessReply = z.object({
  userId: z.string(),
  personnelNumber: z.string().nullish(),
  company: z.string().nullish(),
  defaultCompany: z.string().nullish(),
  roles: z.array(z.string()),
  approvalLimit: z.number().nullish(),
});
const stateReply = z.object({
  status: z.string().nullish(),
  purchaseOrderStatus: z.string().nullish(),
  version: z.string().nullish(),
});
const actReply = z.object({
  status: z.string(),
  version: z.string(),
  recordId: z.number().nullish(),
  lines: z.array(z.object({ lineNumber: z.number(), recordId: z.number() })).nullish(),
});
const workItemReply = z.object({
  workItemId: z.string().nullish(),
  company: z.string(),
  purchaseOrderNumber: z.string(),
  approverUserId: z.string().nullish(),
  approverPersonnelNumber: z.string().nullish(),
  approverName: z.string().nullish(),
  requesterPersonnelNumber: z.string().nullish(),
  amount: z.number().nullish(),
  currencyCode: z.string().nullish(),
  dueDate: z.string().nullish(),
  submittedOn: z.string().nullish(),
  comment: z.string().nullish(),
  version: z.string(),
  state: z.string().nullish(),
  decidedOn: z.string().nullish(),
  decidedBy: z.string().nullish(),
  decidedByName: z.string().nullish(),
});
const workItemsReply = z.object({ workItems: z.array(workItemReply) });
const delegatesReply = z.object({ delegates: z.array(z.object({ personnelNumber: z.string(), name: z.string() })) });

export function purchaseOrderService(client: FinanceOperationsClient, maps: MapCatalogue): PurchaseOrderService {
  const read = (operation: string, contract: object, as: Identity) =>
    client.service(service + operation, { _contract: contract }, { as, effect: 'read' });

  return {
    async reserveNumber(company, requestId) {
      const body = { _contract: { requestId, company } };
      const answer = await client.service(`${service}reserveNumber`, body, { as: integration, effect: 'write' });
      return readJson('financeOperations', accepted(answer), numberReply, 'unknown').purchaseOrderNumber;
    },

    async access(userPrincipalName) {
      const answer = await read('access', { userId: userPrincipalName }, integration);
      if (answer.status === 404) return null;
      const told = readJson('financeOperations', accepted(answer), accessReply);
      if (isSame(told.userId, userPrincipalName)) return accessOf(told);
      return ownAccess(read, userPrincipalName);
    },

    async state(company, purchaseOrderNumber) {
      const answer = await read('access', { company, purchaseOrderNumber }, integration);
      const told = readJson('financeOperations', accepted(answer), stateReply);
      // The part about the order is missing or empty when there is none.
      const [approvalStatus, orderStatus, version] = [told.status, told.purchaseOrderStatus, told.version].map(text);
      if (!approvalStatus || !orderStatus || !version) return null;
      return { approvalStatus, orderStatus, version };
    },

    async act(act, as, signal) {
      const body = { _contract: contractOf(act) };
      const answer = await client.service(service + act.name, body, { as, effect: 'write', signal });
      return answer.status < 300 ? done(answer) : refusalOf(orderMap(maps), act, answer);
    },

    async workItems(query, as) {
      // The integration sees nothing of its own, so it asks for everyone's.
      const contract = { ...query, ...(as.as === 'integration' ? { all: true } : {}) };
      const answer = await read('workItems', contract, as);
      return readJson('financeOperations', accepted(answer), workItemsReply).workItems.map(workItemOf);
    },

    async workItemHistory(company, purchaseOrderNumber) {
      const answer = await read('workItems', { company, purchaseOrderNumber, all: true, history: true }, integration);
      return readJson('financeOperations', accepted(answer), workItemsReply).workItems.map((item) => ({
        ...workItemOf(item),
        state: text(item.state) ?? 'Pending',
        endedAt: moment(item.decidedOn),
        endedBy: text(item.decidedBy),
        endedByName: text(item.decidedByName),
      }));
    },

    async delegates(company, purchaseOrderNumber, as) {
      const answer = await read('delegates', { company, purchaseOrderNumber }, as);
      // A service that does not know the question, and a person who may not ask it.
      if (answer.status === 404 || answer.status === 403) return [];
      return readJson('financeOperations', accepted(answer), delegatesReply).delegates;
    },
  };
}

function workItemOf(item: z.infer<typeof workItemReply>): WorkItem {
  const approver = text(item.approverPersonnelNumber);
  return {
    id: text(item.workItemId) ?? `${item.company}/${item.purchaseOrderNumber}/${approver ?? ''}`.toLowerCase(),
    company: item.company.toLowerCase(),
    purchaseOrderNumber: item.purchaseOrderNumber,
    assignedTo: text(item.approverUserId)?.toLowerCase() ?? '',
    assignedToName: item.approverName ?? '',
    assignedToPersonnelNumber: approver,
    requestedBy: text(item.requesterPersonnelNumber),
    amount: item.amount ?? 0,
    currency: item.currencyCode ?? '',
    dueDate: date(item.dueDate),
    dueAt: moment(item.dueDate),
    submittedAt: moment(item.submittedOn),
    comment: text(item.comment),
    version: item.version,
  };
}

/** A point in time; null for none, and for the date that stands for none. */
function moment(value: string | null | undefined): string | null {
  if (date(value) === null || value === null || value === undefined) return null;
  return new Date(value).toISOString();
}

/** A service that tells only of its caller is asked as the person, and does not let in who is no user. */
async function ownAccess(
  read: (operation: string, contract: object, as: Identity) => Promise<HttpAnswer>,
  userPrincipalName: string,
): Promise<FinanceOperationsAccess | null> {
  try {
    const answer = await read('access', {}, { as: 'person', aadObjectId: '', userPrincipalName });
    const told = readJson('financeOperations', accepted(answer), accessReply);
    return isSame(told.userId, userPrincipalName) ? accessOf(told) : null;
  } catch (error) {
    if (error instanceof SystemFailure && ['SIGN_IN_FAILED', 'SIGN_IN_NEEDED'].includes(error.code)) return null;
    throw error;
  }
}

function accessOf(told: z.infer<typeof accessReply>): FinanceOperationsAccess {
  return {
    userPrincipalName: told.userId.toLowerCase(),
    personnelNumber: text(told.personnelNumber),
    company: (text(told.defaultCompany) ?? text(told.company) ?? '').toLowerCase(),
    roles: told.roles,
    approvalLimit: told.roles.includes('approver') ? (told.approvalLimit ?? null) : null,
  };
}

function contractOf(act: PurchaseOrderAct): object {
  return {
    requestId: act.requestId,
    company: act.company,
    purchaseOrderNumber: act.purchaseOrderNumber,
    ...(act.expectedVersion === null ? {} : { expectedVersion: act.expectedVersion }),
    ...(act.onBehalfOf === null ? {} : { onBehalfOf: act.onBehalfOf }),
    ...(act.comment === undefined ? {} : { comment: act.comment }),
    ...(act.delegateTo === undefined ? {} : { toPersonnelNumber: act.delegateTo }),
    ...(act.receipt === undefined
      ? {}
      : {
          productReceiptNumber: act.receipt.number,
          productReceiptDate: act.receipt.date,
          lines: act.receipt.lines,
        }),
  };
}

function done(answer: HttpAnswer): ActAnswer {
  const told = readJson('financeOperations', answer, actReply, 'unknown');
  return {
    kind: 'done',
    status: told.status,
    version: told.version,
    // A contract has no empty number.
    recordId: told.recordId || null,
    lines: told.lines ?? [],
  };
}

function refusalOf(map: EntityMap, act: PurchaseOrderAct, answer: HttpAnswer): ActAnswer {
  throwUnlessRefusal(answer);
  const ref = { map: map.name, company: act.company, key: [act.purchaseOrderNumber] };
  const { problems: told, conflict } = problemsOf(answer, map, ref);
  const problems = told.map((problem) =>
    /^Request .* was already used for another request\.$/.test(problem.message)
      ? { ...problem, code: 'REQUEST_USED' }
      : problem,
  );
  return conflict ? { kind: 'conflict', refs: [ref], problems } : { kind: 'refused', problems };
}

function orderMap(maps: MapCatalogue): EntityMap {
  return maps.maps.find(({ numberedBy }) => numberedBy?.by === 'purchaseOrderService') ?? maps.get('purchase-order');
}

function accepted(answer: HttpAnswer): HttpAnswer {
  if (answer.status < 300) return answer;
  throw new SystemFailure('QUERY_REFUSED', 'financeOperations', messageOf(answer), { applied: 'no' });
}

function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
