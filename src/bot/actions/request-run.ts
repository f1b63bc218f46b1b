import { z } from 'zod';
import { answerWith, defineAction } from './action.ts';

/** Runs a request without slots, from the help card or a suggestion. */
export const requestRun = defineAction({
  verb: 'request.run',
  data: z.object({ request: z.string().max(60) }),
  async handle(turn, data) {
    const reply = await turn.requests.run(data.request, turn, {});
    return reply === null ? { kind: 'message', text: turn.texts.failures.outOfDate.text } : answerWith(reply);
  },
});
