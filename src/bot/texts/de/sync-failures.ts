/** German: sync failures, what can be done about them, and who may. */
import type { Texts } from '../texts.ts';

export const germanSyncFailures: Texts['syncFailures'] = {
  title: {
    open: (record) => `Nicht in beiden Systemen: ${record}`,
    retrying: (record) => `Wird erneut versucht: ${record}`,
    resolved: (record) => `Jetzt in beiden Systemen: ${record}`,
    dismissed: (record) => `Verworfen: ${record}`,
  },
  counted: (count, many) => `${count} ${many}`,
  states: {
    open: (count) => `${count} offen`,
    retrying: (count) => `${count} erneut im Versuch`,
    resolved: (count) => `${count} jetzt in beiden Systemen`,
    dismissed: (count) => `${count} verworfen`,
  },
  text: (origin, other) =>
    `Die Änderung wurde in ${origin} gemacht, und ${other} hat sie nicht angenommen. Korrigieren Sie sie in ${origin} oder räumen Sie aus dem Weg, was sie verhindert, und versuchen Sie es dann erneut.`,
  parked: (what, who) =>
    `${who}, ${what}: Das ließ sich weder abschließen noch zurücknehmen. Ein neuer Versuch sieht sich beide Systeme noch einmal an und überträgt, was nur eines davon geändert hat.`,
  over: { resolved: 'Beide Systeme stimmen wieder überein.', dismissed: 'Dieser Fehler wurde verworfen.' },
  facts: {
    class: 'Art',
    since: 'Seit',
    attempts: 'Versuche',
    assignee: 'Zugewiesen an',
    by: 'Von',
    ended: 'Beendet',
    reason: 'Begründung',
    command: 'Befehlszeile',
  },
  byItself: 'Dispatch Copilot',
  classes: {
    application: 'von einer Regel abgelehnt',
    system: 'ein System hat nicht wie erwartet geantwortet',
    concurrency: 'es gibt eine neuere Fassung',
    conflict: 'in beiden Systemen geändert',
  },
  neutral: {
    inRoom:
      'Einzelheiten haben die Person, die die Änderung gemacht hat, und die Administration in ihrem eigenen Chat mit mir.',
    notReadable: 'Ihr eigenes System zeigt Ihnen diesen Datensatz zurzeit nicht.',
  },
  inOwnChat: 'Sie finden es in unserem eigenen Chat.',
  writeFirst: 'Schreiben Sie mir zuerst in unserem eigenen Chat; dann kann ich es Ihnen dort zeigen.',
  page: (first, last, all) => `${first} bis ${last} von ${all}`,
  show: (record) => `${record} anzeigen`,
  takeOf: (system) => `Stand von ${system} übernehmen`,
  me: (name) => `${name} (ich)`,
  editTitle: (record) => `${record} korrigieren`,
  editText: 'Was Sie ändern, wird in beide Systeme geschrieben.',
  editNothing: 'Sie haben noch nichts geändert.',
  editImpossible:
    'Dieser Datensatz ist in Ihrem System nicht lesbar und kann hier deshalb nicht korrigiert werden. Öffnen Sie ihn dort.',
  reasonNeeded: 'Geben Sie eine Begründung an; sie bleibt beim Fehler stehen.',
  nobody: 'Wählen Sie jemanden aus.',
  unknownPerson: (words) =>
    `Ich kenne niemanden namens „${words}“ mit einer Lizenz für eines der Systeme. Geben Sie die E-Mail-Adresse an, etwa name@example.com.`,
  notMet: (name) => `${name} (hat mir noch nie geschrieben und erfährt es erst dann)`,
  notYours: 'Das können nur die Person, die die Änderung gemacht hat, und die Administration.',
  isOver: 'Davon ist nichts mehr offen.',
};
