/** Several decisions at once: each is an act of its own, on the version that the list showed, with an outcome of its own. */
import type { Answer, Finished } from '../actions/action.ts';
import { workingCard } from '../cards/working.ts';
import { problemText } from '../conversation/problems.ts';
import { requestIdOf } from '../conversation/request-id.ts';
import type { Turn } from '../conversation/turn.ts';
import { afterwards, requestOf, type ClickedOrder } from '../orders/act.ts';
import { decisionText } from '../orders/decisions.ts';
import { orderTopic } from '../orders/topic.ts';
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
  if (batch === null) return { kind: 'message', text: texts.failures.outOfDate.text };
  const chosen = batch.orders.filter((_order, index) => picks.has(pickOf(index + 1)));
  const picked = chosen.map(({ number }) => number);
  const again = async (problem: string): Promise<Answer> => ({
    kind: 'card',
    reply: await showWaiting(turn, batch.page, { problem, reason, picked }),
  });
  if (chosen.length === 0) return again(words.pickOne);
  if (act === 'reject' && reason === '') return again(words.reasonNeeded);
  return {
    kind: 'work',
    requestId: requestIdOf('together', act, id, reason, ...picked),
    working: workingCard(turn.cards, { company: '', ...words.working(chosen.length) }),
    finish: async (): Promise<Finished> => {
      const outcomes: Outcome[] = [];
      for (const order of chosen) outcomes.push(await decideOne(turn, act, order, reason));
      const settled = outcomes.every((one) => one.settled);
      const reply = await showWaiting(turn, batch.page, { outcomes: outcomes.map(({ text }) => text) });
      return { settled, reply };
    },
  };
}

interface Outcome {
  readonly text: string;
  readonly settled: boolean;
}

/** One of them, with what is told of it. */
function decideOne(turn: Turn, act: 'approve' | 'reject', order: ClickedOrder, comment: string): Promise<Outcome> {
  const { texts, services, person } = turn;
  const { company, number, version } = order;
  const words = texts.approvals.waiting;
  return turn.desk.quiet(orderTopic(company, number), async (seen): Promise<Outcome> => {
    const options = comment === '' ? {} : { comment };
    const { request, refused } = await requestOf(turn, act, order, options);
    const outcome = await services.procurement.act(request, person);
    switch (outcome.kind) {
      case 'done':
        seen(outcome.order.version);
        await afterwards(turn, act, order, outcome.order, options);
        return { text: words.done[act](number), settled: true };
      case 'refused': {
        await refused();
        const now = await services.procurement.state(company, number);
        const why =
          (await decisionText(turn, company, number, version)) ??
          (now !== null && now.version !== version
            ? words.movedOn
            : outcome.problems.map((problem) => problemText(turn, problem)).join(' '));
        return { text: words.left(number, why), settled: true };
      }
      case 'parked':
        return outcome.resolving
          ? { text: words.checking(number), settled: false }
          : { text: words.left(number, outcome.reason), settled: true };
    }
  });
}
