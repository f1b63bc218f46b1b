/** Requests about an order there is: show, submit, approve, reject, confirm, receive. All of them answer with a card; its buttons act. */
import { z } from 'zod';
import type { OrderView } from '../../procurement/face.ts';
import type { Reply } from '../cards/reply.ts';
import { mayReceive, maySubmit } from '../conversation/rights.ts';
import type { Turn } from '../conversation/turn.ts';
import { showOrderToReader } from '../orders/reader.ts';
import { noteWhole } from '../orders/shown.ts';
import { showOrder } from '../orders/show.ts';
import { isOpen, mayConfirm, stageOf, type OrderStage } from '../orders/stage.ts';
import { showWhereItIs } from '../orders/where-it-is.ts';
import { arrivedAs, showReceiptForm } from '../orders/receipt.ts';
import { bestellung, defineOrderRequest, order } from './order-request.ts';
import { germanShowVerbs, showVerbs } from './verbs.ts';

/** The order with a button for the act, or with what stands in its way. */
function offer(turn: Turn, view: OrderView, stages: readonly OrderStage[], question: string): Reply {
  const ready = stages.includes(stageOf(view));
  return showOrder(turn, view, { notice: ready ? question : turn.texts.orders.standsAt(view.approvalStatus) });
}

export const showPurchaseOrder = defineOrderRequest({
  name: 'show-purchase-order',
  utterances: {
    en: [
      `(${showVerbs}|status of|details of|whats the status of|what is the status of) [me] ${order}`,
      `(where is|wheres|where are|where does|what happened to|whats happening with|what is happening with|track|trace):where ${order} [stand|now|at] [now]`,
      `(has|have|did|is|was):where ${order} (arrived|arrive|been delivered|been received|been approved|been confirmed|been submitted|approved|confirmed|submitted|received|delivered|here|come|there) [yet|already|in|through]`,
      `(whats up with|whats with|any news (on|about)|how is|hows|how far is|when (will|does|is)):where ${order} [stand|doing|coming along|come|arrive|coming|arriving|due|be here]`,
      '(po|p.o|purchase order|purchaseorder) [number|no|nr] {order}',
    ],
    de: [
      `(${germanShowVerbs}) [mir|uns] [status|stand|details] [von|zu] ${bestellung} [an]`,
      `(status|stand|details|einzelheiten) [von|der|zu|zur|für] ${bestellung}`,
      `wo (ist|bleibt|steckt|steht|sind):where ${bestellung} [jetzt|gerade]`,
      `(wann (kommt|ist)|verfolge):where ${bestellung} [an|da]`,
      `(wie|was) ist der (status|stand) [von|der|zu|für] ${bestellung}`,
      `wie (steht es|sieht es|weit ist|siehts):where [um|mit] ${bestellung} [aus]`,
      `${bestellung} (anzeigen|zeigen|öffnen|ansehen|suchen)`,
      `(ist|wurde):where ${bestellung} (da|angekommen|geliefert|freigegeben|genehmigt|bestätigt|eingereicht|eingetroffen|schon da|schon angekommen|schon freigegeben|schon bestätigt)`,
      `(was ist mit):where ${bestellung} [los]`,
      '(bestellung|po) [nummer|nr] {order}',
    ],
  },
  async show(turn, view, { where }) {
    await noteWhole(turn, view, null);
    return where === undefined ? showOrder(turn, view) : showWhereItIs(turn, view);
  },
  // `where is my order` without a number is about those still to come.
  unnamed: (turn, { where }) =>
    where === undefined ? null : turn.requests.run('list-purchase-orders', turn, { mine: 'my' }),
});

export const submitPurchaseOrder = defineOrderRequest({
  name: 'submit-purchase-order',
  writes: true,
  utterances: {
    en: [
      `(submit|send) ${order} [for|to] [approval|workflow|review]`,
      `send ${order} (off|in|out)`,
      `send (off|in|out) ${order}`,
      `(ask for|request|get) [an] approval (of|for) ${order}`,
      `(put|pass|forward|hand) ${order} [through|on|over] to [the] (approvers|approver|approval|workflow|review)`,
    ],
    de: [
      `(reiche|reich|sende|schicke|schick|gib) ${bestellung} [zur (freigabe|genehmigung|prüfung)] (ein|ab)`,
      `(reiche|reich|sende|schicke|schick|gib) ${bestellung} zur (freigabe|genehmigung|prüfung) [ein]`,
      `${bestellung} [zur (freigabe|genehmigung|prüfung)] (einreichen|absenden|senden|schicken|geben)`,
      `(freigabe|genehmigung) (für|von|der) ${bestellung} (anfordern|beantragen|anfragen)`,
      `(beantrage|fordere) [die] (freigabe|genehmigung) (für|von) ${bestellung} [an]`,
    ],
  },
  fits: maySubmit,
  show: (turn, view) => {
    const { offers, notYoursToSubmit } = turn.texts.orders;
    return offer(turn, view, ['draft', 'rejected'], maySubmit(turn.person) ? offers.submit : notYoursToSubmit);
  },
});

