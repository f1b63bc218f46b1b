/** German: the words on each card, by the name of its template. */
import type { Texts } from '../texts.ts';
import { germanRecordCards } from './record-cards.ts';

export const germanCards: Texts['cards'] = {
  note: {},
  working: {},
  record: {},
  question: { choices: 'Auswahl' },
  help: { say: 'Zum Beispiel:' },
  'nearest-warehouses': {
    title: 'Nächste Lager zu',
    explanation: (time) => `Entfernungen sind Luftlinie, nicht Straße. Gelesen um ${time}.`,
    wanted: (quantity, product, count, all) =>
      count === all && all > 0
        ? `Lager mit mindestens ${quantity} von ${product}: ${count}.`
        : count === 0
          ? `Kein Lager hat ${quantity} von ${product}; die Liste ist nach Entfernung sortiert.`
          : `Zuerst die Lager mit mindestens ${quantity} von ${product}: ${count}.`,
    none: 'Diese Firma hat keine Lager.',
    counted: (first, last, all, without) =>
      `${first} bis ${last} von ${all}${without > 0 ? `, davon ${without} ohne Entfernung am Ende` : ''}`,
    tied: (distance, other) => `${distance}, so weit wie ${other}`,
    noAddress: 'keine Adresse',
    noStock: '',
    stock: (figures, more, system, time) =>
      `Bestand: ${figures}${more > 0 ? ` und ${more} weitere Produkte` : ''} (${system}, ${time})`,
    details: (id) => `Einzelheiten zu Lager ${id}`,
    previous: 'Zurück',
    next: 'Mehr',
    elsewhere: 'Von woanders',
  },
  'warehouse-details': {
    distance: 'Entfernung (Luftlinie)',
    address: 'Adresse',
    site: 'Standort',
    kind: 'Art',
    stock: 'Bestand',
    figure: (product, available, onHand, system, time) =>
      `${product}: ${available} verfügbar, ${onHand} vorhanden (${system}, ${time})`,
    moreStock: (count) => `und ${count} weitere Produkte`,
    integration: 'Integration: von Supply Chain Management geführt',
    back: 'Zurück zur Liste',
  },
  'order-form': {
    title: 'Neue Bestellung',
    text: 'Wählen Sie aus oder tippen Sie; vor dem Absenden sehen Sie alles noch einmal.',
    vendor: 'Lieferant',
    site: 'Standort',
    warehouse: 'Lager',
    date: 'Wunschtermin',
    workOrder: 'Arbeitsauftrag, für den bestellt wird (freiwillig)',
    line: 'Position',
    product: 'Produkt',
    quantity: 'Menge',
    unit: 'Einheit',
    unitPlaceholder: 'Wie das Produkt eingekauft wird',
    pick: 'Bitte wählen',
    typed: 'Nummer oder Name',
    add: 'Position hinzufügen',
    remove: 'Position entfernen',
  },
  'order-confirmation': {
    title: 'Diese Bestellung anlegen?',
    vendor: 'Lieferant',
    site: 'Standort',
    warehouse: 'Lager',
    date: 'Wunschtermin',
    workOrder: 'Arbeitsauftrag',
    line: (number, quantity, product) => `${number}. ${quantity} × ${product}`,
    priced: 'Die Preise kommen nach dem Speichern von Supply Chain Management.',
    create: 'Anlegen',
    edit: 'Ändern',
  },
  order: { submit: 'Einreichen', confirm: 'Bestätigen', receive: 'Wareneingang', refresh: 'Aktualisieren' },
  'order-approval': {
    approve: 'Freigeben',
    reject: 'Ablehnen',
    refresh: 'Aktualisieren',
    reason: 'Begründung (für eine Ablehnung nötig)',
  },
  'order-receipt': {
    titleOf: (number) => `Was ist von Bestellung ${number} angekommen?`,
    text: 'Der Wareneingang wird in Supply Chain Management gebucht. Ein gebuchter Wareneingang kann hier nicht zurückgenommen werden.',
    receipt: 'Nummer des Lieferscheins',
    date: 'Eingegangen am',
    detail: (ordered, received) => `bestellt ${ordered}, eingegangen ${received}`,
    now: (line) => `Jetzt eingegangen (Position ${line})`,
    post: 'Wareneingang buchen',
  },
  'asset-picker': {
    title: 'Für welche Anlage?',
    search: 'Suche nach Name, Nummer, Kunde oder Kategorie',
    asset: 'Anlage',
    pick: 'Anlage wählen',
    find: 'Suchen',
  },
  'work-order-form': {
    title: 'Neuer Arbeitsauftrag',
    asset: 'Anlage',
    detail: 'Gehört zu',
    kind: 'Art',
    pick: 'Bitte wählen',
    summary: 'Kurzbeschreibung',
    text: 'Er wird in Field Service angelegt.',
    create: 'Anlegen',
  },
  'sync-failure': { retry: 'Erneut versuchen' },
  ...germanRecordCards,
};
