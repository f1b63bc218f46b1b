import { z } from 'zod';
import { noteFor } from '../conversation/notes.ts';
import { cancelDraft } from '../conversation/drafts.ts';
import { answerWith, defineAction } from './action.ts';

/** Puts a form or a question away. Nothing had been written. */
export const cardCancel = defineAction({
  verb: 'card.cancel',
  data: z.object({ draft: z.string().max(60).optional() }),
  async handle(turn, data) {
    const { texts } = turn;
    if (data.draft !== undefined && !(await cancelDraft(turn, data.draft))) {
      return { kind: 'message', text: texts.drafts.tooLate };
    }
    return answerWith(noteFor(turn, 'default', texts.drafts.cancelled.title, texts.drafts.cancelled.text));
  },
});
