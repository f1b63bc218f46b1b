/** Questions about an order, from those who decide on it to whoever requested it. Question and answer show on all approval cards. */
import { z } from 'zod';
import type { Approver } from '../../procurement/face.ts';
import { minutesAfter, openShelf } from '../conversation/shelf.ts';
import type { Services, Turn } from '../conversation/turn.ts';
import { orderTopic } from '../orders/topic.ts';
import { timeOf } from '../conversation/times.ts';

const someone = z.object({ aadObjectId: z.string(), name: z.string() });

const inquiryModel = z.object({
  company: z.string(),
  number: z.string(),
  by: someone,
  to: someone,
  text: z.string(),
  at: z.string(),
});

const answerModel = z.object({ text: z.string(), at: z.string() });

/** A question with its answer, where there is one. */
export interface Inquiry extends z.output<typeof inquiryModel> {
  readonly id: string;
  readonly answer: z.output<typeof answerModel> | null;
}

const keptMinutes = 90 * 24 * 60;

/** Questions on one card, two lines each; older ones are left out. */
const mostShown = 5;

const shelves = ({ memory }: Pick<Services, 'memory'>) => ({
  questions: openShelf(memory, 'inquiry', inquiryModel),
  answers: openShelf(memory, 'inquiry', answerModel),
  ofOrder: openShelf(memory, 'inquiry', z.object({ id: z.string() })),
});

/** Keeps a question; one of the same id is kept once. */
export async function keepInquiry(turn: Turn, id: string, inquiry: z.output<typeof inquiryModel>): Promise<void> {
  const { questions, ofOrder } = shelves(turn.services);
  const until = minutesAfter(turn.services.clock.now(), keptMinutes);
  const topic = orderTopic(inquiry.company, inquiry.number);
  if (await questions.add(`question/${id}`, inquiry, until))
    await ofOrder.put(`of/${topic}/${inquiry.at}/${id}`, { id }, until);
}

/** A question by its id; null when it is forgotten. */
export async function readInquiry(services: Pick<Services, 'memory'>, id: string): Promise<Inquiry | null> {
  const { questions, answers } = shelves(services);
  const question = await questions.get(`question/${id}`);
  return question === null ? null : { ...question, id, answer: await answers.get(`answer/${id}`) };
}

/** Keeps the answer; the first one stays. True when this is the first. */
export function keepAnswer({ services }: Turn, id: string, text: string): Promise<boolean> {
  const now = services.clock.now();
  return shelves(services).answers.add(`answer/${id}`, { text, at: now.toISOString() }, minutesAfter(now, keptMinutes));
}

/** The questions about an order and what was answered, a line each, the newest last. */
export async function inquiryLines(turn: Turn, company: string, number: string): Promise<readonly string[]> {
  const { services, texts } = turn;
  const known = await shelves(services).ofOrder.list(`of/${orderTopic(company, number)}/`);
  const inquiries = await Promise.all(known.slice(-mostShown).map(({ value }) => readInquiry(services, value.id)));
  const words = texts.approvals.question;
  const lines: string[] = [];
  for (const inquiry of inquiries) {
    if (inquiry === null) continue;
    const { by, to, text, at, answer } = inquiry;
    lines.push(words.line(timeOf(turn, at), by.name, to.name, text));
    if (answer !== null) lines.push(words.answer(timeOf(turn, answer.at), to.name, answer.text));
    else lines.push((await isMet(services, to.aadObjectId)) ? words.open : words.waits(to.name));
  }
  return lines;
}

function isMet({ references }: Services, aadObjectId: string): Promise<boolean> {
  return references.personal(aadObjectId).then((conversation) => conversation !== null);
}

/** Whom to ask about an order: who submitted it in the chat, else the worker who ordered; null when that is nobody, or the asker. */
export async function requesterOf(
  { services, sender }: Turn,
  approval: Approver,
): Promise<{ readonly aadObjectId: string; readonly name: string } | null> {
  const { memory, records } = services;
  const known = await memory.get('requester', orderTopic(approval.company, approval.number));
  const person =
    typeof known === 'string'
      ? await records.person(known)
      : approval.requestedBy === null
        ? null
        : await records.worker(approval.requestedBy);
  const aadObjectId = person?.aadObjectId.toLowerCase();
  if (person === null || aadObjectId === undefined || aadObjectId === sender.aadObjectId) return null;
  return { aadObjectId, name: person.name };
}
