import { z } from 'zod';
import { workingCard } from '../cards/working.ts';
import { requestIdOf } from '../conversation/request-id.ts';
import { concerns, failureTopic, showFailure } from '../failures/show.ts';
import { defineAction } from './action.ts';

/** Tries a refused change again. Its author and the administrators may. */
export const failureRetry = defineAction({
  verb: 'failure.retry',
  data: z.object({ failure: z.string().max(80) }),
  async handle(turn, { failure: id }) {
    const { texts, services, desk } = turn;
    const failure = await services.sync.failure(id);
    if (failure === null) return { kind: 'message', text: texts.failures.outOfDate.text };
    if (!concerns(turn, failure)) return { kind: 'message', text: texts.syncFailures.notYours };
    if (failure.status !== 'open') return { kind: 'card', reply: showFailure(turn, failure) };
    return {
      kind: 'work',
      requestId: requestIdOf('failure.retry', id, String(failure.attempts)),
      working: workingCard(turn.cards, { company: failure.ref.company ?? '', ...texts.working.retry }),
      finish: async () => {
        const now = await services.sync.retryFailure(id, turn.person);
        await desk.refresh(failureTopic(id), turn.activity);
        return { settled: true, reply: showFailure(turn, now) };
      },
    };
  },
});
