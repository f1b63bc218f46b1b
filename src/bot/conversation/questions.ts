/** Questions back: which of several was meant, or the words that are missing. The answer runs the request again with the slot filled. */
import { z } from 'zod';
import type { Found } from '../../records/face.ts';
import { questionCard } from '../cards/question.ts';
import type { Reply } from '../cards/reply.ts';
import type { RequestName } from '../texts/texts.ts';
import { minutesAfter, openShelf, type Shelf } from './shelf.ts';
import type { Services, Turn } from './turn.ts';

const questionModel = z.object({
  /** That it was asked in. */
  company: z.string(),
  title: z.string(),
  text: z.string(),
  request: z.string(),
  slots: z.record(z.unknown()),
  /** The slot that a choice fills. */
  slot: z.string(),
  options: z.array(z.object({ title: z.string(), value: z.unknown() })),
  /** The slot that typed words fill. */
  other: z.object({ label: z.string(), slot: z.string() }).nullable(),
});

export type Question = z.output<typeof questionModel>;

/** A question whose request is one there is. */
export interface Asking extends Omit<Question, 'company' | 'request' | 'options'> {
  readonly request: RequestName;
  readonly options: readonly { readonly title: string; readonly value: unknown }[];
  readonly problem?: string;
}

/** Questions asked, by owner and id. */
const shelf = ({ memory }: Services): Shelf<Question> => openShelf(memory, 'question', questionModel);

/** A question that the person was asked; null when it is somebody else's, or forgotten. */
export function readQuestion({ services, sender }: Turn, id: string): Promise<Question | null> {
  return shelf(services).get(`${sender.aadObjectId}/${id}`);
}

/** Asks, and remembers for a day what the answer leads to: in the company that the question was asked in. */
export async function ask(turn: Turn, asking: Asking): Promise<Reply> {
  const { problem = '', ...question } = asking;
  const { services, company } = turn;
  const id = services.ids.next();
  const kept = { ...question, company, options: [...question.options] };
  await shelf(services).put(`${turn.sender.aadObjectId}/${id}`, kept, minutesAfter(services.clock.now(), 24 * 60));
  return showQuestion(turn, id, kept, problem);
}

/** The card of a question, with what was wrong with the last answer. */
export function showQuestion(turn: Turn, id: string, question: Question, problem: string): Reply {
  const reply = questionCard(turn.cards, {
    company: question.company,
    question: id,
    title: question.title,
    text: question.text,
    choices: question.options.map(({ title }, index) => ({ title, value: String(index) })),
    other: question.other?.label ?? '',
    problem,
  });
  const offers = question.options.map(({ title, value }) => ({
    title,
    request: question.request,
    slots: { ...question.slots, [question.slot]: value },
    company: question.company,
  }));
  return { ...reply, leads: { offers } };
}

/** Asks which of several records was meant; the slot gets the record's key. */
export function askAmong(
  turn: Turn,
  title: string,
  leadsTo: { readonly request: RequestName; readonly slots: Record<string, unknown>; readonly slot: string },
  found: readonly Found[],
): Promise<Reply> {
  return ask(turn, {
    ...leadsTo,
    title,
    text: '',
    options: found.map((one) => ({ title: titleOf(one), value: one.key })),
    other: null,
  });
}

/** Key, name and what tells it from its namesakes, on one line; a choice of a list is its name. */
export function titleOf(found: Found): string {
  if (found.kind === 'choice') return found.name === '' ? found.key : found.name;
  const name = found.name === found.key || found.name === '' ? found.key : `${found.key} – ${found.name}`;
  return found.detail === '' ? name : `${name} (${found.detail})`;
}
