/** Requests of those who decide on orders, and of whoever wants to know who did. */
import { z } from 'zod';
import { showHistory } from '../approvals/history.ts';
import { showWaiting } from '../approvals/waiting.ts';
import { bestellung, defineOrderRequest, order } from './order-request.ts';
import { defineRequest } from './request.ts';

/** What waits for the person's decision. */
export const waitingForMe = defineRequest({
  name: 'waiting-for-me',
  utterances: {
    en: [
      '[what|whats|what is|what else is|which orders are|is anything|is there anything|anything|orders] waiting (for|on) (me|my (decision|approval)) [today|now]',
      '[what|which] [orders|pos] (waits|wait) (for|on) (me|my (decision|approval)) [today|now]',
      '(show|list|open|see|get) [me] [all|the] [orders|pos|purchase orders|everything] [that are|that is|that|which are] (waiting|wait) (for|on) (me|my (decision|approval))',
      '[show|list|open|see|get] [me] [all|the] [my] (pending|open|outstanding|due) (approvals|approval requests|decisions|work items)',
      '[show|list|open|see|get] [me] my (approvals|approval requests|work items|approval list|inbox)',
      '[what|which orders|is there] [anything|something] [that] i (have|need|should|must|still have|still need) [to] (approve|decide|decide on|sign off) [today|now]',
      '(is there|have you got|is|do i have) (anything|something|orders|any orders) [waiting|pending|open] (for|on) (me|my (decision|approval)) [today|now]',
      '(what|which orders) (do|should|must|can) i [have to|need to] (approve|decide|decide on|sign off) [today|now]',
    ],
    de: [
      'was wartet [denn] [noch|alles|gerade|heute] auf (mich|meine (entscheidung|freigabe|genehmigung))',
      '[welche bestellungen|was|bestellungen] (warten|wartet) [noch|alle|gerade|heute] auf (mich|meine (entscheidung|freigabe|genehmigung))',
      '[zeige|zeig|liste|öffne] [mir] [alle|die] [meine] (offenen|ausstehenden|anstehenden|offene|ausstehende|fällige|fälligen) (freigaben|genehmigungen|entscheidungen) [an]',
      '[zeige|zeig|liste|öffne] [mir] meine (freigaben|genehmigungen|entscheidungen|freigabeliste) [an]',
      '(was|welche bestellungen) (muss|soll|kann|darf) ich [heute|noch|jetzt] (freigeben|genehmigen|entscheiden)',
      '(liegt|liegen|ist|gibt es|steht) [noch] (was|etwas|bestellungen) [zur (freigabe|genehmigung|entscheidung)] (bei mir|für mich) [zur (freigabe|genehmigung|entscheidung)]',
      '[was] [habe ich] [noch] freizugeben',
    ],
  },
  slots: z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) }),
  fits: ({ approvalLimit }) => approvalLimit !== null,
  handle: (turn, { page }) => showWaiting(turn, page),
});

/** Who did what to an order, and when. */
export const orderHistory = defineOrderRequest({
  name: 'order-history',
  utterances: {
    en: [
      `who (approved|rejected|declined|signed off|signed off on|decided on|released|submitted|confirmed|changed|delegated) ${order}`,
      `(by whom|by who|when) was ${order} (approved|rejected|declined|signed off|released|submitted|confirmed|delegated)`,
      `who was ${order} (approved|rejected|submitted|confirmed|delegated) (by|to)`,
      `[show|list|see|get] [me] [the] (history|audit|audit trail|trail|log|timeline) (of|for|on) ${order}`,
      `what (happened|has happened) (to|with) ${order}`,
      `(po|order) (history|audit) [of|for] {order:code}`,
    ],
    de: [
      `wer hat ${bestellung} (freigegeben|genehmigt|abgelehnt|entschieden|eingereicht|bestätigt|geändert|weitergegeben|delegiert)`,
      `(von wem|wann) wurde ${bestellung} (freigegeben|genehmigt|abgelehnt|eingereicht|bestätigt|weitergegeben|delegiert)`,
      `[zeige|zeig] [mir] [den|die] (verlauf|historie|geschichte|protokoll) (von|zu|der|zur|für) ${bestellung} [an]`,
      `was (geschah|ist passiert|ist geschehen) mit ${bestellung}`,
      `was ist mit ${bestellung} (passiert|geschehen)`,
    ],
  },
  show: showHistory,
});
