/** Questions about an order there is: what changed since it was approved. */
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
