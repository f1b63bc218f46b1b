/** German: what is said whatever it is about: not understood, not found, questions, help, failures. */
import type { Texts } from '../texts.ts';

type Talk = Pick<
  Texts,
  | 'noLicence'
  | 'failures'
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
    text: 'Weder Field Service noch Supply Chain Management hat für Ihr Konto eine Person mit Lizenz. Bitten Sie Ihre IT um eine Lizenz für eines von beiden.',
  },

  failures: {
    outOfDate: {
      title: 'Das geht nicht mehr.',
      text: 'Diese Karte ist veraltet oder gehört jemand anderem. Fragen Sie noch einmal, dann mache ich eine neue.',
    },
    stopped: {
      title: 'Ich kann mein Journal nicht mehr führen.',
      text: 'Ich nehme nichts Neues an, bis Ihre Administration danach gesehen und mich neu gestartet hat. Was Sie zuletzt wollten, ist vielleicht schon begonnen: es wird dann beendet oder zurückgenommen, geben Sie es bitte nicht von Hand noch einmal ein.',
    },
    uncertain: {
      title: 'Ich habe es aus den Augen verloren.',
      text: 'Es kann ganz oder teilweise geschehen sein. Sehen Sie nach, wie es steht, bevor Sie es noch einmal tun.',
    },
    givenUp: {
      title: 'Ich konnte nicht herausfinden, was daraus wurde.',
      text: 'Ich habe sieben Tage lang nachgesehen. Sehen Sie sich den Datensatz in beiden Systemen an oder fragen Sie Ihren Administrator, bevor Sie es noch einmal tun.',
    },
    internal: (reference) => ({
      title: 'Bei mir ist etwas schiefgegangen.',
      text: `Mehr ist nicht geschehen. Versuchen Sie es noch einmal; wenn es wieder vorkommt, nennen Sie Ihrer Administration die Referenz ${reference}.`,
    }),
  },

  notUnderstood: {
    title: 'Das habe ich nicht verstanden.',
    near: 'Meinten Sie eines davon?',
    nothingNear: 'Sagen Sie „Hilfe“, dann sehen Sie, was ich kann.',
  },

  notFound: {
    nearest: (names) => `Am nächsten kommt: ${names}.`,
    hint: 'Prüfen Sie die Schreibweise oder verwenden Sie die Nummer.',
    product: (words) => `Ich habe kein Produkt „${words}“ gefunden.`,
    workOrderPlace:
      'Arbeitsaufträge werden in Field Service geführt, wofür Sie keine Lizenz haben: Ich kann nicht sehen, wo dieser ist. Beginnen Sie bei einem Lager, Standort oder Ort.',
    place: (words) => `Ich habe keinen Ort „${words}“ gefunden.`,
    warehouse: (words) => `Das Lager ${words} ist nicht mehr in der Liste.`,
    position: (record) => `Für ${record} hat niemand eine Position eingetragen. Beginnen Sie an einem anderen Ort.`,
  },

  questions: {
    pickOne: 'Wählen Sie eine der Möglichkeiten.',
    fromWhere: 'Von wo aus?',
    fromWhereText: 'Wählen Sie Ihren Ausgangspunkt oder tippen Sie einen Ort. Ich merke ihn mir für heute.',
    fromWhereTyped: 'Tippen Sie einen Ort. Ich merke ihn mir für heute.',
    fromWhereOther: 'Arbeitsauftrag, Anlage, Kunde, Lager, Standort, Ort oder Koordinaten',
    whichPlace: (words) => `Welches „${words}“ meinen Sie?`,
    whichProduct: 'Welches Produkt meinen Sie?',
    whichOrder: 'Welche Bestellung meinen Sie?',
    orderNumber: 'Nummer der Bestellung',
  },

  drafts: {
    cancelled: { title: 'Abgebrochen.', text: 'In keinem der beiden Systeme wurde etwas geschrieben.' },
    replaced: { title: 'Geändert.', text: 'Eine neuere Karte weiter unten tritt an die Stelle dieser.' },
    nothingOpen: 'Es gibt nichts abzubrechen.',
    tooLate: 'Zum Abbrechen ist es zu spät: Das wurde schon abgesendet.',
  },

  welcome: {
    title: 'Hallo, ich bin Dispatch Copilot.',
    whereSeveralRead:
      'Ich arbeite mit Field Service und Supply Chain Management zugleich. Erwähnen Sie mich und sagen Sie, was Sie brauchen; was nur Sie angeht, sage ich Ihnen in unserem eigenen Chat. Zum Beispiel:',
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
    unknown: (words) => `Sie haben keine Firma „${words}“.`,
    switched: (company) => `Sie arbeiten jetzt in der Firma ${company}.`,
    since: 'Auf jeder Karte steht, um welche Firma es geht.',
  },

  thread: {
    nothingToPick: (count) =>
      count === 0
        ? 'Hier gibt es keine Liste, aus der Sie wählen könnten.'
        : `Die Liste hier hat ${count} Einträge zur Auswahl.`,
    pressButton: 'Bitte nehmen Sie die Knöpfe der Karte.',
    pressButtonWhy: 'Allein auf ein Wort hin wird nichts geschrieben. Mit „abbrechen“ legen Sie eine Karte weg.',
    noMore: 'Mehr gibt es nicht zu zeigen.',
  },

  greeting: {
    title: (name) => `Hallo ${name}.`,
    text: 'Was kann ich für Sie tun? Sagen Sie „Hilfe“, dann sehen Sie, was ich kann.',
  },

  help: {
    title: 'Was ich kann',
    whereSeveralRead:
      'Erwähnen Sie mich und tippen Sie etwas wie ein Beispiel. Alle hier lesen meine Antwort, deshalb bleiben Preise und Entscheidungen in Ihrem eigenen Chat mit mir.',
    text: 'Drücken Sie eine Zeile oder tippen Sie etwas wie ihr Beispiel. Bevor etwas geschrieben wird, sehen Sie es auf einer Karte.',
    subjects: {
      places: 'Lager und Bestand',
      workOrders: 'Arbeitsaufträge',
      orders: 'Bestellungen',
      approvals: 'Genehmigungen',
      records: 'Datensätze',
      sync: 'Die beiden Systeme',
      yourself: 'Sie und ich',
    },
    page: (page, pages) => `Seite ${page} von ${pages}`,
  },

  today: {
    title: 'Was Sie heute gemacht haben',
    nothing: 'Sie haben heute über mich nichts geändert.',
    line: (time, summary, records, state) => `${time} ${summary}${records === '' ? '' : ` ${records}`}: ${state}`,
    states: { committed: 'erledigt', refused: 'abgelehnt', parked: 'muss angesehen werden', underWay: 'läuft' },
    more: (count) => `und ${count} weitere`,
  },
};
