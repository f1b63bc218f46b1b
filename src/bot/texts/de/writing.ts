/** German: what becomes of an act. */
import type { Texts } from '../texts.ts';

const asked = 'Supply Chain Management wird gefragt.';

export const germanWriting: Pick<Texts, 'outcomes' | 'working' | 'summaries' | 'syncFailures'> = {
  outcomes: {
    inBoth: 'In Field Service und in Supply Chain Management gespeichert.',
    queued: {
      title: 'Vorgemerkt, noch nicht in beiden Systemen.',
      text: 'Beide können gerade nicht geschrieben werden. Die Änderung behält ihren Platz und wird geschrieben, sobald es geht; diese Karte sagt es Ihnen.',
    },
    parked: {
      title: 'Das muss sich jemand ansehen.',
      text: (reason) => `Es konnte nicht abgeschlossen werden: ${reason} Auch Ihre Administration sieht es.`,
    },
  },

  working: {
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
      approve: (number) => ({ title: `${number} wird freigegeben …`, text: asked }),
      reject: (number) => ({ title: `${number} wird abgelehnt …`, text: asked }),
      confirm: (number) => ({ title: `${number} wird bestätigt …`, text: asked }),
      postProductReceipt: (number) => ({
        title: `Wareneingang für ${number} wird gebucht …`,
        text: 'Supply Chain Management bucht ihn, dann bekommt Field Service ihn.',
      }),
    },
    record: (one, key, isNew) => ({
      title: `${one} ${key} wird ${isNew ? 'angelegt' : 'geändert'} …`,
      text: 'Beide Systeme werden gefragt; das dauert einen Moment.',
    }),
  },

  summaries: {
    create: (one) => `${one} angelegt`,
    change: (one) => `${one} geändert`,
  },

  syncFailures: {
    title: {
      open: (record) => `Nicht in beiden Systemen: ${record}`,
      retrying: (record) => `Wird erneut versucht: ${record}`,
      resolved: (record) => `Jetzt in beiden Systemen: ${record}`,
      dismissed: (record) => `Abgelegt: ${record}`,
    },
    text: (origin, other) =>
      `Geändert wurde in ${origin}, und ${other} hat die Änderung nicht übernommen. Korrigieren Sie sie dort oder beseitigen Sie, was im Weg steht, und versuchen Sie es dann erneut.`,
    over: {
      resolved: 'Beide Systeme stimmen wieder überein.',
      dismissed: 'Die Administration hat diesen Fehler abgelegt.',
    },
    facts: { class: 'Art', since: 'Seit', attempts: 'Versuche' },
    classes: {
      application: 'eine Regel hat abgelehnt',
      system: 'ein System hat nicht wie erwartet geantwortet',
      concurrency: 'es gibt eine neuere Fassung',
      conflict: 'beide Seiten haben geändert',
    },
    notYours: 'Nur wer die Änderung gemacht hat und die Administration können es erneut versuchen.',
  },
};