export const approvePurchaseOrder = defineOrderRequest({
  name: 'approve-purchase-order',
  writes: true,
  utterances: {
    en: [
      `[i] (approve|reject|decline|release|sign off|sign off on|decide on|review) ${order}`,
      `${order} (approved|rejected|declined)`,
      `(approved|rejected|declined) [for|by] ${order}`,
      `[i] (reject|decline) ${order} [because|since|as|reason|:|,] {reason}`,
    ],
    de: [
      `(gib|ich gebe) ${bestellung} frei`,
      `(genehmige|genehmig|prüfe) ${bestellung}`,
      `[ich] lehne ${bestellung} ab`,
      `[ich] lehne ${bestellung} ab [weil|da|wegen|grund] {reason}`,
      `${bestellung} (freigeben|genehmigen|ablehnen|prüfen)`,
      `(freigeben|genehmigen|ablehnen) ${bestellung}`,
    ],
  },
  fits: ({ approvalLimit }) => approvalLimit !== null,
  slots: { reason: z.string().optional() },
  show: async (turn, view, { reason = '' }) => {
    if (stageOf(view) !== 'inreview') {
      return showOrder(turn, view, { notice: turn.texts.orders.standsAt(view.approvalStatus) });
    }
    const approvers = await turn.services.procurement.approvers(view.company, view.number);
    const isAsked = approvers.some(({ aadObjectId }) => aadObjectId.toLowerCase() === turn.sender.aadObjectId);
    const notice = isAsked ? '' : turn.texts.orders.notYourDecision(approvers.map(({ name }) => name).join(', '));
    return showOrderToReader(turn, view, { notice, reason: reason.slice(0, 500) });
  },
});

export const confirmPurchaseOrder = defineOrderRequest({
  name: 'confirm-purchase-order',
  writes: true,
  utterances: {
    en: [`confirm ${order} [with the vendor|to the vendor]`],
    de: [`(bestätige|bestätig) ${bestellung} [beim lieferanten]`, `${bestellung} [beim lieferanten] bestätigen`],
  },
  fits: ({ licences }) => licences.financeOperations,
  show: (turn, view) => {
    const { offers, notYoursToConfirm } = turn.texts.orders;
    return offer(turn, view, ['approved'], mayConfirm(turn) ? offers.confirm : notYoursToConfirm);
  },
});

export const receivePurchaseOrder = defineOrderRequest({
  name: 'receive-purchase-order',
  writes: true,
  utterances: {
    en: [
      `(receive|post|book in|take in|check in) [[a|the|product] (receipt|receipts|delivery|goods) (of|for|on|against)] ${order}`,
      `(create|add|new|make|enter) [a|the] [product] receipt [(of|for|on|against) ${order}]`,
      `(receive|post|book|enter) [a|the] [product] receipt [of|for|on|against] ${order}`,
      `[the] [(goods|parts|delivery|material|materials|shipment|items|stuff) (for|of|on|from)] ${order} (arrived|has arrived|have arrived|was delivered|has been delivered|were delivered|came in|came|is here|are here|got here)`,
      `[i|we] (received|got|have received|have got) [the] [(goods|parts|delivery|stuff|items|material) (for|of|on|from)] ${order}`,
      `[product] receipt (for|of|on) ${order}`,
      `[i|we] (received|receive|got|have got|book in|take in) {quantity:number} [pieces|pcs|pc|ea|units|items] [of] [the] [{product}] (from|of|for|on) ${order}`,
      `(half|most|part|some|all|the rest) of ${order} (arrived|came in|came|has arrived|is here|was delivered|has come in)`,
    ],
    de: [
      `[den|einen] (wareneingang|lieferung|warenlieferung) [[zu|zur|für|von|auf|der] ${bestellung}] [buchen|erfassen|melden|anlegen]`,
      `[den] wareneingang [von|über] {quantity:number} [stück] {product} (zu|zur|auf|für|bei) ${bestellung}`,
      `(buche|buch|erfasse|melde|vereinnahme) [den|einen|die] (wareneingang|eingang|lieferung|ware) [(zu|zur|für|von|auf|der) ${bestellung}]`,
      `[die] [(lieferung|ware|teile) (zu|zur|für|von|der)] ${bestellung} (ist da|ist angekommen|ist eingetroffen|ist gekommen|wurde geliefert|kam an|eingetroffen|angekommen|vereinnahmen|empfangen|erhalten|einbuchen)`,
      `(vereinnahme|empfange) ${bestellung}`,
      `(ich habe|wir haben) ${bestellung} (bekommen|erhalten)`,
    ],
  },
  fits: mayReceive,
  slots: { quantity: z.string().optional(), product: z.string().optional() },
  show: (turn, view, given) =>
    stageOf(view) === 'confirmed' && isOpen(view)
      ? showReceiptForm(turn, view, arrivedAs(turn, view, given))
      : showOrder(turn, view, { notice: turn.texts.orders.nothingToReceive(view.approvalStatus) }),
});
