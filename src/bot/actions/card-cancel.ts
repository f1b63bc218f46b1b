import { z } from 'zod';
import { answerWith, outOfDate } from '../conversation/answers.ts';
import { noteFor } from '../conversation/notes.ts';
import { cancelDraft } from '../conversation/drafts.ts';
import { readQuestion } from '../conversation/questions.ts';
import { defineAction } from './action.ts';

/** Puts away a form or a question of the person who clicks. Nothing had been written. */
export const cardCancel = defineAction({
  verb: 'card.cancel',
  data: z.object({ draft: z.string().max(60).optional(), question: z.string().max(60).optional() }),
  async handle(turn, { draft, question }) {
    const { texts } = turn;
    const isOwn = question === undefined || (await readQuestion(turn, question)) !== null;
    const became = draft === undefined ? 'cancelled' : await cancelDraft(turn, draft);
    if (became === null || !isOwn) return outOfDate(turn);
    if (became === 'sent') return { kind: 'message', text: texts.drafts.tooLate };
    return answerWith(noteFor(turn, 'default', texts.drafts.cancelled.title, texts.drafts.cancelled.text));
  },
});
