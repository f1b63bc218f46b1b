/** German: purchase orders, their approval and their receipts. */
import type { Texts } from '../texts.ts';

export const germanOrders: Texts['orders'] = {
  title: (number) => `Bestellung ${number}`,
  approvalTitle: (number) => `Bestellung ${number} wartet auf Ihre Entscheidung`,
  created: 'In Field Service und in Supply Chain Management gespeichert, mit Preisen von Supply Chain Management.',
  unknown: (words) => `Ich habe keine Bestellung „${words}“ gefunden.`,
  severalFit: (words) => `Zu „${words}“ passen mehrere: Bitte wählen Sie.`,
  noneFits: (words) => `Zu „${words}“ passt nichts.`,
  noDate: (words) => `„${words}“ verstehe ich nicht als Tag.`,
  noQuantity: (words) => `„${words}“ ist keine Menge.`,
  needed: {
    vendor: 'Nennen Sie den Lieferanten.',
    product: 'Nennen Sie das Produkt.',
    quantity: 'Nennen Sie die Menge.',
    lines: 'Eine Bestellung braucht mindestens eine Position.',
    receipt: 'Geben Sie die Nummer des Lieferscheins an.',
    received: 'Geben Sie für mindestens eine Position an, wie viel angekommen ist.',
  },
  alreadyThere: 'Diese Bestellung steht schon in beiden Systemen.',
  changeThere:
    'So lässt sich nur ändern, was noch nicht angelegt ist. Bestellen Sie die Differenz oder ändern Sie die Bestellung selbst.',
  notPriced: 'Noch ohne Preise',
  total: (amount) => `Summe ${amount}`,
  tooManyLines: (most, dropped) =>
    `Eine Bestellung im Chat hat höchstens ${most} Positionen; ${dropped} weitere wurden weggelassen. Ergänzen Sie sie in Supply Chain Management oder als weitere Bestellung.`,
  moreLines: (count) => `und ${count} weitere Positionen, siehe die Bestellung selbst`,
  line: (quantity, price, received, status) =>
    [price === '' ? quantity : `${quantity} zu ${price}`, received === '' ? '' : `eingegangen ${received}`, status]
      .filter((part) => part !== '')
      .join(', '),
  facts: {
    vendor: 'Lieferant',
    approvalStatus: 'Freigabe',
    orderStatus: 'Status',
    site: 'Standort',
    warehouse: 'Lager',
    date: 'Wunschtermin',
    confirmedDate: 'Zugesagt für',
    paymentTerm: 'Zahlungsbedingung',
    shipVia: 'Lieferart',
    requester: 'Angefordert von',
    due: 'Zu entscheiden bis',
  },
  offers: {
    submit: 'Diese Bestellung zur Freigabe einreichen?',
    confirm: 'Diese Bestellung bestätigen?',
    sync: 'Nach Field Service bringen, was Supply Chain Management von dieser Bestellung hat?',
  },
  synced: 'Field Service hat, was Supply Chain Management davon hat.',
  standsAt: (status) => `Das geht jetzt nicht: In Supply Chain Management steht diese Bestellung auf „${status}“.`,
  nothingToReceive: (status) =>
    `Hier ist nichts einzubuchen: Wareneingang gibt es nur für eine bestätigte Bestellung mit offenen Positionen, und in Supply Chain Management steht diese auf „${status}“.`,
  notYourDecision: (names) =>
    names === ''
      ? 'Supply Chain Management hat Sie nicht um diese Entscheidung gebeten.'
      : `Supply Chain Management hat ${names} um diese Entscheidung gebeten.`,
  notYoursToSubmit:
    'Sie kann jetzt eingereicht werden. Dazu müssten Sie in Field Service Bestellungen ändern dürfen: Bitten Sie die Disposition.',
  notYoursToConfirm:
    'Sie kann jetzt bestätigt werden. Dazu ist eine Lizenz für Supply Chain Management nötig, die Sie nicht haben: Bitten Sie jemanden aus dem Einkauf.',
  submitted: (status) => `Eingereicht. In Supply Chain Management steht sie auf „${status}“.`,
  asked: (names) => `Eingereicht. Um Freigabe gebeten: ${names}.`,
  notMet: (names) =>
    `${names} hat mir noch nie geschrieben: Die Anfrage wartet bis dahin, sagen Sie also bitte Bescheid.`,
  toldLater: 'Erledigt. Wer es wissen muss, erfährt es, sobald die Systeme antworten.',
  movedOn: 'Diese Bestellung hat sich geändert, seit diese Karte entstand; so steht sie jetzt.',
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
    more: (count) => `Und ${count} weitere Änderungen.`,
  },
  reasonNeeded: 'Geben Sie erst eine Begründung an, dann lehnen Sie ab.',
  decided: {
    approve: (by, at) => `Von ${by} um ${at} freigegeben.`,
    reject: (by, at) => `Von ${by} um ${at} abgelehnt.`,
    requestChange: (by, at) => `Von ${by} um ${at} zur Änderung zurückgegeben.`,
    recall: (by, at) => `Von ${by} um ${at} zurückgerufen.`,
    delegate: (by, at, to) =>
      to === '' ? `Von ${by} um ${at} weitergegeben.` : `Von ${by} um ${at} an ${to} weitergegeben.`,
  },
  told: {
    approve: (number, by) => `${by} hat Bestellung ${number} freigegeben.`,
    reject: (number, by) => `${by} hat Bestellung ${number} abgelehnt.`,
    requestChange: (number, by) => `${by} möchte Bestellung ${number} geändert haben.`,
  },
  toldNext: {
    approve: 'Sie kann jetzt bestätigt werden.',
    reject: 'Die Begründung steht in ihrem Verlauf in Supply Chain Management.',
    requestChange: 'Sie ist wieder ein Entwurf: Ändern Sie sie und reichen Sie sie neu ein.',
    because: (reason) => `Die Begründung: ${reason}`,
  },
  done: {
    recall: 'Zurückgeholt: Sie ist in beiden Systemen wieder ein Entwurf.',
    cancel: 'In Supply Chain Management storniert, und damit auch in Field Service.',
    confirm: 'In Supply Chain Management bestätigt.',
    postProductReceipt: 'Der Wareneingang ist in Supply Chain Management gebucht und steht in Field Service.',
  },
};
