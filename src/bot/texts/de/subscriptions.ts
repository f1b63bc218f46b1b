/** German: hearing of sync failures. */
import type { Texts } from '../texts.ts';

export const germanSubscriptions: Texts['subscriptions'] = {
  title: { mine: 'Ihre Abonnements', room: 'Abonnements hier' },
  text: {
    mine: 'Fehler bei Ihren eigenen Änderungen melde ich Ihnen in jedem Fall.',
    room: 'Wo mehrere lesen, wird kein Datensatz genannt: Wer ihn sehen darf, bekommt die Einzelheiten im eigenen Chat mit mir.',
  },
  none: { mine: 'Darüber hinaus haben Sie nichts abonniert.', room: 'Hier gibt es keine Abonnements.' },
  what: (many, company, because) =>
    `${many === '' ? 'alle Fehler' : `Fehler bei: ${many}`}${company === '' ? '' : `, Firma ${company}`}${because === '' ? '' : ` (${because})`}`,
  since: (time, by) => `seit ${time}, durch ${by}`,
  end: (what) => `Abbestellen: ${what}`,
  begun: { mine: (what) => `Ab jetzt melde ich Ihnen: ${what}.`, room: (what) => `Ab jetzt melde ich hier: ${what}.` },
  ended: {
    mine: (what) => `Ab jetzt melde ich Ihnen nicht mehr: ${what}.`,
    room: (what) => `Ab jetzt melde ich hier nicht mehr: ${what}.`,
  },
  inOwnChat: 'Ich melde es Ihnen in unserem eigenen Chat.',
  writeFirst: 'Ich melde es Ihnen in unserem eigenen Chat. Schreiben Sie mir dort zuerst: Bis dahin wartet es.',
  noneSuch: (what) => `Dafür gibt es kein Abonnement: ${what}.`,
  whichToEnd: 'Welches Abonnement soll enden?',
  whichKind: 'Fehler bei welcher Art von Datensätzen?',
  unknownKind: (words) => `Datensätze namens „${words}“ kenne ich nicht.`,
  adminsOnly: (names) =>
    names === ''
      ? 'Was in einem Kanal oder Gruppenchat gemeldet wird, bestimmen nur die Administratoren der Synchronisierung.'
      : `Was in einem Kanal oder Gruppenchat gemeldet wird, bestimmen nur die Administratoren der Synchronisierung: ${names}.`,
  ask: 'Sagen Sie es mir in unserem eigenen Chat, wenn Sie selbst davon erfahren möchten.',
  anyKind: 'Alle Arten',
  anyCompany: 'Alle Firmen',
  anyClass: 'Jeder Grund',
};
