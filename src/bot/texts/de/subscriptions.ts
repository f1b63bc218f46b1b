/** German: hearing of sync failures. */
import type { Texts } from '../texts.ts';

export const germanSubscriptions: Texts['subscriptions'] = {
  title: { mine: 'Wovon Sie erfahren', room: 'Was hier gemeldet wird' },
  text: {
    mine: 'Fehler Ihrer eigenen Änderungen erreichen Sie in jedem Fall.',
    room: 'Wo mehrere lesen, wird kein Datensatz genannt: wer darf, hat die Einzelheiten im eigenen Chat mit mir.',
  },
  none: { mine: 'Darüber hinaus haben Sie nichts abonniert.', room: 'Von sich aus wird hier nichts gemeldet.' },
  what: (many, company, because) =>
    `${many === '' ? 'alle Fehler' : `Fehler bei: ${many}`}${company === '' ? '' : `, Firma ${company}`}${because === '' ? '' : ` (${because})`}`,
  since: (time, by) => `seit ${time}, durch ${by}`,
  end: (what) => `Beenden: ${what}`,
  begun: { mine: (what) => `Ab jetzt melde ich Ihnen: ${what}.`, room: (what) => `Ab jetzt melde ich hier: ${what}.` },
  ended: {
    mine: (what) => `Nicht mehr gemeldet wird Ihnen: ${what}.`,
    room: (what) => `Nicht mehr gemeldet wird hier: ${what}.`,
  },
  inOwnChat: 'Ich melde es Ihnen in unserem eigenen Chat.',
  writeFirst: 'Ich melde es Ihnen in unserem eigenen Chat. Schreiben Sie mir dort zuerst: bis dahin wartet es.',
  noneSuch: (what) => `Dafür gibt es kein Abonnement: ${what}.`,
  whichToEnd: 'Welches soll enden?',
  whichKind: 'Fehler bei welcher Art von Datensätzen?',
  unknownKind: (words) => `Datensätze namens „${words}“ kenne ich nicht.`,
  adminsOnly: (names) =>
    names === ''
      ? 'Was dort gemeldet wird, wo mehrere lesen, bestimmen nur die Administratoren der Synchronisierung.'
      : `Was dort gemeldet wird, wo mehrere lesen, bestimmen nur die Administratoren der Synchronisierung: ${names}.`,
  ask: 'Sagen Sie es mir in unserem eigenen Chat, wenn Sie selbst davon erfahren möchten.',
  anyKind: 'Alle Arten',
  anyCompany: 'Alle Firmen',
  anyClass: 'Aus welchem Grund auch immer',
};
