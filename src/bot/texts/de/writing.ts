/** German: what becomes of an act. */
import type { Texts } from '../texts.ts';

const asked = 'Supply Chain Management wird gefragt.';

export const germanWriting: Pick<Texts, 'outcomes' | 'working'> = {
  outcomes: {
    inBoth: 'In Field Service und in Supply Chain Management gespeichert.',
    queued: {
      title: 'Vorgemerkt, noch nicht in beiden Systemen.',
      text: 'Beide können gerade nicht geschrieben werden. Die Änderung behält ihren Platz und wird geschrieben, sobald es geht; diese Karte sagt es Ihnen.',
    },
    silent: (system, time) => `${system} antwortet ${time === '' ? '' : `seit ${time} `}nicht.`,
    paused: (map, time, by) =>
      `${map}: die Synchronisierung ist ${time === '' ? '' : `seit ${time} `}pausiert${by === '' ? '' : ` (${by})`}.`,
    parked: {
      title: 'Das muss sich jemand ansehen.',
      text: (reason) => `Es konnte nicht abgeschlossen werden: ${reason} Auch Ihre Administration sieht es.`,
    },
  },

  working: {
    slow: { title: 'Bin dabei …', text: 'Eines der Systeme lässt sich Zeit. Die Antwort erscheint hier.' },
    checking: {
      title: 'Noch nicht sicher, wird geprüft …',
      text: 'Eines der Systeme hat nicht rechtzeitig geantwortet. Ich finde heraus, was daraus geworden ist; diese Karte sagt es Ihnen. Bitte nicht noch einmal auslösen.',
    },
    order: {
      title: 'Bestellung wird angelegt …',
      text: 'Supply Chain Management vergibt Nummer und Preise, dann bekommt Field Service sie; das dauert einen Moment.',
    },
    workOrder: {
      title: 'Arbeitsauftrag wird angelegt …',
      text: 'Field Service wird gefragt; das dauert einen Moment.',
    },
    retry: { title: 'Neuer Versuch …', text: 'Beide Systeme werden gefragt; das dauert einen Moment.' },
    act: {
      submit: (number) => ({ title: `${number} wird eingereicht …`, text: asked }),
      recall: (number) => ({ title: `${number} wird zurückgeholt …`, text: asked }),
      cancel: (number) => ({ title: `${number} wird storniert …`, text: asked }),
      approve: (number) => ({ title: `${number} wird freigegeben …`, text: asked }),
      reject: (number) => ({ title: `${number} wird abgelehnt …`, text: asked }),
      requestChange: (number) => ({ title: `${number} wird zur Änderung zurückgegeben …`, text: asked }),
      delegate: (number) => ({ title: `${number} wird weitergegeben …`, text: asked }),
      confirm: (number) => ({ title: `${number} wird bestätigt …`, text: asked }),
      postProductReceipt: (number) => ({
        title: `Wareneingang für ${number} wird gebucht …`,
        text: 'Supply Chain Management bucht ihn, dann bekommt Field Service ihn.',
      }),
    },
    syncOrder: (number) => ({
      title: `${number} wird abgeglichen …`,
      text: 'Supply Chain Management wird gelesen, dann bekommt Field Service, was fehlt.',
    }),
    orderChange: (number) => ({
      title: `${number} wird geändert …`,
      text: 'Supply Chain Management wird gefragt, dann bekommt Field Service es.',
    }),
    record: (one, key, isNew) => ({
      title: `${one} ${key} wird ${isNew ? 'angelegt' : 'geändert'} …`,
      text: 'Beide Systeme werden gefragt; das dauert einen Moment.',
    }),
  },
};
