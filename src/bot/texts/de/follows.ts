/** German: following an order until it is decided. */
import type { Texts } from '../texts.ts';

export const germanFollows: Texts['follows'] = {
  begun: (number) => `Ich sage Ihnen Bescheid, wenn über Bestellung ${number} entschieden ist.`,
  once: 'Einmal, hier in unserem Chat: freigegeben, abgelehnt, zurückgeholt oder storniert.',
  own: (number) => `${number} ist Ihre eigene Bestellung: Wenn darüber entschieden ist, sage ich es Ihnen von selbst.`,
  already: 'Es gibt nichts mehr abzuwarten.',
  ended: (number) => `Von Bestellung ${number} hören Sie nichts mehr.`,
  none: (number) => `Bestellung ${number} haben Sie nicht verfolgt.`,
  what: (number) => `Entscheidung über Bestellung ${number}`,
  ends: {
    approved: (number) => `Bestellung ${number} ist freigegeben.`,
    rejected: (number) => `Bestellung ${number} ist abgelehnt.`,
    recalled: (number) => `Bestellung ${number} ist wieder ein Entwurf: zurückgeholt oder zur Änderung zurückgegeben.`,
    canceled: (number) => `Bestellung ${number} ist storniert.`,
  },
};
