/** German: looking into the synchronisation. */
import type { Texts } from '../texts.ts';

export const germanSyncDetails: Texts['syncDetails'] = {
  mapping: {
    title: (many) => `Feldzuordnung: ${many}`,
    text: (table, collection, key) =>
      `Links Dataverse ${table}, rechts Supply Chain Management ${collection}. Schlüssel: ${key}.`,
    explanation: '⇄ in beide Richtungen, → nur nach Supply Chain Management, ← nur nach Field Service.',
    types: {
      text: 'Text',
      integer: 'ganze Zahl',
      recordId: 'Datensatznummer',
      decimal: 'Zahl',
      boolean: 'ja oder nein',
      date: 'Datum',
      choice: 'Auswahl',
    },
    key: 'Schlüssel',
    required: 'Pflichtfeld',
    fallback: (value) => `Vorgabe ${value}`,
    digits: (count) => (count === 1 ? '1 Nachkommastelle' : `${count} Nachkommastellen`),
  },
  activity: {
    title: (maps) => `Was geschehen ist: ${maps}`,
    none: 'Damit ist noch nichts geschehen.',
    step: (map, from, to) => `${map}: ${from} → ${to}`,
    remark: (map) => `${map}: Vermerk`,
  },
  journal: {
    title: (record) => `Was mit ${record} geschehen ist`,
    none: 'Im Journal steht dazu nichts.',
    explanation: 'Alles, was durch Dispatch Copilot ging: aus dem Chat und aus den Masken beider Systeme.',
    states: {
      committed: 'in beiden Systemen',
      refused: 'abgelehnt',
      parked: 'muss geprüft werden',
      ended: 'geklärt',
      queued: 'wartet',
    },
  },
  alerts: {
    title: 'Alarmregeln',
    text: 'Eine Regel meldet, wenn sich Synchronisierungsfehler häufen, höchstens einmal in ihrem Zeitraum.',
    none: 'Es gibt noch keine Regeln.',
    rule: (count, what, minutes) => `${count}-mal in ${minutes === 1 ? '1 Minute' : `${minutes} Minuten`}: ${what}`,
    tells: (names) => `benachrichtigt: ${names}`,
    pauses: 'pausiert die Zuordnung',
    administrators: 'die Administration',
    here: 'dieser Kanal oder diese Gruppe',
    me: 'ich',
    others: (count) => (count === 1 ? 'eine weitere Person' : `${count} weitere Personen`),
    as: 'wer bisher benachrichtigt wird',
    addTitle: 'Neue Alarmregel',
    editTitle: 'Alarmregel ändern',
    change: (rule) => `Ändern: ${rule}`,
    remove: (rule) => `Entfernen: ${rule}`,
    saved: (rule) => `Gespeichert: ${rule}.`,
    removed: (rule) => `Entfernt: ${rule}.`,
    wrongCount: 'Geben Sie die Anzahl der Fehler als ganze Zahl von 1 bis 100000 an.',
    wrongMinutes: 'Geben Sie die Minuten als ganze Zahl von 1 bis 10080 an.',
    raised: ({ count, what, minutes, paused }) =>
      `${count}-mal in ${minutes === 1 ? '1 Minute' : `${minutes} Minuten`}: ${what}.${paused === '' ? '' : ` Pausiert: ${paused}.`}`,
  },
};
