/**
 * What a click sets going. It is kept as it was sent until its card shows what came of it, so that asking again (after a lost answer, a
 * restart, a card that could not be edited) reads neither the card nor the form nor the order anew.
 */
import type { z } from 'zod';
import type { Reply } from '../cards/reply.ts';
import type { Turn } from '../conversation/turn.ts';

export interface Finished {
  readonly reply: Reply;
  /** False while the outcome is still being found out; the truth follows on the same card. */
  readonly settled: boolean;
  /** The reply says why it came to nothing and is for whoever clicked alone: the card stays what it was. */
  readonly isOwn?: boolean;
  /** What is told to whoever clicked alone, beside the reply that takes the card's place where several read. */
  readonly own?: Reply | undefined;
  /** What is still to be asked for where a part of it has an outcome already; all of it where absent. */
  readonly sent?: unknown;
}

/** Something that takes time: `working` is shown at once, what `finish` brings takes its place. */
export interface SentWork {
  readonly kind: 'work';
  /** The same id is the same act, however often it is clicked. */
  readonly requestId: string;
  readonly working: Reply;
  /** Name of the {@link Work}, and what it is asked again with. */
  readonly work: string;
  readonly sent: unknown;
  readonly finish: () => Promise<Finished>;
}

/** One kind of work, as it is asked again. */
export interface Work {
  readonly name: string;
  /** Whether the request id sees to it that it is done once. What is not known by its id is never asked again. */
  readonly isKnownById: boolean;
  /** Asks again. Throws a ZodError for what was sent by another version of this program. */
  again(turn: Turn, sent: unknown, requestId: string): Promise<Finished>;
}

/** How something is asked for. */
export interface Asking {
  readonly requestId: string;
  /** Whether it was asked for before: it may have been done then, whatever breaks now. */
  readonly isAgain: boolean;
}

interface WorkDefinition<Sent extends z.ZodTypeAny> {
  /** Stable: what waits is found by it after a restart. */
  readonly name: string;
  readonly isKnownById: boolean;
  readonly sent: Sent;
  readonly carryOut: (turn: Turn, sent: z.output<Sent>, asking: Asking) => Promise<Finished>;
}

interface DefinedWork<Sent> extends Work {
  /** The answer to a click that sends it. */
  send(turn: Turn, what: { readonly requestId: string; readonly working: Reply; readonly sent: Sent }): SentWork;
}

/** Makes a kind of work of its definition; it has a line in `all.ts`. */
export function defineWork<Sent extends z.ZodTypeAny>(definition: WorkDefinition<Sent>): DefinedWork<z.output<Sent>> {
  const { name, isKnownById, sent: model, carryOut } = definition;
  return {
    name,
    isKnownById,
    again: async (turn, sent, requestId) =>
      carryOut(turn, model.parse(sent) as z.output<Sent>, { requestId, isAgain: true }),
    send: (turn, { requestId, working, sent }) => ({
      kind: 'work',
      requestId,
      working,
      work: name,
      sent,
      finish: () => carryOut(turn, sent, { requestId, isAgain: false }),
    }),
  };
}
