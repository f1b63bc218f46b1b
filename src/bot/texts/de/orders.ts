/** German: purchase orders, their approval and their receipts. */
import type { Texts } from '../texts.ts';
import { moment } from './moments.ts';

export const germanOrders: Texts['orders'] = {
  title: (number) => `Bestellung ${number}`,
  approvalTitle: (number) => `Bestellung ${number} wartet auf Ihre Entscheidung`,
  created: 'In Field Service und in Supply Chain Management gespeichert, mit Preisen aus Supply Chain Management.',
  unknown: (words) => `Ich habe keine Bestellung „${words}“ gefunden.`,
  severalFit: (words) => `Zu „${words}“ passen mehrere Einträge: Bitte wählen Sie einen.`,
  noneFits: (words) => `Zu „${words}“ passt nichts.`,
  noDate: (words) => `„${words}“ verstehe ich nicht als Datum.`,
  noQuantity: (words) => `„${words}“ ist keine Menge.`,
  needed: {
    vendor: 'Geben Sie den Lieferanten an.',
    product: 'Geben Sie das Produkt an.',
    quantity: 'Geben Sie die Menge an.',
    lines: 'Eine Bestellung braucht mindestens eine Position.',
    receipt: 'Geben Sie die Nummer des Lieferscheins an.',
    received: 'Geben Sie für mindestens eine Position die eingegangene Menge an.',
  },
  alreadyThere: 'Diese Bestellung steht schon in beiden Systemen.',
  changeThere:
    'So lässt sich nur ändern, was noch nicht angelegt ist. Bestellen Sie die Differenz oder ändern Sie die Bestellung selbst.',
  notPriced: 'Noch ohne Preise',
  total: (amount) => `Summe ${amount}`,
  tooManyLines: (most, dropped) =>
    `Eine Bestellung im Chat hat höchstens ${most} Positionen; ${dropped} weitere wurden weggelassen. Ergänzen Sie sie in Supply Chain Management oder als weitere Bestellung.`,
  moreLines: (count) =>
    `und ${count === 1 ? '1 weitere Position' : `${count} weitere Positionen`}, siehe die Bestellung selbst`,
  line: (quantity, price, received, status) =>
    [price === '' ? quantity : `${quantity} zu ${price}`, received === '' ? '' : `eingegangen ${received}`, status]
      .filter((part) => part !== '')
      .join(', '),
  facts: {
    vendor: 'Lieferant',
    approvalStatus: 'Genehmigung',
    orderStatus: 'Status',
    site: 'Standort',
    warehouse: 'Lager',
    date: 'Wunschtermin',
    confirmedDate: 'Zugesagter Termin',
    paymentTerm: 'Zahlungsbedingung',
    shipVia: 'Lieferart',
    workOrder: 'Arbeitsauftrag',
    requester: 'Angefordert von',
    due: 'Zu entscheiden bis',
  },
  offers: {
    submit: 'Diese Bestellung zur Genehmigung einreichen?',
    confirm: 'Diese Bestellung bestätigen?',
    sync: 'Diese Bestellung in Field Service auf den Stand von Supply Chain Management bringen?',
  },
  synced: 'Field Service ist auf dem Stand von Supply Chain Management.',
  standsAt: (status) => `Das geht jetzt nicht: In Supply Chain Management steht diese Bestellung auf „${status}“.`,
  nothingToReceive: (status) =>
    `Hier ist kein Wareneingang zu buchen: Das geht nur bei einer bestätigten Bestellung mit offenen Positionen, und in Supply Chain Management steht diese auf „${status}“.`,
  notYourDecision: (names) =>
    names === ''
      ? 'In Supply Chain Management ist diese Bestellung nicht Ihnen zur Genehmigung zugewiesen.'
      : `In Supply Chain Management ist diese Bestellung ${names} zur Genehmigung zugewiesen.`,
  notYoursToSubmit:
    'Die Bestellung kann jetzt eingereicht werden, aber Sie dürfen in Field Service keine Bestellungen ändern. Bitten Sie die Disposition darum.',
  notYoursToConfirm:
    'Die Bestellung kann jetzt bestätigt werden, aber dazu ist eine Lizenz für Supply Chain Management nötig, die Sie nicht haben. Bitten Sie den Einkauf darum.',
  submitted: (status) => `Eingereicht. In Supply Chain Management steht sie auf „${status}“.`,
  asked: (names) => `Bei ${names} zur Genehmigung eingereicht.`,
  notMet: (names) =>
    `Von ${names} habe ich noch keine Nachricht bekommen. Erst danach kann ich die Anfrage zustellen; sagen Sie bitte Bescheid.`,
  toldLater: 'Erledigt. Wer es wissen muss, erfährt es, sobald die Systeme wieder antworten.',
  movedOn: 'Diese Bestellung hat sich geändert, seit diese Karte erstellt wurde. So steht sie jetzt.',
  changes: {
    total: 'Summe',
    product: 'Produkt',
    quantity: 'Menge',
    price: 'Preis',
    warehouse: 'Lager',
    date: 'Wunschtermin',
    nothing: 'keine Angabe',
    ofLine: (line, what) => `Position ${line}, ${what}`,
    value: (what, from, to) => `${what}: bisher ${from}, jetzt ${to}.`,
    added: (line, quantity, product) => `Position ${line} ist neu: ${quantity} ${product}.`,
    removed: (line, quantity, product) => `Position ${line} ist entfallen: ${quantity} ${product}.`,
    more: (count) => (count === 1 ? 'Und 1 weitere Änderung.' : `Und ${count} weitere Änderungen.`),
  },
  reasonNeeded: 'Geben Sie eine Begründung an und lehnen Sie dann ab.',
  decided: {
    approve: (by, at) => `Von ${by} ${moment(at)} genehmigt.`,
    reject: (by, at) => `Von ${by} ${moment(at)} abgelehnt.`,
    requestChange: (by, at) => `${by} hat ${moment(at)} eine Änderung angefordert.`,
    recall: (by, at) => `Von ${by} ${moment(at)} zurückgerufen.`,
    delegate: (by, at, to) =>
      to === '' ? `Von ${by} ${moment(at)} delegiert.` : `Von ${by} ${moment(at)} an ${to} delegiert.`,
  },
  told: {
    approve: (number, by) => `${by} hat Bestellung ${number} genehmigt.`,
    reject: (number, by) => `${by} hat Bestellung ${number} abgelehnt.`,
    requestChange: (number, by) => `${by} hat eine Änderung der Bestellung ${number} angefordert.`,
  },
  toldNext: {
    approve: 'Sie kann jetzt bestätigt werden.',
    reject: 'Die Begründung steht im Workflowverlauf in Supply Chain Management.',
    requestChange: 'Sie ist wieder ein Entwurf: Ändern Sie sie und reichen Sie sie neu ein.',
    because: (reason) => `Begründung: „${reason}“.`,
  },
  done: {
    recall: 'Zurückgerufen: Sie ist in beiden Systemen wieder ein Entwurf.',
    cancel: 'In Supply Chain Management und in Field Service storniert.',
    confirm: 'In Supply Chain Management bestätigt.',
    postProductReceipt: 'Der Wareneingang ist in Supply Chain Management gebucht und in Field Service eingetragen.',
  },
};
