/** An order on a card, as its reader may see it: with prices in a personal chat, neutral where several read. */
import type { OrderLineView, OrderView } from '../../procurement/face.ts';
import { orderCard } from '../cards/order.ts';
import type { Reply } from '../cards/reply.ts';
import { linkButtons } from '../conversation/links.ts';
import { mayCreate, mayReceive, maySubmit } from '../conversation/rights.ts';
import type { Tone } from '../cards/view.ts';
import { isShared, type Turn } from '../conversation/turn.ts';
import { formatsFor } from '../texts/format.ts';
import { isCancellable, isEditable, isOpen, isRecallable, mayConfirm, mayMove, stageOf, statusShown } from './stage.ts';
import { orderTopic } from './topic.ts';

/** Lines on the card; the rest is counted and seen through the link. */
const mostLines = 20;

/** Problems above it. */
const mostProblems = 12;

/** What is said above an order. */
export interface Saying {
  readonly notice?: string;
  /** What there is to say beside the notice, a line each. */
  readonly points?: readonly { readonly text: string }[];
  readonly problems?: readonly string[];
}

/** The card of an order with the buttons that its state and the reader's licences allow. Rights are asked at the click. */
export function showOrder(turn: Turn, order: OrderView, saying: Saying = {}): Reply {
  return orderCard(
    turn.cards,
    {
      ...orderParts(turn, order, saying),
      title: turn.texts.orders.title(order.number),
      step: stepOf(turn, order),
      edit: isEditable(order) && mayMove(turn),
      points: [...(saying.points ?? [])],
      acts: [...actsOn(turn, order)],
    },
    orderTopic(order.company, order.number),
  );
}

/** What comes next for an order, as far as the reader’s licences allow it. */
function stepOf(turn: Turn, order: OrderView): 'submit' | 'confirm' | 'receive' | 'none' {
  switch (stageOf(order)) {
    case 'draft':
    case 'rejected':
      return maySubmit(turn.person) ? 'submit' : 'none';
    case 'approved':
      return mayConfirm(turn) ? 'confirm' : 'none';
    case 'confirmed':
      return isOpen(order) && mayReceive(turn.person) ? 'receive' : 'none';
    case 'inreview':
    case 'other':
      return 'none';
  }
}

/** What else the state of the order and the reader's licences allow, in the order of the buttons. */
function actsOn(turn: Turn, order: OrderView): readonly { readonly verb: string; readonly title: string }[] {
  const words = turn.texts.cards.order;
  const may = mayMove(turn);
  const acts = [
    { can: may && isRecallable(order), verb: 'purchaseOrder.askRecall', title: words.recall },
    { can: may && isCancellable(order), verb: 'purchaseOrder.askCancel', title: words.cancelOrder },
    { can: true, verb: 'purchaseOrder.where', title: words.where },
    { can: mayCreate(turn.person, 'purchase-order'), verb: 'purchaseOrder.again', title: words.again },
    { can: order.changeManaged, verb: 'purchaseOrder.changes', title: words.changes },
    { can: true, verb: 'purchaseOrder.sync', title: words.sync },
  ];
  return acts.flatMap(({ can, verb, title }) => (can ? [{ verb, title }] : []));
}

/** What every card of an order shows of it. */
export function orderParts(turn: Turn, order: OrderView, saying: Saying) {
  const { texts } = turn;
  const format = formatsFor(texts.locale);
  const neutral = isShared(turn);
  const facts: [string, string | null][] = [
    [texts.orders.facts.orderStatus, statusShown(turn, order.orderStatus)],
    [texts.orders.facts.warehouse, [order.warehouse, order.site].filter((part) => part !== null).join(', ')],
    [texts.orders.facts.date, order.requestedDate === null ? null : format.day(order.requestedDate)],
    [texts.orders.facts.workOrder, order.workOrder],
    [texts.orders.facts.requester, order.requester],
  ];
  const rest = order.lines.length - mostLines;
  return {
    company: order.company,
    dataCompany: order.company,
    number: order.number,
    version: order.version,
    notice: saying.notice ?? '',
    problems: (saying.problems ?? []).slice(0, mostProblems).map((text) => ({ text })),
    vendor: order.vendorName === '' ? order.vendor : `${order.vendor} – ${order.vendorName}`,
    status:
      order.approvalStatus === ''
        ? ''
        : `${texts.orders.facts.approvalStatus}: ${statusShown(turn, order.approvalStatus)}`,
    tone: toneOf(order),
    facts: facts.flatMap(([title, value]) => (value === null || value === '' ? [] : [{ title, value }])),
    lines: order.lines.slice(0, mostLines).map((line) => lineView(turn, order, line, neutral)),
    lineCount: order.lines.length,
    moreLines: rest > 0 ? texts.orders.moreLines(rest) : '',
    total: neutral
      ? ''
      : order.total === null
        ? texts.orders.notPriced
        : texts.orders.total(format.money(order.total, order.currency)),
    links: linkButtons(turn, order.links),
  };
}

/** How the state of an order looks. */
function toneOf(order: OrderView): Tone {
  switch (stageOf(order)) {
    case 'approved':
    case 'confirmed':
      return 'good';
    case 'inreview':
      return 'accent';
    case 'rejected':
      return 'attention';
    case 'draft':
    case 'other':
      return 'default';
  }
}

/** A line: what arrived of it and its own state are told where they say more than the order does. */
function lineView(turn: Turn, order: OrderView, line: OrderLineView, neutral: boolean) {
  const { texts } = turn;
  const format = formatsFor(texts.locale);
  const priced = line.price !== null && !neutral;
  return {
    heading: lineHeading(line),
    amount: line.amount === null || neutral ? '' : format.money(line.amount, order.currency),
    detail: texts.orders.line(
      format.quantity(line.quantity, line.unit),
      priced ? format.money(line.price, order.currency) : '',
      line.received > 0 || stageOf(order) === 'confirmed' ? format.quantity(line.received, null) : '',
      line.status === order.orderStatus ? '' : statusShown(turn, line.status),
    ),
  };
}

/** Number and description of a line, on one line. */
export function lineHeading(line: OrderLineView): string {
  const name = line.description === '' || line.description === line.product ? '' : ` – ${line.description}`;
  return `${line.lineNumber}. ${line.product}${name}`;
}
