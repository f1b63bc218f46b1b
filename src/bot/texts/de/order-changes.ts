/** German: changes of an order there is, and what changed since it was approved. */
import type { Texts } from '../texts.ts';

export const germanOrderChanges: Texts['orderChanges'] = {
  inOwnChat: 'Änderungen nennen Preise, deshalb sage ich sie nur in unserem eigenen Chat.',
  noApproval: (company) =>
    `Firma ${company} kennt keine Freigabe von Bestellungen: Dort ist eine Bestellung freigegeben, sobald sie gespeichert ist.`,
  neverApproved: 'Soweit ich weiß, wurde sie noch nie freigegeben.',
  approvedBy: (by, at) => `Zuletzt freigegeben von ${by}, ${at}.`,
  approvedElsewhere: (at) => `Zuletzt in Supply Chain Management freigegeben; so gesehen habe ich sie um ${at}.`,
  approvedUnseen: (by, at) =>
    `Zuletzt ${by === '' ? '' : `von ${by} `}um ${at} in Supply Chain Management selbst freigegeben. Den freigegebenen Stand habe ich nicht gesehen; was sich geändert hat, kann ich deshalb nicht sagen.`,
  since: 'Seitdem:',
  same: 'Seitdem hat sich nichts geändert.',
  stillApproved: 'Sie steht noch so, wie sie freigegeben wurde.',
  than: 'Anders als bei der Freigabe davor:',
  sameBefore: 'Die Freigabe davor galt demselben.',
  onlyApproval: 'Eine Freigabe davor kenne ich nicht.',

  /** Acts that are confirmed first. */
  asking: {
    recallTitle: (number) => `Bestellung ${number} aus der Freigabe zurückholen?`,
    recallText:
      'Sie wird wieder ein Entwurf und lässt sich ändern. Wer um Freigabe gebeten wurde, kann dann nicht mehr entscheiden.',
    recallRejected: 'Sie wurde abgelehnt. Sie wird wieder ein Entwurf und lässt sich ändern.',
    recallAct: 'Zurückholen',
    cancelTitle: (number) => `Bestellung ${number} stornieren?`,
    cancelText: 'Was noch aussteht, wird in Supply Chain Management storniert. Das lässt sich hier nicht zurücknehmen.',
    cancelAct: 'Stornieren',
    cancelled: (line, open, received) =>
      received === ''
        ? `${line}: ${open} werden storniert.`
        : `${line}: ${open} werden storniert, eingegangen bleiben ${received}.`,
    more: (count) => `und ${count} weitere Positionen`,
    notRecallable: (status) =>
      `Hier ist nichts zurückzuholen: Das geht nur, solange sie geprüft wird oder abgelehnt ist, und in Supply Chain Management steht sie auf „${status}“.`,
    inReview: 'Sie wird gerade geprüft: Holen Sie sie erst zurück, dann lässt sie sich stornieren.',
    nothingToCancel: (status) =>
      `Hier ist nichts mehr zu stornieren: In Supply Chain Management steht diese Bestellung auf „${status}“.`,
    notYours:
      'Dazu müssten Sie in Field Service Bestellungen ändern dürfen oder eine Lizenz für Supply Chain Management haben: Bitten Sie die Disposition.',
  },
  form: {
    title: (number) => `Bestellung ${number} ändern`,
    text: 'Sie sehen die Änderung noch einmal, bevor sie gespeichert wird. Preise bestimmt Supply Chain Management.',
    confirm: (number) => `Bestellung ${number} ändern?`,
    confirmText: 'Das wird in beiden Systemen gespeichert; Supply Chain Management rechnet die Preise neu.',
    line: (line) => `Position ${line}`,
    newLine: 'Neue Position',
    removed: (quantity, product) => `${quantity} ${product} entfallen`,
    added: (quantity, product) => `${quantity} ${product}`,
    others: (count) =>
      count === 1
        ? 'Eine weitere Position ist erledigt oder steht nicht in diesem Formular.'
        : `${count} weitere Positionen sind erledigt oder stehen nicht in diesem Formular.`,
    nothing: 'Das ist nicht anders, als die Bestellung schon steht.',
    tooManyNew: (most) => `Höchstens ${most} neue Positionen auf einmal.`,
    noLine: (line) => `Eine offene Position ${line} gibt es nicht.`,
    movedOn:
      'Die Bestellung hat sich geändert, seit Sie sie geöffnet haben. Ihre Eingaben stehen unten; anders ist jetzt:',
    price:
      'Preise kommen aus den Handelsvereinbarungen in Supply Chain Management; hier und in Field Service lassen sie sich nicht setzen.',
    gone: 'Es gibt sie nicht mehr, oder Sie dürfen sie nicht mehr sehen.',
    saved: 'In beiden Systemen geändert, mit Preisen von Supply Chain Management.',
    inReview: 'Sie wird geprüft und lässt sich nicht ändern: Holen Sie sie erst zurück.',
    rejected: 'Sie wurde abgelehnt: Holen Sie sie erst zurück, dann lässt sie sich ändern.',
    approved: (status) =>
      `In Supply Chain Management steht sie auf „${status}“, und eine freigegebene Bestellung lässt sich nicht ändern. Erst muss eine Änderung angefordert werden; dann ist sie wieder ein Entwurf.`,
    closed: (status) => `Sie lässt sich nicht mehr ändern: In Supply Chain Management steht sie auf „${status}“.`,
  },
  again: {
    which: 'Welche Bestellung möchten Sie noch einmal?',
    noneFrom: (vendor) => `Ich habe keine Bestellung bei ${vendor} gefunden, die nicht storniert wurde.`,
    whichVendor: 'Bei welchem Lieferanten?',
    vendorBarred: (vendor) =>
      `Bei Lieferant ${vendor} kann jetzt nicht bestellt werden: Er ist gesperrt oder nicht mehr da. Wählen Sie einen anderen.`,
    productBarred: (product) =>
      `Produkt ${product} kann jetzt nicht bestellt werden: Es ist gesperrt, für diese Firma nicht freigegeben oder nicht mehr da. Wählen Sie ein anderes oder entfernen Sie die Position.`,
    from: (number) => `Ausgefüllt nach ${number}. Bestellt ist davon noch nichts.`,
  },
};
