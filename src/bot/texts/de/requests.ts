/** German: what each request is called, what it does, and a sentence that asks for it. */
import type { Texts } from '../texts.ts';

export const germanRequests: Texts['requests'] = {
  'nearest-warehouse': {
    title: 'Nächstes Lager finden',
    help: 'Alle Lager nach Entfernung von Arbeitsauftrag, Anlage, Kunde, Standort, Ort oder Koordinaten, mit Bestand.',
    example: 'nächstes Lager zu WO-01001 mit 3 P-100',
  },
  'create-purchase-order': {
    title: 'Bestellung anlegen',
    help: 'In einem Satz oder Schritt für Schritt; Sie sehen sie vor dem Absenden und danach mit Preisen.',
    example: 'bestelle 5 P-100 bei US-101 an Lager SEA-01 bis nächsten Freitag',
  },
  'reorder-purchase-order': {
    title: 'Noch einmal bestellen',
    help: 'Dasselbe wie in einer früheren Bestellung oder wie zuletzt bei einem Lieferanten; Sie sehen es vor dem Senden.',
    example: 'bestelle PO-000112 noch einmal',
  },
  'show-purchase-order': {
    title: 'Bestellung anzeigen',
    help: 'Positionen, Preise, Status, Links und was als Nächstes möglich ist.',
    example: 'zeige PO-000130',
  },
  'list-purchase-orders': {
    title: 'Meine offenen Bestellungen',
    help: 'Was Sie bestellt haben und noch aussteht; auch bei einem Lieferanten, für ein Lager oder überfällige.',
    example: 'meine offenen Bestellungen',
  },
  'submit-purchase-order': {
    title: 'Bestellung einreichen',
    help: 'Geht zur Freigabe an die, die Supply Chain Management nennt.',
    example: 'reiche PO-000142 ein',
  },
  'approve-purchase-order': {
    title: 'Bestellung freigeben',
    help: 'Freigeben oder ablehnen, was auf Ihre Entscheidung wartet.',
    example: 'PO-000135 freigeben',
  },
  'waiting-for-me': {
    title: 'Was auf mich wartet',
    help: 'Bestellungen, die auf Ihre Entscheidung warten; über mehrere lässt sich zusammen entscheiden.',
    example: 'was wartet auf mich',
  },
  'order-history': {
    title: 'Wer sie freigab',
    help: 'Alles, was mit einer Bestellung geschah: durch wen, für wen, wann, vorher und nachher.',
    example: 'wer hat PO-000130 freigegeben',
  },
  'confirm-purchase-order': {
    title: 'Bestellung bestätigen',
    help: 'Bestätigt eine freigegebene Bestellung.',
    example: 'bestätige PO-000125',
  },
  'receive-purchase-order': {
    title: 'Wareneingang buchen',
    help: 'Bucht, was angekommen ist, Position für Position.',
    example: 'Wareneingang für PO-000112',
  },
  'change-purchase-order': {
    title: 'Bestellung ändern',
    help: 'Positionen, Mengen, Termine, Lager und Bedingungen; Sie sehen den Unterschied, bevor gespeichert wird.',
    example: 'ergänze PO-000142 um 3 P-100',
  },
  'recall-purchase-order': {
    title: 'Bestellung zurückholen',
    help: 'Aus der Freigabe, zurück zum Entwurf, der sich ändern lässt.',
    example: 'hole PO-000135 zurück',
  },
  'cancel-purchase-order': {
    title: 'Bestellung stornieren',
    help: 'Was von ihr noch aussteht, nachdem Sie bestätigen.',
    example: 'storniere PO-000125',
  },
  'sync-purchase-order': {
    title: 'Bestellung abgleichen',
    help: 'Bringt Preise, Status und Wareneingänge einer Bestellung nach Field Service, falls sie ausblieben.',
    example: 'gleiche PO-000142 ab',
  },
  'follow-purchase-order': {
    title: 'Bestellung verfolgen',
    help: 'Ich sage einmal in unserem eigenen Chat Bescheid, wenn darüber entschieden ist.',
    example: 'sag mir Bescheid, wenn PO-000142 genehmigt ist',
  },
  'since-approval': {
    title: 'Änderungen seit der Freigabe',
    help: 'Feld für Feld, seit eine Bestellung zuletzt freigegeben wurde.',
    example: 'was hat sich an PO-000142 seit der Freigabe geändert',
  },
  'create-work-order': {
    title: 'Arbeitsauftrag anlegen',
    help: 'Für jede Anlage, gleich in welchem System sie entstanden ist.',
    example: 'Arbeitsauftrag anlegen für AS-00006',
  },
  'list-records': {
    title: 'Auflisten oder suchen',
    help: 'Lager, Anlagen, Anlagentypen, Zahlungsbedingungen, Lieferarten: alle, oder nach beliebigen Wörtern.',
    example: 'suche Anlagen bei Cedar Point Hospital',
  },
  'show-record': {
    title: 'Im Einzelnen zeigen',
    help: 'Ein Lager mit Bestand, eine Anlage mit Teilen und offenen Aufträgen, eine Zahlungsbedingung, eine Lieferart.',
    example: 'zeige Lager SEA-01',
  },
  'create-record': {
    title: 'Neu anlegen',
    help: 'Lager, Anlage, Anlagentyp, Zahlungsbedingung oder Lieferart, in beiden Systemen.',
    example: 'lege Zahlungsbedingung N45 mit Beschreibung Netto 45 und Tage 45 an',
  },
  'edit-record': {
    title: 'Ändern',
    help: 'Sie sehen, was sich ändert, bevor es in beiden Systemen gespeichert wird.',
    example: 'ändere Zahlungsbedingung Net30 Tage auf 35',
  },
  'stock-of-product': {
    title: 'Bestand eines Produkts',
    help: 'In allen Lagern, das meiste zuerst.',
    example: 'Bestand von P-100',
  },
  'my-work-orders': {
    title: 'Meine Arbeitsaufträge',
    help: 'Offene, auf denen Sie eingeplant sind oder die Ihnen gehören, der nächste Termin zuerst.',
    example: 'zeige meine Arbeitsaufträge',
  },
  'show-work-order': {
    title: 'Arbeitsauftrag zeigen',
    help: 'Was, wo, für welche Anlage, und wer eingeplant ist.',
    example: 'zeige Arbeitsauftrag WO-01001',
  },
  'what-is-near': {
    title: 'Was ist in der Nähe',
    help: 'Die nächsten Lager und Anlagen zu einem Arbeitsauftrag oder einem Ort.',
    example: 'was ist in der Nähe von WO-01001',
  },
  'sync-status': {
    title: 'Stand der Synchronisierung',
    help: 'Alle Zuordnungen: Zustand, was wartet, offene Fehler, und ob beide Systeme antworten.',
    example: 'Status der Synchronisierung',
  },
  'field-mapping': {
    title: 'Feldzuordnung',
    help: 'Spalte für Spalte: welches Feld, in welche Richtung, wie übersetzt.',
    example: 'zeige die Feldzuordnung von Lager',
  },
  'map-activity': {
    title: 'Was mit den Zuordnungen geschah',
    help: 'Wer sie wann und warum gestartet, pausiert, fortgesetzt oder gestoppt hat.',
    example: 'was ist mit den Zuordnungen passiert',
  },
  'record-journal': {
    title: 'Was mit einem Datensatz geschah',
    help: 'Wer was damit gemacht hat, und wie es ausging.',
    example: 'was ist mit Lager SEA-01 passiert',
  },
  'alert-rules': {
    title: 'Alarmregeln',
    help: 'Wer es erfährt, wenn sich Fehler häufen, und was dann pausiert wird.',
    example: 'alarmiere mich bei 5 Lagerfehlern in 10 Minuten',
  },
  subscribe: {
    title: 'Fehler melden lassen',
    help: 'Nach Art, Firma und Grund: Ihnen selbst, oder durch die Administration in diesem Kanal.',
    example: 'melde mir fehlgeschlagene Lager in usmf',
  },
  unsubscribe: {
    title: 'Fehler nicht mehr melden',
    help: 'Beendet ein Abonnement, Ihres oder das dieses Kanals.',
    example: 'Lagerfehler abbestellen',
  },
  subscriptions: {
    title: 'Meine Abonnements',
    help: 'Von welchen Fehlern Sie oder dieser Kanal erfahren.',
    example: 'was habe ich abonniert',
  },
  'sync-command': {
    title: 'Zuordnungen starten, pausieren, fortsetzen, stoppen',
    help: 'Sie bestätigen es zuerst.',
    example: 'Synchronisierung von Lager pausieren',
  },
  'sync-failures': {
    title: 'Offene Synchronisierungsfehler',
    help: 'Was nicht übertragen werden konnte.',
    example: 'zeige Synchronisierungsfehler',
  },
  'initial-sync': {
    title: 'Erstabgleich',
    help: 'Zählt zuerst; Sie bestätigen, bevor geschrieben wird.',
    example: 'Erstabgleich von Lager',
  },
  'why-different': {
    title: 'Warum ist es verschieden',
    help: 'Feld für Feld, und wer es führt; nach Ihrer Bestätigung angeglichen.',
    example: 'warum ist Lager SEA-01 verschieden',
  },
  today: {
    title: 'Was habe ich heute gemacht',
    help: 'Ihre Änderungen seit Mitternacht und was daraus geworden ist.',
    example: 'was habe ich heute gemacht',
  },
  company: {
    title: 'Firma',
    help: 'In welcher Firma Sie arbeiten, und der Wechsel in eine andere.',
    example: 'wechsle die Firma zu demf',
  },
  language: {
    title: 'Sprache',
    help: 'Ich spreche Deutsch und Englisch.',
    example: 'Sprache englisch',
  },
  'sign-in': {
    title: 'Anmelden',
    help: 'Damit ich in Supply Chain Management für Sie handeln kann.',
    example: 'anmelden',
  },
  'sign-out': {
    title: 'Abmelden',
    help: 'Danach behalte ich nichts von Ihrer Anmeldung.',
    example: 'abmelden',
  },
  pick: {
    title: 'Auswählen',
    help: 'Eines von dem, was die letzte Karte zeigt.',
    example: 'den zweiten',
  },
  more: {
    title: 'Mehr zeigen',
    help: 'Die nächste Seite dessen, was die letzte Karte zeigt.',
    example: 'mehr',
  },
  cancel: {
    title: 'Abbrechen',
    help: 'Legt die Formulare weg, die Sie hier offen haben.',
    example: 'abbrechen',
  },
  help: {
    title: 'Hilfe',
    help: 'Diese Liste.',
    example: 'Hilfe',
  },
  'yes-or-no': {
    title: 'Ja oder nein',
    help: 'Karten werden mit ihren Knöpfen beantwortet.',
    example: 'ja',
  },
  greeting: {
    title: 'Hallo',
    help: 'Grüßt zurück.',
    example: 'hallo',
  },
};
