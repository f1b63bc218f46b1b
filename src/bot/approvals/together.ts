/** Several decisions at once: each is an act of its own, on the version that the list showed, with an outcome of its own. */
import { z } from 'zod';
import { defineWork, type Finished } from '../actions/work.ts';
import type { Reply } from '../cards/reply.ts';
import { workingCard } from '../cards/working.ts';
import { type Answer, outOfDate } from '../conversation/answers.ts';
import { isStopped, reasonFor } from '../conversation/failures.ts';
import { noteFor } from '../conversation/notes.ts';
import { finishParked } from '../conversation/parked.ts';
import { problemText } from '../conversation/problems.ts';
import { requestIdOf } from '../conversation/request-id.ts';
import type { Turn } from '../conversation/turn.ts';
import { afterwards, noteRefused, orderRequest, requestOf, type OrderRequest } from '../orders/act.ts';
import { decisionText } from '../orders/decisions.ts';
import { orderTopic } from '../orders/topic.ts';
import { signInReasonOf } from '../sign-in/reason.ts';
import { pickOf, readBatch, showWaiting } from './waiting.ts';

interface Ticked {
  readonly batch: string;
  readonly reason: string;
  /** Ids of the boxes that are ticked. */
  readonly picks: ReadonlySet<string>;
}

/** Decides on what is ticked. A list that is too old, or somebody else's, decides nothing. */
export async function decideTogether(
  turn: Turn,
  act: 'approve' | 'reject',
  { batch: id, reason, picks }: Ticked,
): Promise<Answer> {
  const { texts } = turn;
  const words = texts.approvals.waiting;
  const batch = await readBatch(turn, id);
  if (batch === null) return outOfDate(turn);
  const chosen = batch.orders.filter((_order, index) => picks.has(pickOf(index + 1)));
  const picked = chosen.map(({ number }) => number);
  const again = async (problem: string): Promise<Answer> => ({
    kind: 'card',
    reply: await showWaiting(turn, batch.page, { problem, reason, picked }),
  });
  if (chosen.length === 0) return again(words.pickOne);
  if (act === 'reject' && reason === '') return again(words.reasonNeeded);
  const requests: SentDecisions['requests'] = [];
  for (const order of chosen)
    requests.push(await requestOf(turn, act, order, reason === '' ? {} : { comment: reason }));
  return decisionsWork.send(turn, {
    requestId: requestIdOf('together', act, id, reason, ...picked),
    working: workingCard(turn.cards, { company: '', ...words.working(chosen.length) }),
    sent: { page: batch.page, requests, told: {} },
  });
}

type Decision = OrderRequest<'approve' | 'reject'>;

const sentDecisions = z.object({
  /** Of the list. */
  page: z.number(),
  requests: z.array(z.custom<Decision>((value) => orderRequest.safeParse(value).success)),
  /** What came of those that have an outcome, by request id: they are not asked for again. */
  told: z.record(z.string()),
});

type SentDecisions = z.output<typeof sentDecisions>;

/** Several decisions, as they were clicked. */
export const decisionsWork = defineWork({
  name: 'approvals.decide',
  isKnownById: true,
  sent: sentDecisions,
  async carryOut(turn, sent): Promise<Finished> {
    const words = turn.texts.approvals.waiting;
    const told = { ...sent.told };
    const outcomes: string[] = [];
    for (const request of sent.requests) {
      const known = told[request.requestId];
      const { text, settled } =
        known === undefined
          ? await decideOne(turn, request).catch(whyBroken(turn, request))
          : { text: known, settled: true };
      outcomes.push(text);
      if (settled) told[request.requestId] = text;
    }
    const alone = (): Reply => noteFor(turn, 'default', words.outcomes, '', { points: outcomes });
    if (sent.requests.some(({ requestId }) => told[requestId] === undefined))
      return { settled: false, reply: alone(), sent: { ...sent, told } };
    // They are decided on, whether or not the list can be read now.
    const reply = await showWaiting(turn, sent.page, { outcomes }).catch((error: unknown) => {
      turn.services.log.warn('list not read', { error: error instanceof Error ? error.message : String(error) });
      return alone();
    });
    return { settled: true, reply };
  },
});

/** What is told of one of them, and whether that is its last word. */
interface Told {
  readonly text: string;
  readonly settled: boolean;
}

/** What is told of one that broke: why it was left, where it had not begun. Throws where none can be decided on. */
function whyBroken(turn: Turn, { requestId, number }: Decision) {
  return async (error: unknown): Promise<Told> => {
    if (signInReasonOf(error) !== null || isStopped(error)) throw error;
    const words = turn.texts.approvals.waiting;
    if ((await turn.services.sync.askedBefore(requestId)) !== null)
      return { text: words.checking(number), settled: false };
    return { text: words.left(number, reasonFor(turn, error)), settled: true };
  };
}

function decideOne(turn: Turn, request: Decision): Promise<Told> {
  const { texts, services, person } = turn;
  const { act, company, number, version, comment } = request;
  const words = texts.approvals.waiting;
  return turn.desk.quiet(orderTopic(company, number), async (seen): Promise<Told> => {
    const outcome = await services.procurement.act(request, person);
    switch (outcome.kind) {
      case 'done':
        seen(outcome.order.version);
        await afterwards(turn, act, request, outcome.order, { comment, delegateTo: null });
        return { text: words.done[act](number), settled: true };
      case 'refused': {
        await noteRefused(turn, request);
        const now = await services.procurement.state(company, number);
        const why =
          (await decisionText(turn, company, number, version)) ??
          (now !== null && now.version !== version
            ? words.movedOn
            : outcome.problems.map((problem) => problemText(turn, problem)).join(' '));
        return { text: words.left(number, why), settled: true };
      }
      case 'parked': {
        if (outcome.resolving) return { text: words.checking(number), settled: false };
        // It may be done: it is told as it stands, and waits like an act on one order.
        const { reply, settled } = finishParked(turn, company, outcome);
        return { text: words.stands(number, reply.text), settled };
      }
    }
  });
}
