import { z } from 'zod';
import { type Answer, answerWith, orOutOfDate, outOfDate } from '../conversation/answers.ts';
import { readQuestion, showQuestion } from '../conversation/questions.ts';
import { defineAction } from './action.ts';

/** The answer to a question back: typed words win over a choice, since they were typed later or on purpose. */
export const questionAnswer = defineAction({
  verb: 'question.answer',
  data: z.object({
    question: z.string().max(60),
    choice: z.string().max(10).optional(),
    words: z.string().max(10_000).optional(),
  }),
  async handle(turn, data) {
    const question = await readQuestion(turn, data.question);
    if (question === null) return outOfDate(turn);
    const goOn = async (slot: string, value: unknown): Promise<Answer> => {
      const within = { ...turn, company: question.company };
      const reply = await turn.requests.run(question.request, within, { ...question.slots, [slot]: value });
      return orOutOfDate(turn, reply);
    };
    const words = data.words?.trim() ?? '';
    if (words !== '' && question.other !== null) {
      return goOn(question.other.slot, words.slice(0, 500));
    }
    const chosen = /^\d{1,3}$/.test(data.choice ?? '') ? question.options[Number(data.choice)] : undefined;
    if (chosen === undefined) {
      return answerWith(showQuestion(turn, data.question, question, turn.texts.questions.pickOne));
    }
    return goOn(question.slot, chosen.value);
  },
});
