/**
 * Procurement: orders are created as one operation with their lines; acts on them are Supply Chain Management's own and cannot be
 * taken back, so they are performed there first and followed in Field Service until done.
 */
import type { Identity, Problem, PurchaseOrderAct, RecordChange, RecordRef, Snapshot } from '../connectors/port.ts';
import { SystemFailure } from '../connectors/errors.ts';
import type { Person } from '../records/face.ts';
import type { Outcome } from '../sync/face.ts';
import type { RunningCore } from '../sync/create-sync-core.ts';
import { changesOf, movedOn, nextLineNumber } from './change.ts';
import { orderChanges } from './draft.ts';
import { createApprovals } from './approvals.ts';
import type { ActRequest, OrderDraft, OrderOutcome, Procurement } from './face.ts';
import { readHistory } from './history.ts';
import { orderMap, orderRef, receiptMap } from './order-maps.ts';
import { findLastOrder, listOrders } from './order-list.ts';
import { readOrder, type OrderReading } from './order-view.ts';
import { ownProblem } from './own-problem.ts';
import { approvalTitle, statusTitle } from './titles.ts';
import { orderPivot } from './pivot.ts';
import { workOrderOf } from './work-order.ts';

/** Acts that may be done for a person without a licence in Supply Chain Management, in the worker's name. */
const doneOnBehalf = new Set<PurchaseOrderAct['name']>(['submit', 'recall', 'cancel', 'postProductReceipt']);

/**
 * How long an act waits for its order, in milliseconds. The card it is clicked on comes with the news of the order, and that is when
 * the order is being brought in line; a form would be sent again, a decision that came to nothing is taken for one.
 */
const actWait = 15_000;

/** What the journal calls an act. */
const actWords: Readonly<Record<PurchaseOrderAct['name'], string>> = {
  submit: 'submit',
  recall: 'recall',
  approve: 'approve',
  reject: 'reject',
  requestChange: 'request a change of',
  confirm: 'confirm',
  cancel: 'cancel',
  postProductReceipt: 'post a receipt for',
  delegate: 'delegate the approval of',
};

