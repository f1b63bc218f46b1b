/** What a card action is. Each verb has a file here and a line in `all.ts`. */
import type { z } from 'zod';
import type { Reply } from '../cards/reply.ts';
import type { Turn } from '../conversation/turn.ts';

/** What a click is answered with. */
export type Answer =
  /** The card takes the place of the clicked one, for everybody who sees it. */
  | { readonly kind: 'card'; readonly reply: Reply }
  /** A short message to the one who clicked; the card stays. */
  | { readonly kind: 'message'; readonly text: string }
  /** Something that takes time: `working` is shown at once, what `finish` brings takes its place. */
  | {
      readonly kind: 'work';
      /** The same id is the same act, however often it is clicked. */
      readonly requestId: string;
      readonly working: Reply;
      readonly finish: () => Promise<Finished>;
    };

export interface Finished {
  readonly reply: Reply;
  /** False while the outcome is still being found out; the truth follows on the same card. */
  readonly settled: boolean;
  /** The reply says why it came to nothing and is for whoever clicked alone: the card stays what it was. */
  readonly isOwn?: boolean;
}

export interface Action {
  readonly verb: string;
  /** Validates the data and answers. `data` holds what the card carried and what was typed into it. */
  readonly run: (turn: Turn, data: unknown) => Promise<Answer>;
}

interface ActionDefinition<Data extends z.ZodTypeAny> {
  readonly verb: string;
  readonly data: Data;
  readonly handle: (turn: Turn, data: z.output<Data>) => Promise<Answer>;
}

/** Makes an action of its definition. Data that does not fit throws a ZodError, answered as a card out of date. */
export function defineAction<Data extends z.ZodTypeAny>(definition: ActionDefinition<Data>): Action {
  return {
    verb: definition.verb,
    run: (turn, data) => definition.handle(turn, definition.data.parse(data) as z.output<Data>),
  };
}

/** A card that takes the place of the clicked one. */
export function answerWith(reply: Reply): Answer {
  return { kind: 'card', reply };
}
