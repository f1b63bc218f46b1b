/** The few records the tests need: two companies, a handful of sites, warehouses, vendors and products. */
import type { Values } from '../../../../src/sandbox/finance-operations/values.ts';

/** Records by entity, in an order in which they may be written. */
export const rows: readonly (readonly [entity: string, values: Values])[] = [
  [
    'LegalEntity',
    { LegalEntityId: 'usmf', Name: 'Northern Services', AccountingCurrencyCode: 'USD', LanguageId: 'en-us' },
  ],
  ['LegalEntity', { LegalEntityId: 'demf', Name: 'Norddienst', AccountingCurrencyCode: 'EUR', LanguageId: 'de' }],
  ['Currency', { CurrencyCode: 'USD', Name: 'US dollar' }],
  ['Currency', { CurrencyCode: 'EUR', Name: 'Euro' }],
  [
    'PurchaseParameters',
    { dataAreaId: 'usmf', ParametersKey: '0', ActivateChangeManagement: 'Yes', PurchaseOrderNumberFormat: 'PO-######' },
  ],
  [
    'PurchaseParameters',
    { dataAreaId: 'demf', ParametersKey: '0', ActivateChangeManagement: 'No', PurchaseOrderNumberFormat: 'BE-######' },
  ],
  [
    'FiscalPeriod',
    {
      dataAreaId: 'usmf',
      StartDate: '2026-10-01T12:00:00Z',
      EndDate: '2026-10-31T12:00:00Z',
      Name: '2026-10',
      Status: 'Closed',
    },
  ],
  [
    'FiscalPeriod',
    {
      dataAreaId: 'usmf',
      StartDate: '2026-11-01T12:00:00Z',
      EndDate: '2026-11-30T12:00:00Z',
      Name: '2026-11',
      Status: 'Open',
    },
  ],
  ...worker('000020', 'Alex', 'Wilber', 'alexw'),
  ...worker('000021', 'Megan', 'Bowen', 'meganb'),
  ...worker('000022', 'Adele', 'Vance', 'adelev'),
  ...worker('000024', 'Patti', 'Fernandez', 'pattif'),
  [
    'SystemUser',
    {
      UserID: 'dcpilot',
      UserName: 'Dispatch Copilot',
      Alias: 'dispatch-copilot@example.com',
      Company: 'usmf',
      Enabled: 'Yes',
    },
  ],
  ['UnitOfMeasure', { UnitSymbol: 'ea' }],
  ['UnitOfMeasure', { UnitSymbol: 'box' }],
  ['UnitOfMeasure', { UnitSymbol: 'kg' }],
  ['UnitOfMeasureConversion', { FromUnitSymbol: 'box', ToUnitSymbol: 'ea', ProductNumber: 'P-100', Factor: 12 }],
  ['PaymentTerm', { dataAreaId: 'usmf', Name: 'Net30', NumberOfDays: 30 }],
  ['DeliveryModeV2', { dataAreaId: 'usmf', ModeCode: 'Truck' }],
  ['DeliveryTerms', { dataAreaId: 'usmf', TermsCode: 'FOB' }],
  ['OperationalSiteV2', { dataAreaId: 'usmf', SiteId: '1', SiteName: 'North' }],
  ['OperationalSiteV2', { dataAreaId: 'usmf', SiteId: '2', SiteName: 'South' }],
  ['OperationalSiteV2', { dataAreaId: 'demf', SiteId: 'K', SiteName: 'Kassel' }],
  warehouse('usmf', '11', '1', 'Standard', {
    WarehouseName: 'North store',
    PrimaryAddressStreet: 'Dock Road 1',
    PrimaryAddressCity: 'Tacoma',
    PrimaryAddressCountryRegionId: 'USA',
    FormattedPrimaryAddress: 'Dock Road 1\nTacoma\nUSA',
  }),
  warehouse('usmf', '21', '2', 'Standard'),
  warehouse('usmf', '1Q', '1', 'Quarantine'),
  warehouse('usmf', '1T', '1', 'Transit'),
  warehouse('demf', 'K1', 'K', 'Standard'),
  vendor('usmf', 'V-1', 'USD', {
    DefaultPaymentTermsName: 'Net30',
    DefaultDeliveryModeId: 'Truck',
    DefaultDeliveryTermsCode: 'FOB',
    AddressStreet: 'Mill Lane 4',
    AddressCity: 'Olympia',
  }),
  vendor('usmf', 'V-HOLD', 'USD', { OnHoldStatus: 'All' }),
  vendor('usmf', 'V-PAY', 'USD', { OnHoldStatus: 'Payment' }),
  vendor('usmf', 'V-EUR', 'EUR', {}),
  vendor('demf', 'L-1', 'EUR', {}),
  ...product('P-100', 'Pump', 100, { PurchaseOverdeliveryPercentage: 10 }, ['usmf', 'demf']),
  ...product('P-200', 'Valve', 25.5, {}, ['usmf']),
  ...product('P-STOP', 'Old pump', 80, { IsPurchaseStopped: 'Yes' }, ['usmf']),
  ...product('P-DE', 'Dichtung', 3, {}, ['demf']),
  ['AssetMaintenanceAssetType', { dataAreaId: 'usmf', MaintenanceAssetTypeId: 'PUMP', Name: 'Pump' }],
];

function worker(number: string, first: string, last: string, user: string): (readonly [string, Values])[] {
  const signsIn = user !== 'alexw';
  return [
    ['Worker', { PersonnelNumber: number, FirstName: first, LastName: last, Name: `${first} ${last}` }],
    ...(signsIn
      ? [
          [
            'SystemUser',
            {
              UserID: user,
              UserName: `${first} ${last}`,
              Alias: `${user}@example.com`,
              Company: 'usmf',
              PersonnelNumber: number,
              Enabled: 'Yes',
            },
          ] as const,
        ]
      : []),
  ];
}

function warehouse(
  company: string,
  id: string,
  site: string,
  type: string,
  more: Values = {},
): readonly [string, Values] {
  return ['Warehouse', { dataAreaId: company, WarehouseId: id, OperationalSiteId: site, WarehouseType: type, ...more }];
}

function vendor(company: string, account: string, currency: string, more: Values): readonly [string, Values] {
  const own = { VendorOrganizationName: `Vendor ${account}`, VendorGroupId: '10', LanguageId: 'en-us' };
  return ['VendorV2', { dataAreaId: company, VendorAccountNumber: account, CurrencyCode: currency, ...own, ...more }];
}

function product(
  number: string,
  name: string,
  price: number,
  more: Values,
  companies: readonly string[],
): (readonly [string, Values])[] {
  const units = { InventoryUnitSymbol: 'ea', PurchaseUnitSymbol: 'ea' };
  return [
    ['ProductV2', { ProductNumber: number, ProductName: name }],
    ...companies.map(
      (company) =>
        [
          'ReleasedProductV2',
          {
            dataAreaId: company,
            ItemNumber: number,
            ProductNumber: number,
            SearchName: name,
            PurchasePrice: price,
            PurchasePriceQuantity: 1,
            ...units,
            ...more,
          },
        ] as const,
    ),
  ];
}
