import { z } from 'zod';
import { noteFor } from '../conversation/notes.ts';
import { defineRequest } from './request.ts';

/** A yes or no to a card. Nothing is written by a word alone, so that the answer points to the buttons. */
export const yesOrNo = defineRequest({
  name: 'yes-or-no',
  utterances: {
    en: [
      '(yes|yep|yeah|yup|sure|do it|go ahead|ok|okay|k|save it|create it|correct|right|exactly|looks good|perfect|great)',
      '(no|nope|nah|dont|do not|wrong|not that|thats wrong)',
    ],
    de: [
      '(ja|jawohl|jo|genau|mach das|machen sie das|ok|okay|passt|stimmt|richtig|gut|in ordnung|los)',
      '(nein|nee|nö|falsch|stimmt nicht|doch nicht das|das ist falsch)',
    ],
  },
  slots: z.object({}),
  listed: false,
  passing: true,
  handle: async (turn) =>
    noteFor(turn, 'default', turn.texts.thread.pressButton, turn.texts.thread.pressButtonWhy, { suggest: ['help'] }),
});
