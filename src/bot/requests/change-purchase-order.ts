import { z } from 'zod';
import { maySubmit } from '../conversation/rights.ts';
import { beginChange } from '../orders/change.ts';
import { bestellung, defineOrderRequest, order } from './order-request.ts';

const words = z.string().optional();

/** What a sentence changes of an order; without any of it the form is opened. */
const changes = {
  add: words.describe('Lines to add: 3 of P-100 and 2 of V-10'),
  line: words.describe('Number of the line that is changed or removed'),
  quantity: words,
  date: words,
  warehouse: words,
  shipVia: words,
  paymentTerm: words,
  remove: words.describe('Any word: the line is taken out'),
  price: words.describe('Any word: somebody wants another price'),
};

const pieces = '[pieces|pcs|pc|ea|each|units|items]';
const position = '(position|zeile|pos)';

/** Changes an order there is: lines, quantities, dates, warehouse, terms. The difference is shown before it is saved. */
export const changePurchaseOrder = defineOrderRequest({
  name: 'change-purchase-order',
  writes: true,
  slots: changes,
  utterances: {
    en: [
      `(change|edit|modify|update|amend|adjust|correct) ${order}`,
      `(add|put) {add} (to|on|onto|in) ${order}`,
      `(add|put) [a|another|one more] (line|lines) (to|on) ${order}`,
      `(make|change|set|update|correct|increase|reduce) [the] [quantity of] line {line:number} (of|in|on) ${order} [from {was:number}] [to] {quantity:number} ${pieces}`,
      `(make|change|set|update|correct) [the] quantity (of|on|in) ${order} [to] {quantity:number} ${pieces}`,
      `(remove|delete|drop|take out|strike|cancel):remove line {line:number} (of|from|in|on) ${order}`,
      `(change|set|move|update|correct) [the] [requested] [delivery] (date|day) (of|for|on) [line {line:number} (of|in|on)] ${order} to {date}`,
      `(move|postpone|reschedule|push|bring forward|pull in) ${order} to {date}`,
      `(change|set|update|correct) [the] [receiving] warehouse (of|for|on) ${order} to [warehouse] {warehouse}`,
      `(deliver|ship|redirect) ${order} to [warehouse] {warehouse}`,
      `(change|set|update|correct) [the] (payment term|payment terms|terms of payment) (of|for|on) ${order} to {paymentTerm}`,
      `(change|set|update|correct|switch) [the] (ship via|delivery mode|mode of delivery|shipping method|shipping) (of|for|on) ${order} to {shipVia}`,
      `(change|set|update|correct|lower|negotiate) [the] [unit] (price|prices|discount):price (of|for|on) [line {line:number} (of|in|on)] ${order} [to {wanted}]`,
    ],
    de: [
      `(ändere|änder|bearbeite|korrigiere|passe) ${bestellung} [an]`,
      `${bestellung} (ändern|bearbeiten|anpassen|korrigieren)`,
      `(füge|nimm|setze|pack) {add} (zu|zur|in|auf) ${bestellung} [hinzu|dazu|auf]`,
      `(füge|nimm|setze|pack) ${bestellung} {add} (hinzu|dazu)`,
      `(ergänze|erweitere) ${bestellung} um {add}`,
      `${bestellung} um {add} (ergänzen|erweitern)`,
      `(mach|mache|ändere|setze|erhöhe|reduziere) [die menge] [aus|von|der|in|bei] ${position} {line:number} (von|in|der|bei|aus) ${bestellung} [auf|zu] {quantity:number} [stück]`,
      `(mach|mache|ändere|setze|setz|stelle|stell) (bei|in) ${bestellung} [die menge] [von|der|in|bei] ${position} {line:number} auf {quantity:number} [stück]`,
      `(mach|mache) (bei|in|aus) ${bestellung} aus [den|die] {was:number} [stück] {quantity:number} [stück]`,
      `(mach|mache|ändere|setze) [die] menge (von|der|in|bei) ${bestellung} auf {quantity:number} [stück]`,
      `(lösche|entferne|streiche|storniere|nimm):remove ${position} {line:number} (von|aus|in|der) ${bestellung} [heraus|raus]`,
      `(verschiebe|ändere|setze|lege) [den|das] (termin|liefertermin|wunschtermin|datum|lieferdatum) [von ${position} {line:number}] (von|der|für|in) ${bestellung} (auf|zum) [den] {date}`,
      `verschiebe ${bestellung} (auf|zum) [den] {date}`,
      `(ändere|setze) [das] lager (von|der|für|in) ${bestellung} (auf|in|zu|nach) [lager] {warehouse}`,
      `(liefere|leite) ${bestellung} (an|nach|in) [lager] {warehouse} [um]`,
      `(ändere|setze) [die] (zahlungsbedingung|zahlungsbedingungen) (von|der|für) ${bestellung} auf {paymentTerm}`,
      `(ändere|setze) [die] (lieferart|versandart) (von|der|für) ${bestellung} auf {shipVia}`,
      `(ändere|setze|senke) [den] (preis|rabatt|preise):price [von ${position} {line:number}] (von|der|für) ${bestellung} [auf {wanted}]`,
    ],
  },
  followUps: {
    en: [`(make it|make that|better|[better] to) {quantity:number} ${pieces}`],
    de: [
      '(mach|mache) [lieber|doch] {quantity:number} [stück] [daraus]',
      '(lieber|doch|besser) {quantity:number} [stück]',
    ],
  },
  fits: maySubmit,
  show: (turn, view, given) => beginChange(turn, view, given),
});
