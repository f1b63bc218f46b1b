import type { Script } from './script.ts';

/** The language a person is answered in, and the company they work in. */
export const languageScripts: readonly Script[] = [
  {
    title: 'understands both languages and answers in the one that was chosen',
    steps: [
      { says: 'nächstes Lager zu WO-00017', sees: ['Warehouses nearest to work order WO-00017', 'Company usmf'] },
      { says: 'language deutsch', sees: ['Ab jetzt antworte ich auf Deutsch.'] },
      {
        says: 'nearest warehouse to WO-00017',
        sees: ['Nächste Lager zu Arbeitsauftrag WO-00017', '7,4 km', 'Firma usmf', 'Luftlinie', '[Mehr]'],
      },
      { says: 'mehr', sees: ['7 bis 12 von 14'] },
      { says: 'weiter', sees: ['keine Entfernung: Fahrzeug'] },
      { says: 'Sprache klingonisch', sees: ['Welche Sprache möchten Sie?', '„klingonisch“ spreche ich nicht.'] },
      { says: 'Sprache englisch', sees: ['From now on I will answer in English.'] },
      { says: 'help', sees: ['What I can do'] },
    ],
  },
  {
    title: 'carries an order in German from the sentence to the posted receipt',
    steps: [
      { as: 'megan', says: 'sprich deutsch', sees: ['Ab jetzt antworte ich auf Deutsch.'] },
      { says: 'auf deutsch bitte', sees: ['Ab jetzt antworte ich auf Deutsch.'] },
      {
        says: 'bestelle 1.500 P-100 bei ACME an Lager 24 bis nächsten Freitag',
        sees: [
          'Diese Bestellung anlegen?',
          'Lieferant: V-1001 – ACME Supplies',
          'Lager: 24 – Main store',
          'Wunschtermin: Fr., 4. Dez. 2026',
          '1. 1.500 × P-100',
        ],
      },
      { says: 'mach 2,5 daraus', sees: ['1. 2,5 × P-100'] },
      { says: 'nimm 5', sees: ['1. 5 × P-100'] },
      {
        presses: 'Anlegen',
        sees: [
          'Bestellung PO-1',
          'Summe 62,50 USD',
          'Genehmigung: Draft (Entwurf)',
          'Status: Open order (offen)',
          '[Einreichen]',
        ],
      },
      { says: 'reiche sie ein', sees: ['Diese Bestellung zur Genehmigung einreichen?'] },
      { presses: 'Einreichen', sees: ['Bei Megan Bowen zur Genehmigung eingereicht.'] },
      { as: 'megan', waits: true, sees: ['Bestellung PO-1 wartet auf Ihre Entscheidung', '[Genehmigen]'] },
      { as: 'megan', presses: 'Ablehnen', sees: ['Geben Sie eine Begründung an'] },
      { as: 'megan', presses: 'Genehmigen', sees: ['Von Megan Bowen um 10:02 genehmigt.'] },
      { waits: true, sees: ['Megan Bowen hat Bestellung PO-1 genehmigt.'] },
      { as: 'megan', says: 'PO-1 bestätigen', sees: ['Diese Bestellung bestätigen?'] },
      { as: 'megan', presses: 'Bestätigen', sees: ['In Supply Chain Management bestätigt.'] },
      { says: 'Wareneingang für PO-1 buchen', sees: ['Was ist zu Bestellung PO-1 eingegangen?', 'bestellt 5 ea'] },
      {
        presses: 'Wareneingang buchen',
        with: { receipt: 'LS-1', now1: '1.500' },
        sees: ['Supply Chain Management sagt: Over-delivery is not allowed.'],
      },
      { presses: 'Wareneingang buchen', with: { now1: '-1' }, sees: ['„-1“ ist keine Menge.'] },
      { presses: 'Wareneingang buchen', with: { now1: '1e3' }, sees: ['„1e3“ ist keine Menge.'] },
      {
        presses: 'Wareneingang buchen',
        with: { now1: '2,5' },
        sees: ['Der Wareneingang ist in Supply Chain Management gebucht', 'eingegangen 2,5'],
      },
      { says: 'Wareneingang für PO-1 buchen', sees: ['bestellt 5 ea', /^2,5$/m] },
      {
        presses: 'Wareneingang buchen',
        with: { receipt: 'LS-2' },
        sees: ['Der Wareneingang ist in Supply Chain Management gebucht'],
      },
    ],
  },
  {
    title: 'reads days as people of either language write them and shows them as a date',
    steps: [
      { says: 'order 5 P-100 from ACME by 4.12.', sees: ['Requested delivery: Fri, 4 Dec 2026'] },
      { says: 'order 5 P-100 from ACME by week 50', sees: ['Requested delivery: Mon, 7 Dec 2026'] },
      { says: 'bestelle 5 P-100 bei ACME in KW 50', sees: ['Requested delivery: Mon, 7 Dec 2026'] },
      { says: 'bestelle 5 P-100 bei ACME in 3 Tagen', sees: ['Requested delivery: Thu, 26 Nov 2026'] },
      { says: 'bestelle 5 P-100 bei ACME morgen', sees: ['Requested delivery: Tue, 24 Nov 2026'] },
      { says: 'order 5 P-100 from ACME by whenever', sees: ['I cannot read “whenever” as a date.'] },
    ],
  },
  {
    title: 'works in another company once it is switched, and offers choices for one that is none',
    steps: [
      { says: 'which company am I in?', sees: ['You are working in company usmf.', 'demf – Contoso'] },
      { says: 'switch company to demf', sees: ['You are now working in company demf (Contoso'] },
      { says: 'create po', sees: ['New purchase order', 'Company demf'] },
      { says: 'switch company to xyz', sees: ['Which company do you mean?', 'You have no access to a company “xyz”.'] },
      { presses: 'Continue', with: { choice: 'usmf' }, sees: ['You are now working in company usmf ('] },
      { says: 'wechsle die Firma zu demf', sees: ['You are now working in company demf'] },
      { says: 'create po in company usmf', sees: ['New purchase order', 'Company usmf'] },
      { says: 'create po', sees: ['Company demf'] },
      {
        says: 'create po in company xyz',
        sees: ['Which company do you mean?', 'You have no access to a company “xyz”.'],
      },
      { says: 'the second one', sees: ['New purchase order', 'Company usmf'] },
    ],
  },
  {
    title: 'tells a person without Field Service that work orders are kept there',
    steps: [
      {
        as: 'megan',
        says: 'nearest warehouse to WO-00042',
        sees: ['Work orders are kept in Field Service. You have no licence for it'],
      },
      { as: 'megan', says: 'nearest warehouse to Atlantis', sees: ['I found no place “Atlantis”.'] },
    ],
  },
  {
    title: 'names what comes nearest instead of taking it',
    steps: [
      { says: 'order 5 zzz from ACME', sees: ['Nothing matches “zzz”.'], seesNot: ['Several match'] },
      { says: 'order 5 P-100 from Acme Suplies', sees: ['Create this purchase order?', 'ACME Supplies'] },
    ],
  },
  {
    title: 'helps a technician with what a technician may do, in either language',
    steps: [
      {
        as: 'isaiah',
        says: 'help',
        sees: [/Work orders\s+My work orders/, 'Find nearest warehouse', 'Receive purchase order'],
        seesNot: ['Create purchase order', 'Submit purchase order', 'Create work order'],
      },
      { as: 'isaiah', presses: 'More', sees: ['create asset'], seesNot: ['Warehouse, asset', 'Submit purchase order'] },
      { as: 'isaiah', says: 'Sprache deutsch', sees: ['Ab jetzt'] },
      {
        as: 'isaiah',
        says: 'Hilfe',
        sees: ['Was ich kann', 'Nächstes Lager finden', 'Wareneingang buchen'],
        seesNot: ['Bestellung anlegen', 'Arbeitsauftrag anlegen'],
      },
      { says: 'order 5 P-100 from ACME', sees: ['1. 5 × P-100'] },
      { presses: 'Create', sees: ['[Submit]'] },
      {
        as: 'isaiah',
        says: 'PO-1 einreichen',
        sees: ['Sie dürfen in Field Service keine Bestellungen ändern'],
        seesNot: ['[Einreichen]'],
      },
    ],
  },
];