export function createProcurement(dependencies: OrderReading & { readonly sync: RunningCore }): Procurement {
  const { sync, service, records } = dependencies;

  const described = async (
    outcome: Outcome,
    company: string,
    number: string,
    person: Person,
  ): Promise<OrderOutcome> => {
    if (outcome.kind === 'committed') {
      const order = await readOrder(dependencies, company, number, person).catch(unread);
      if (order !== null) return { kind: 'done', order, operation: outcome.operation };
      return {
        kind: 'parked',
        reason: doneUnread,
        why: [statement(company, number, 'DONE_UNREAD', doneUnread)],
        resolving: false,
        operation: outcome.operation,
      };
    }
    if (outcome.kind === 'refused') return { kind: 'refused', problems: outcome.problems, order: null };
    if (outcome.kind === 'parked') return outcome;
    return {
      kind: 'parked',
      reason: keptForLater,
      why: [statement(company, number, 'KEPT_FOR_LATER', keptForLater)],
      resolving: true,
      operation: outcome.operation,
    };
  };

  return {
    create: async (draft: OrderDraft, person, requestId) => {
      const before = await sync.askedBefore(requestId);
      if (before !== null) return described(before, draft.company, numberIn(before), person);
      const workOrder = await workOrderOf(dependencies.rows.dataverse, draft, person).catch(withoutAnswer);
      if (workOrder !== null && typeof workOrder !== 'string') return workOrder;
      const number = await service.reserveNumber(draft.company, requestId).catch(withoutAnswer);
      if (typeof number !== 'string') return number;
      const outcome = await sync.write({
        requestId,
        actor: person,
        origin: 'chat',
        summary: `create purchase order ${number}`,
        saying: { say: 'createOrder', words: { number } },
        changes: orderChanges(draft, number, person.personnelNumber, workOrder),
      });
      return described(outcome, draft.company, number, person);
    },

    change: async (change, person, requestId) => {
      const { company, number, version } = change;
      const before = await sync.askedBefore(requestId);
      if (before !== null) return described(before, company, number, person);
      const first = await nextLineNumber(dependencies.rows.financeOperations, company, number).catch(withoutAnswer);
      if (typeof first !== 'number') return first;
      const outcome = await sync.write({
        requestId,
        actor: person,
        origin: 'chat',
        summary: `change purchase order ${number}`,
        saying: { say: 'changeOrder', words: { number } },
        ...changesOf(change, first, person),
        guard: async () => ((await service.state(company, number))?.version === version ? [] : [movedOn(change)]),
      });
      return described(outcome, company, number, person);
    },

    order: (company, number, person) => readOrder(dependencies, company, number, person),

    state: async (company, number) => {
      const state = await service.state(company, number);
      return state === null
        ? null
        : {
            approvalStatus: approvalTitle(state.approvalStatus),
            orderStatus: statusTitle(state.orderStatus),
            version: state.version,
          };
    },
    openOrders: (query, person, limit) => listOrders(dependencies, query, person, limit),

    lastOrder: (company, vendor, person) => findLastOrder(dependencies, company, vendor, person),

    act: async (request: ActRequest, person) => {
      const forbidden = mayNot(request, person);
      if (forbidden !== null) return { kind: 'refused', problems: [forbidden], order: null };
      const act: PurchaseOrderAct = {
        name: request.act,
        requestId: request.requestId,
        company: request.company,
        purchaseOrderNumber: request.number,
        expectedVersion: request.version,
        onBehalfOf: person.licences.financeOperations ? null : person.personnelNumber,
        ...(request.comment === undefined ? {} : { comment: request.comment }),
        ...(request.receipt === undefined ? {} : { receipt: request.receipt }),
        ...(request.delegateTo === undefined ? {} : { delegateTo: request.delegateTo }),
      };
      const root = orderRef(request.company, request.number);
      const outcome = await sync.carryOut({
        requestId: request.requestId,
        actor: person,
        origin: 'chat',
        summary: summaryOf(request),
        saying: {
          say: request.act,
          words: { number: request.number, comment: request.act === 'cancel' ? (request.comment ?? '') : '' },
        },
        roots: [root],
        wait: actWait,
        prepare: async () => {
          const lacking = act.onBehalfOf === null ? [] : await rightsLacking(dependencies, request, person);
          if (lacking.length > 0) return lacking;
          const before = await stateBefore(request, service);
          return {
            steps: [
              { kind: 'pivot', system: 'financeOperations', pivot: orderPivot, payload: act },
              { kind: 'follow', system: 'dataverse', root },
            ],
            before: [before, []],
          };
        },
      });
      return described(outcome, request.company, request.number, person);
    },

    askedBefore: async (requestId, { company, number }, person) => {
      const before = await sync.askedBefore(requestId);
      return before === null ? null : described(before, company, number ?? numberIn(before), person);
    },

    refresh: async ({ requestId, company, number }, person) => {
      const root = orderRef(company, number);
      if ((await readOrder(dependencies, company, number, person)) === null)
        return { kind: 'refused', problems: [notToBeSeen(root)], order: null };
      const outcome = await sync.carryOut({
        requestId,
        actor: person,
        origin: 'chat',
        summary: `refresh purchase order ${number}`,
        saying: { say: 'refreshOrder', words: { number } },
        roots: [root],
        prepare: async () => ({ steps: [{ kind: 'follow', system: 'dataverse', root }], before: [[]] }),
      });
      return described(outcome, company, number, person);
    },

    ...createApprovals({ service, records }),
    history: (company, number) => readHistory({ service, sync }, company, number),
  };
}

/**
 * The order as it stood before the act, for the journal; nothing when Supply Chain Management does not tell: then it judges alone. Throws
 * the `SystemFailure` where it does not even answer: the act is not begun then.
 */
async function stateBefore(
  { company, number }: ActRequest,
  service: OrderReading['service'],
): Promise<readonly Snapshot[]> {
  const state = await service.state(company, number).catch((error: unknown) => {
    if (isAway(error)) throw error;
    return unread(error);
  });
  if (state === null) return [];
  const values = { DocumentApprovalStatus: state.approvalStatus, PurchaseOrderStatus: state.orderStatus };
  return [{ ref: orderRef(company, number), values, version: state.version, id: null }];
}

