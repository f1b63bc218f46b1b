/** What people type to find warehouses. */

const warehouses = '(warehouse|warehouses|depot|depots|stock|stores|warehouse location|warehouse locations)';
const nearest = '(nearest|closest|nearby|near|next)';
const stock =
  '[(with|having|that has|that have|which has|holding) ([at least] {quantity:number} [of|x] {product}|{product}) [in stock|on stock|left|available]]';
const place = '[(to|from|near|around|by|at|of|for|in|near to|close to) {near}]';

const lager = '(lager|lagerort|lagerorte|depot|depots|warenlager|lagerhaus)';
const naechste =
  '(nächste|nächster|nächstes|nächsten|nächstgelegene|nächstgelegenes|nächstgelegenen|nächstliegende|nahe|nahes)';
const bestand =
  '[(mit|das|die|wo) [mindestens|noch] ({quantity:number} [von|stück|stk|x|mal] {product}|{product}) [hat|haben|vorrätig|auf lager|im bestand|verfügbar]]';
const ort =
  '[(zu|zum|zur|von|vom|bei|beim|nahe|nähe|in der nähe von|in der nähe vom|in der nähe der|um|in|ab|für|an|am) [der|dem|den|das|die] {near} [aus]]';
const nahe =
  '(in der nähe von|in der nähe vom|in der nähe der|nahe|bei|beim|um|rund um|im umkreis von|in|im raum|nähe)';

/** Utterances and follow-ups of the list of warehouses. */
export const nearestWarehouseWords = {
  utterances: {
    en: [
      `[find|show|list|get|search|give|tell] [me|us] [all] [the|a|my] [top] [{limit:number}] ${nearest} ${warehouses} ${stock} ${place} ${stock}`,
      `[find|show|list|get|search|give|tell] [me|us] [the|my] ${nearest} {limit:number} ${warehouses} ${stock} ${place} ${stock}`,
      `[find|show|get] [me|us] [the] ${nearest} ${warehouses} {near}`,
      `(where|what|which) (is|are|s) [the|my] ${nearest} ${warehouses} ${stock} ${place} ${stock}`,
      `(whats|wheres) [the] ${nearest} ${warehouses} ${stock} ${place} ${stock}`,
      `(which|what) warehouse is [the] ${nearest} ${place}`,
      `(which|what|to which) ${warehouses} (should|do|must|can|shall) (i|we) (drive|go|head|run|get) [to] [(from here|now|next)] ${place} ${stock}`,
      `[find|show|list|get|search] [me|us] [all] [the|a] ${warehouses} (near|around|close to|in|nearby) {near} ${stock}`,
      `(which|what) ${warehouses} (are|is|do we have) [there] (near|nearby|around|close to|closest to|nearest to|in) {near} ${stock}`,
      `(is there|are there|any|do we have any) [any|a] ${warehouses} (near|around|close to|in|at) {near} ${stock}`,
      `[find|show|list|get] [me|us] [all] ${warehouses} (nearby|near me|around me|around here) ${stock}`,
      `(where|which warehouse) (can i get|can i find|can we get|do i get|is there|has|have) [at least] {quantity:number} [of|x] {product} [(near|to|from|around) {near}]`,
      `(where|what|which) is [the] (nearest|closest|next) (place|spot|location|stock) (to get|to find|for|with|that has) {product} [(from|to|near|around) {near}]`,
      `(who|which warehouse|where) (has|have|is|are) (that|it|them|those|some|any) [${nearest}] [(to|near|from|around|by) {near}]`,
    ],
    de: [
      `[finde|find|suche|such|zeige|zeig|liste|gib|nenne] [mir|uns] [alle] [das|die|den|ein] [{limit:number}] ${naechste} ${lager} ${bestand} ${ort} ${bestand} [finden|suchen|zeigen|anzeigen]`,
      `[finde|find|zeige|zeig] [mir|uns] [das] ${naechste} ${lager} {near}`,
      `(wo|was|welches) (ist|sind|liegt|liegen|befindet sich) [das|die|mein] ${naechste} ${lager} ${bestand} ${ort} ${bestand}`,
      `welches ${lager} (ist|liegt) [am] (nächsten|nächste|nächstes) ${ort}`,
      `welches ${lager} (ist|liegt) ${ort} am nächsten`,
      `[finde|find|suche|such|zeige|zeig|liste] [mir|uns] [alle|die] ${lager} ${nahe} [der|dem|den] {near} ${bestand}`,
      `[finde|find|suche|such|zeige|zeig|liste] [mir|uns] [alle|die] ${lager} (in der nähe|in meiner nähe|hier in der nähe|um mich herum|um mich) ${bestand}`,
      `(welche|gibt es) [ein] ${lager} (sind|liegen|gibt es)* ${nahe} [der|dem] {near} ${bestand}`,
      `wo (gibt es|gibts|bekomme ich|bekommen wir|finde ich|kriege ich|haben wir|habe ich|sind) [mindestens|noch] {quantity:number} [stück|stk|x|mal|von] {product} [(${nahe}|zu) [der|dem] {near}]`,
      `welches ${lager} hat [mindestens|noch] {quantity:number} [stück|stk|x|mal|von] {product} [(${nahe}|zu) [der|dem] {near}]`,
    ],
  },
  followUps: {
    en: [
      '(for|to|from|near|around|at|of|in|close to) [the] {near}',
      '{near:code}',
      '(what|how) about [the] {near}',
      '[but] (with|having) ([at least] {quantity:number} [of|x] {product}|{product})',
      '(make it|make that|i need|i want|only|with) {quantity:number} [pieces|pcs|of them|of those]',
    ],
    de: [
      '(für|zu|zum|zur|von|vom|bei|beim|in|nahe|ab|um|nähe) [die|den|das|dem|der] {near}',
      '{near:code}',
      '(was ist mit|wie siehts aus mit|wie sieht es aus mit) [dem|der|den|die|das] {near}',
      '[aber] mit ([mindestens] {quantity:number} [von|stück|stk|x] {product}|{product})',
      '(mach|mache|machen sie|nimm|lieber|ich brauche|nur|mit) [daraus|draus] {quantity:number} [stück|davon|draus|daraus]',
    ],
  },
};
