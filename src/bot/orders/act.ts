/**
 * Acts on an order: submit, recall, approve, reject, confirm, cancel, receive. Supply Chain Management judges; this knows what to tell whom afterwards.
 * What happens afterwards may happen twice (after a restart), so that each part of it is harmless the second time.
 */
import type { Problem } from '../../connectors/port.ts';
import type { ActRequest, Delegate, OrderView } from '../../procurement/face.ts';
import type { Answer, Finished } from '../actions/action.ts';
import { workingCard } from '../cards/working.ts';
import type { Reply } from '../cards/reply.ts';
import { noteFor } from '../conversation/notes.ts';
import { finishBroken, finishParked } from '../conversation/parked.ts';
import { problemText } from '../conversation/problems.ts';
import { requestIdOf } from '../conversation/request-id.ts';
import { minutesAfter } from '../conversation/shelf.ts';
import type { Turn } from '../conversation/turn.ts';
import { signInReasonOf } from '../sign-in/reason.ts';
import { decisionText, latestDecisionText, noteDecision } from './decisions.ts';
import { differenceOf } from './difference.ts';
import { endObjections, noteObjection } from './objections.ts';
import { showOrderToReader, showOrderUnread } from './reader.ts';
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
  /** The card after a refusal, instead of the order with the problems on top. */
  readonly refused?: (problems: readonly Problem[], order: OrderView | null) => Promise<Reply>;
  /** The form it was asked for with, where something broke before anything had begun. */
  readonly broken?: (reason: string) => Reply;
}

/**
 * Asks for an act on the order of a card. The same click of the same person on the same version is the same operation, until it was
 * refused: then the next click is a new one.
 */
export async function actOnOrder(
  turn: Turn,
  act: CardAct,
  clicked: ClickedOrder,
  options: ActOptions = {},
): Promise<Answer> {
  const { company, number } = clicked;
  const { texts, services } = turn;
  const { request, refused } = await requestOf(turn, act, clicked, options);
  return {
    kind: 'work',
    requestId: request.requestId,
    working: workingCard(turn.cards, { company, ...texts.working.act[act](number) }),
    finish: async (): Promise<Finished> => {
      const { broken } = options;
      const done = turn.desk.quiet(orderTopic(company, number), async (seen): Promise<Finished> => {
        const outcome = await services.procurement.act(request, turn.person);
        switch (outcome.kind) {
          case 'done': {
            seen(outcome.order.version);
            await noteWhole(turn, outcome.order, null);
            const notice = await afterwards(turn, act, clicked, outcome.order, options);
            return { settled: true, reply: showOrder(turn, outcome.order, { notice }) };
          }
          case 'refused':
            await refused();
            return { settled: true, reply: await showRefusal(turn, clicked, outcome.problems, outcome.order, options) };
          case 'parked':
            return finishParked(turn, company, outcome);
        }
      });
      if (broken === undefined) return done;
      return done.catch((error: unknown) =>
        finishBroken(turn, { company, requestId: request.requestId }, error, async (reason) => broken(reason)),
      );
    },
  };
}

/**
 * What procurement is asked for by a click, and what to do once that was refused. The same click of the same person on the same version
 * has the same request id, however it is made: on the order's own card or on a list.
 */
export async function requestOf(
  { sender, services }: Turn,
  act: CardAct,
  { company, number, version }: ClickedOrder,
  { comment, receipt, delegateTo }: Omit<ActOptions, 'refused'>,
): Promise<{ readonly request: ActRequest; readonly refused: () => Promise<void> }> {
  const told = JSON.stringify([comment ?? '', receipt ?? null, delegateTo?.personnelNumber ?? '']);
  const click = requestIdOf(act, company, number, version, sender.aadObjectId, told);
  const refusals = Number((await services.memory.get('refusals', click)) ?? 0);
  return {
    request: {
      requestId: requestIdOf(click, String(refusals)),
      act,
      company,
      number,
      version,
      ...(comment === undefined ? {} : { comment }),
      ...(receipt === undefined ? {} : { receipt }),
      ...(delegateTo === undefined ? {} : { delegateTo: delegateTo.personnelNumber }),
    },
    refused: () =>
      services.memory.put('refusals', click, refusals + 1, minutesAfter(services.clock.now(), 30 * 24 * 60)),
  };
}

