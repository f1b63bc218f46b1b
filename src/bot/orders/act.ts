/**
 * Acts on an order: submit, recall, approve, reject, confirm, cancel, receive. Supply Chain Management judges; this knows what to tell whom afterwards.
 * What happens afterwards may happen twice (after a restart), so that each part of it is harmless the second time.
 */
import { z } from 'zod';
import type { ActRequest, Delegate, OrderOutcome, OrderView } from '../../procurement/face.ts';
import { defineWork, type Finished, type SentWork } from '../actions/work.ts';
import { workingCard } from '../cards/working.ts';
import type { Reply } from '../cards/reply.ts';
import { noteFor } from '../conversation/notes.ts';
import { finishBroken, finishParked } from '../conversation/parked.ts';
import { problemText } from '../conversation/problems.ts';
import { finishFormRefused, finishRefused } from '../conversation/refused.ts';
import { requestIdOf } from '../conversation/request-id.ts';
import { minutesAfter } from '../conversation/shelf.ts';
import type { Turn } from '../conversation/turn.ts';
import { signInReasonOf } from '../sign-in/reason.ts';
import { decisionText, latestDecisionText, noteDecision } from './decisions.ts';
import { differenceOf } from './difference.ts';
import { endObjections, noteObjection } from './objections.ts';
import { showOrderToReader, showOrderUnread } from './reader.ts';
import { placeAtReceipt, showReceiptForm, type Typed } from './receipt.ts';
import { showOrder } from './show.ts';
import { noteWhole, shownBefore } from './shown.ts';
import { stageOf } from './stage.ts';
import { orderTopic } from './topic.ts';

/** The acts a card can ask for. */
export type CardAct = Extract<
  ActRequest['act'],
  | 'submit'
  | 'recall'
  | 'approve'
  | 'reject'
  | 'requestChange'
  | 'delegate'
  | 'confirm'
  | 'cancel'
  | 'postProductReceipt'
>;

export interface ClickedOrder {
  readonly company: string;
  readonly number: string;
  readonly version: string;
}

interface ActOptions {
  readonly comment?: string;
  readonly receipt?: ActRequest['receipt'];
  /** Who takes over the approval. */
  readonly delegateTo?: Delegate;
  /** The form for a receipt as it was filled in, and the order it was for. */
  readonly form?: ReceiptForm;
}

interface ReceiptForm {
  readonly order: OrderView;
  readonly typed: Typed;
}

/** What procurement is asked for by a card. */
export type OrderRequest<Act extends CardAct> = ActRequest & { readonly act: Act; readonly version: string };

export const orderRequest = z.custom<OrderRequest<CardAct>>(
  (value) => z.object({ act: z.string(), version: z.string() }).safeParse(value).success,
);

const sentAct = z.object({
  request: orderRequest,
  delegateTo: z.custom<Delegate>().nullable(),
  form: z.custom<ReceiptForm>().nullable(),
});

type SentAct = z.output<typeof sentAct>;

/** An act on an order, as it was clicked. */
export const orderWork = defineWork({
  name: 'purchaseOrder.act',
  isKnownById: true,
  sent: sentAct,
  carryOut(turn, sent, { requestId }) {
    const { company } = sent.request;
    const { form } = sent;
    const done = carryOut(turn, sent);
    if (form === null) return done;
    return done.catch((error: unknown) =>
      finishBroken(turn, { company, requestId }, error, async (reason) =>
        showReceiptForm(turn, form.order, form.typed, { at: new Map(), top: [reason] }),
      ),
    );
  },
});

/**
 * Asks for an act on the order of a card. The same click of the same person on the same version is the same operation, until it was
 * refused: then the next click is a new one.
 */
