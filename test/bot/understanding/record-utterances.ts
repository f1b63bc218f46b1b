/** What people type about records and work orders, in both languages: the sentence, the request it is, and what fills the slots. */
type Utterance = readonly [sentence: string, request: string, slots?: Readonly<Record<string, string>>];

const [list, show, create, edit] = ['list-records', 'show-record', 'create-record', 'edit-record'];
const [stock, mine, workOrder, near] = ['stock-of-product', 'my-work-orders', 'show-work-order', 'what-is-near'];
const warehouse = { entity: 'warehouse' };
const asset = { entity: 'customer-asset' };
const category = { entity: 'customer-asset-category' };
const term = { entity: 'payment-term' };
const via = { entity: 'ship-via' };

export const englishRecordUtterances: readonly Utterance[] = [
  ['list warehouses', list, warehouse],
  ['show all payment terms', list, term],
  ['lsit paymnet terms', list, term],
  ['which ships via are there', list, via],
  ['list modes of delivery', list, via],
  ['show me the asset categories', list, category],
  ['find assets at Cedar Point Hospital', list, { ...asset, words: 'Cedar Point Hospital' }],
  ['find assets in Seattle', list, { ...asset, words: 'Seattle' }],
  ['find the asset with serial number SN123456', list, { ...asset, words: 'SN123456' }],
  ['search asset with tag TAG-123456', list, { ...asset, words: 'TAG-123456' }],
  ['find assets of category chiller', list, { ...asset, words: 'chiller' }],
  ['find equipment chiller', list, { ...asset, words: 'chiller' }],
  ['which assets do we have', list, asset],
  ['search for payment term cash', list, { ...term, words: 'cash' }],

  ['show warehouse SEA-01', show, { ...warehouse, record: 'SEA-01' }],
  ['warehouse SEA-01', show, { ...warehouse, record: 'SEA-01' }],
  ['open the asset C-00001 please', show, { ...asset, record: 'C-00001' }],
  ['show asset Chiller 1, Cedar Point Hospital', show, { ...asset, record: 'Chiller 1, Cedar Point Hospital' }],
  ['show payment term Net30', show, { ...term, record: 'Net30' }],
  ['what is payment term COD', show, { ...term, record: 'COD' }],
  ['show ship via Air', show, { ...via, record: 'Air' }],
  ['show asset category CHILLER', show, { ...category, record: 'CHILLER' }],
  ['shwo asset C-00001', show, { ...asset, record: 'C-00001' }],

  ['create payment term', create, term],
  ['new ship via', create, via],
  ['add an asset category', create, category],
  [
    'create payment term N45 with description Net 45 and days 45',
    create,
    { ...term, id: 'N45', set_Description: 'Net 45', set_NumberOfDays: '45' },
  ],
  ['create asset T-1 named Pump 9', create, { ...asset, id: 'T-1', name: 'Pump 9' }],
  [
    'create asset T-1 named Pump 9 with asset type PUMP and serial id SN1',
    create,
    { ...asset, id: 'T-1', name: 'Pump 9', set_MaintenanceAssetTypeId: 'PUMP', set_SerialId: 'SN1' },
  ],
  [
    'create warehouse T-1 named Test store at site NW',
    create,
    { ...warehouse, id: 'T-1', name: 'Test store', set_OperationalSiteId: 'NW' },
  ],

  ['edit ship via Air', edit, { ...via, record: 'Air' }],
  ['change warehouse SEA-01', edit, { ...warehouse, record: 'SEA-01' }],
  ['change payment term Net30 days to 35', edit, { ...term, record: 'Net30', set_NumberOfDays: '35' }],
  ['set days of payment term Net30 to 35', edit, { ...term, record: 'Net30', set_NumberOfDays: '35' }],
  [
    'set the city of warehouse SEA-01 to Tacoma',
    edit,
    { ...warehouse, record: 'SEA-01', set_PrimaryAddressCity: 'Tacoma' },
  ],
  ['rename asset C-00001 to Old chiller', edit, { ...asset, record: 'C-00001', name: 'Old chiller' }],
  ['updaet asset C-00001', edit, { ...asset, record: 'C-00001' }],

  ['stock of P-100', stock, { product: 'P-100' }],
  ['show me the stock of P-100 in all warehouses', stock, { product: 'P-100' }],
  ['how many P-100 do we have', stock, { product: 'P-100' }],
  ['where do we have P-100', stock, { product: 'P-100' }],
  ['which warehouses have P-100', stock, { product: 'P-100' }],
  ['stok of P-100', stock, { product: 'P-100' }],

  ['show my work orders', mine],
  ['my jobs', mine],
  ['what do i have to do today', mine],
  ['show work order WO-01001', workOrder, { number: 'WO-01001' }],
  ['work order WO-01001', workOrder, { number: 'WO-01001' }],
  ['status of wo WO-01001', workOrder, { number: 'WO-01001' }],
  ['what is near WO-01001', near, { near: 'WO-01001' }],
  ["what's near work order WO-01001?", near, { near: 'WO-01001' }],
  ['find assets near Seattle', near, { near: 'Seattle' }],
];

