/** What waits for somebody's decision, a page at a time, each order in the version that the list shows. */
import { z } from 'zod';
import type { Approval, OrderView } from '../../procurement/face.ts';
import { approvalsCard, type WaitingOrder } from '../cards/approvals.ts';
import type { Reply } from '../cards/reply.ts';
import { noteFor } from '../conversation/notes.ts';
import { minutesAfter, openShelf } from '../conversation/shelf.ts';
import { isShared, type Services, type Turn } from '../conversation/turn.ts';
import { noteShown, noteSight } from '../orders/shown.ts';
import { formatsFor } from '../texts/format.ts';

/** Orders on one page. */
const pageSize = 6;

/** Lines of an order that the list names. */
const mostLines = 2;

const batchModel = z.object({
  page: z.number(),
  orders: z.array(z.object({ company: z.string(), number: z.string(), version: z.string() })),
});

/** The orders of a list that somebody was shown. */
export type Batch = z.output<typeof batchModel>;

const keptMinutes = 30 * 24 * 60;

const shelf = ({ memory }: Services) => openShelf(memory, 'batch', batchModel);

/** Id of the box of an order, counted from 1: `pick1`. */
export const pickOf = (place: number): string => `pick${place}`;

/** The orders of a list by its id; null when it is too old, or somebody else's. */
export function readBatch({ services, sender }: Turn, id: string): Promise<Batch | null> {
  return shelf(services).get(`${sender.aadObjectId}/${id}`);
}

interface WaitingSaying {
  readonly outcomes?: readonly string[];
  readonly reason?: string;
  readonly problem?: string;
  /** Numbers of the orders that are ticked. */
  readonly picked?: readonly string[];
}

/** The list. What was asked of Supply Chain Management as the person is what it tells waits for them. */
export async function showWaiting(turn: Turn, page: number, saying: WaitingSaying = {}): Promise<Reply> {
  const { texts, services, person, sender } = turn;
  const words = texts.approvals.waiting;
  if (!person.licences.financeOperations) return noteFor(turn, 'default', words.noApprover, '');
  if (isShared(turn)) return noteFor(turn, 'default', words.inOwnChat, '');
  const waiting = await services.procurement.waitingFor(person);
  const pages = Math.max(1, Math.ceil(waiting.length / pageSize));
  const at = Math.min(Math.max(1, page), pages);
  const first = (at - 1) * pageSize;
  const read = await Promise.all(
    waiting.slice(first, first + pageSize).map(async (approval) => ({
      approval,
      order: await services.procurement.order(approval.company, approval.number, person),
    })),
  );
  const orders: OrderView[] = [];
  const shown: WaitingOrder[] = [];
  for (const { approval, order } of read) {
    if (order === null) continue;
    await noteShown(turn, order);
    await noteSight(turn, order);
    orders.push(order);
    shown.push(entryOf(turn, order, approval, pickOf(orders.length), saying.picked ?? []));
  }
  const batch = services.ids.next();
  const kept = { page: at, orders: orders.map(({ company, number, version }) => ({ company, number, version })) };
  await shelf(services).put(`${sender.aadObjectId}/${batch}`, kept, minutesAfter(services.clock.now(), keptMinutes));
  const reply = approvalsCard(turn.cards, {
    company: companiesOf(orders),
    batch,
    title: waiting.length === 0 ? words.none : words.title(waiting.length),
    text: shown.length === 0 ? '' : words.text,
    outcomes: (saying.outcomes ?? []).map((text) => ({ text })),
    orders: shown,
    counted: pages === 1 ? '' : words.counted(first + 1, first + read.length, waiting.length),
    decide: shown.length > 0,
    reason: saying.reason ?? '',
    problem: saying.problem ?? '',
    page: String(at),
    previous: at > 1 ? [{ page: String(at - 1) }] : [],
    next: at < pages ? [{ page: String(at + 1) }] : [],
  });
  return {
    ...reply,
    leads: {
      offers: shown.map(({ heading, number, dataCompany }) => ({
        title: heading,
        request: 'show-purchase-order',
        slots: { order: number },
        company: dataCompany,
      })),
      more: at < pages ? { title: '', request: 'waiting-for-me', slots: { page: at + 1 } } : null,
      back: at > 1 ? { title: '', request: 'waiting-for-me', slots: { page: at - 1 } } : null,
    },
  };
}

/** The companies on the page: `usmf`, or `demf, usmf`. */
function companiesOf(orders: readonly OrderView[]): string {
  return [...new Set(orders.map(({ company }) => company))].sort().join(', ').slice(0, 20);
}

function entryOf(
  turn: Turn,
  order: OrderView,
  approval: Approval,
  pick: string,
  picked: readonly string[],
): WaitingOrder {
  const { texts, services } = turn;
  const words = texts.approvals.waiting;
  const format = formatsFor(texts.locale);
  const lines = order.lines
    .slice(0, mostLines)
    .map((line) => `${format.quantity(line.quantity, line.unit)} ${line.description || line.product}`);
  const rest = order.lines.length - lines.length;
  const what = [...lines, ...(rest > 0 ? [words.moreLines(rest)] : [])].join(', ');
  const isOverdue = approval.dueAt !== null && approval.dueAt <= services.clock.now().toISOString();
  const day = approval.dueDate === null ? '' : format.day(approval.dueDate);
  return {
    pick,
    heading: `${order.number} – ${order.vendorName === '' ? order.vendor : order.vendorName}`,
    amount: order.total === null ? texts.orders.notPriced : format.money(order.total, order.currency),
    detail: [what, order.requester === null ? '' : words.for(order.requester)].filter((part) => part !== '').join('; '),
    due: day === '' ? '' : isOverdue ? texts.approvals.overdue(day) : texts.approvals.due(day),
    dueColor: isOverdue ? 'Attention' : 'Default',
    picked: picked.includes(order.number) ? 'on' : 'off',
    open: words.open(order.number),
    dataCompany: order.company,
    number: order.number,
    version: order.version,
  };
}
