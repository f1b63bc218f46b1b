/** How far an order is: with whom, since when, what was promised, what came. Says only what the systems tell. */
import type { OrderLineView, OrderView } from '../../procurement/face.ts';
import type { Reply } from '../cards/reply.ts';
import { momentOf } from '../conversation/times.ts';
import type { Turn } from '../conversation/turn.ts';
import { formatsFor } from '../texts/format.ts';
import { dayOf } from '../understanding/dates.ts';
import { latestDecisionText } from './decisions.ts';
import { showOrder } from './show.ts';
import { isFinalized, isStillOpen, stageOf } from './stage.ts';

/** Lines and receipts told one by one. */
const mostLines = 12;
const mostReceipts = 8;

/** The card of the order, with how far it is on top. */
export async function showWhereItIs(turn: Turn, order: OrderView): Promise<Reply> {
  const state = await stateOf(turn, order);
  const points = [...deliveryOf(turn, order), ...linesOf(turn, order), ...receiptsOf(turn, order)];
  return showOrder(turn, order, { notice: state, points: points.map((text) => ({ text })) });
}

async function stateOf(turn: Turn, order: OrderView): Promise<string> {
  const { where } = turn.texts.orderStatus;
  if (/^cancel/i.test(order.orderStatus)) return where.canceled;
  if (isFinalized(order)) return where.finalized;
  const decided = (await latestDecisionText(turn, order)) ?? '';
  switch (stageOf(order)) {
    case 'draft':
      return where.draft;
    case 'inreview':
      return reviewOf(turn, order);
    case 'rejected':
      return decided === '' ? where.rejected : decided;
    case 'approved':
      return `${decided} ${order.changeManaged ? where.approved : where.approvedAtOnce}`.trim();
    case 'confirmed':
      return where.confirmed;
    case 'other':
      return where.inExternalReview;
  }
}

/** Whose decision it waits for, since when and until when. */
async function reviewOf(turn: Turn, order: OrderView): Promise<string> {
  const { texts, services, sender } = turn;
  const { where } = texts.orderStatus;
  const format = formatsFor(texts.locale);
  const approvers = await services.procurement.approvers(order.company, order.number);
  const [first] = approvers;
  if (first === undefined) return where.waitsForNobody;
  const now = services.clock.now();
  const names = approvers.map(({ name }) => name).join(', ');
  const since = first.submittedAt === null ? '' : where.waitsSince(momentOf(turn, first.submittedAt));
  const due = first.dueDate?.slice(0, 10) ?? null;
  const until = due === null ? '' : where.due(format.day(due), due < dayOf(now, sender.timeZone));
  return [where.waits(names), since, until].filter((part) => part !== '').join(' ');
}

function deliveryOf(turn: Turn, order: OrderView): readonly string[] {
  const { texts, services, sender } = turn;
  const { where } = texts.orderStatus;
  const { confirmedDate, requestedDate } = order;
  const expected = confirmedDate ?? requestedDate;
  if (expected === null || !isStillOpen(order)) return [];
  const day = formatsFor(texts.locale).day(expected);
  const said = confirmedDate === null ? where.requested(day) : where.promised(day);
  return [expected < dayOf(services.clock.now(), sender.timeZone) ? `${said} ${where.late}` : said];
}

function linesOf(turn: Turn, order: OrderView): readonly string[] {
  const { texts } = turn;
  const { where } = texts.orderStatus;
  const format = formatsFor(texts.locale);
  /** The day of a line, where it has one of its own. */
  const dayOfLine = ({ confirmedDate, requestedDate }: OrderLineView): string => {
    const own = confirmedDate ?? requestedDate;
    if (own === null || own === (order.confirmedDate ?? order.requestedDate)) return '';
    return confirmedDate === null
      ? texts.orderStatus.list.requested(format.day(own))
      : texts.orderStatus.list.promised(format.day(own));
  };
  const said = order.lines
    .slice(0, mostLines)
    .map((line) =>
      /^cancel/i.test(line.status)
        ? where.lineCanceled(line.lineNumber, line.product)
        : where.line(
            line.lineNumber,
            line.product,
            format.quantity(line.received, null),
            format.quantity(line.quantity, line.unit),
            line.received < line.quantity ? dayOfLine(line) : '',
          ),
    );
  return order.lines.length > mostLines ? [...said, where.more(order.lines.length - mostLines)] : said;
}

function receiptsOf(turn: Turn, { receipts, lines }: OrderView): readonly string[] {
  const { texts } = turn;
  const { where } = texts.orderStatus;
  const format = formatsFor(texts.locale);
  const unitOf = (lineNumber: number): string | null =>
    lines.find((line) => line.lineNumber === lineNumber)?.unit ?? null;
  if (receipts.length === 0) return [where.noReceipt];
  return receipts
    .slice(-mostReceipts)
    .map(({ number, date, lines: brought }) =>
      where.receipt(
        number,
        date === null ? '' : format.day(date),
        brought
          .map(({ lineNumber, quantity }) => where.ofLine(format.quantity(quantity, unitOf(lineNumber)), lineNumber))
          .join(', '),
      ),
    );
}
