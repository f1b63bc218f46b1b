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
    help: 'In einem Satz oder Schritt für Schritt; Sie prüfen alles vor dem Absenden und sehen danach die Preise.',
    example: 'bestelle 5 P-100 bei US-101 an Lager SEA-01 bis nächsten Freitag',
  },
  'reorder-purchase-order': {
    title: 'Noch einmal bestellen',
    help: 'Dasselbe wie in einer früheren Bestellung oder wie zuletzt bei einem Lieferanten; Sie prüfen es vor dem Absenden.',
    example: 'bestelle PO-000112 noch einmal',
  },
  'show-purchase-order': {
    title: 'Bestellung anzeigen',
    help: 'Positionen, Preise, Status, Links und was als Nächstes möglich ist.',
    example: 'zeige PO-000130',
  },
  'list-purchase-orders': {
    title: 'Meine offenen Bestellungen',
    help: 'Was Sie bestellt haben und was noch aussteht; auch nach Lieferant, nach Lager oder nur überfällige.',
    example: 'meine offenen Bestellungen',
  },
  'submit-purchase-order': {
    title: 'Bestellung einreichen',
    help: 'Geht zur Genehmigung an die Personen, die Supply Chain Management vorgibt.',
    example: 'reiche PO-000142 ein',
  },
  'approve-purchase-order': {
    title: 'Bestellung genehmigen',
    help: 'Genehmigen oder ablehnen, was auf Ihre Entscheidung wartet.',
    example: 'PO-000135 genehmigen',
  },
  'waiting-for-me': {
    title: 'Was auf mich wartet',
    help: 'Bestellungen, die auf Ihre Entscheidung warten; über mehrere lässt sich zusammen entscheiden.',
    example: 'was wartet auf mich',
  },
  'order-history': {
    title: 'Verlauf einer Bestellung',
    help: 'Alles, was mit einer Bestellung geschah: durch wen, für wen und wann, mit dem Status vorher und nachher.',
    example: 'wer hat PO-000130 genehmigt',
  },
  'confirm-purchase-order': {
    title: 'Bestellung bestätigen',
    help: 'Bestätigt eine genehmigte Bestellung.',
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
    title: 'Bestellung zurückrufen',
    help: 'Nimmt sie aus der Genehmigung; sie wird wieder ein Entwurf und lässt sich ändern.',
    example: 'rufe PO-000135 zurück',
  },
  'cancel-purchase-order': {
    title: 'Bestellung stornieren',
    help: 'Storniert, was noch aussteht, nachdem Sie bestätigt haben.',
    example: 'storniere PO-000125',
  },
  'sync-purchase-order': {
    title: 'Bestellung abgleichen',
    help: 'Bringt Preise, Status und Wareneingänge einer Bestellung nach Field Service, falls sie ausgeblieben sind.',
    example: 'gleiche PO-000142 ab',
  },
  'follow-purchase-order': {
    title: 'Bestellung verfolgen',
    help: 'Ich sage Ihnen einmal, in unserem eigenen Chat, Bescheid, wenn darüber entschieden oder sie da ist.',
    example: 'sag mir Bescheid, wenn PO-000142 genehmigt ist',
  },
  'since-approval': {
    title: 'Änderungen seit der Genehmigung',
    help: 'Feld für Feld, seit die Bestellung zuletzt genehmigt wurde.',
    example: 'was hat sich an PO-000142 seit der Genehmigung geändert',
  },
  'create-work-order': {
    title: 'Arbeitsauftrag anlegen',
    help: 'Für jede Anlage, gleich in welchem System sie angelegt wurde.',
    example: 'Arbeitsauftrag anlegen für AS-00006',
  },
  'list-records': {
    title: 'Datensätze auflisten oder suchen',
    help: 'Lager, Anlagen, Anlagentypen, Zahlungsbedingungen, Lieferarten: alle oder nach beliebigen Wörtern.',
    example: 'suche Anlagen bei Cedar Point Hospital',
  },
  'show-record': {
    title: 'Datensatz anzeigen',
    help: 'Ein Lager mit Bestand, eine Anlage mit Teilen und offenen Aufträgen, eine Zahlungsbedingung, eine Lieferart.',
    example: 'zeige Lager SEA-01',
  },
  'create-record': {
    title: 'Datensatz anlegen',
    help: 'Lager, Anlage, Anlagentyp, Zahlungsbedingung oder Lieferart, in beiden Systemen.',
    example: 'lege Zahlungsbedingung N45 mit Beschreibung Netto 45 und Tage 45 an',
  },
  'edit-record': {
    title: 'Datensatz ändern',
    help: 'Sie sehen, was sich ändert, bevor es in beiden Systemen gespeichert wird.',
    example: 'ändere Zahlungsbedingung Net30 Tage auf 35',
  },
  'stock-of-product': {
    title: 'Bestand eines Produkts',
    help: 'In allen Lagern, der größte Bestand zuerst.',
    example: 'Bestand von P-100',
  },
  'my-work-orders': {
    title: 'Meine Arbeitsaufträge',
    help: 'Offene Aufträge, für die Sie eingeplant sind oder die Ihnen gehören; der nächste Termin zuerst.',
    example: 'zeige meine Arbeitsaufträge',
  },
  'show-work-order': {
    title: 'Arbeitsauftrag anzeigen',
    help: 'Was, wo, für welche Anlage und wer eingeplant ist.',
    example: 'zeige Arbeitsauftrag WO-01001',
  },
  'what-is-near': {
    title: 'Was ist in der Nähe',
    help: 'Die nächsten Lager und Anlagen zu einem Arbeitsauftrag oder einem Ort.',
    example: 'was ist in der Nähe von WO-01001',
  },
  'sync-status': {
    title: 'Stand der Synchronisierung',
    help: 'Alle Zuordnungen: Zustand, wartende Änderungen, offene Fehler und ob beide Systeme antworten.',
    example: 'Status der Synchronisierung',
  },
  'field-mapping': {
    title: 'Feldzuordnung',
    help: 'Spalte für Spalte: welches Feld, in welche Richtung und wie Werte übersetzt werden.',
    example: 'zeige die Feldzuordnung von Lager',
  },
  'map-activity': {
    title: 'Was mit den Zuordnungen geschah',
    help: 'Wer sie wann und warum gestartet, pausiert, fortgesetzt oder gestoppt hat.',
    example: 'was ist mit den Zuordnungen passiert',
  },
  'record-journal': {
    title: 'Was mit einem Datensatz geschah',
    help: 'Wer was damit gemacht hat und wie es ausging.',
    example: 'was ist mit Lager SEA-01 passiert',
  },
  'alert-rules': {
    title: 'Alarmregeln',
    help: 'Wer benachrichtigt wird, wenn sich Fehler häufen, und was dann pausiert wird.',
    example: 'alarmiere mich bei 5 Lagerfehlern in 10 Minuten',
  },
  subscribe: {
    title: 'Fehlermeldungen abonnieren',
    help: 'Nach Datensatzart, Firma und Grund: für Sie selbst oder, als Administration, für diesen Kanal.',
    example: 'melde mir fehlgeschlagene Lager in usmf',
  },
  unsubscribe: {
    title: 'Fehlermeldungen abbestellen',
    help: 'Beendet eines Ihrer Abonnements oder eines dieses Kanals.',
    example: 'Lagerfehler abbestellen',
  },
  subscriptions: {
    title: 'Meine Abonnements',
    help: 'Von welchen Fehlern Sie oder dieser Kanal erfahren.',
    example: 'was habe ich abonniert',
  },
  'sync-command': {
    title: 'Zuordnungen starten, pausieren, fortsetzen, stoppen',
    help: 'Sie bestätigen es vorher.',
    example: 'Synchronisierung von Lager pausieren',
  },
  'sync-failures': {
    title: 'Offene Synchronisierungsfehler',
    help: 'Änderungen, die das andere System nicht erreicht haben.',
    example: 'zeige Synchronisierungsfehler',
  },
  'initial-sync': {
    title: 'Erstabgleich',
    help: 'Zählt zuerst; Sie bestätigen, bevor geschrieben wird.',
    example: 'Erstabgleich von Lager',
  },
  'why-different': {
    title: 'Warum ein Datensatz verschieden ist',
    help: 'Feld für Feld, mit dem System, das es führt; danach können Sie beide angleichen.',
    example: 'warum ist Lager SEA-01 verschieden',
  },
  today: {
    title: 'Was habe ich heute gemacht',
    help: 'Ihre Änderungen seit Mitternacht und was daraus geworden ist.',
    example: 'was habe ich heute gemacht',
  },
  company: {
    title: 'Firma',
    help: 'Zeigt, in welcher Firma Sie arbeiten, oder wechselt in eine andere.',
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
    help: 'Eine der Möglichkeiten auf der letzten Karte.',
    example: 'den zweiten',
  },
  more: {
    title: 'Mehr zeigen',
    help: 'Die nächste Seite der letzten Karte.',
    example: 'mehr',
  },
  cancel: {
    title: 'Abbrechen',
    help: 'Schließt die Formulare, die Sie hier offen haben.',
    example: 'abbrechen',
  },
  help: {
    title: 'Hilfe',
    help: 'Diese Liste.',
    example: 'Hilfe',
  },
  'yes-or-no': {
    title: 'Ja oder nein',
    help: 'Karten werden mit ihren Schaltflächen beantwortet.',
    example: 'ja',
  },
  greeting: {
    title: 'Hallo',
    help: 'Grüßt zurück.',
    example: 'hallo',
  },
};
