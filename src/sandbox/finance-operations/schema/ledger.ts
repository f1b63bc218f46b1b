import { entity } from './define.ts';
import { periodStatus } from './enums.ts';
import { day, keyPart, symbol, text } from './properties.ts';

/** A company. */
export const legalEntity = entity({
  entity: 'LegalEntity',
  collection: 'LegalEntities',
  aotName: 'OMLegalEntity',
  label: 'Legal entities',
  table: 'CompanyInfo',
  menuItem: 'OMLegalEntity',
  striped: false,
  key: ['LegalEntityId'],
  properties: [
    text('LegalEntityId', 'Company', 4, keyPart),
    text('Name', 'Name', 60),
    text('AccountingCurrencyCode', 'Accounting currency', 3),
    text('AddressCountryRegionId', 'Country/region', 10),
    text('LanguageId', 'Language', 7),
  ],
});

/** A currency of the whole installation. */
export const currency = entity({
  entity: 'Currency',
  collection: 'Currencies',
  aotName: 'CurrencyEntity',
  label: 'Currencies',
  table: 'Currency',
  menuItem: 'Currency',
  striped: false,
  key: ['CurrencyCode'],
  properties: [text('CurrencyCode', 'Currency', 3, keyPart), text('Name', 'Name', 60), text('Symbol', 'Symbol', 5)],
});

/** A month of the ledger; nothing is posted into a closed one. */
export const fiscalPeriod = entity({
  entity: 'FiscalPeriod',
  collection: 'FiscalPeriods',
  aotName: 'FiscalCalendarPeriodEntity',
  label: 'Fiscal periods',
  table: 'FiscalCalendarPeriod',
  internal: true,
  key: ['StartDate'],
  properties: [
    day('StartDate', 'Start date', keyPart),
    day('EndDate', 'End date'),
    text('Name', 'Period', 60),
    symbol('Status', 'Status', periodStatus),
  ],
});
