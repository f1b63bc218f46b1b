/** What people type to order something. */

const clauses = [
  '(from|from vendor|from supplier|vendor|supplier|with vendor|at vendor) {vendor}',
  '(to|into|for|at|in) [the] (warehouse|depot) {warehouse}',
  '(to|into|deliver to|delivered to|delivery to|ship to) [the] {warehouse}',
  '(at|to|for|in) [the] site {site}',
  '(by|until|before|on|due|needed by|needed on|delivered by|delivery by|delivery on|requested for) {date}',
  '[in|by] (week|calendar week):date {date:number}',
  '(in):date {date:number} (day|days|week|weeks|month|months):date',
  'for [the] (work order|workorder|wo) {workOrder}',
  '(for|in|at) {warehouse:code}',
].join('|');

const create = '(create|make|raise|new|add|start|place|prepare|enter) [me] [a|an|the|another] [new]';
const po = '(po|p.o|purchase order|purchaseorder|order)';

const angaben = [
  '(bei|beim|von|vom|aus) [lieferant|lieferanten|dem lieferanten] {vendor}',
  'lieferant {vendor}',
  '(an|in|für|zu|nach|ins|im|ans|zum) [das|den|dem] (lager|depot) {warehouse}',
  '(nach|an|ins|liefern an|lieferung an|lieferung nach|geliefert an) {warehouse}',
  '(am|an|für|in|im|zum|an den) [den|dem] standort {site}',
  '(bis|bis zum|bis zur|zum|am|vor|spätestens|spätestens am|bis spätestens|fällig am|lieferung am|lieferung bis|liefertermin|wunschtermin) {date}',
  '[in|bis|zur|bis zur|bis] [der] (kw|kalenderwoche):date {date:number}',
  '(in):date {date:number} (tag|tage|tagen|woche|wochen|monat|monaten):date',
  'für [den] (arbeitsauftrag|auftrag|serviceauftrag|wo) {workOrder}',
  '(für|in|an|zu) {warehouse:code}',
].join('|');

const lege = '(lege|leg|erstelle|erstell|mach|mache|erfasse|erzeuge|starte) [mir|uns] [eine|ne|die] [neue|weitere]';
const bestellung = '(bestellung|po|purchase order)';
const anlegen = '(anlegen|erstellen|machen|aufgeben|erfassen|auslösen|tätigen)';

/** Utterances and follow-ups of a new order. */
export const createPurchaseOrderWords = {
  utterances: {
    en: [
      `(order|buy|purchase|reorder|procure) [me|us] {lines} (${clauses})*`,
      '(order|buy|purchase|reorder|procure) (from|at) [vendor|supplier] {vendor} [:] {lines}',
      `${create} ${po} (${clauses})*`,
      `${create} ${po} [for|of|over|with|about] {lines} (${clauses})*`,
      `${create} ${po} from [vendor|supplier] {vendor} (for|of|over|with) {lines} (${clauses})*`,
      `${create} ${po} (to|at|with) [vendor|supplier] {vendor} (for|of|over|with) {lines:number} {lines} (${clauses})*`,
      `(i|we) (need|require|want|am out of|are out of) {lines:number} {lines} (${clauses})*`,
      `(need|get|send) [me|us] {lines:number} {lines} (${clauses})*`,
      `${po} [for|over|with] {lines:number} {lines} (${clauses})*`,
      '(order|buy|purchase) (something|parts|material|materials)',
      'purchase order|po',
    ],
    de: [
      `(bestelle|bestell|kaufe|kauf|ordere|besorge|besorg) [mir|uns] [mal|noch|bitte] {lines} (${angaben})*`,
      `(bestelle|bestell|kaufe|kauf|ordere) (bei|von) [lieferant] {vendor} [:] {lines}`,
      `{lines} (${angaben})* (bestellen|einkaufen|nachbestellen)`,
      `(${angaben}) {lines} (${angaben})* (bestellen|einkaufen|nachbestellen)`,
      `${lege} ${bestellung} (${angaben})* [an]`,
      `${lege} ${bestellung} [an] (für|über|mit|von) {lines} (${angaben})* [an]`,
      `${lege} ${bestellung} (bei|beim) [lieferant] {vendor} (über|mit|für) {lines} (${angaben})* [an]`,
      `[eine|ne] [neue|weitere] ${bestellung} (${angaben})* ${anlegen}`,
      `[eine|ne] [neue|weitere] ${bestellung} (für|über|mit|von) {lines} (${angaben})* ${anlegen}`,
      `[eine|ne] [neue|weitere] ${bestellung} (bei|beim) [lieferant] {vendor} (über|mit|für) {lines} (${angaben})* ${anlegen}`,
      `[eine|ne] [neue|weitere] ${bestellung} ${anlegen} (${angaben})*`,
      `[eine] (neue|weitere) ${bestellung} [(für|über|mit) {lines}] (${angaben})*`,
      `bestellung (über|mit) {lines} (${angaben})*`,
      `bestellung (bei|beim) [lieferant] {vendor} (über|mit|für) {lines} (${angaben})*`,
      `[eine] (neue|weitere) ${bestellung} (bei|beim|an) [lieferant] {vendor} (über|mit|für) {lines} (${angaben})*`,
      `(ich brauche|wir brauchen|brauche|brauchen|ich benötige|wir benötigen|ich hätte gern|ich will) [noch] {lines:number} {lines} (${angaben})*`,
      '(etwas|was|teile|material) (bestellen|einkaufen|kaufen)',
      'bestellung',
    ],
  },
  followUps: {
    en: [
      '(make|change|set) (it|that|this|the quantity) [to] {quantity:number} [pieces|pcs|of them]',
      '(only|just|rather|better|no|take) {quantity:number} [pieces|pcs|of them]',
      '{quantity:number} (pieces|pcs)',
      '[add|plus] {lines:number} {lines}',
      '(from|for|at|with|vendor|supplier) [vendor|supplier] {vendor}',
      '(what|how) about [vendor|supplier] {vendor}',
      '(to|into|for|at|in|deliver to|ship to) [the] (warehouse|depot) {warehouse}',
      '(to|into|deliver to|ship to) [the] {warehouse}',
      '(at|to|for|in) [the] site {site}',
      '(by|until|before|on|due|needed by|delivered by|make it) {date}',
      'for [the] (work order|workorder|wo) {workOrder}',
    ],
    de: [
      '(mach|mache|machen sie|nimm|nehmen sie|setze|ändere) [es|das|die menge] [daraus|draus|auf] {quantity:number} [stück] [daraus|draus|davon]',
      '(nur|lieber|besser|doch|nein) {quantity:number} [stück|davon]',
      '{quantity:number} stück',
      '[dazu|plus|noch|zusätzlich] {lines:number} {lines} [dazu|zusätzlich]',
      '(bei|beim|von|vom|für) [lieferant|lieferanten|dem lieferanten] {vendor}',
      '(was ist mit|wie siehts aus mit) [lieferant] {vendor}',
      '(an|in|für|zu|nach|ins|im|ans) [das|den|dem] (lager|depot) {warehouse}',
      '(nach|an|ins|liefern an) {warehouse}',
      '(am|an|für|in|im) [den|dem] standort {site}',
      '(bis|bis zum|bis zur|zum|am|vor|spätestens|spätestens am) {date}',
      'für [den] (arbeitsauftrag|auftrag|wo) {workOrder}',
    ],
  },
};
