/** Requests about an order there is: show, submit, approve, reject, confirm, receive. All of them answer with a card; its buttons act. */
import { z } from 'zod';
import type { OrderView } from '../../procurement/face.ts';
import type { Person } from '../../records/face.ts';
import type { Reply } from '../cards/reply.ts';
import { ask, askAmong } from '../conversation/questions.ts';
import type { Turn } from '../conversation/turn.ts';
import { showOrderToReader } from '../orders/reader.ts';
import { isOpen, mayConfirm, showOrder, stageOf, type OrderStage } from '../orders/show.ts';
import { showReceiptForm } from '../orders/receipt.ts';
import type { RequestName } from '../texts/texts.ts';
import { resolveRecord } from '../understanding/resolve.ts';
import { defineRequest, type Request } from './request.ts';

const slots = z.object({
  /** Number of the order, or words about it. */
  order: z.string().optional(),
});

const order = '([the|my|this] (po|p.o|purchase order|purchaseorder|order) [number|no|nr] [{order}]|{order:code})';

interface OrderRequest {
  readonly name: RequestName;
  readonly utterances: readonly string[];
  readonly fits?: (person: Person) => boolean;
  readonly show: (turn: Turn, order: OrderView) => Reply | Promise<Reply>;
}

function defineOrderRequest({ name, utterances, fits, show }: OrderRequest): Request {
  return defineRequest({
    name,
    utterances: { en: utterances },
    slots,
    ...(fits === undefined ? {} : { fits }),
    async handle(turn, given) {
      const { texts, services, person, company } = turn;
      const words = given.order ?? '';
      if (words === '') return askOrder(turn, name, texts.questions.whichOrder);
      // An order made a moment ago is not yet among those that can be searched.
      const exact = /\d/.test(words) ? await services.procurement.order(company, words.toUpperCase(), person) : null;
      if (exact !== null) return show(turn, exact);
      const resolution = await resolveRecord(services.records, 'purchase-order', words, person, company);
      if (resolution.kind === 'several') {
        return askAmong(
          turn,
          texts.questions.whichOrder,
          { request: name, slots: {}, slot: 'order' },
          resolution.found,
        );
      }
      const found =
        resolution.kind === 'one'
          ? await services.procurement.order(resolution.found.company ?? company, resolution.found.key, person)
          : null;
      return found === null ? askOrder(turn, name, texts.orders.unknown(words)) : show(turn, found);
    },
  });
}

function askOrder(turn: Turn, request: RequestName, title: string): Promise<Reply> {
  const other = { label: turn.texts.questions.orderNumber, slot: 'order' };
  return ask(turn, { title, text: '', request, slots: {}, slot: 'order', options: [], other });
}

/** The order with a button for the act, or with what stands in its way. */
function offer(turn: Turn, view: OrderView, stages: readonly OrderStage[], question: string): Reply {
  const ready = stages.includes(stageOf(view));
  return showOrder(turn, view, { notice: ready ? question : turn.texts.orders.standsAt(view.approvalStatus) });
}

export const showPurchaseOrder = defineOrderRequest({
  name: 'show-purchase-order',
  utterances: [
    `(show|display|open|view|find|get|see|check|look up|status of|details of|whats the status of|what is the status of|where is) [me] ${order}`,
    '(po|p.o|purchase order|purchaseorder) [number|no|nr] {order}',
  ],
  show: (turn, view) => showOrder(turn, view),
});

export const submitPurchaseOrder = defineOrderRequest({
  name: 'submit-purchase-order',
  utterances: [
    `(submit|send) ${order} [for|to] [approval|workflow|review]`,
    `(ask for|request) approval (of|for) ${order}`,
  ],
  show: (turn, view) => offer(turn, view, ['draft', 'rejected'], turn.texts.orders.offers.submit),
});

export const approvePurchaseOrder = defineOrderRequest({
  name: 'approve-purchase-order',
  utterances: [`(approve|reject|decline|release|sign off|decide on|review) ${order}`],
  fits: ({ approvalLimit }) => approvalLimit !== null,
  show: async (turn, view) => {
    if (stageOf(view) !== 'inreview') {
      return showOrder(turn, view, { notice: turn.texts.orders.standsAt(view.approvalStatus) });
    }
    const approvers = await turn.services.procurement.approvers(view.company, view.number);
    const isAsked = approvers.some(({ aadObjectId }) => aadObjectId.toLowerCase() === turn.sender.aadObjectId);
    const notice = isAsked ? '' : turn.texts.orders.notYourDecision(approvers.map(({ name }) => name).join(', '));
    return showOrderToReader(turn, view, { notice });
  },
});

export const confirmPurchaseOrder = defineOrderRequest({
  name: 'confirm-purchase-order',
  utterances: [`confirm ${order} [with the vendor|to the vendor]`],
  fits: ({ licences }) => licences.financeOperations,
  show: (turn, view) => {
    const { offers, notYoursToConfirm } = turn.texts.orders;
    return offer(turn, view, ['approved'], mayConfirm(turn) ? offers.confirm : notYoursToConfirm);
  },
});

export const receivePurchaseOrder = defineOrderRequest({
  name: 'receive-purchase-order',
  utterances: [
    `(receive|post|book in|take in|check in) [[a|the|product] (receipt|receipts|delivery|goods) (of|for|on|against)] ${order}`,
    `(create|add|new|make|enter) [a|the] [product] receipt [(of|for|on|against) ${order}]`,
    `${order} (arrived|has arrived|was delivered|came in|is here)`,
  ],
  show: (turn, view) =>
    stageOf(view) === 'confirmed' && isOpen(view)
      ? showReceiptForm(turn, view)
      : showOrder(turn, view, { notice: turn.texts.orders.nothingToReceive(view.approvalStatus) }),
});
