/** Asking whoever requested an order, and answering. */
import { orderQuestionCard } from '../cards/order-question.ts';
import type { Reply } from '../cards/reply.ts';
import { type Answer, outOfDate } from '../conversation/answers.ts';
import { linkButtons } from '../conversation/links.ts';
import { requestIdOf } from '../conversation/request-id.ts';
import type { Turn } from '../conversation/turn.ts';
import type { ClickedOrder } from '../orders/act.ts';
import { showOrderToReader } from '../orders/reader.ts';
import { stageOf } from '../orders/stage.ts';
import { orderTopic } from '../orders/topic.ts';
import { keepAnswer, keepInquiry, readInquiry, requesterOf, type Inquiry } from './inquiries.ts';

/** Sends the question of an approver, and shows it on all cards of the order. */
export async function askRequester(turn: Turn, { company, number }: ClickedOrder, text: string): Promise<Answer> {
  const { texts, services, sender, desk } = turn;
  const words = texts.approvals.question;
  const order = await services.procurement.order(company, number, turn.person);
  const approvers = await services.procurement.approvers(company, number);
  const approval = approvers.find(({ aadObjectId }) => aadObjectId === sender.aadObjectId);
  if (order === null || approval === undefined)
    return { kind: 'message', text: texts.orders.notYourDecision(approvers.map(({ name }) => name).join(', ')) };
  if (text === '') return { kind: 'message', text: words.needed };
  const to = await requesterOf(turn, approval);
  if (to === null) return { kind: 'message', text: words.nobody };
  // The same card clicked again asks once; the same words from another card are another question.
  const id = requestIdOf('inquiry', company, number, sender.aadObjectId, turn.activity ?? '', text);
  const by = { aadObjectId: sender.aadObjectId, name: turn.person.name };
  await keepInquiry(turn, id, { company, number, by, to, text, at: services.clock.now().toISOString() });
  const isMet = await desk.tell(to.aadObjectId, 'inquiry', id, { inquiry: id });
  await desk.refresh(orderTopic(company, number), turn.activity);
  const notice = isMet ? words.asked(to.name) : words.notMet(to.name);
  return { kind: 'card', reply: await showOrderToReader(turn, order, { notice }) };
}

/** Keeps the answer of the one who was asked, and brings it to the cards of those who decide. */
export async function answerInquiry(turn: Turn, id: string, text: string): Promise<Answer> {
  const { texts, sender, desk } = turn;
  const inquiry = await readInquiry(turn.services, id);
  if (inquiry === null || inquiry.to.aadObjectId !== sender.aadObjectId) return outOfDate(turn);
  if (inquiry.answer === null && text === '')
    return { kind: 'card', reply: await showInquiry(turn, inquiry, texts.approvals.question.answerNeeded) };
  if (inquiry.answer === null && (await keepAnswer(turn, id, text))) {
    await desk.tell(inquiry.by.aadObjectId, 'answer', id, { inquiry: id });
    await desk.refresh(orderTopic(inquiry.company, inquiry.number), turn.activity);
  }
  const answered = await readInquiry(turn.services, id);
  return { kind: 'card', reply: await showInquiry(turn, answered ?? inquiry) };
}

/** The card of a question, with the input for the answer while there is none. */
export async function showInquiry(turn: Turn, inquiry: Inquiry, problem = ''): Promise<Reply> {
  const { texts, services, person } = turn;
  const words = texts.approvals.question;
  const { company, number, by, text, answer } = inquiry;
  const order = answer === null ? null : await services.procurement.order(company, number, person);
  const isOver = order !== null && stageOf(order) !== 'inreview';
  const ref = { map: 'purchase-order', company, key: [number] };
  const links = await services.records.links(ref, person);
  return orderQuestionCard(turn.cards, {
    company,
    inquiry: inquiry.id,
    title: words.title(by.name, number),
    text: isOver ? words.over : words.text,
    question: text,
    answered: answer === null ? '' : words.answered(answer.text),
    open: answer === null,
    problem,
    links: linkButtons(turn, links).slice(0, 1),
  });
}
