/** German: approvals: what waits, who decided, questions to the requester, reminders, and what happened to an order. */
import type { Texts } from '../texts.ts';
import { moment } from './moments.ts';

export const germanApprovals: Texts['approvals'] = {
  due: (day) => `Zu entscheiden bis ${day}`,
  overdue: (day) => `Überfällig seit ${day}`,
  note: 'Anmerkung',
  changes: {
    sinceApproval: (by, at) => `Seit der Genehmigung durch ${by} ${moment(at)}:`,
    sinceApprovedElsewhere: (at) => `Seit der letzten Genehmigung, bemerkt ${moment(at)}:`,
    sinceSight: 'Seit Sie sie zuletzt gesehen haben:',
    same: (title) => `${title} nichts geändert.`,
  },
  lookFirst:
    'So, wie sie jetzt ist, haben Sie diese Bestellung noch nicht gesehen. Sehen Sie sie sich an und entscheiden Sie dann.',
  changeNeeded: 'Geben Sie an, was zu ändern ist, und fordern Sie dann die Änderung an.',
  delegateNeeded: 'Wählen Sie, an wen Sie delegieren.',
  cannotTake: 'An diese Person lässt sie sich in Supply Chain Management nicht delegieren.',

  question: {
    label: (name) => `Frage an ${name}`,
    needed: 'Geben Sie Ihre Frage ein und senden Sie sie dann.',
    asked: (name) => `Die Frage ging an ${name}. Die Antwort erscheint auf dieser Karte.`,
    notMet: (name) =>
      `Von ${name} habe ich noch keine Nachricht bekommen. Erst danach kann ich Ihre Frage zustellen; sagen Sie bitte Bescheid.`,
    nobody: 'Ich kann nicht feststellen, wer diese Bestellung angefordert hat, und deshalb niemanden fragen.',
    title: (by, number) => `${by} fragt zu Bestellung ${number}`,
    text: 'Wer darüber entscheidet, sieht Ihre Antwort auf der eigenen Karte.',
    line: (at, by, to, text) => `${at} ${by} fragt ${to}: ${text}`,
    answer: (at, by, text) => `${at} ${by}: ${text}`,
    open: 'Noch keine Antwort.',
    waits: (name) => `Von ${name} habe ich noch keine Nachricht bekommen: Diese Frage wartet bis dahin.`,
    answerNeeded: 'Geben Sie Ihre Antwort ein und senden Sie sie dann.',
    answered: (text) => `Ihre Antwort: ${text}`,
    over: 'Darüber ist schon entschieden; Ihre Antwort bleibt trotzdem bei der Bestellung erhalten.',
    told: (by, number) => `${by} hat Ihre Frage zu Bestellung ${number} beantwortet.`,
  },

  waiting: {
    title: (count) =>
      count === 1 ? '1 Bestellung wartet auf Ihre Entscheidung' : `${count} Bestellungen warten auf Ihre Entscheidung`,
    none: 'Keine Bestellung wartet auf Ihre Entscheidung.',
    noApprover:
      'Über Genehmigungen wird in Supply Chain Management entschieden. Dafür haben Sie keine Lizenz, also kann dort nichts auf Sie warten.',
    inOwnChat: 'Diese Bestellungen enthalten Preise, deshalb zeige ich sie nur in unserem eigenen Chat.',
    text: 'Wählen Sie aus, worüber Sie zusammen entscheiden wollen, oder öffnen Sie eine.',
    open: (number) => `${number} öffnen`,
    for: (name) => `für ${name}`,
    moreLines: (count) => `und ${count} weitere`,
    counted: (first, last, all) => `${first} bis ${last} von ${all}`,
    pickOne: 'Wählen Sie mindestens eine aus.',
    reasonNeeded: 'Geben Sie eine Begründung an und lehnen Sie dann ab.',
    working: (count) => ({
      title: count === 1 ? 'Entscheidung über 1 Bestellung …' : `Entscheidung über ${count} Bestellungen …`,
      text: 'Die Antwort von Supply Chain Management steht noch aus.',
    }),
    done: {
      approve: (number) => `${number}: genehmigt.`,
      reject: (number) => `${number}: abgelehnt.`,
    },
    left: (number, why) => `${number}: unverändert. ${why}`,
    movedOn: 'Sie hat sich geändert, seit diese Liste erstellt wurde. Öffnen Sie sie, um den jetzigen Stand zu sehen.',
    stands: (number, how) => `${number}: ${how}`,
    checking: (number) => `${number}: noch nicht sicher, wird geprüft …`,
    outcomes: 'Ergebnis Ihrer Entscheidungen',
  },

  reminder: {
    ahead: (number, day) => `Erinnerung: Ihre Entscheidung über Bestellung ${number} ist bis ${day} fällig.`,
    overdue: (number, day) => `Überfällig: Ihre Entscheidung über Bestellung ${number} war bis ${day} fällig.`,
  },

  history: {
    title: (number) => `Verlauf von ${number}`,
    approvedBy: (number, by, at) => `${number} wurde ${moment(at)} von ${by} genehmigt.`,
    rejectedBy: (number, by, at) => `${number} wurde ${moment(at)} von ${by} abgelehnt.`,
    nobodyYet: (number, status) =>
      `Über ${number} hat noch niemand entschieden: In Supply Chain Management steht sie auf „${status}“.`,
    waitsFor: (names) => `Sie wartet auf ${names}.`,
    atOnce: (company) =>
      `In Firma ${company} gibt es keine Genehmigungen: Eine Bestellung ist genehmigt, sobald sie gespeichert ist.`,
    nothing:
      'Weder in meinem Journal noch in den Genehmigungen von Supply Chain Management habe ich etwas dazu gefunden.',
    more: (count) => `und ${count} weitere`,
    acts: {
      submit: 'eingereicht',
      recall: 'zurückgerufen',
      approve: 'genehmigt',
      reject: 'abgelehnt',
      requestChange: 'Änderung angefordert',
      confirm: 'bestätigt',
      cancel: 'storniert',
      postProductReceipt: 'Wareneingang gebucht',
      delegate: 'delegiert',
    },
    results: { done: '', refused: 'verweigert', ended: 'geklärt', underWay: 'läuft noch' },
    by: (name) => `von ${name}`,
    to: (name) => `an ${name}`,
    onBehalfOf: (name) => `im Namen von ${name}`,
    states: (before, after) => `${before} → ${after}`,
    version: (version) => `Version ${version}`,
    through: {
      chat: '',
      command: 'über die Befehlszeile',
      dataverse: 'in Field Service gespeichert',
      financeOperations: 'direkt in Supply Chain Management',
    },
  },
};
