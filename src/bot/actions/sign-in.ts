/** Buttons of what waits for a sign-in. Only the one who asked for it finds it. */
import { z } from 'zod';
import { orOutOfDate } from '../conversation/answers.ts';
import { defineAction } from './action.ts';

const data = z.object({ held: z.string().max(60) });

/** Goes on where the person is signed in by now; else asks again. */
export const signInGoOn = defineAction({
  verb: 'signIn.goOn',
  data,
  async handle(turn, { held }) {
    const reply = await turn.desk.signIn.goOn(turn, held);
    return reply === 'going on' ? { kind: 'message', text: turn.texts.working.slow.title } : orOutOfDate(turn, reply);
  },
});

/** Puts away what waits. */
export const signInDrop = defineAction({
  verb: 'signIn.drop',
  data,
  handle: async (turn, { held }) => orOutOfDate(turn, await turn.desk.signIn.drop(turn, held)),
});