export const germanRecordUtterances: readonly Utterance[] = [
  ['zeige alle Lager', list, warehouse],
  ['Zahlungsbedingungen anzeigen', list, term],
  ['welche Lieferarten gibt es', list, via],
  ['suche Anlagen bei Cedar Point Hospital', list, { ...asset, words: 'Cedar Point Hospital' }],
  ['finde Anlage mit Seriennummer SN123456', list, { ...asset, words: 'SN123456' }],
  ['liste Anlagentypen', list, category],

  ['zeige Lager SEA-01', show, { ...warehouse, record: 'SEA-01' }],
  ['zeig mir bitte die Anlage C-00001', show, { ...asset, record: 'C-00001' }],
  ['Lager SEA-01 anzeigen', show, { ...warehouse, record: 'SEA-01' }],
  ['zeige Zahlungsbedingung Net30 an', show, { ...term, record: 'Net30' }],

  ['neue Lieferart', create, via],
  ['lege Lager 77 am Standort NW an', create, { ...warehouse, id: '77', set_OperationalSiteId: 'NW' }],
  ['Anlage T-1 anlegen', create, { ...asset, id: 'T-1' }],
  ['lege Anlage T-1 namens Pumpe 9 an', create, { ...asset, id: 'T-1', name: 'Pumpe 9' }],
  [
    'lege Zahlungsbedingung N45 mit Beschreibung Netto 45 und Tage 45 an',
    create,
    { ...term, id: 'N45', set_Description: 'Netto 45', set_NumberOfDays: '45' },
  ],

  ['bearbeite Lieferart Air', edit, { ...via, record: 'Air' }],
  ['Lager SEA-01 ändern', edit, { ...warehouse, record: 'SEA-01' }],
  ['ändere Zahlungsbedingung Net30 Tage auf 35', edit, { ...term, record: 'Net30', set_NumberOfDays: '35' }],
  ['setze die Tage der Zahlungsbedingung Net30 auf 35', edit, { ...term, record: 'Net30', set_NumberOfDays: '35' }],
  ['benenne Anlage C-00001 in Alte Pumpe um', edit, { ...asset, record: 'C-00001', name: 'Alte Pumpe' }],

  ['Bestand von P-100', stock, { product: 'P-100' }],
  ['wie viele P-100 haben wir', stock, { product: 'P-100' }],
  ['wo haben wir P-100 auf Lager', stock, { product: 'P-100' }],
  ['meine Arbeitsaufträge', mine],
  ['was muss ich heute machen', mine],
  ['zeige Arbeitsauftrag WO-01001', workOrder, { number: 'WO-01001' }],
  ['was ist in der Nähe von WO-01001', near, { near: 'WO-01001' }],
];
