/** German: sync failures, what can be done about them, and who may. */
import type { Texts } from '../texts.ts';

export const germanSyncFailures: Texts['syncFailures'] = {
  title: {
    open: (record) => `Nicht in beiden Systemen: ${record}`,
    retrying: (record) => `Wird erneut versucht: ${record}`,
    resolved: (record) => `Jetzt in beiden Systemen: ${record}`,
    dismissed: (record) => `Abgelegt: ${record}`,
  },
  counted: (count, many) => `${count} ${many}`,
  states: {
    open: (count) => `${count} offen`,
    retrying: (count) => `${count} im neuen Versuch`,
    resolved: (count) => `${count} jetzt in beiden Systemen`,
    dismissed: (count) => `${count} abgelegt`,
  },
  text: (origin, other) =>
    `Die Änderung wurde in ${origin} gemacht, und ${other} hat sie nicht angenommen. Berichtigen Sie sie dort, oder räumen Sie aus dem Weg, was sie verhindert, und versuchen Sie es dann erneut.`,
  over: { resolved: 'Beide Systeme stimmen wieder überein.', dismissed: 'Dieser Fehler wurde abgelegt.' },
  facts: {
    class: 'Art',
    since: 'Seit',
    attempts: 'Versuche',
    assignee: 'Zugewiesen an',
    by: 'Von',
    ended: 'Beendet',
    reason: 'Begründung',
  },
  byItself: 'Dispatch Copilot',
  classes: {
    application: 'eine Regel hat abgelehnt',
    system: 'ein System hat nicht wie erwartet geantwortet',
    concurrency: 'es gibt eine neuere Fassung',
    conflict: 'beide Seiten haben geändert',
  },
  neutral: {
    inRoom:
      'Einzelheiten haben die Person, die die Änderung gemacht hat, und die Administration in ihrem eigenen Chat mit mir.',
    notReadable: 'Ihr eigenes System zeigt Ihnen zurzeit nicht, worum es geht.',
  },
  inOwnChat: 'Sie finden es in unserem eigenen Chat.',
  writeFirst: 'Schreiben Sie mir zuerst in unserem eigenen Chat; dort zeige ich es Ihnen dann.',
  page: (first, last, all) => `${first} bis ${last} von ${all}`,
  show: (record) => `${record} anzeigen`,
  takeOf: (system) => `${system} übernehmen`,
  me: (name) => `${name} (ich)`,
  editTitle: (record) => `${record} berichtigen`,
  editText: 'Was Sie ändern, wird in beide Systeme geschrieben.',
  editNothing: 'Es wurde noch nichts geändert.',
  editImpossible:
    'Dieser Datensatz ist in Ihrem System nicht lesbar und kann hier deshalb nicht berichtigt werden. Öffnen Sie ihn dort.',
  reasonNeeded: 'Geben Sie eine Begründung an: sie bleibt bei dem Fehler stehen.',
  nobody: 'Wählen Sie jemanden aus.',
  severalPeople: (names) => `Mehrere passen: ${names}. Nennen Sie mehr vom Namen.`,
  unknownPerson: (words) =>
    `Ich kenne niemanden namens „${words}“ mit einer Lizenz für eines der Systeme. Geben Sie die Adresse an, etwa name@example.com.`,
  notMet: (name) => `${name} (hat mir noch nie geschrieben und erfährt es erst dann)`,
  notYours: 'Das können nur die Person, die die Änderung gemacht hat, und die Administration.',
  isOver: 'Davon ist nichts mehr offen.',
};
