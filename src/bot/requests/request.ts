/** What a request is. Each has a file of its own here and a line in `all.ts`. */
import type { z } from 'zod';
import type { Person } from '../../records/face.ts';
import type { Reply } from '../cards/reply.ts';
import type { Turn } from '../conversation/turn.ts';
import type { RequestName } from '../texts/texts.ts';

export interface Request {
  readonly name: RequestName;
  /** What people type, by language: patterns of `understanding/pattern.ts`. */
  readonly utterances: { readonly en: readonly string[] };
  /** What it takes; also the tool description for a planner that is not the grammar. */
  readonly slots: z.ZodTypeAny;
  /** Whether it is of use to this person; others are told so by the systems themselves. */
  readonly fits: (person: Person) => boolean;
  /** Whether the help card and the command menu list it. */
  readonly listed: boolean;
  /** Validates the slots and answers. Never writes: writes follow from cards. */
  readonly run: (turn: Turn, slots: unknown) => Promise<Reply>;
}

interface RequestDefinition<Slots extends z.ZodTypeAny> extends Omit<Request, 'run' | 'slots' | 'fits' | 'listed'> {
  readonly slots: Slots;
  readonly fits?: (person: Person) => boolean;
  readonly listed?: boolean;
  readonly handle: (turn: Turn, slots: z.output<Slots>) => Promise<Reply>;
}

/** Makes a request of its definition; fits everybody and is listed unless told. */
export function defineRequest<Slots extends z.ZodTypeAny>(definition: RequestDefinition<Slots>): Request {
  const { handle, fits = () => true, listed = true, ...rest } = definition;
  return {
    ...rest,
    fits,
    listed,
    run: (turn, slots) => handle(turn, definition.slots.parse(slots) as z.output<Slots>),
  };
}
