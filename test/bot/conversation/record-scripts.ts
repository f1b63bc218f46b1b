import type { Script } from './script.ts';

/** Requests about records, over both stand-ins and their seed. */
export const recordScripts: readonly Script[] = [
  {
    title: 'lists records of any kind by its words, and opens one of them',
    steps: [
      {
        says: 'list payment terms',
        sees: ['Payment terms', '8 payment terms', 'Net30 – Net 30 days', 'Read from Field Service'],
      },
      {
        presses: 'Show payment term Net30',
        sees: ['Payment term Net30 – Net 30 days', 'Days: 30', 'Payment method: Net', '[Edit]'],
      },
      { says: 'show all ships via', sees: ['Ship vias', 'Ground – Ground freight'] },
      { says: 'the second one', sees: ['Ship via Courier – Same-day courier'] },
      { says: 'list asset categories', sees: ['Asset categories', '1 to 8 of 11', 'AHU – Air handling unit'] },
      { presses: 'More', sees: ['9 to 11 of 11', 'SENSOR – Sensor'] },
      { presses: 'Previous', sees: ['1 to 8 of 11'] },
      { says: 'more', sees: ['9 to 11 of 11'] },
    ],
  },
  {
    title: 'reads in the own system of whoever asks, and links lead there',
    steps: [
      {
        as: 'megan',
        says: 'show payment term Net30',
        sees: ['Days: 30', 'Read from Supply Chain Management', '[Open in Supply Chain Management]'],
        seesNot: ['[Open in Field Service]'],
      },
      {
        says: 'show payment term Net30',
        sees: ['Read from Field Service', '[Open in Field Service]'],
        seesNot: ['[Open in Supply Chain Management]'],
      },
      {
        as: 'patti',
        says: 'show payment term Net30',
        sees: ['[Open in Field Service]', '[Open in Supply Chain Management]'],
      },
    ],
  },
  {
    title: 'finds assets by account, category, tag, serial and place, whichever system they were born in',
    steps: [
      { says: 'find assets at Cedar Point Hospital', sees: ['Assets: Cedar Point Hospital', 'AS-00002', 'C-00001'] },
      { says: 'chillers at Cedar Point Hospital', sees: [/C-00001 – Chiller 1/], seesNot: ['Motor', 'Conveyor'] },
      { says: 'pumpen beim Cedar Point Hospital', sees: [/C-00003 – Pump 2/], seesNot: ['Motor', 'Conveyor'] },
      { says: 'find assets chiller cedar', sees: [/C-00001 – Chiller 1/], seesNot: ['Boiler'] },
      { says: 'search asset zzzz', sees: ['I found no assets “zzzz”.', '[New asset]'] },
      { as: 'megan', says: 'find assets with serial number SN', sees: ['Assets: SN'] },
    ],
  },
  {
    title: 'shows an asset with what it is part of, its parts and the work on it, and begins a work order for it',
    steps: [
      { says: 'show asset AS-00004', sees: ['Asset AS-00004', 'Part of', 'Parts (1)'] },
      {
        says: 'show asset C-00001',
        sees: ['Chiller 1, Cedar Point Hospital', 'Parts (1)', 'AS-00002', '[Create work order]'],
      },
      { presses: 'Create work order', sees: ['New work order', 'C-00001'] },
      { as: 'megan', says: 'show asset C-00001', sees: ['Parts (1)'], seesNot: ['[Create work order]'] },
      { says: 'show asset', sees: ['Which asset do you mean?'] },
      { presses: 'Continue', with: { words: 'Elevator 1' }, sees: [/Which asset|Asset .*Elevator 1/] },
      { says: 'show asset QQ-99999', sees: ['I found no asset “QQ-99999”.'] },
    ],
  },
  {
    title: 'shows a warehouse with its stock, and the stock of a product everywhere',
    steps: [
      {
        says: 'show warehouse SEA-01',
        sees: ['Warehouse SEA-01 – Seattle depot', 'In stock (Field Service,', 'on hand', '[All fields]'],
      },
      { says: 'stock of P-100', sees: ['Stock of P-100', 'available in', 'Read from Field Service'] },
      { says: 'how many P-100 do we have', sees: ['Stock of P-100'] },
      { as: 'megan', says: 'where do we have P-100', sees: ['Stock of P-100', 'Read from Supply Chain Management'] },
      { says: 'stock of zzz', sees: ['I found no product “zzz”.'] },
      { presses: 'Continue', with: { words: 'P-100' }, sees: ['Stock of P-100'] },
      { says: 'nearest 2 warehouses to SEA-01', sees: ['1 to 2 of 48', '[More]'] },
    ],
  },
  {
    title:
      'creates a payment term from one sentence after a confirmation, refuses the same again in the words of the system',
    steps: [
      {
        says: 'create payment term N45 with description Net 45 and days 45',
        sees: ['Create this payment term?', 'Terms of payment: N45', 'Description: Net 45', 'Days: 45', 'Company usmf'],
      },
      {
        presses: 'Create',
        sees: ['Payment term N45 was created.', 'Saved in Field Service and in Supply Chain Management.', 'Days: 45'],
      },
      { says: 'create payment term N45 with description Again', sees: ['Create this payment term?'] },
      {
        presses: 'Create',
        sees: [
          /Supply Chain Management says: Cannot create a record in Terms of payment[^⚠]*already exists/,
          'Again',
          '[Continue]',
        ],
      },
      { presses: 'Continue', with: { Name: 'N45-2' }, sees: ['Create this payment term?', 'N45-2'] },
      { presses: 'Change', sees: ['New payment term', 'Again'] },
      { presses: 'Cancel', sees: ['Cancelled.'] },
    ],
  },
  {
    title: 'takes a form page by page, says what is wrong at each field, and keeps what was filled in',
    steps: [
      { says: 'new payment term', sees: ['New payment term', 'Terms of payment (required)', 'Fields 1 to 8 of 13'] },
      {
        presses: 'More fields',
        with: { Name: 'FORM1', NumberOfDays: '15' },
        sees: ['Fields 9 to 13 of 13', 'Payment day'],
      },
      { presses: 'Previous fields', with: { PaymentDayName: 'D15' }, sees: ['FORM1', '15'] },
      {
        presses: 'Continue',
        with: { Name: '', NumberOfDays: 'lots', NumberOfMonths: '1.5', Description: 'x'.repeat(70) },
        sees: [
          'Fill in Terms of payment.',
          '“lots” is not a whole number.',
          '“1.5” is not a whole number.',
          'Description takes at most 60 characters; this has 70.',
        ],
      },
      {
        presses: 'Continue',
        with: { Name: 'FORM1', NumberOfDays: '15', NumberOfMonths: '', Description: 'By form' },
        sees: ['Create this payment term?', 'Days: 15', 'Payment day: D15'],
      },
      { presses: 'Create', sees: ['Payment term FORM1 was created.', 'By form'] },
    ],
  },
  {
    title: 'shows a rule of Supply Chain Management at the field it is about: days below zero',
    steps: [
      { says: 'create payment term NEG with days -5', sees: ['Create this payment term?', 'Days: -5'] },
      { presses: 'Create', sees: [/Supply Chain Management says: .*Days.* must not be negative/] },
      { presses: 'Cancel', sees: ['Cancelled.'] },
    ],
  },
  {
    title: 'changes a ship via after showing what was and what will be',
    steps: [
      { says: 'edit ship via Sea', sees: ['Change ship via Sea', 'Sea container'], seesNot: ['(required)'] },
      { presses: 'Continue', sees: ['You have not changed anything yet.'] },
      {
        presses: 'Continue',
        with: { ModeDescription: 'Sea freight' },
        sees: ['Change ship via Sea like this?', 'Sea container → Sea freight'],
      },
      { presses: 'Save', sees: ['Ship via Sea was changed.', 'Ship via Sea – Sea freight'] },
      { says: 'rename ship via Sea to Sea container', sees: ['Sea freight → Sea container'] },
      { presses: 'Save', sees: ['Ship via Sea was changed.'] },
      { says: 'change it', sees: ['Change ship via Sea', '[Continue]'] },
    ],
  },
  {
    title: 'changes one field by one sentence',
    steps: [
      { says: 'change payment term Net14 days to 15', sees: ['Change payment term Net14 like this?', 'Days: 14 → 15'] },
      { presses: 'Save', sees: ['Payment term Net14 was changed.', 'Days: 15'] },
      { says: 'set days of payment term Net14 to 14', sees: ['Days: 15 → 14'] },
      { presses: 'Save', sees: ['Payment term Net14 was changed.'] },
      {
        says: 'change payment term Net14 days to soon',
        sees: ['“soon” is not a whole number.', 'Change payment term Net14'],
      },
    ],
  },
  {
    title: 'creates and changes an asset, with the refusals of both systems at their fields',
    steps: [
      {
        says: 'create asset T-0001 named Test chiller',
        sees: ['Create this asset?', 'Asset: T-0001', 'Name: Test chiller'],
      },
      {
        presses: 'Create',
        sees: ["Supply Chain Management says: Field 'Asset type' must be filled in.", 'Test chiller', '[Continue]'],
      },
      { presses: 'Continue', with: { MaintenanceAssetTypeId: 'CHILLER' }, sees: ['Asset type: CHILLER – Chiller'] },
      { presses: 'Create', sees: ['Asset T-0001 was created.', 'Saved in Field Service'] },
      { says: 'edit asset T-0001', sees: ['Change asset T-0001'] },
      { presses: 'More fields', sees: ['Fields 9 to 16 of 23'] },
      { presses: 'More fields', sees: ['Fields 17 to 23 of 23', 'Active from'] },
      {
        presses: 'Continue',
        with: { ActiveFrom: '2026-05-01', ActiveTo: '2026-04-01' },
        sees: ['Active from: – → Fri, 1 May 2026', 'Active to: – → Wed, 1 Apr 2026'],
      },
      {
        presses: 'Save',
        sees: ["Supply Chain Management says: 'Active to' must not be before 'Active from'.", '2026-04-01'],
      },
      { presses: 'Continue', with: { ActiveTo: '2027-04-01' }, sees: ['Thu, 1 Apr 2027'] },
      { presses: 'Save', sees: ['Asset T-0001 was changed.'] },
      { says: 'change asset T-0001 parent to T-0001', sees: ['Parent: – → T-0001'] },
      { presses: 'Save', sees: [/Supply Chain Management says: Asset 'T-0001' cannot be part of itself\./] },
    ],
  },
  {
    title: 'creates and changes an asset category',
    steps: [
      { says: 'create asset category ROBOT named Robot', sees: ['Create this asset category?', 'Asset type: ROBOT'] },
      { presses: 'Create', sees: ['Asset category ROBOT was created.'] },
      { says: 'rename asset category ROBOT to Robot arm', sees: ['Robot → Robot arm'] },
      { presses: 'Save', sees: ['was changed.', 'Robot arm'] },
    ],
  },
  {
    title: 'creates a warehouse only with a site that exists, and changes it',
    steps: [
      {
        says: 'create warehouse T-77 named Test store at site NOWHERE',
        sees: ['New warehouse', 'Nothing matches “NOWHERE”.'],
      },
      { presses: 'Continue', with: { OperationalSiteId: 'NW' }, sees: ['Create this warehouse?', 'Site: NW'] },
      { presses: 'Create', sees: ['Warehouse T-77 was created.'] },
      { says: 'create warehouse T-77 at site NW', sees: ['Create this warehouse?'] },
      { presses: 'Create', sees: [/Supply Chain Management says: .*already exists/] },
      { says: 'new warehouse in Tacoma', sees: ['New warehouse', 'Tacoma'] },
      {
        presses: 'Continue',
        with: { WarehouseId: 'T-79', OperationalSiteId: 'NW' },
        sees: ['Create this warehouse?', 'City: Tacoma'],
      },
      { presses: 'Cancel', sees: ['Cancelled.'] },
      { says: 'set city of warehouse T-77 to Tacoma', sees: ['City: – → Tacoma'] },
      { presses: 'Save', sees: ['was changed.'] },
    ],
  },
  {
    title: 'refuses in the words of the own system what a person may not do',
    steps: [
      { as: 'isaiah', says: 'create warehouse T-78 at site NW', sees: ['Create this warehouse?'] },
      {
        as: 'isaiah',
        presses: 'Create',
        sees: ['Field Service says: isaiah@example.com may not create this in Field Service'],
      },
      { as: 'megan', says: 'create ship via T-VIA with description Test', sees: ['Create this ship via?'] },
      { as: 'megan', presses: 'Create', sees: [/Supply Chain Management says: /, '[Continue]'] },
    ],
  },
  {
    title: 'shows a technician the own work orders, one of them, and what is near it',
    steps: [
      { as: 'isaiah', says: 'show my work orders', sees: ['My open work orders', /WO-\d+ – /] },
      {
        as: 'isaiah',
        says: 'the first one',
        sees: [/Work order WO-\d+/, 'Status: ', 'Bookings', 'Isaiah Langer: ', '[What is nearby]'],
      },
      {
        as: 'isaiah',
        presses: 'What is nearby',
        sees: ['Near work order WO-', 'Warehouses', 'Assets', ' km', 'straight lines'],
      },
      { as: 'isaiah', presses: 'All warehouses by distance', sees: ['Warehouses nearest to work order WO-'] },
      { as: 'alex', says: 'show work order WO-01001', sees: ['Work order WO-01001', 'Account: '] },
      { as: 'alex', says: 'what is near WO-01001', sees: ['Near work order WO-01001'] },
      { as: 'alex', says: 'what is near Seattle', sees: ['Near Seattle'] },
      { as: 'alex', says: 'show work order WO-99999', sees: ['I found no work order “WO-99999”.'] },
      { as: 'megan', says: 'show work order WO-01001', sees: ['Work orders are kept in Field Service.'] },
      { as: 'megan', says: 'my work orders', sees: ['Work orders are kept in Field Service.'] },
      { as: 'alex', says: 'my work orders', sees: [/My open work orders/] },
    ],
  },
];