export async function actOnOrder(
  turn: Turn,
  act: CardAct,
  clicked: ClickedOrder,
  options: ActOptions = {},
): Promise<SentWork> {
  const { company, number } = clicked;
  const request = await requestOf(turn, act, clicked, options);
  return orderWork.send(turn, {
    requestId: request.requestId,
    working: workingCard(turn.cards, { company, ...turn.texts.working.act[act](number) }),
    sent: { request, delegateTo: options.delegateTo ?? null, form: options.form ?? null },
  });
}

function carryOut(turn: Turn, sent: SentAct): Promise<Finished> {
  const { request, delegateTo } = sent;
  const { act, company, number } = request;
  return turn.desk.quiet(orderTopic(company, number), async (seen): Promise<Finished> => {
    const outcome = await turn.services.procurement.act(request, turn.person);
    switch (outcome.kind) {
      case 'done': {
        seen(outcome.order.version);
        await noteWhole(turn, outcome.order, null);
        const notice = await afterwards(turn, act, request, outcome.order, { ...request, delegateTo });
        return { settled: true, reply: showOrder(turn, outcome.order, { notice }) };
      }
      case 'refused':
        await noteRefused(turn, request);
        return showRefusal(turn, outcome, sent);
      case 'parked':
        return finishParked(turn, company, outcome);
    }
  });
}

/**
 * What procurement is asked for by a click. The same click of the same person on the same version has the same request id, however it
 * is made, on the order's own card or on a list, until it was refused.
 */
export async function requestOf<Act extends CardAct>(
  { sender, services }: Turn,
  act: Act,
  { company, number, version }: ClickedOrder,
  { comment, receipt, delegateTo }: Omit<ActOptions, 'form'>,
): Promise<OrderRequest<Act>> {
  const told = JSON.stringify([comment ?? '', receipt ?? null, delegateTo?.personnelNumber ?? '']);
  const click = requestIdOf(act, company, number, version, sender.aadObjectId, told);
  let requestId = requestIdOf(click, '0');
  for (let count = 1; (await services.memory.get('refusals', requestId)) !== null; count += 1)
    requestId = requestIdOf(click, String(count));
  return {
    requestId,
    act,
    company,
    number,
    version,
    ...(comment === undefined ? {} : { comment }),
    ...(receipt === undefined ? {} : { receipt }),
    ...(delegateTo === undefined ? {} : { delegateTo: delegateTo.personnelNumber }),
  };
}

/** Notes that a request was refused: the next click is a new one. */
export function noteRefused({ services }: Turn, { requestId }: Pick<ActRequest, 'requestId'>): Promise<void> {
  return services.memory.put('refusals', requestId, true, minutesAfter(services.clock.now(), 30 * 24 * 60));
}

/** A refusal: somebody else was faster, the order moved on, or a rule said no. */
async function showRefusal(
  turn: Turn,
  { problems, order: known }: Pick<Extract<OrderOutcome, { readonly kind: 'refused' }>, 'problems' | 'order'>,
  { form, request: clicked }: SentAct,
): Promise<Finished> {
  const { texts, services, person } = turn;
  const lines = problems.map((problem) => problemText(turn, problem));
  const title = texts.orders.title(clicked.number);
  const alone = (): Reply => noteFor(turn, 'attention', title, '', { points: lines });
  const order = known ?? (await readNow());
  if (order === 'unread')
    return finishRefused(turn, { title, lines }, async () => (await showOrderUnread(turn, clicked, lines)) ?? alone());
  const decided = await decisionText(turn, clicked.company, clicked.number, clicked.version);
  // What waits for a decision again was changed since, whatever became of the version before.
  if (order !== null && decided !== null && stageOf(order) !== 'inreview')
    return { settled: true, reply: await showOrderToReader(turn, order, { notice: decided }) };
  if (form !== null) {
    const placed = placeAtReceipt(turn, problems, clicked.receipt ?? {}, form.typed);
    return finishFormRefused(turn, title, placed, (at) =>
      Promise.resolve(showReceiptForm(turn, order ?? form.order, form.typed, at)),
    );
  }
  if (order === null) return finishRefused(turn, { title, lines }, () => Promise.resolve(alone()));
  const objecting = (notice: string, problems: readonly string[]): Promise<Finished> =>
    finishRefused(turn, { title, text: notice, lines: problems }, async () =>
      showOrderToReader(turn, order, await noteObjection(turn, order, { notice, problems })),
    );
  // Whoever gave it on meanwhile did not change it.
  if (order.version === clicked.version) return objecting((await latestDecisionText(turn, order)) ?? '', lines);
  const before = await shownBefore(turn, clicked.company, clicked.number, clicked.version);
  const changes = before === null ? [] : differenceOf(turn, before, order);
  return objecting(texts.orders.movedOn, [...lines, ...changes].slice(0, 12));

  /** A system that does not answer was why it came to nothing, as often as not: it cannot be read either then. */
  async function readNow(): Promise<OrderView | null | 'unread'> {
    try {
      return await services.procurement.order(clicked.company, clicked.number, person);
    } catch (error) {
      if (signInReasonOf(error) !== null) throw error;
      return 'unread';
    }
  }
}

