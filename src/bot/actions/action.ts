/** What a card action is. Each verb has a file here and a line in `all.ts`. */
import type { z } from 'zod';
import type { Reply } from '../cards/reply.ts';
import { isStopped, reasonFor } from '../conversation/failures.ts';
import { answerWith, type Answer } from '../conversation/answers.ts';
import type { Turn } from '../conversation/turn.ts';
import { signInReasonOf } from '../sign-in/reason.ts';

export interface Action {
  readonly verb: string;
  /** Validates the data and answers. `data` holds what the card carried and what was typed into it. */
  readonly run: (turn: Turn, data: unknown) => Promise<Answer>;
  /** Whether it is a button of a form, which stays where it is, with what was typed, until its answer is there. */
  readonly keepsForm: boolean;
}

interface ActionDefinition<Data extends z.ZodTypeAny> {
  readonly verb: string;
  readonly data: Data;
  readonly handle: (turn: Turn, data: z.output<Data>) => Promise<Answer>;
  /**
   * Of a button of a form: the form once more where something broke, with all that was typed and the reason at the top. Must not need a
   * system that is down. Null where the form cannot be made: whoever clicked is told in words, and the card stays.
   */
  readonly failed?: (turn: Turn, data: z.output<Data>, reason: string) => Promise<Reply | null>;
}

/** Makes an action of its definition. Data that does not fit throws a ZodError, answered as a card out of date. */
export function defineAction<Data extends z.ZodTypeAny>(definition: ActionDefinition<Data>): Action {
  const { verb, handle, failed } = definition;
  return {
    verb,
    keepsForm: failed !== undefined,
    async run(turn, data) {
      const read = definition.data.parse(data) as z.output<Data>;
      try {
        return await handle(turn, read);
      } catch (error) {
        if (failed === undefined || signInReasonOf(error) !== null || isStopped(error)) throw error;
        const form = await failed(turn, read, reasonFor(turn, error));
        if (form === null) throw error;
        return answerWith(form);
      }
    },
  };
}

/** For a form that only a system could fill: it stays as it is. */
export const formStays = (): Promise<null> => Promise.resolve(null);
