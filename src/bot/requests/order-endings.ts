/** Requests that take something back of an order: from approval, or what is still to come of it. Both are confirmed first. */
import { maySubmit } from '../conversation/rights.ts';
import { askCancel, askRecall } from '../orders/asking.ts';
import { bestellung, defineOrderRequest, genannteBestellung, namedOrderWords, order } from './order-request.ts';

/** Takes an order back from approval. */
export const recallPurchaseOrder = defineOrderRequest({
  name: 'recall-purchase-order',
  writes: true,
  utterances: {
    en: [
      `(recall|withdraw|retract|unsubmit|pull back|take back|call back|bring back) ${order} [from (approval|review|workflow)]`,
      `(take|pull|call|get|bring) ${order} back [from (approval|review|workflow)]`,
      `(stop|end|cancel) [the] (approval|review|workflow) (of|for) ${order}`,
      `(undo|take back|withdraw) [the|my] (submission|submit) (of|for) ${order}`,
    ],
    de: [
      `(hole|hol|ziehe|zieh|nimm|rufe|ruf) ${bestellung} [aus der (freigabe|genehmigung|prüfung)] zurück`,
      `(hole|hol|ziehe|zieh|nimm) ${bestellung} (aus der freigabe|aus der genehmigung|aus der prüfung)`,
      `${bestellung} [aus der (freigabe|genehmigung|prüfung)] (zurückrufen|zurückholen|zurückziehen|zurücknehmen)`,
      `(freigabe|genehmigung|einreichung) (von|für|der) ${bestellung} (abbrechen|zurückziehen|zurücknehmen)`,
    ],
  },
  fits: maySubmit,
  show: askRecall,
});

/** Cancels what is still to come of an order. */
export const cancelPurchaseOrder = defineOrderRequest({
  name: 'cancel-purchase-order',
  writes: true,
  utterances: {
    en: [
      `(cancel|call off|void|annul|get rid of|scrap) [the (rest|remainder|remaining (lines|quantity)) of] ${namedOrderWords}`,
      `(cancel|call off) [the] [open] (lines|rest|remainder) (of|on) ${namedOrderWords}`,
    ],
    de: [
      `(storniere|stornier|annulliere) [den rest (von|der)] ${genannteBestellung}`,
      `${genannteBestellung} (stornieren|annullieren|absagen)`,
      `sage ${genannteBestellung} ab`,
    ],
  },
  fits: maySubmit,
  show: askCancel,
});
