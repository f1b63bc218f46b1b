/** German: changes of an order there is, and what changed since it was approved. */
import type { Texts } from '../texts.ts';
import { moment } from './moments.ts';

export const germanOrderChanges: Texts['orderChanges'] = {
  inOwnChat: 'Änderungen enthalten Preise, deshalb zeige ich sie nur in unserem eigenen Chat.',
  noApproval: (company) =>
    `In Firma ${company} gibt es keine Genehmigungen: Eine Bestellung ist genehmigt, sobald sie gespeichert ist.`,
  neverApproved: 'Soweit ich weiß, wurde sie noch nie genehmigt.',
  approvedBy: (by, at) => `Zuletzt ${moment(at)} von ${by} genehmigt.`,
  approvedElsewhere: (at) => `Zuletzt in Supply Chain Management genehmigt; bemerkt habe ich es ${moment(at)}.`,
  approvedUnseen: (by, at) =>
    `Zuletzt ${by === '' ? '' : `von ${by} `}${moment(at)} direkt in Supply Chain Management genehmigt. Den genehmigten Stand habe ich nicht gesehen; was sich geändert hat, kann ich deshalb nicht sagen.`,
  since: 'Seitdem:',
  same: 'Seitdem hat sich nichts geändert.',
  stillApproved: 'Sie steht noch so, wie sie genehmigt wurde.',
  than: 'Geändert seit der Genehmigung davor:',
  sameBefore: 'Seit der Genehmigung davor hat sich nichts geändert.',
  onlyApproval: 'Eine frühere Genehmigung kenne ich nicht.',

  /** Acts that are confirmed first. */
  asking: {
    recallTitle: (number) => `Bestellung ${number} zurückrufen?`,
    recallText:
      'Sie wird wieder ein Entwurf und lässt sich ändern. Wer um Genehmigung gebeten wurde, kann dann nicht mehr entscheiden.',
    recallRejected: 'Sie wurde abgelehnt. Durch das Zurückrufen wird sie wieder ein Entwurf und lässt sich ändern.',
    recallAct: 'Zurückrufen',
    cancelTitle: (number) => `Bestellung ${number} stornieren?`,
    cancelText:
      'Was noch aussteht, wird in Supply Chain Management storniert. Das lässt sich hier nicht rückgängig machen.',
    cancelAct: 'Bestellung stornieren',
    cancelled: (line, open, received) =>
      received === ''
        ? `${line}: Die offene Menge (${open}) wird storniert.`
        : `${line}: Die offene Menge (${open}) wird storniert, die eingegangene (${received}) bleibt.`,
    more: (count) => (count === 1 ? 'und 1 weitere Position' : `und ${count} weitere Positionen`),
    notRecallable: (status) =>
      `Hier ist nichts zurückzurufen: Das geht nur bei einer Bestellung, die geprüft wird oder abgelehnt ist, und in Supply Chain Management steht diese auf „${status}“.`,
    inReview: 'Sie wird gerade geprüft: Rufen Sie sie erst zurück, dann lässt sie sich stornieren.',
    nothingToCancel: (status) =>
      `Hier ist nichts mehr zu stornieren: In Supply Chain Management steht diese Bestellung auf „${status}“.`,
    notYours:
      'Dazu müssten Sie in Field Service Bestellungen ändern dürfen oder eine Lizenz für Supply Chain Management haben. Bitten Sie die Disposition darum.',
  },
  form: {
    title: (number) => `Bestellung ${number} ändern`,
    text: 'Sie sehen die Änderung noch einmal, bevor sie gespeichert wird. Die Preise kommen aus Supply Chain Management.',
    confirm: (number) => `Bestellung ${number} ändern?`,
    confirmText: 'Das wird in beiden Systemen gespeichert; Supply Chain Management rechnet die Preise neu.',
    line: (line) => `Position ${line}`,
    along: (count, what) => (count === 1 ? `1 weitere Position, ${what}` : `${count} weitere Positionen, ${what}`),
    newLine: 'Neue Position',
    removed: (quantity, product) => `${quantity} ${product} entfernt`,
    added: (quantity, product) => `${quantity} ${product}`,
    others: (count) =>
      count === 1
        ? 'Eine weitere Position ist erledigt oder steht nicht in diesem Formular.'
        : `${count} weitere Positionen sind erledigt oder stehen nicht in diesem Formular.`,
    nothing: 'Sie haben noch nichts geändert.',
    tooManyNew: (most) => `Höchstens ${most} neue Positionen auf einmal.`,
    noLine: (line) => `Eine offene Position ${line} gibt es nicht.`,
    movedOn:
      'Die Bestellung hat sich geändert, seit Sie sie geöffnet haben. Ihre Eingaben sind unten erhalten. Inzwischen geändert:',
    price:
      'Preise kommen aus den Handelsvereinbarungen in Supply Chain Management; hier und in Field Service lassen sie sich nicht setzen.',
    gone: 'Die Bestellung gibt es nicht mehr, oder Sie dürfen sie nicht mehr sehen.',
    saved: 'In beiden Systemen geändert, mit Preisen aus Supply Chain Management.',
    inReview: 'Sie wird geprüft und lässt sich nicht ändern: Rufen Sie sie erst zurück.',
    rejected: 'Sie wurde abgelehnt: Rufen Sie sie erst zurück, dann lässt sie sich ändern.',
    approved: (status) =>
      `In Supply Chain Management steht sie auf „${status}“, und eine genehmigte Bestellung lässt sich nicht ändern. Erst muss eine Änderung angefordert werden; dann ist sie wieder ein Entwurf.`,
    closed: (status) => `Sie lässt sich nicht mehr ändern: In Supply Chain Management steht sie auf „${status}“.`,
  },
  again: {
    which: 'Welche Bestellung möchten Sie noch einmal?',
    noneFrom: (vendor) =>
      `Ich habe keine Bestellung bei ${vendor} gefunden, die sich wiederholen lässt; stornierte zählen nicht.`,
    whichVendor: 'Bei welchem Lieferanten?',
    vendorBarred: (vendor) =>
      `Bei Lieferant ${vendor} kann jetzt nicht bestellt werden: Er ist gesperrt oder nicht mehr vorhanden. Wählen Sie einen anderen.`,
    productBarred: (product) =>
      `Produkt ${product} kann jetzt nicht bestellt werden: Es ist gesperrt, für diese Firma nicht freigegeben oder nicht mehr vorhanden. Wählen Sie ein anderes oder entfernen Sie die Position.`,
    from: (number) => `Ausgefüllt nach ${number}. Bestellt ist noch nichts.`,
  },
};
