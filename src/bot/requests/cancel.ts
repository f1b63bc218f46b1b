import { z } from 'zod';
import { cancelDrafts, draftTopic } from '../conversation/drafts.ts';
import { noteFor } from '../conversation/notes.ts';
import { defineRequest } from './request.ts';

/** Puts away the forms the person has open in this conversation. */
export const cancel = defineRequest({
  name: 'cancel',
  utterances: {
    en: [
      '(cancel|stop|abort|forget it|never mind|nevermind|quit|discard) [that|this|it|all|everything|the form]',
      '(cancel|discard|drop) [my|the|this] (draft|form|order form|input)',
    ],
  },
  slots: z.object({}),
  async handle(turn) {
    const { texts } = turn;
    const cancelled = await cancelDrafts(turn);
    for (const draft of cancelled) await turn.desk.refresh(draftTopic(draft), null);
    return noteFor(
      turn,
      'default',
      cancelled.length > 0 ? texts.drafts.cancelled.title : texts.drafts.nothingOpen,
      cancelled.length > 0 ? texts.drafts.cancelled.text : '',
    );
  },
});