/** A refusal: somebody else was faster, the order moved on, or a rule said no. */
async function showRefusal(
  turn: Turn,
  clicked: ClickedOrder,
  problems: readonly Problem[],
  known: OrderView | null,
  options: ActOptions,
): Promise<Reply> {
  const { texts, services, person } = turn;
  const lines = problems.map((problem) => problemText(turn, problem));
  const order = known ?? (await readNow());
  if (order === 'unread')
    return (
      (await showOrderUnread(turn, clicked, lines)) ??
      noteFor(turn, 'attention', texts.orders.title(clicked.number), '', { points: lines })
    );
  const decided = await decisionText(turn, clicked.company, clicked.number, clicked.version);
  // What waits for a decision again was changed since, whatever became of the version before.
  if (order !== null && decided !== null && stageOf(order) !== 'inreview')
    return showOrderToReader(turn, order, { notice: decided });
  if (options.refused !== undefined) return options.refused(problems, order);
  if (order === null) return noteFor(turn, 'attention', texts.orders.title(clicked.number), '', { points: lines });
  if (order.version === clicked.version) {
    // Whoever gave it on meanwhile did not change it.
    const notice = (await latestDecisionText(turn, order)) ?? '';
    return showOrderToReader(turn, order, await noteObjection(turn, order, { notice, problems: lines }));
  }
  const before =
    turn.conversation.kind === 'personal'
      ? await shownBefore(turn, clicked.company, clicked.number, clicked.version)
      : null;
  const changes = before === null ? [] : differenceOf(turn, before, order);
  const told = { notice: texts.orders.movedOn, problems: [...lines, ...changes].slice(0, 12) };
  return showOrderToReader(turn, order, await noteObjection(turn, order, told));

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

/** Tells who has to know, and resolves to what the card says about it. */
export async function afterwards(
  turn: Turn,
  act: CardAct,
  clicked: ClickedOrder,
  order: OrderView,
  { comment = '', delegateTo }: Pick<ActOptions, 'comment' | 'delegateTo'>,
): Promise<string> {
  const { texts, sender, services, desk } = turn;
  const topic = orderTopic(order.company, order.number);
  await endObjections(services.memory, order.company, order.number);
  const notice = await told();
  await desk.refresh(topic, turn.activity);
  return notice;

  async function told(): Promise<string> {
    switch (act) {
      case 'submit':
        await services.memory.put('requester', topic, sender.aadObjectId);
        return tellApprovers(turn, order);
      case 'approve':
      case 'reject':
      case 'requestChange': {
        const at = services.clock.now().toISOString();
        const decision = { act, by: turn.person.name, at, to: '' } as const;
        await desk.approvals.decided({ ...clicked, ...decision, comment, byId: sender.aadObjectId, requestedBy: null });
        return (await decisionText(turn, clicked.company, clicked.number, clicked.version)) ?? '';
      }
      case 'delegate': {
        const at = services.clock.now().toISOString();
        const decision = { act, by: turn.person.name, at, to: delegateTo?.name ?? '' };
        await noteDecision(services, clicked, decision);
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

async function tellApprovers(turn: Turn, order: OrderView): Promise<string> {
  const { texts, services, desk } = turn;
  const approvers = await services.procurement.approvers(order.company, order.number);
  if (approvers.length === 0) return texts.orders.submitted(order.approvalStatus);
  const waiting = await desk.approvals.tellAll(approvers);
  const asked = texts.orders.asked(approvers.map(({ name }) => name).join(', '));
  return waiting.length === 0 ? asked : `${asked} ${texts.orders.notMet(waiting.join(', '))}`;
}
