import { z } from 'zod';
import { defineRequest } from './request.ts';

/** Signs in before it is needed, or once more. */
export const signIn = defineRequest({
  name: 'sign-in',
  utterances: {
    en: ['(sign|log) me in', '(sign|log) in [again|please]', '(signin|login)'],
    de: ['[mich] [neu|wieder|bitte] (anmelden|einloggen)', '(melde|melden sie|logge) mich [neu|wieder|bitte] (an|ein)'],
  },
  slots: z.object({}),
  fits: ({ licences }) => licences.financeOperations,
  passing: true,
  handle: (turn) => turn.desk.signIn.signIn(turn),
});

/** Signs out: nothing of the person's sign-in is kept. */
export const signOut = defineRequest({
  name: 'sign-out',
  utterances: {
    en: ['(sign|log) me (out|off)', '(sign|log) (out|off) [please]', '(signout|logout|signoff|logoff)'],
    de: ['[mich] [bitte] (abmelden|ausloggen)', '(melde|melden sie|logge) mich [bitte] (ab|aus)'],
  },
  slots: z.object({}),
  fits: ({ licences }) => licences.financeOperations,
  passing: true,
  handle: (turn) => turn.desk.signIn.signOut(turn),
});
