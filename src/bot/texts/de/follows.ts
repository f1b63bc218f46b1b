/** German: following an order until it is decided. */
import type { Texts } from '../texts.ts';

export const germanFollows: Texts['follows'] = {
  begun: (number) => `Ich sage Ihnen Bescheid, wenn über Bestellung ${number} entschieden ist.`,
  once: 'Einmal, hier in unserem Chat: genehmigt, abgelehnt, zurückgerufen oder storniert.',
  own: (number) => `${number} ist Ihre eigene Bestellung: Wenn darüber entschieden ist, sage ich es Ihnen von selbst.`,
  already: 'Es gibt nichts mehr abzuwarten.',
  ended: (number) => `Über Bestellung ${number} gebe ich Ihnen nicht mehr Bescheid.`,
  none: (number) => `Bestellung ${number} verfolgen Sie nicht.`,
  what: (number) => `Entscheidung über Bestellung ${number}`,
  ends: {
    approved: (number) => `Bestellung ${number} ist genehmigt.`,
    rejected: (number) => `Bestellung ${number} ist abgelehnt.`,
    recalled: (number) =>
      `Bestellung ${number} ist wieder ein Entwurf: Sie wurde zurückgerufen, oder es wurde eine Änderung angefordert.`,
    canceled: (number) => `Bestellung ${number} ist storniert.`,
  },
};
