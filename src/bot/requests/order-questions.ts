/** What is asked of an order there is without changing it: what changed since it was approved, and that both systems have it the same. */
import { showOrder } from '../orders/show.ts';
import { showChangesSinceApproval } from '../orders/since-approval.ts';
import { bestellung, defineOrderRequest, order } from './order-request.ts';

/** What is different from what was approved last, field by field. */
export const changesSinceApproval = defineOrderRequest({
  name: 'since-approval',
  utterances: {
    en: [
      `(what|whats|what has|what is|whats been) (changed|different|new) (in|on|with|about|of) ${order} [since [(the|its|my|our)] [last] (approval|approved)|since it was [last] approved|since i approved it|since then]`,
      `(what|whats|what has) changed since [(the|its|my|our)] [last] (approval|approved) [(of|for|in|on) ${order}]`,
      `(what|whats|what has) changed since (${order} was|i|we) [last] approved [${order}]`,
      `[show|list] [me] [the|all] (changes|differences) (in|to|of|on) ${order} [since [the|its] [last] (approval|approved)|since it was [last] approved]`,
      `(has|did) (anybody|anyone|somebody|someone) (change|changed|mess with|messed with|touch|touched|edit|edited|alter|altered) [anything (in|on|about)] ${order} [(since|after) (the|its|my) [last] approval|(since|after) i approved it|(since|after) it was approved]`,
      `(has|did) ${order} (changed|change) [since [the|its] [last] approval|since it was approved]`,
    ],
    de: [
      `was hat sich (an|bei|in|mit) ${bestellung} [seit der [letzten] (freigabe|genehmigung)|seitdem] (geändert|verändert|getan)`,
      `was hat sich seit der [letzten] (freigabe|genehmigung) [(von|an|bei|in) ${bestellung}] (geändert|verändert)`,
      `was (ist|wurde) (an|bei|in) ${bestellung} [seit der [letzten] (freigabe|genehmigung)|seitdem] (anders|neu|geändert)`,
      `[zeige|zeig] [mir] [die|alle] (änderungen|unterschiede) (an|von|bei|in|zu|der) ${bestellung} [seit der [letzten] (freigabe|genehmigung)] [an]`,
      `hat [jemand|irgendwer] (an|bei|in|etwas an|was an) ${bestellung} [nach der (freigabe|genehmigung)|seit der (freigabe|genehmigung)] [etwas|was] geändert`,
      `(hat sich|wurde) ${bestellung} [seit der [letzten] (freigabe|genehmigung)] geändert`,
    ],
  },
  show: showChangesSinceApproval,
});

/** Brings to Field Service what Supply Chain Management has of it, once the button is pressed. */
export const syncPurchaseOrder = defineOrderRequest({
  name: 'sync-purchase-order',
  writes: true,
  utterances: {
    en: [
      `(sync|resync|synchronise|synchronize) ${order} [now|again] [(with|to) field service|in both systems]`,
      `bring ${order} in line [with supply chain management|in both systems]`,
      `(refresh|update) [the] (prices|values|statuses|status|totals) (of|on|for|in) ${order}`,
    ],
    de: [
      `(gleiche|gleich) ${bestellung} [mit (field service|supply chain management)] [neu|noch einmal] ab`,
      `(synchronisiere|synchronisier) ${bestellung} [neu|noch einmal] [mit field service]`,
      `${bestellung} [neu|noch einmal] (abgleichen|synchronisieren)`,
      `(aktualisiere|aktualisier) [die|den] (preise|werte|status|stand) (von|der|in) ${bestellung}`,
    ],
  },
  show: (turn, view) => showOrder(turn, view, { notice: turn.texts.orders.offers.sync }),
});
