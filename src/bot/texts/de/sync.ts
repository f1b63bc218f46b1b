/** German: looking after the synchronisation. */
import type { Texts } from '../texts.ts';

export const germanSync: Texts['sync'] = {
  adminsOnly: (names) =>
    names === ''
      ? 'Das können nur die Administratoren der Synchronisierung.'
      : `Das können nur die Administratoren der Synchronisierung: ${names}.`,
  unknownMap: (words) => `Es gibt keine Zuordnung „${words}“.`,
  status: {
    title: 'Synchronisierung',
    systems: { answers: 'antwortet', down: 'antwortet nicht' },
    since: (time) => `seit ${time}`,
    states: {
      'Not running': 'läuft nicht',
      Initializing: 'wird eingerichtet',
      Running: 'läuft',
      Paused: 'pausiert',
      Resuming: 'wird fortgesetzt',
      'Not available': 'nicht verfügbar',
    },
    waiting: (count) => `${count} in der Warteschlange`,
    lastSuccess: (time) => `letzter Erfolg ${time}`,
    failures: (count) => (count === 1 ? '1 offener Fehler' : `${count} offene Fehler`),
  },
  commands: {
    run: (maps) => ({ title: `${maps} starten?`, button: 'Starten', done: `Läuft: ${maps}.` }),
    pause: (maps) => ({ title: `${maps} pausieren?`, button: 'Pausieren', done: `Pausiert: ${maps}.` }),
    resume: (maps) => ({ title: `${maps} fortsetzen?`, button: 'Fortsetzen', done: `Fortgesetzt: ${maps}.` }),
    stop: (maps) => ({ title: `${maps} stoppen?`, button: 'Stoppen', done: `Gestoppt: ${maps}.` }),
  },
  commandText: {
    run: 'Was in einem System gespeichert wird, wird wieder in das andere geschrieben.',
    pause: 'Änderungen werden der Reihe nach gesammelt und beim Fortsetzen übertragen.',
    resume: 'Zuerst wird der Reihe nach übertragen, was wartet.',
    stop: 'Änderungen werden nicht mehr übertragen und auch nicht gesammelt.',
  },
  allMaps: 'alle Zuordnungen',
  refused: 'Es wurde nichts geändert.',
  missing: (maps) => `Im Weg steht: ${maps}.`,
  failures: {
    title: (count) => (count === 1 ? '1 offener Synchronisierungsfehler' : `${count} offene Synchronisierungsfehler`),
    none: 'Es gibt keine offenen Synchronisierungsfehler.',
    line: (record, message) => `${record}: ${message}`,
  },
  initial: {
    titleDry: (maps) => `Erstabgleich von ${maps} probeweise ausführen?`,
    textDry:
      'Es wird nur gezählt und aufgelistet, in keinem System geschrieben. Sie sehen das Ergebnis, bevor geschrieben wird.',
    buttonDry: 'Probelauf',
    confirm: (maps, master) =>
      `In beide Systeme schreiben? Wo sie sich bei ${maps} unterscheiden, gilt der Stand von ${master}.`,
    buttonReal: 'In beide Systeme schreiben',
    trialOver:
      'Dieser Probelauf gilt nicht mehr: Er ist zu alt, oder seither gab es einen anderen Lauf. Starten Sie einen neuen, bevor Sie schreiben.',
    states: { running: 'läuft', finished: 'fertig', cancelled: 'abgebrochen', stopped: 'angehalten' },
    heading: (maps, state, isDry) => `Erstabgleich von ${maps}${isDry ? ' (Probelauf)' : ''}: ${state}`,
    part: (map, done, total, equal, created, updated, refused) =>
      `${map}: ${done} von ${total}; ${equal} gleich, ${created} angelegt, ${updated} geändert, ${refused} abgelehnt`,
    cancel: 'Anhalten',
  },
  different: {
    title: (record) => `Unterschiede bei ${record}`,
    equal: (record) => `${record} ist in beiden Systemen gleich.`,
    missing: (record, system) => `${record} fehlt in ${system}.`,
    line: (label, fieldService, supplyChain, owner) =>
      `${label}: Field Service ${fieldService}, Supply Chain Management ${supplyChain}; geführt in ${owner}`,
    field: (label, owner) => `${label}: geführt in ${owner}`,
    inOwnChat: 'Die Werte finden Sie in unserem eigenen Chat.',
    both: 'beiden Systemen',
    empty: '(leer)',
    journal: (time, actor, summary) => `${time} ${actor}: ${summary}`,
    repair: 'Jedes Feld bekommt den Wert des Systems, das es führt.',
    button: 'Angleichen',
    repaired: (record) => `${record} ist in beiden Systemen wieder gleich.`,
    left: (record) => `${record} wurde gelassen, wie es ist.`,
  },
  working: { title: 'Wird ausgeführt …', text: 'Das dauert einen Moment.' },
  notices: {
    alert: 'Synchronisierungsfehler häufen sich.',
    queueFilling: 'Eine Warteschlange füllt sich.',
    queueFull: 'Eine Warteschlange ist voll.',
    systemDown: 'Ein System antwortet nicht.',
    systemBack: 'Ein System antwortet wieder.',
    missedHook: 'Eine Änderung kam ohne Ankündigung.',
    parked: 'Ein Vorgang muss geprüft werden.',
    lostRoom: (name) =>
      name === ''
        ? 'Ein Kanal oder Gruppenchat ist nicht erreichbar.'
        : `Der Kanal oder Gruppenchat „${name}“ ist nicht erreichbar.`,
    lostRoomText:
      'Teams hat eine Nachricht abgelehnt: Die App wurde dort entfernt oder blockiert. Die Abonnements dort sind beendet; abonnieren Sie neu, sobald die App wieder da ist.',
    stopped: 'Ich nehme nichts Neues an.',
    undeliverable: (name) => `${name} ist nicht erreichbar.`,
    undeliverableText:
      'Teams hat eine Nachricht abgelehnt: Die App wurde dort entfernt oder blockiert. Nachrichten dorthin werden 30 Tage aufbewahrt.',
  },
};
