/** German: records of any kind, and what is particular about warehouses, assets and work orders. */
import type { Texts } from '../texts.ts';
import { moment } from './moments.ts';

/** Why a warehouse has no distance, as reading the records says it. */
const reasons: Readonly<Record<string, string>> = {
  'no address': 'keine Adresse',
  'no position': 'keine Position',
  'position 0,0': 'Position 0,0',
  truck: 'Fahrzeug',
};

export const germanRecords: Pick<Texts, 'records' | 'warehouses' | 'stock' | 'assets' | 'workOrders'> = {
  records: {
    listWhich: 'Was soll ich auflisten?',
    showWhich: 'Was soll ich anzeigen?',
    exampleOf: {
      'create-record': (one) => `${one} anlegen`,
      'edit-record': (one) => `${one} ändern`,
    },
    createWhich: 'Was möchten Sie anlegen?',
    editWhich: 'Was möchten Sie ändern?',
    which: (one) => `${one}: Was genau meinen Sie?`,
    severalFit: (words) => `Zu „${words}“ passen mehrere Einträge: Bitte wählen Sie einen.`,
    noneFits: (noun, words) =>
      words === ''
        ? `${noun}: Es gibt nichts, was Sie sehen dürfen.`
        : noun === ''
          ? `Zu „${words}“ passt nichts.`
          : `${noun} „${words}“ habe ich nicht gefunden.`,
    otherWords: (one) => `${one}: Nummer oder Name`,
    notWhole: (one, key) => `${one} ${key} gibt es nicht oder ist für Sie nicht zugänglich.`,
    gone: (one, key) => `${one} ${key} gibt es nicht mehr.`,
    nothingSaved: 'Es wurde nichts gespeichert.',

    foundTitle: (many, words) => `${many}: ${words}`,
    found: (count, noun) => `${count} ${noun}`,
    counted: (first, last, all) => `${first} bis ${last} von ${all}`,
    more: (count) => (count > 0 ? `und ${count} weitere` : ''),
    open: (one, key) => `${one} ${key} anzeigen`,
    readIn: (system, time) => `Gelesen aus ${system} ${moment(time)}.`,

    newOne: (one) => `${one} anlegen`,
    newTitle: (one) => `${one} anlegen`,
    editTitle: (one, key) => `${one} ${key} ändern`,
    formText: 'Gespeichert wird in Field Service und in Supply Chain Management. Sie sehen es vorher noch einmal.',
    required: (label) => `${label} (Pflichtfeld)`,
    fieldsShown: (first, last, all) => `Felder ${first} bis ${last} von ${all}`,
    noValue: '(keine Angabe)',
    numberOrName: 'Nummer oder Name',

    needed: (label) => `Bitte ausfüllen: ${label}.`,
    noNumber: (words) => `„${words}“ ist keine Zahl.`,
    noWhole: (words) => `„${words}“ ist keine ganze Zahl.`,
    noDate: (words) => `„${words}“ verstehe ich nicht als Datum.`,
    noSwitch: (words) => `„${words}“ ist weder ja noch nein.`,
    tooLong: (label, most, has) => `${label} fasst höchstens ${most} Zeichen; das sind ${has}.`,
    nothingChanged: 'Sie haben noch nichts geändert.',

    confirmNew: (one) => `${one} so anlegen?`,
    confirmEdit: (one, key) => `${one} ${key} so ändern?`,
    inBoth: 'In Field Service und in Supply Chain Management.',
    nothing: '–',
    change: (before, after) => `${before} → ${after}`,
    create: 'Anlegen',
    save: 'Speichern',
    created: (title) => `${title} wurde angelegt.`,
    changed: (title) => `${title} wurde geändert.`,
  },

  warehouses: {
    noPosition: 'keine Position',
    withoutDistance: (reason) => `keine Entfernung: ${reasons[reason] ?? reason}`,
  },

  stock: {
    title: (product) => `Bestand von ${product}`,
    total: (quantity, warehouses) =>
      `${quantity} verfügbar in ${warehouses === 1 ? 'einem Lager' : `${warehouses} Lagern`}`,
    none: (product) => `Kein Lager hat ${product} auf Lager.`,
    line: (detail, onHand) => [detail, `${onHand} vorhanden`].filter((part) => part !== '').join(' · '),
    here: (source) => `Bestand${source}`,
    source: (system, time) => ` (${system}, ${time})`,
    whichProduct: 'Bestand welches Produkts?',
    product: 'Nummer oder Name des Produkts',
  },

  assets: {
    partOf: 'Teil von',
    parts: 'Teile',
    work: 'Offene Arbeitsaufträge',
    level: (depth) => `Ebene ${depth}`,
  },

  workOrders: {
    title: (number) => `Arbeitsauftrag ${number}`,
    created: (number) => `Arbeitsauftrag ${number} wurde angelegt.`,
    unknown: (number) => `Arbeitsauftrag „${number}“ habe ich nicht gefunden.`,
    open: (number) => `Arbeitsauftrag ${number} anzeigen`,
    mine: 'Meine offenen Arbeitsaufträge',
    openOnes: (count) => (count === 1 ? 'Einer ist offen.' : `${count} sind offen, der nächste Termin zuerst.`),
    noneMine: 'Sie sind für keinen offenen Arbeitsauftrag eingeplant, und keiner gehört Ihnen.',
    which: 'Welchen Arbeitsauftrag meinen Sie?',
    number: 'Nummer des Arbeitsauftrags',
    near: (place) => `In der Nähe von ${place}`,
    nearWhat: 'In der Nähe wovon?',
    nearWords: 'Arbeitsauftrag, Anlage, Kunde, Standort, Ort oder Koordinaten',
    nothingNear: 'In der Nähe ist nichts, dessen Position bekannt ist.',
    statuses: {
      unscheduled: 'Nicht eingeplant',
      scheduled: 'Eingeplant',
      inProgress: 'In Bearbeitung',
      completed: 'Abgeschlossen',
      posted: 'Gebucht',
      canceled: 'Storniert',
    },
    pickAsset: 'Wählen Sie eine Anlage.',
    pickKind: 'Wählen Sie eine Art.',
    noAsset: (words) =>
      words === '' ? 'Es gibt keine Anlagen, die Sie sehen dürfen.' : `Zu „${words}“ passt keine Anlage.`,
    assets: (count) => (count === 1 ? 'Eine Anlage passt.' : `${count} Anlagen passen.`),
    firstAssets: (count) => `Die ersten ${count} Anlagen; suchen Sie, um die anderen zu finden.`,
    notYours: {
      title: 'Arbeitsaufträge werden in Field Service geführt.',
      text: 'Dafür haben Sie keine Lizenz. Wenden Sie sich an Ihre IT oder bitten Sie die Disposition, den Auftrag anzulegen.',
    },
  },
};
