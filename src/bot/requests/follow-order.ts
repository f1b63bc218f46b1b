/** `let me know when PO-000121 is approved`: an order is followed until it is decided. */
import { z } from 'zod';
import { followOrder, unfollowOrder } from '../orders/follows.ts';
import { bestellung, defineOrderRequest, order } from './order-request.ts';

const decided = '(approved|decided|decided on|rejected|released|signed off|through|canceled|cancelled)';
const entschieden = '(genehmigt|freigegeben|entschieden|abgelehnt|durch|storniert)';

export const followPurchaseOrder = defineOrderRequest({
  name: 'follow-purchase-order',
  utterances: {
    en: [
      `let me know (when|once|as soon as|if) ${order} (is|was|has been|gets) ${decided}`,
      `(tell|notify|inform|ping) me (when|once|as soon as|if) ${order} (is|was|has been|gets) ${decided}`,
      `follow ${order} [until it is ${decided}]`,
      `(unfollow|stop following):stop ${order}`,
    ],
    de: [
      `(sag|sage|gib) mir bescheid (wenn|sobald|falls) ${bestellung} ${entschieden} (ist|wurde|wird)`,
      `(sag|sage|melde) [es] mir (wenn|sobald|falls) ${bestellung} ${entschieden} (ist|wurde|wird)`,
      `(benachrichtige|informiere) mich (wenn|sobald|falls) ${bestellung} ${entschieden} (ist|wurde|wird)`,
      `${bestellung} (nicht mehr verfolgen|nicht mehr beobachten):stop`,
      `(beobachte) ${bestellung}`,
      `${bestellung} beobachten`,
    ],
  },
  slots: { stop: z.string().optional() },
  show: (turn, view, { stop }) => (stop === undefined ? followOrder(turn, view) : unfollowOrder(turn, view)),
});
