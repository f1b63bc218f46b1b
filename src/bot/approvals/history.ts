/** What happened to an order, as an auditor asks: who, for whom, what, before, after, in which version, when. */
import type { OrderEvent, OrderView } from '../../procurement/face.ts';
import type { Reply } from '../cards/reply.ts';
import { noteCard } from '../cards/note.ts';
import { messageText } from '../conversation/problems.ts';
import { summaryText } from '../conversation/summaries.ts';
import { isShared, type Turn } from '../conversation/turn.ts';
import { orderTopic } from '../orders/topic.ts';
import { momentOf, timeOf } from '../conversation/times.ts';

/** Entries on the card; of older ones the count is told. */
const mostEvents = 15;

/** The order's history, the latest first, with the answer to who approved it above. For people who may see the order. */
export async function showHistory(turn: Turn, order: OrderView): Promise<Reply> {
  const { texts, services } = turn;
  const words = texts.approvals.history;
  const events = await services.procurement.history(order.company, order.number);
  const lines = await Promise.all(events.slice(0, mostEvents).map((event) => lineOf(turn, event)));
  const unsaid = isShared(turn) ? texts.whereSeveralRead.history : '';
  const rest = events.length - lines.length;
  const points = rest > 0 ? [...lines, words.more(rest)] : lines;
  return noteCard(
    turn.cards,
    {
      company: order.company,
      tone: 'default',
      title: words.title(order.number),
      text: `${await whoDecided(turn, order, events)} ${events.length === 0 ? words.nothing : unsaid}`.trim(),
      points: points.map((text) => ({ text })),
      suggestions: [],
    },
    historyTopic(order),
  );
}

/** Cards of a history are no cards of the order: they are not edited when it moves on. */
const historyTopic = ({ company, number }: OrderView): string => `history of ${orderTopic(company, number)}`;

async function whoDecided(turn: Turn, order: OrderView, events: readonly OrderEvent[]): Promise<string> {
  const { texts, services } = turn;
  const words = texts.approvals.history;
  const decision = events.find(({ act, result }) => result === 'done' && (act === 'approve' || act === 'reject'));
  const sentBack = events.find(
    ({ act, result }) => result === 'done' && ['submit', 'requestChange', 'recall'].includes(act),
  );
  // A decision before the last submission is none on the order as it stands.
  if (decision !== undefined && (sentBack === undefined || sentBack.at <= decision.at)) {
    const say = decision.act === 'approve' ? words.approvedBy : words.rejectedBy;
    return say(order.number, decision.by, momentOf(turn, decision.at));
  }
  if (!order.changeManaged) return words.atOnce(order.company);
  const approvers = await services.procurement.approvers(order.company, order.number);
  const names = approvers.map(({ name }) => name).join(', ');
  return `${words.nobodyYet(order.number, order.approvalStatus)} ${names === '' ? '' : words.waitsFor(names)}`.trim();
}

/** `21:04 approved by Megan Bowen, In review → Approved, version 9f3a: too dear`; reasons and refusals where nobody else reads them. */
async function lineOf(turn: Turn, event: OrderEvent): Promise<string> {
  const words = turn.texts.approvals.history;
  const { act, before, after, comment, problems } = event;
  const what = act === 'other' ? summaryText(turn, event) : words.acts[act];
  const facts = [
    [timeOf(turn, event.at), what, words.by(event.by)].join(' '),
    event.delegatedTo === null ? '' : words.to(await nameOf(turn, event.delegatedTo)),
    event.onBehalfOf === null ? '' : words.onBehalfOf(await nameOf(turn, event.onBehalfOf)),
    words.through[event.through],
    before === null || after === null ? '' : words.states(before.approvalStatus, after.approvalStatus),
    before?.version == null ? '' : words.version(shortVersion(before.version)),
    words.results[event.result],
  ].filter((part) => part !== '');
  const said = [comment ?? '', ...problems.map((problem) => messageText(turn, problem))]
    .filter((part) => part !== '')
    .join(' ');
  return said === '' || isShared(turn) ? facts.join(', ') : `${facts.join(', ')}: ${said}`;
}

/** Enough of a version to tell two of one order apart; the whole of it is in the journal. */
const shortVersion = (version: string): string => version.slice(0, 6);

/** The name of a worker, or the personnel number of one who is no user. */
async function nameOf({ services }: Turn, personnelNumber: string): Promise<string> {
  return (await services.records.worker(personnelNumber))?.name ?? personnelNumber;
}
