/** What a request is. Each has a file of its own here and a line in `all.ts`. */
import type { z } from 'zod';
import type { Person } from '../../records/face.ts';
import type { Reply } from '../cards/reply.ts';
import type { Turn } from '../conversation/turn.ts';
import type { PerLanguage } from '../texts/language.ts';
import type { RequestName, RequestWords } from '../texts/texts.ts';

/** Slots as they came, before they are validated. */
type RawSlots = Readonly<Record<string, unknown>>;

export interface Request {
  readonly name: RequestName;
  /** What people type, by language: patterns of `understanding/pattern.ts`. */
  readonly utterances: PerLanguage<readonly string[]>;
  /** What people type right after it to have it otherwise: `same for warehouse 24`. The words around (`and`, `same`, `instead`) are known. */
  readonly followUps?: PerLanguage<readonly string[]>;
  /** The slots to run with after a follow-up; what was said in place of what was there unless told. */
  readonly follow: (before: RawSlots, said: RawSlots) => RawSlots;
  /** What it takes; also the tool description for a planner that is not the grammar. */
  readonly slots: z.ZodTypeAny;
  /** Whether it is of use to this person; others are told so by the systems themselves. */
  readonly fits: (person: Person) => boolean;
  /** Whom the help lists it for; whoever else asks is told who may. */
  readonly audience: 'everybody' | 'administrators';
  /** What it is called for this person, where that depends on their rights; else what the catalogue says. */
  readonly wordsFor?: (turn: Turn) => RequestWords;
  /** Whether the help card and the command menu list it. */
  readonly listed: boolean;
  /** True for what leaves the thread of the conversation where it was: help, a greeting, `more`. */
  readonly passing: boolean;
  /** Whether its card leads to a write: it is read with more care, and in doubt not at all. */
  readonly writes: boolean;
  /** The slot that keeps what else was said: why, or what is wrong. */
  readonly rest?: string;
  /**
   * Validates the slots and answers. Writes to neither system: that follows from cards. What the bot itself keeps for a person (language,
   * company, what they hear of) it may change at once.
   */
  readonly run: (turn: Turn, slots: unknown) => Promise<Reply>;
}

type Told = 'slots' | 'fits' | 'listed' | 'passing' | 'writes' | 'follow' | 'audience';

interface RequestDefinition<Slots extends z.ZodTypeAny>
  extends Omit<Request, 'run' | Told>, Partial<Pick<Request, Exclude<Told, 'slots'>>> {
  readonly slots: Slots;
  readonly handle: (turn: Turn, slots: z.output<Slots>) => Promise<Reply>;
}

/** Makes a request of its definition; fits everybody, is listed, only shows something and is what a follow-up refers to unless told. */
export function defineRequest<Slots extends z.ZodTypeAny>(definition: RequestDefinition<Slots>): Request {
  const {
    handle,
    fits = () => true,
    listed = true,
    passing = false,
    audience = 'everybody',
    writes = false,
    follow = (before, said) => ({ ...before, ...said }),
    ...rest
  } = definition;
  return {
    ...rest,
    fits,
    listed,
    passing,
    audience,
    writes,
    follow,
    run: (turn, slots) => handle(turn, definition.slots.parse(slots) as z.output<Slots>),
  };
}
