/** German: where an order is, and lists of those that are open. */
import type { Texts } from '../texts.ts';

export const germanOrderStatus: Texts['orderStatus'] = {
  list: {
    mine: 'Meine offenen Bestellungen',
    all: 'Offene Bestellungen',
    late: (title) => `${title}, die überfällig sind`,
    of: (title, vendor, warehouse) =>
      [title, vendor === '' ? '' : `bei ${vendor}`, warehouse === '' ? '' : `für Lager ${warehouse}`]
        .filter((part) => part !== '')
        .join(' '),
    count: (count) => (count === 1 ? 'Eine Bestellung.' : `${count} Bestellungen.`),
    most: (most) => `Mehr als ${most}: die ${most} zuerst erwarteten.`,
    none: 'Es gibt keine.',
    noWorker: {
      title: 'Ich weiß nicht, welche Bestellungen Ihre sind.',
      text: 'Bestellungen nennen, wer bestellt hat, und hinter Ihrem Konto steht keine Arbeitskraft. Bitten Sie die IT, beide zu verbinden, oder fragen Sie nach Bestellungen bei einem Lieferanten oder für ein Lager.',
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
    draft: 'Sie ist ein Entwurf: Um Freigabe wurde noch niemand gebeten.',
    waits: (names) => `Sie wartet auf die Freigabe von ${names}.`,
    waitsSince: (at) => `Eingereicht: ${at}.`,
    due: (day, isOver) => (isOver ? `Zu entscheiden war bis ${day}.` : `Zu entscheiden bis ${day}.`),
    waitsForNobody: 'Sie wird geprüft; auf wessen Entscheidung sie wartet, kann ich nicht sehen.',
    rejected: 'Sie wurde in Supply Chain Management abgelehnt.',
    approved: 'Sie ist freigegeben; beim Lieferanten bestätigt ist sie noch nicht.',
    approvedAtOnce: 'Sie braucht keine Freigabe; beim Lieferanten bestätigt ist sie noch nicht.',
    inExternalReview: 'Der Lieferant ist gefragt und hat noch nicht geantwortet.',
    confirmed: 'Sie ist beim Lieferanten bestätigt.',
    finalized: 'Sie ist abgeschlossen: An ihr ändert sich nichts mehr.',
    canceled: 'Sie ist storniert: Es kommt nichts mehr.',
    promised: (day) => `Der Lieferant hat sie für ${day} zugesagt.`,
    requested: (day) => `Gewünscht ist sie für ${day}; zugesagt hat der Lieferant keinen Tag.`,
    late: 'Dieser Tag ist vorbei.',
    line: (line, product, received, ordered, day) =>
      `Position ${line}, ${product}: ${received} von ${ordered} eingegangen${day === '' ? '' : `, ${day}`}.`,
    lineCanceled: (line, product) => `Position ${line}, ${product}: storniert.`,
    receipt: (number, day, what) => `Wareneingang ${number}${day === '' ? '' : ` vom ${day}`}: ${what}.`,
    ofLine: (quantity, line) => `${quantity} zu Position ${line}`,
    noReceipt: 'Eingegangen ist noch nichts.',
    more: (count) => `Und ${count} weitere Positionen.`,
  },
};
