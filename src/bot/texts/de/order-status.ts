/** German: where an order is, and lists of those that are open. */
import type { Texts } from '../texts.ts';
import { moment } from './moments.ts';

export const germanOrderStatus: Texts['orderStatus'] = {
  meanings: {
    Draft: 'Entwurf',
    'In review': 'in Prüfung',
    'In external review': 'in externer Prüfung',
    Approved: 'genehmigt',
    Rejected: 'abgelehnt',
    Confirmed: 'bestätigt',
    Finalized: 'abgeschlossen',
    'Open order': 'offen',
    Received: 'eingegangen',
    Invoiced: 'fakturiert',
    Canceled: 'storniert',
    'Not known': 'nicht bekannt',
  },

  list: {
    mine: 'Meine offenen Bestellungen',
    all: 'Offene Bestellungen',
    late: (title) => `${title}, die überfällig sind`,
    of: (title, vendor, warehouse) =>
      [title, vendor === '' ? '' : `bei ${vendor}`, warehouse === '' ? '' : `für Lager ${warehouse}`]
        .filter((part) => part !== '')
        .join(' '),
    count: (count) => (count === 1 ? 'Eine Bestellung.' : `${count} Bestellungen.`),
    most: (most) => `Mehr als ${most} Bestellungen; hier die ${most}, die zuerst erwartet werden.`,
    none: 'Es gibt keine.',
    noWorker: {
      title: 'Ich weiß nicht, welche Bestellungen von Ihnen sind.',
      text: 'In Bestellungen steht, welche Arbeitskraft bestellt hat, und Ihr Konto ist mit keiner verknüpft. Bitten Sie Ihre IT, es zu verknüpfen, oder fragen Sie nach Bestellungen bei einem Lieferanten oder für ein Lager.',
    },
    requested: (day) => `gewünscht für ${day}`,
    promised: (day) => `zugesagt für ${day}`,
    isLate: 'überfällig',
    received: (received, inPart, all) =>
      received === all
        ? 'alles eingegangen'
        : received + inPart === 0
          ? 'nichts eingegangen'
          : `${received} von ${all} Positionen eingegangen${inPart === 0 ? '' : `, ${inPart} teilweise`}`,
    open: (number) => `Bestellung ${number} öffnen`,
    whichVendor: 'Bestellungen bei welchem Lieferanten?',
    whichWarehouse: 'Bestellungen für welches Lager?',
    noVendor: (words) => `Ich habe keinen Lieferanten „${words}“ gefunden.`,
    noWarehouse: (words) => `Ich habe kein Lager „${words}“ gefunden.`,
  },
  where: {
    draft: 'Sie ist ein Entwurf und noch nicht zur Genehmigung eingereicht.',
    waits: (names) => `Sie wartet auf die Genehmigung durch ${names}.`,
    waitsSince: (at) => `Eingereicht ${moment(at)}.`,
    due: (day, isOver) => (isOver ? `Zu entscheiden war bis ${day}.` : `Zu entscheiden bis ${day}.`),
    waitsForNobody: 'Sie wird geprüft; auf wessen Entscheidung sie wartet, kann ich nicht sehen.',
    rejected: 'Sie wurde in Supply Chain Management abgelehnt.',
    approved: 'Sie ist genehmigt, aber beim Lieferanten noch nicht bestätigt.',
    approvedAtOnce: 'Sie braucht keine Genehmigung, ist aber beim Lieferanten noch nicht bestätigt.',
    inExternalReview: 'Der Lieferant wurde um Bestätigung gebeten und hat noch nicht geantwortet.',
    confirmed: 'Sie ist beim Lieferanten bestätigt.',
    finalized: 'Sie ist abgeschlossen und lässt sich nicht mehr ändern.',
    canceled: 'Sie ist storniert: Es wird nichts mehr geliefert.',
    promised: (day) => `Der Lieferant hat die Lieferung für ${day} zugesagt.`,
    requested: (day) => `Gewünscht ist die Lieferung für ${day}; der Lieferant hat keinen Termin zugesagt.`,
    late: 'Dieser Termin ist überschritten.',
    line: (line, product, received, ordered, day) =>
      `Position ${line}, ${product}: ${received} von ${ordered} eingegangen${day === '' ? '' : `, ${day}`}.`,
    lineCanceled: (line, product) => `Position ${line}, ${product}: storniert.`,
    receipt: (number, day, what) => `Wareneingang ${number}${day === '' ? '' : ` vom ${day}`}: ${what}.`,
    ofLine: (quantity, line) => `${quantity} zu Position ${line}`,
    noReceipt: 'Es ist noch nichts eingegangen.',
    more: (count) => (count === 1 ? 'Und 1 weitere Position.' : `Und ${count} weitere Positionen.`),
  },
};