/** What the journal calls it; why somebody cancelled is kept there alone, since Supply Chain Management has no place for it. */
function summaryOf({ act, number, comment }: ActRequest): string {
  const said = `${actWords[act]} purchase order ${number}`;
  return act === 'cancel' && comment !== undefined ? `${said} (${comment})` : said;
}

function mayNot(request: ActRequest, person: Person): Problem | null {
  if (person.licences.financeOperations || (doneOnBehalf.has(request.act) && person.personnelNumber !== null))
    return null;
  return ownProblem(orderMap, {
    ref: orderRef(request.company, request.number),
    message: 'This needs a licence and a role in Supply Chain Management, which you do not have.',
    remedy: 'Ask a purchasing agent or your administrator.',
    code: 'NOT_LICENSED',
  });
}

/**
 * What is done on behalf is done with the integration's rights, so the person's own are asked for in Field Service: those for
 * saving there what the act changes.
 */
async function rightsLacking(
  { systems }: Pick<OrderReading, 'systems'>,
  { act, company, number }: ActRequest,
  { aadObjectId, userPrincipalName }: Person,
): Promise<readonly Problem[]> {
  const as: Identity = { as: 'person', aadObjectId, userPrincipalName };
  const change: RecordChange =
    act === 'postProductReceipt'
      ? { action: 'create', ref: { map: receiptMap, company, key: [0] }, values: {} }
      : { action: 'update', ref: orderRef(company, number), values: {}, version: null };
  const problems = await systems.dataverse.check([change], as);
  return problems.filter(({ code }) => code === 'RIGHT_MISSING' || code === 'NOT_A_USER');
}

const doneUnread = 'It is done, but the order cannot be read right now.';
const keptForLater =
  'Both systems cannot be written just now; it is kept in its place and carried out as soon as they can.';

/** Something we say of an order ourselves, with nothing to do about it. */
function statement(company: string, number: string, code: string, message: string): Problem {
  return ownProblem(orderMap, { ref: orderRef(company, number), message, remedy: '', code });
}

/** What nobody may see is not brought anywhere for them. */
function notToBeSeen(ref: RecordRef): Problem {
  return ownProblem(orderMap, {
    ref,
    message: `There is no purchase order ${ref.key.join(' ')} that you may see.`,
    remedy: 'Look at the number and the company.',
    code: 'NOT_FOUND',
  });
}

/** Number of the order that was created; empty where none was. */
function numberIn(outcome: Outcome): string {
  const records = outcome.kind === 'committed' ? outcome.records : [];
  return String(records.find(({ ref }) => ref.map === orderMap)?.ref.key[0] ?? '');
}

/** Whether a system brought no answer of any kind. */
function isAway(error: unknown): boolean {
  return error instanceof SystemFailure && (error.code === 'SYSTEM_UNREACHABLE' || error.code === 'ANSWER_LOST');
}

/** An order that cannot be read right now. */
function unread(error: unknown): null {
  if (error instanceof SystemFailure) return null;
  throw error;
}

/**
 * What is needed before anything can be written was not told, or may not be: nothing was written. A number that was taken all the same
 * leaves a harmless gap.
 */
function withoutAnswer(error: unknown): OrderOutcome {
  if (!(error instanceof SystemFailure)) throw error;
  const title = error.system === 'dataverse' ? 'Field Service' : 'Supply Chain Management';
  const said =
    error.code === 'QUERY_REFUSED'
      ? { message: error.message, remedy: error.description.remedy }
      : { message: `${title} does not answer.`, remedy: 'Nothing was changed. Try again once it answers.', params: {} };
  return {
    kind: 'refused',
    order: null,
    problems: [
      {
        system: error.system,
        entity: orderMap,
        field: null,
        ref: null,
        ...said,
        code: error.code,
        ...(error.since === null ? {} : { since: error.since.toISOString() }),
      },
    ],
  };
}