/** The same in German. */
export const germanRecordScripts: readonly Script[] = [
  {
    title: 'listet, sucht und zeigt auf Deutsch',
    steps: [
      { says: 'Sprache Deutsch', sees: [/Deutsch/] },
      {
        says: 'zeige alle Zahlungsbedingungen',
        sees: ['Zahlungsbedingungen', 'Net30 – Net 30 days', 'Gelesen aus Field Service um'],
      },
      {
        presses: 'Zahlungsbedingung Net30 anzeigen',
        sees: ['Zahlungsbedingung Net30 – Net 30 days', 'Tage: 30', 'Zahlungsart: Netto', '[Bearbeiten]'],
      },
      { says: 'suche Anlagen bei Cedar Point Hospital', sees: ['Anlagen: Cedar Point Hospital', 'C-00001'] },
      { says: 'zeige Anlage C-00001', sees: ['Anlage C-00001', 'Teile (1)', '[Arbeitsauftrag anlegen]'] },
      { says: 'zeige Lager SEA-01', sees: ['Lager SEA-01 – Seattle depot', 'Bestand (Field Service,', 'vorhanden'] },
      { says: 'Bestand von P-100', sees: ['Bestand von P-100', 'verfügbar in'] },
      { says: 'zeige meine Arbeitsaufträge', sees: [/Meine offenen Arbeitsaufträge/] },
      { says: 'zeige Arbeitsauftrag WO-01001', sees: ['Arbeitsauftrag WO-01001', 'Kunde: '] },
      { presses: 'In der Nähe', sees: ['In der Nähe von ', 'Lager', 'Anlagen'] },
      { says: 'was ist in der Nähe von WO-01001', sees: ['In der Nähe von '] },
      { says: 'zeige Anlage QQ-99999', sees: ['Anlage „QQ-99999“ habe ich nicht gefunden.'] },
    ],
  },
  {
    title: 'legt an und ändert auf Deutsch, mit den Ablehnungen am Feld',
    steps: [
      { says: 'Sprache Deutsch', sees: [/Deutsch/] },
      {
        says: 'lege Zahlungsbedingung N46 mit Beschreibung Netto 46 und Tage 46 an',
        sees: ['Zahlungsbedingung so anlegen?', 'Beschreibung: Netto 46', 'Tage: 46', 'Firma usmf'],
      },
      { presses: 'Anlegen', sees: ['Zahlungsbedingung N46 wurde angelegt.'] },
      { says: 'lege Zahlungsbedingung N46 mit Beschreibung Nochmal an', sees: ['Zahlungsbedingung so anlegen?'] },
      { presses: 'Anlegen', sees: [/Supply Chain Management sagt: .*already exists/, 'Nochmal', '[Weiter]'] },
      { says: 'ändere Zahlungsbedingung N46 Tage auf 47', sees: ['Zahlungsbedingung N46 so ändern?', 'Tage: 46 → 47'] },
      { presses: 'Speichern', sees: ['Zahlungsbedingung N46 wurde geändert.', 'Tage: 47'] },
      { says: 'lege Anlage T-0002 namens Testkessel an', sees: ['Anlage so anlegen?'] },
      { presses: 'Anlegen', sees: ["Supply Chain Management sagt: Field 'Asset type' must be filled in."] },
      {
        presses: 'Weiter',
        with: { MaintenanceAssetTypeId: 'BOILER', AcquisitionCost: '12.5' },
        sees: ['Anlagentyp: BOILER – Boiler'],
      },
      { presses: 'Anlegen', sees: ['Anlage T-0002 wurde angelegt.'] },
      { says: 'neues Lager in Tacoma', sees: ['Lager anlegen', 'Tacoma'] },
      { presses: 'Abbrechen', sees: [/Abgebrochen/] },
      { says: 'neue Lieferart', sees: ['Lieferart anlegen', 'Lieferart (Pflichtfeld)'] },
      { presses: 'Weiter', with: { ModeDescription: 'Bote' }, sees: ['Bitte ausfüllen: Lieferart.', 'Bote'] },
      { presses: 'Abbrechen', sees: [/Abgebrochen/] },
    ],
  },
];