/**
 * Tells who has to know, and resolves to what the card says about it. The act is done, whatever breaks in here: those who were not told
 * are when the approvals are looked at next.
 */
export async function afterwards(
  turn: Turn,
  act: CardAct,
  { company, number, version }: ClickedOrder,
  order: OrderView,
  { comment = '', delegateTo }: { readonly comment?: string | undefined; readonly delegateTo: Delegate | null },
): Promise<string> {
  const { texts, sender, services, desk } = turn;
  const topic = orderTopic(order.company, order.number);
  await endObjections(services.memory, order.company, order.number);
  const notice = await told().catch((error: unknown) => {
    services.log.warn('not told yet', { topic, error: error instanceof Error ? error.message : String(error) });
    return texts.orders.toldLater;
  });
  await desk.refresh(topic, turn.activity);
  return notice;

  async function told(): Promise<string> {
    switch (act) {
      case 'submit':
        await services.memory.put('requester', topic, sender.aadObjectId, requesterUntil(services.clock.now()));
        return tellApprovers(turn, order);
      case 'approve':
      case 'reject':
      case 'requestChange': {
        const at = services.clock.now().toISOString();
        const decision = { act, by: turn.person.name, at, to: '' } as const;
        await desk.approvals.decided({
          company,
          number,
          version,
          ...decision,
          comment,
          byId: sender.aadObjectId,
          requestedBy: null,
        });
        return (await decisionText(turn, company, number, version)) ?? '';
      }
      case 'delegate': {
        const at = services.clock.now().toISOString();
        const decision = { act, by: turn.person.name, at, to: delegateTo?.name ?? '' };
        await noteDecision(services, { company, number, version }, decision);
        const unmet = await desk.approvals.tellAll(await services.procurement.approvers(order.company, order.number));
        const done = (await latestDecisionText(turn, order)) ?? '';
        return unmet.length === 0 ? done : `${done} ${texts.orders.notMet(unmet.join(', '))}`;
      }
      case 'recall':
      case 'confirm':
      case 'cancel':
      case 'postProductReceipt':
        return texts.orders.done[act];
    }
  }
}

/** Who submitted an order is known for longer than any is in review; later, its work item names the worker who ordered. */
const requesterUntil = (now: Date): Date => minutesAfter(now, 400 * 24 * 60);

async function tellApprovers(turn: Turn, order: OrderView): Promise<string> {
  const { texts, services, desk } = turn;
  const approvers = await services.procurement.approvers(order.company, order.number);
  if (approvers.length === 0) return texts.orders.submitted(order.approvalStatus);
  const waiting = await desk.approvals.tellAll(approvers);
  const asked = texts.orders.asked(approvers.map(({ name }) => name).join(', '));
  return waiting.length === 0 ? asked : `${asked} ${texts.orders.notMet(waiting.join(', '))}`;
}
