import { z } from 'zod';
import { orOutOfDate } from '../conversation/answers.ts';
import { meantBy } from '../conversation/not-understood.ts';
import { defineAction } from './action.ts';

/** Runs a request from the help card or a suggestion; with what the message said that the suggestion answers. */
export const requestRun = defineAction({
  verb: 'request.run',
  data: z.object({ request: z.string().max(60), meant: z.string().max(60).default('') }),
  async handle(turn, data) {
    const slots = await meantBy(turn, data.request, data.meant);
    const reply = await turn.requests.run(data.request, turn, slots ?? {});
    return orOutOfDate(turn, reply);
  },
});
