/** German: what is said whatever it is about: not understood, not found, questions, help, failures. */
import type { Texts } from '../texts.ts';

type Talk = Pick<
  Texts,
  | 'noLicence'
  | 'failures'
  | 'whereSeveralRead'
  | 'notUnderstood'
  | 'notFound'
  | 'questions'
  | 'drafts'
  | 'welcome'
  | 'greeting'
  | 'languageChoice'
  | 'companyChoice'
  | 'thread'
  | 'help'
  | 'today'
>;

export const germanTalk: Talk = {
  noLicence: {
    title: 'Ich kenne Sie in keinem der beiden Systeme.',
    text: 'Weder in Field Service noch in Supply Chain Management gibt es zu Ihrem Konto einen Benutzer mit Lizenz. Bitten Sie Ihre IT um eine Lizenz für eines von beiden.',
  },

  failures: {
    outOfDate: {
      title: 'Das geht nicht mehr.',
      text: 'Diese Karte ist veraltet oder gehört jemand anderem. Fragen Sie noch einmal, dann erstelle ich eine neue.',
    },
    stopped: {
      title: 'Ich kann mein Journal nicht mehr führen.',
      text: 'Ich nehme nichts Neues an, bis Ihre Administration nachgesehen und mich neu gestartet hat. Was Sie zuletzt wollten, ist vielleicht schon begonnen: Es wird dann zu Ende geführt oder zurückgenommen. Geben Sie es bitte nicht von Hand noch einmal ein.',
    },
    uncertain: {
      title: 'Ich weiß nicht, was daraus geworden ist.',
      text: 'Es kann ganz oder teilweise geschehen sein. Sehen Sie nach, wie es steht, bevor Sie es noch einmal tun.',
    },
    givenUp: {
      title: 'Ich konnte nicht herausfinden, was daraus geworden ist.',
      text: 'Ich habe sieben Tage lang nachgesehen. Sehen Sie sich den Datensatz in beiden Systemen an oder fragen Sie Ihre Administration, bevor Sie es noch einmal tun.',
    },
    internal: (reference) => ({
      title: 'Bei mir ist etwas schiefgegangen.',
      text: `Weiter ist nichts geschehen. Versuchen Sie es noch einmal; wenn es wieder vorkommt, nennen Sie Ihrer Administration die Referenz ${reference}.`,
    }),
  },

  whereSeveralRead: {
    told: (name) => ({
      title: `${name}, ich habe Ihnen in unserem eigenen Chat geschrieben.`,
      text: 'Was daraus geworden ist, sage ich nur dort.',
    }),
    writeFirst: (name) => ({
      title: `${name}, ich habe Ihnen etwas zu sagen.`,
      text: 'Was daraus geworden ist, sage ich nur in unserem eigenen Chat: Öffnen Sie ihn und schreiben Sie mir dort. Sehen Sie nach, wie es steht, bevor Sie es noch einmal tun.',
    }),
    refused: 'Das wurde nicht angenommen. Warum, sage ich nur in unserem eigenen Chat.',
    history: 'Gründe und Ablehnungen nenne ich nur in unserem eigenen Chat.',
  },

  notUnderstood: {
    title: 'Das habe ich nicht verstanden.',
    near: 'Meinten Sie eines davon?',
    nothingNear: 'Sagen Sie „Hilfe“, dann sehen Sie, was ich kann.',
    tooLong: {
      title: 'Diese Nachricht ist mir zu lang.',
      text: (most) =>
        `Ich lese höchstens ${most} Zeichen und tue nichts auf eine halbe Nachricht hin. Nichts wurde geändert. Sagen Sie es in mehreren kürzeren, oder beginnen Sie mit einem Formular, etwa „Bestellung anlegen“, und füllen Sie es aus.`,
    },
  },

  notFound: {
    nearest: (names) => `Am ähnlichsten: ${names}.`,
    hint: 'Prüfen Sie die Schreibweise oder verwenden Sie die Nummer.',
    product: (words) => `Ich habe kein Produkt „${words}“ gefunden.`,
    workOrderPlace:
      'Arbeitsaufträge werden in Field Service geführt. Dafür haben Sie keine Lizenz, deshalb sehe ich nicht, wo dieser ist. Beginnen Sie bei einem Lager, Standort oder Ort.',
    place: (words) => `Ich habe keinen Ort „${words}“ gefunden.`,
    warehouse: (words) => `Lager ${words} ist nicht mehr in der Liste.`,
    placeTooLong: (most) =>
      `Das ist zu lang für einen Ort: höchstens ${most} Zeichen. Nennen Sie eine Stadt, ein Lager, eine Anlage oder einen Arbeitsauftrag.`,
    position: (record) => `Für ${record} ist keine Position eingetragen. Beginnen Sie an einem anderen Ort.`,
  },

  questions: {
    pickOne: 'Wählen Sie eine der Möglichkeiten.',
    fromWhere: 'Von wo aus?',
    fromWhereText: 'Wählen Sie Ihren Ausgangspunkt oder geben Sie einen Ort ein. Ich merke ihn mir für heute.',
    fromWhereTyped: 'Geben Sie einen Ort ein. Ich merke ihn mir für heute.',
    fromWhereOther: 'Arbeitsauftrag, Anlage, Kunde, Lager, Standort, Ort oder Koordinaten',
    whichPlace: (words) => `Welches „${words}“ meinen Sie?`,
    whichProduct: 'Welches Produkt meinen Sie?',
    whichOrder: 'Welche Bestellung meinen Sie?',
    orderNumber: 'Nummer der Bestellung',
  },

  drafts: {
    cancelled: { title: 'Abgebrochen.', text: 'In keinem der beiden Systeme wurde etwas gespeichert.' },
    replaced: { title: 'Geändert.', text: 'Eine neuere Karte weiter unten ersetzt diese.' },
    nothingOpen: 'Es gibt nichts abzubrechen.',
    tooLate: 'Zum Abbrechen ist es zu spät: Das wurde schon abgesendet.',
  },

  welcome: {
    title: 'Hallo, ich bin Dispatch Copilot.',
    whereSeveralRead:
      'Ich arbeite mit Field Service und Supply Chain Management zugleich. Erwähnen Sie mich und sagen Sie, was Sie brauchen; was nur Sie betrifft, kommt in unseren eigenen Chat. Zum Beispiel:',
    text: 'Ich arbeite mit Field Service und Supply Chain Management zugleich: Was ich als gespeichert melde, ist in beiden gespeichert. Probieren Sie eines davon:',
  },

  languageChoice: {
    name: 'Deutsch',
    which: 'Welche Sprache möchten Sie?',
    unknown: (words) => `„${words}“ spreche ich nicht.`,
    chosen: 'Ab jetzt antworte ich auf Deutsch.',
  },

  companyChoice: {
    now: (company) => `Sie arbeiten in der Firma ${company}.`,
    which: 'Welche Firma meinen Sie?',
    unknown: (words) => `Sie haben keinen Zugriff auf eine Firma „${words}“.`,
    switched: (company) => `Sie arbeiten jetzt in der Firma ${company}.`,
    since: 'Auf jeder Karte steht, um welche Firma es geht.',
  },

  thread: {
    nothingToPick: (count) =>
      count === 0
        ? 'Hier gibt es keine Liste, aus der Sie wählen könnten.'
        : `Die Liste hier hat ${count === 1 ? '1 Eintrag' : `${count} Einträge`} zur Auswahl.`,
    pressButton: 'Bitte verwenden Sie die Schaltflächen der Karte.',
    pressButtonWhy: 'Allein auf ein Wort hin wird nichts gespeichert. Mit „abbrechen“ schließen Sie eine Karte.',
    noMore: 'Mehr gibt es nicht zu zeigen.',
  },

  greeting: {
    title: (name) => `Hallo ${name}.`,
    text: 'Was kann ich für Sie tun? Sagen Sie „Hilfe“, dann sehen Sie, was ich kann.',
  },

  help: {
    title: 'Was ich kann',
    whereSeveralRead:
      'Erwähnen Sie mich und schreiben Sie etwas wie in den Beispielen. Alle hier können meine Antworten lesen, deshalb bleiben Preise und Entscheidungen in Ihrem eigenen Chat mit mir.',
    text: 'Wählen Sie eine Zeile oder schreiben Sie etwas wie in ihrem Beispiel. Bevor etwas gespeichert wird, sehen Sie es auf einer Karte.',
    subjects: {
      places: 'Lager und Bestand',
      workOrders: 'Arbeitsaufträge',
      orders: 'Bestellungen',
      approvals: 'Genehmigungen',
      records: 'Datensätze',
      sync: 'Synchronisierung',
      yourself: 'Sie und Ihre Einstellungen',
    },
    page: (page, pages) => `Seite ${page} von ${pages}`,
  },

  today: {
    title: 'Was Sie heute gemacht haben',
    nothing: 'Sie haben heute über mich nichts geändert.',
    line: (time, summary, records, state) => `${time} ${summary}${records === '' ? '' : ` ${records}`}: ${state}`,
    states: {
      committed: 'erledigt',
      refused: 'abgelehnt',
      parked: 'muss geprüft werden',
      ended: 'geklärt',
      underWay: 'läuft noch',
    },
    more: (count) => `und ${count} weitere`,
  },
};
