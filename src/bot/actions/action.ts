/** What a card action is. Each verb has a file here and a line in `all.ts`. */
import type { z } from 'zod';
import type { Reply } from '../cards/reply.ts';
import { isStopped, reasonFor } from '../conversation/failures.ts';
import type { Turn } from '../conversation/turn.ts';
import { signInReasonOf } from '../sign-in/reason.ts';
import type { SentWork } from './work.ts';

/** What a click is answered with. */
export type Answer =
  /** The card takes the place of the clicked one, for everybody who sees it. */
  | { readonly kind: 'card'; readonly reply: Reply }
  /** A short message to the one who clicked; the card stays. */
  | { readonly kind: 'message'; readonly text: string }
  | SentWork;

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

/** The card is too old, or somebody else's: it stays, and whoever clicked is told. */
export function outOfDate({ texts }: Pick<Turn, 'texts'>): Answer {
  return { kind: 'message', text: texts.failures.outOfDate.text };
}

/** A card that takes the place of the clicked one; where there is none, the card is out of date. */
export function orOutOfDate(turn: Turn, reply: Reply | null): Answer {
  return reply === null ? outOfDate(turn) : answerWith(reply);
}

/** A card that takes the place of the clicked one. */
export function answerWith(reply: Reply): Answer {
  return { kind: 'card', reply };
}
