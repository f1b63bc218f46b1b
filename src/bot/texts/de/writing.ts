/** German: what becomes of an act. */
import type { Texts } from '../texts.ts';

const asked = 'Die Antwort von Supply Chain Management steht noch aus.';

export const germanWriting: Pick<Texts, 'outcomes' | 'working'> = {
  outcomes: {
    inBoth: 'In Field Service und in Supply Chain Management gespeichert.',
    queued: {
      title: 'Vorgemerkt, noch nicht in beiden Systemen.',
      text: 'Gerade lässt sich nicht in beiden Systemen speichern. Die Änderung behält ihren Platz in der Warteschlange und wird gespeichert, sobald es geht; diese Karte sagt es Ihnen.',
    },
    silent: (system, time) => `${system} antwortet ${time === '' ? '' : `seit ${time} `}nicht.`,
    paused: (map, time, by) =>
      `${map}: Die Synchronisierung ist ${time === '' ? '' : `seit ${time} `}pausiert${by === '' ? '' : ` (${by})`}.`,
    parked: {
      title: 'Das muss sich jemand ansehen.',
      text: (reason) => `Es konnte nicht abgeschlossen werden: ${reason} Auch Ihre Administration sieht es.`,
    },
  },

  working: {
    slow: { title: 'Wird bearbeitet …', text: 'Eines der Systeme lässt sich Zeit. Die Antwort erscheint hier.' },
    checking: {
      title: 'Noch nicht sicher, wird geprüft …',
      text: 'Eines der Systeme hat nicht rechtzeitig geantwortet. Ich finde heraus, was daraus geworden ist; diese Karte sagt es Ihnen. Bitte nicht noch einmal auslösen.',
    },
    order: {
      title: 'Bestellung wird angelegt …',
      text: 'Supply Chain Management vergibt Nummer und Preise, dann geht sie an Field Service. Das dauert einen Moment.',
    },
    workOrder: {
      title: 'Arbeitsauftrag wird angelegt …',
      text: 'Die Antwort von Field Service steht noch aus; das dauert einen Moment.',
    },
    retry: { title: 'Neuer Versuch …', text: 'Die Antwort beider Systeme steht noch aus; das dauert einen Moment.' },
    act: {
      submit: (number) => ({ title: `${number} wird eingereicht …`, text: asked }),
      recall: (number) => ({ title: `${number} wird zurückgerufen …`, text: asked }),
      cancel: (number) => ({ title: `${number} wird storniert …`, text: asked }),
      approve: (number) => ({ title: `${number} wird genehmigt …`, text: asked }),
      reject: (number) => ({ title: `${number} wird abgelehnt …`, text: asked }),
      requestChange: (number) => ({ title: `Änderung von ${number} wird angefordert …`, text: asked }),
      delegate: (number) => ({ title: `${number} wird delegiert …`, text: asked }),
      confirm: (number) => ({ title: `${number} wird bestätigt …`, text: asked }),
      postProductReceipt: (number) => ({
        title: `Wareneingang für ${number} wird gebucht …`,
        text: 'Supply Chain Management bucht ihn, dann geht er an Field Service.',
      }),
    },
    syncOrder: (number) => ({
      title: `${number} wird abgeglichen …`,
      text: 'Supply Chain Management wird gelesen, dann bekommt Field Service, was fehlt.',
    }),
    orderChange: (number) => ({
      title: `${number} wird geändert …`,
      text: 'Supply Chain Management speichert es zuerst, dann geht es an Field Service.',
    }),
    record: (one, key, isNew) => ({
      title: `${one} ${key} wird ${isNew ? 'angelegt' : 'geändert'} …`,
      text: 'Die Antwort beider Systeme steht noch aus; das dauert einen Moment.',
    }),
  },
};
