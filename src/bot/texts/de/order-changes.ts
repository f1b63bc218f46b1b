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
};
