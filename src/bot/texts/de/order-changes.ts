/** German: changes of an order there is, and what changed since it was approved. */
import type { Texts } from '../texts.ts';

export const germanOrderChanges: Texts['orderChanges'] = {
  inOwnChat: 'Änderungen nennen Preise, deshalb sage ich sie nur in unserem eigenen Chat.',
  noApproval: (company) =>
    `Firma ${company} kennt keine Freigabe von Bestellungen: Dort ist eine Bestellung freigegeben, sobald sie gespeichert ist.`,
  neverApproved: 'Soweit ich weiß, wurde sie noch nie freigegeben.',
  approvedBy: (by, at) => `Zuletzt freigegeben von ${by}, ${at}.`,
  approvedElsewhere: (at) => `Zuletzt in Supply Chain Management freigegeben; so gesehen habe ich sie um ${at}.`,
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
};
