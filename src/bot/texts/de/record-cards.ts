/** German: the words on the cards of records, lists of them, and work orders. */
import type { Texts } from '../texts.ts';

type Own = Pick<Texts['cards'], 'listing' | 'record-details' | 'record-form' | 'record-confirmation' | 'work-order'>;

export const germanRecordCards: Own = {
  listing: { previous: 'Zurück', next: 'Mehr', nearest: 'Alle Lager nach Entfernung' },
  'record-details': {
    edit: 'Bearbeiten',
    workOrder: 'Arbeitsauftrag anlegen',
    allFields: 'Alle Felder',
    moreFields: 'Alle weiteren Felder',
    refresh: 'Aktualisieren',
  },
  'record-form': {
    previous: 'Vorige Felder',
    more: 'Weitere Felder',
    pick: 'Bitte wählen',
    orTyped: 'Oder Nummer oder Name',
    toggle: 'Ja',
    meanwhile:
      'Inzwischen geändert. Nichts wurde gespeichert: Sehen Sie sich den Unterschied an und fahren Sie dann fort.',
  },
  'record-confirmation': { change: 'Ändern' },
  'work-order': {
    near: 'In der Nähe',
    asset: 'Anlage anzeigen',
    refresh: 'Aktualisieren',
    bookings: 'Termine',
    status: 'Status',
    kind: 'Art',
    priority: 'Priorität',
    incident: 'Vorfall',
    account: 'Kunde',
    address: 'Adresse',
    of: 'Anlage',
    wanted: 'Zeitraum',
    booking: (resource, start, end, status) => `${resource}: ${start} bis ${end}${status === '' ? '' : ` (${status})`}`,
  },
};
