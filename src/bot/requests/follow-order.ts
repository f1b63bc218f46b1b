/** `let me know when PO-000121 is approved`, `tell me when it arrives`: an order is followed until it is decided, or has arrived. */
import { z } from 'zod';
import { followOrder, unfollowOrder } from '../orders/follows.ts';
import { bestellung, defineOrderRequest, order } from './order-request.ts';

const decided = '(approved|decided|decided on|rejected|released|signed off|through|canceled|cancelled)';
const entschieden = '(genehmigt|freigegeben|entschieden|abgelehnt|durch|storniert)';
const arrives =
  '(arrives|arrived|has arrived|comes|comes in|is here|is in|is there|gets here|turns up|shows up|is delivered|was delivered|gets delivered|has been delivered|is received):arrival';
const ankommt =
  '(da ist|ankommt|angekommen ist|eintrifft|eingetroffen ist|kommt|geliefert ist|geliefert wurde|geliefert wird|eingegangen ist|hier ist):arrival';
const tell =
  '(let me (know|hear)|(tell|notify|inform|ping|message) me|i want to (know|hear)|give me a (shout|ping)|drop me a line) (when|once|as soon as|if)';
const sag =
  '((sag|sage|gib) mir bescheid|(sag|sage|melde|schreib) [es] mir|(benachrichtige|informiere) mich|(meld|melde) dich|ich will wissen|lass mich wissen|gib mir ein zeichen) (wenn|sobald|falls)';

export const followPurchaseOrder = defineOrderRequest({
  name: 'follow-purchase-order',
  utterances: {
    en: [
      `${tell} ${order} (is|was|has been|gets) ${decided}`,
      `${tell} ${order} ${arrives}`,
      `follow ${order} [until it is ${decided}]`,
      `follow ${order} until it ${arrives}`,
      `(unfollow|stop following):stop ${order}`,
      `(stop (telling|notifying|informing|pinging) me (about|of|on)):stop ${order}`,
    ],
    de: [
      `${sag} ${bestellung} ${entschieden} (ist|wurde|wird)`,
      `${sag} ${bestellung} ${ankommt}`,
      `${bestellung} (nicht mehr verfolgen|nicht mehr beobachten):stop`,
      `(beobachte) ${bestellung}`,
      `${bestellung} beobachten`,
    ],
  },
  slots: { stop: z.string().optional(), arrival: z.string().optional() },
  show: (turn, view, { stop, arrival }) =>
    stop === undefined
      ? followOrder(turn, view, arrival === undefined ? 'decision' : 'arrival')
      : unfollowOrder(turn, view),
});
