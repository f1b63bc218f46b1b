/** German: approvals: what waits, who decided, questions to the requester, reminders, and what happened to an order. */
import type { Texts } from '../texts.ts';

export const germanApprovals: Texts['approvals'] = {
  due: (day) => `Zu entscheiden bis ${day}`,
  overdue: (day) => `Überfällig seit ${day}`,
  note: 'Anmerkung',
  changes: {
    sinceApproval: (by, at) => `Seit der Freigabe durch ${by}, ${at}:`,
    sinceApprovedElsewhere: (at) => `Seit der letzten Freigabe, gesehen ${at}:`,
    sinceSight: 'Seit Sie sie zuletzt gesehen haben:',
    same: (title) => `${title} nichts geändert.`,
  },
  lookFirst:
    'So, wie sie jetzt ist, haben Sie diese Bestellung noch nicht gesehen. Sehen Sie sie an und entscheiden Sie dann.',
  changeNeeded: 'Geben Sie an, was zu ändern ist, und fordern Sie es dann an.',
  delegateNeeded: 'Wählen Sie, an wen.',
  cannotTake: 'Dorthin würde Supply Chain Management sie nicht geben.',

  question: {
    label: (name) => `Frage an ${name}`,
    needed: 'Geben Sie Ihre Frage ein und senden Sie sie dann.',
    asked: (name) => `Gefragt: ${name}. Die Antwort erscheint auf dieser Karte.`,
    notMet: (name) =>
      `${name} hat mir noch nie geschrieben: Ihre Frage wartet bis dahin, sagen Sie also bitte Bescheid.`,
    nobody: 'Ich kann nicht herausfinden, wer diese Bestellung angefordert hat, und so niemanden fragen.',
    title: (by, number) => `${by} fragt zu Bestellung ${number}`,
    text: 'Ihre Antwort erscheint auf der Karte derer, die darüber entscheiden.',
    line: (at, by, to, text) => `${at} ${by} fragt ${to}: ${text}`,
    answer: (at, by, text) => `${at} ${by}: ${text}`,
    open: 'Noch keine Antwort.',
    waits: (name) => `${name} hat mir noch nie geschrieben: Diese Frage wartet bis dahin.`,
    answerNeeded: 'Geben Sie Ihre Antwort ein und senden Sie sie dann.',
    answered: (text) => `Ihre Antwort: ${text}`,
    over: 'Darüber ist schon entschieden; Ihre Antwort bleibt trotzdem bei der Bestellung.',
    told: (by, number) => `${by} hat Ihre Frage zu Bestellung ${number} beantwortet.`,
  },

  waiting: {
    title: (count) =>
      count === 1 ? '1 Bestellung wartet auf Ihre Entscheidung' : `${count} Bestellungen warten auf Ihre Entscheidung`,
    none: 'Keine Bestellung wartet auf Ihre Entscheidung.',
    noApprover:
      'Freigaben werden in Supply Chain Management entschieden, wofür Sie keine Lizenz haben: Dort kann nichts auf Sie warten.',
    inOwnChat: 'Was auf Sie wartet, nennt Preise, deshalb zeige ich es nur in unserem eigenen Chat.',
    text: 'Haken Sie an, worüber Sie zusammen entscheiden wollen, oder öffnen Sie eine.',
    open: (number) => `${number} öffnen`,
    for: (name) => `für ${name}`,
    moreLines: (count) => `und ${count} weitere`,
    counted: (first, last, all) => `${first} bis ${last} von ${all}`,
    pickOne: 'Haken Sie mindestens eine an.',
    reasonNeeded: 'Geben Sie erst eine Begründung an, dann lehnen Sie ab.',
    working: (count) => ({
      title: count === 1 ? 'Entscheide über 1 Bestellung …' : `Entscheide über ${count} Bestellungen …`,
      text: 'Supply Chain Management wird zu jeder gefragt.',
    }),
    done: {
      approve: (number) => `${number}: freigegeben.`,
      reject: (number) => `${number}: abgelehnt.`,
    },
    left: (number, why) => `${number}: unverändert. ${why}`,
    movedOn: 'Sie hat sich geändert, seit diese Liste entstand; öffnen Sie sie, um zu sehen, wie sie steht.',
    checking: (number) => `${number}: noch nicht sicher, wird geprüft …`,
    outcomes: 'Was aus Ihren Entscheidungen wurde',
  },

  reminder: {
    ahead: (number, day) => `Erinnerung: Bestellung ${number} wartet bis ${day} auf Ihre Entscheidung.`,
    overdue: (number, day) =>
      `Überfällig: Über Bestellung ${number} war bis ${day} zu entscheiden, sie wartet noch auf Sie.`,
  },

  history: {
    title: (number) => `Was mit ${number} geschah`,
    approvedBy: (number, by, at) => `${number} wurde freigegeben von ${by}, ${at}.`,
    rejectedBy: (number, by, at) => `${number} wurde abgelehnt von ${by}, ${at}.`,
    nobodyYet: (number, status) =>
      `Über ${number} hat noch niemand entschieden: In Supply Chain Management steht sie auf „${status}“.`,
    waitsFor: (names) => `Sie wartet auf ${names}.`,
    atOnce: (company) =>
      `Firma ${company} kennt keine Freigaben: Eine Bestellung ist freigegeben, sobald sie gespeichert ist.`,
    nothing: 'Weder mein Journal noch die Freigaben von Supply Chain Management wissen etwas von ihr.',
    more: (count) => `und ${count} weitere`,
    acts: {
      submit: 'eingereicht',
      recall: 'zurückgerufen',
      approve: 'freigegeben',
      reject: 'abgelehnt',
      requestChange: 'zur Änderung zurückgegeben',
      confirm: 'bestätigt',
      cancel: 'storniert',
      postProductReceipt: 'Wareneingang gebucht',
      delegate: 'weitergegeben',
    },
    results: { done: '', refused: 'verweigert', underWay: 'läuft noch' },
    by: (name) => `von ${name}`,
    to: (name) => `an ${name}`,
    onBehalfOf: (name) => `im Namen von ${name}`,
    states: (before, after) => `${before} → ${after}`,
    version: (version) => `Version ${version}`,
    through: {
      chat: '',
      command: 'über die Befehlszeile',
      dataverse: 'gespeichert in Field Service',
      financeOperations: 'direkt in Supply Chain Management',
    },
  },
};
