/** German: what becomes of an act. */
import type { Texts } from '../texts.ts';

/** What we say ourselves, by code. */
const messages: Readonly<Record<string, string>> = {
  NOT_LICENSED: 'Dazu brauchen Sie eine Lizenz und eine Rolle in Supply Chain Management, die Sie nicht haben.',
  PAUSED: 'Die Synchronisierung dieser Datensätze ist pausiert.',
  NOT_RUNNING: 'Diese Datensätze werden zurzeit nicht synchronisiert.',
  NOT_AVAILABLE: 'Diese Datensätze gibt es in einem der Systeme nicht.',
  INITIALIZING: 'Diese Datensätze werden gerade zum ersten Mal abgeglichen.',
  CATCHING_UP: 'Frühere Änderungen an diesen Datensätzen werden noch übertragen.',
};

const lookAgain =
  'Der Datensatz wurde inzwischen geändert. Sehen Sie ihn sich noch einmal an und wiederholen Sie die Änderung, wenn sie noch passt.';
const notNow = 'Es wurde nichts geändert. Versuchen Sie es noch einmal, wenn das System wieder antwortet.';
const whenItRuns = 'Dazu braucht es beide Systeme zugleich. Versuchen Sie es noch einmal, wenn sie wieder läuft.';
const askForRole = 'Bitten Sie die Administration des Systems um die nötige Rolle.';

/** What to do, by code. */
const remedies: Readonly<Record<string, string>> = {
  VERSION_CHANGED: lookAgain,
  KEY_EXISTS: 'Wählen Sie eine andere Nummer oder ändern Sie den Datensatz, der sie schon hat.',
  NOT_FOUND: 'Der Datensatz, oder einer, auf den er verweist, ist nicht mehr da. Sehen Sie ihn sich noch einmal an.',
  LOOKUP_MISSING: 'Wählen Sie einen anderen Wert oder lassen Sie ihn zuerst anlegen.',
  RIGHT_MISSING: askForRole,
  NOT_A_USER: askForRole,
  PAUSED: whenItRuns,
  INITIALIZING: whenItRuns,
  NOT_RUNNING: 'Fragen Sie Ihre Administration.',
  NOT_AVAILABLE: 'Fragen Sie Ihre Administration.',
  CATCHING_UP: 'Versuchen Sie es gleich noch einmal.',
  NOT_LICENSED: 'Bitten Sie jemanden aus dem Einkauf oder Ihre Administration.',
  ANSWER_LOST: notNow,
  SYSTEM_UNREACHABLE: notNow,
};

const asked = 'Supply Chain Management wird gefragt.';

export const germanWriting: Pick<Texts, 'outcomes' | 'problems' | 'working' | 'summaries'> = {
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

  problems: {
    message: ({ system, code, message }) => (system === 'dispatchCopilot' ? (messages[code] ?? message) : message),
    remedy: ({ code, field }) =>
      remedies[code] ?? (field === null ? '' : 'Korrigieren Sie die Angabe und versuchen Sie es erneut.'),
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
    orderChange: (number) => ({
      title: `${number} wird geändert …`,
      text: 'Supply Chain Management wird gefragt, dann bekommt Field Service es.',
    }),
    record: (one, key, isNew) => ({
      title: `${one} ${key} wird ${isNew ? 'angelegt' : 'geändert'} …`,
      text: 'Beide Systeme werden gefragt; das dauert einen Moment.',
    }),
  },

  summaries: {
    create: (one) => `${one} angelegt`,
    change: (one) => `${one} geändert`,
  },
};
