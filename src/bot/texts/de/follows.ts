/** German: following an order until it is decided, or has arrived. */
import type { Texts } from '../texts.ts';

export const germanFollows: Texts['follows'] = {
  begun: {
    decision: (number) => `Ich sage Ihnen Bescheid, wenn über Bestellung ${number} entschieden ist.`,
    arrival: (number) => `Ich sage Ihnen Bescheid, wenn Bestellung ${number} da ist.`,
  },
  once: {
    decision: 'Einmal, hier in unserem Chat: genehmigt, abgelehnt, zurückgerufen oder storniert.',
    arrival: 'Einmal, hier in unserem Chat: vollständig eingegangen oder storniert.',
  },
  own: (number) => `${number} ist Ihre eigene Bestellung: Wenn darüber entschieden ist, sage ich es Ihnen von selbst.`,
  already: 'Es gibt nichts mehr abzuwarten.',
  ended: (number) => `Über Bestellung ${number} gebe ich Ihnen nicht mehr Bescheid.`,
  none: (number) => `Bestellung ${number} verfolgen Sie nicht.`,
  what: {
    decision: (number) => `Entscheidung über Bestellung ${number}`,
    arrival: (number) => `Ankunft von Bestellung ${number}`,
  },
  ends: {
    approved: (number) => `Bestellung ${number} ist genehmigt.`,
    rejected: (number) => `Bestellung ${number} ist abgelehnt.`,
    recalled: (number) =>
      `Bestellung ${number} ist wieder ein Entwurf: Sie wurde zurückgerufen, oder es wurde eine Änderung angefordert.`,
    canceled: (number) => `Bestellung ${number} ist storniert.`,
    arrived: (number) => `Bestellung ${number} ist da: Alles ist eingegangen.`,
    deleted: (number) => `Bestellung ${number} wurde gelöscht. Ich verfolge sie deshalb nicht mehr.`,
    lapsed: (number) =>
      `Auf Bestellung ${number} warten Sie seit mehr als 400 Tagen. Ich verfolge sie deshalb nicht mehr. Sagen Sie es mir noch einmal, wenn Sie weiter davon hören möchten.`,
  },
};
