import type { PlainEntity } from './saves.ts';

const tooLong = 'x'.repeat(61);

/** The five entities that are no part of an order. The values are of the stand-ins' own seed where they name something. */
export const plainEntities: readonly PlainEntity[] = [
  {
    map: 'warehouse',
    key: { columns: ['msdyn_name', 'msdyn_warehouseidentifier'], property: 'WarehouseId' },
    dataverse: {
      create: {
        columns: {
          msdyn_description: 'Depot',
          msdyn_warehousetype: 192350003,
          msdyn_isretailstorewarehouse: true,
          msdyn_primaryaddresscity: 'Tacoma',
          msdyn_primaryaddresslatitude: 47.25,
        },
        lookups: { msdyn_operationalsite: ['msdyn_operationalsite', 'NW'] },
      },
      update: {
        columns: {
          msdyn_description: 'Depot north',
          msdyn_warehousetype: 192350001,
          msdyn_isretailstorewarehouse: false,
          msdyn_autoupdateshipmentrule: true,
          msdyn_primaryaddressstreet: 'Pier 1',
          msdyn_primaryaddresslatitude: 48.125,
        },
        lookups: {
          msdyn_operationalsite: ['msdyn_operationalsite', 'EAST'],
          msdyn_mainrefillingwarehouse: ['msdyn_warehouse', 'ABQ-01'],
        },
      },
      becomes: {
        WarehouseName: 'Depot north',
        WarehouseType: 'Transit',
        IsRetailStoreWarehouse: false,
        AutoUpdateShipmentRule: true,
        OperationalSiteId: 'EAST',
        MainRefillingWarehouseId: 'ABQ-01',
        PrimaryAddressLatitude: 48.125,
        FormattedPrimaryAddress: 'Pier 1\nTacoma',
        IsPrimaryAddressAssigned: true,
      },
      deletedBy: 'alex',
    },
    financeOperations: {
      create: { WarehouseName: 'Store', OperationalSiteId: 'NW', WarehouseType: 'Quarantine' },
      update: {
        WarehouseName: 'Store south',
        OperationalSiteId: 'SOUTH',
        WarehouseType: 'Standard',
        IsFallbackWarehouse: 'Yes',
        MainRefillingWarehouseId: 'ABQ-01',
        PrimaryAddressCity: 'Waco',
        PrimaryAddressLongitude: -97.15,
      },
      becomes: {
        WarehouseName: 'Store south',
        OperationalSiteId: 'SOUTH',
        WarehouseType: 'Standard',
        IsFallbackWarehouse: true,
        MainRefillingWarehouseId: 'ABQ-01',
        PrimaryAddressLongitude: -97.15,
        FormattedPrimaryAddress: 'Waco',
      },
    },
    newRefusedByFinanceOperations: [
      { lookups: { msdyn_operationalsite: null }, says: /Field 'Site' must be filled in\./ },
    ],
    refusedByFinanceOperations: [
      { lookups: { msdyn_operationalsite: null }, says: /Field 'Site' must be filled in\./ },
      {
        lookups: { msdyn_quarantinewarehouse: ['msdyn_warehouse', 'ABQ-01'] },
        says: /Warehouse 'ABQ-01' in field 'Quarantine warehouse' must be of type 'Quarantine'\./,
      },
      { columns: { msdyn_description: tooLong }, says: /in field 'Name' is longer than the allowed 60 characters/ },
    ],
    refusedByDataverse: [
      {
        change: { PrimaryAddressLatitude: 95 },
        says: /msdyn_primaryaddresslatitude\. The value 95 of type System\.Double is outside the valid range\(-90 to 90\)/,
      },
    ],
  },
  {
    map: 'customer-asset-category',
    key: { columns: ['msdyn_maintenanceassettypeid'], property: 'MaintenanceAssetTypeId' },
    dataverse: {
      create: {
        columns: { msdyn_name: 'Lifting platform', msdyn_calculatekpitotal: true },
        lookups: { msdyn_lifecyclemodel: ['msdyn_assetlifecyclemodel', 'STANDARD'] },
      },
      update: {
        columns: { msdyn_name: 'Platform', msdyn_calculatekpitotal: false },
        lookups: { msdyn_lifecyclemodel: ['msdyn_assetlifecyclemodel', 'COMPONENT'] },
      },
      becomes: { Name: 'Platform', CalculateKpiTotal: false, LifecycleModelId: 'COMPONENT' },
      deletedBy: 'patti',
    },
    financeOperations: {
      create: { Name: 'Scale', LifecycleModelId: 'STANDARD' },
      update: { Name: 'Weighbridge', LifecycleModelId: '', CalculateKpiTotal: 'Yes' },
      becomes: { Name: 'Weighbridge', LifecycleModelId: null, CalculateKpiTotal: true },
    },
    newRefusedByFinanceOperations: [
      { columns: { msdyn_name: tooLong }, says: /in field 'Name' is longer than the allowed 60 characters/ },
    ],
    refusedByFinanceOperations: [
      { columns: { msdyn_name: tooLong }, says: /in field 'Name' is longer than the allowed 60 characters/ },
    ],
    refusedByDataverse: [{ change: { Name: '' }, says: /msdyn_name.* cannot be NULL/ }],
  },
  {
    map: 'customer-asset',
    key: { columns: ['msdyn_maintenanceassetid'], property: 'MaintenanceAssetId' },
    dataverse: {
      create: {
        columns: {
          msdyn_name: 'Chiller of the roof',
          msdyn_serialid: 'S-1',
          msdyn_acquisitiondate: '2026-03-01',
          msdyn_acquisitioncost: 1200.5,
          msdyn_notes: 'Two\nlines',
        },
        lookups: {
          msdyn_CustomerAssetCategory: ['msdyn_customerassetcategory', 'CHILLER'],
          msdyn_manufacturer: ['msdyn_manufacturer', 'FROSTLINE'],
          msdyn_model: ['msdyn_model', 'FL-90'],
        },
      },
      update: {
        columns: {
          msdyn_name: 'Chiller of the cellar',
          msdyn_serialid: null,
          msdyn_acquisitiondate: '2026-03-02',
          msdyn_replacementdate: '2036-03-02',
          msdyn_acquisitioncost: 1300.25,
          msdyn_replacementvalue: 2000,
        },
        lookups: {
          msdyn_CustomerAssetCategory: ['msdyn_customerassetcategory', 'AHU'],
          msdyn_model: ['msdyn_model', 'FL-140'],
          msdyn_warranty: ['msdyn_warranty', 'W24'],
          msdyn_assetlifecyclestate: ['msdyn_assetlifecyclestate', 'ACTIVE'],
        },
      },
      becomes: {
        Name: 'Chiller of the cellar',
        SerialId: null,
        AcquisitionDate: '2026-03-02',
        ReplacementDate: '2036-03-02',
        AcquisitionCost: 1300.25,
        ReplacementValue: 2000,
        MaintenanceAssetTypeId: 'AHU',
        ProductId: 'FROSTLINE',
        ModelId: 'FL-140',
        ModelProductId: 'FROSTLINE',
        WarrantyId: 'W24',
        MaintenanceAssetLifecycleStateId: 'ACTIVE',
        Notes: 'Two\nlines',
      },
      deletedBy: 'patti',
    },
    financeOperations: {
      create: { Name: 'Boiler', MaintenanceAssetTypeId: 'BOILER', AcquisitionDate: '2026-01-05T12:00:00Z' },
      update: {
        Name: 'Old boiler',
        MaintenanceAssetTypeId: 'CHILLER',
        AcquisitionDate: '1900-01-01T12:00:00Z',
        ActiveFrom: '2026-01-06T12:00:00Z',
        AcquisitionCost: 99.5,
        ProductId: 'FROSTLINE',
        ModelId: 'FL-90',
        ModelProductId: 'FROSTLINE',
        Notes: 'Moved',
      },
      becomes: {
        Name: 'Old boiler',
        MaintenanceAssetTypeId: 'CHILLER',
        AcquisitionDate: null,
        ActiveFrom: '2026-01-06',
        AcquisitionCost: 99.5,
        ProductId: 'FROSTLINE',
        ModelId: 'FL-90',
        ModelProductId: 'FROSTLINE',
        Notes: 'Moved',
      },
    },
    newRefusedByFinanceOperations: [
      { lookups: { msdyn_CustomerAssetCategory: null }, says: /Field 'Asset type' must be filled in\./ },
    ],
    refusedByFinanceOperations: [
      {
        columns: { msdyn_activefrom: '2026-05-01', msdyn_activeto: '2026-04-01' },
        says: /'Active to' must not be before 'Active from'\./,
      },
      {
        columns: { msdyn_acquisitioncost: -1 },
        says: /The value '-1' in field 'Acquisition cost' must not be negative\./,
      },
      { columns: { msdyn_vendaccount: 'NOBODY' }, says: /The value 'NOBODY' in field 'Vendor' is not found/ },
    ],
    refusedByDataverse: [
      {
        change: { AcquisitionCost: 200_000_000_000 },
        says: /msdyn_acquisitioncost\. The value 200000000000 of type System\.Decimal is outside the valid range/,
      },
      {
        change: { ModelId: 'NO-SUCH', ModelProductId: 'FROSTLINE' },
        says: /Field Service has no record for Model "NO-SUCH, FROSTLINE" of company usmf/,
      },
    ],
  },
  {
    map: 'payment-term',
    key: { columns: ['msdyn_name'], property: 'Name' },
    dataverse: {
      create: {
        columns: {
          msdyn_days: 21,
          msdyn_description: 'Three weeks',
          msdyn_paymentmethodtype: 806380991,
          msdyn_iscashpayment: false,
        },
      },
      update: {
        columns: {
          msdyn_days: 0,
          msdyn_numberofmonth: 2,
          msdyn_description: 'Two months',
          msdyn_paymentmethodtype: 806380992,
          msdyn_iscertifiedcompanycheck: true,
          msdyn_creditcardpaymenttype: 806380999,
        },
        lookups: {
          msdyn_paymentdayname: ['msdyn_paymentday', 'D15'],
          msdyn_paymentschedulename: ['msdyn_paymentschedule', 'THREE'],
        },
      },
      becomes: {
        NumberOfDays: 0,
        NumberOfMonths: 2,
        Description: 'Two months',
        PaymentMethodType: 'CurrentMth',
        IsCertifiedCompanyCheck: true,
        CreditCardPaymentType: 'CreditCard',
        PaymentDayName: 'D15',
        PaymentScheduleName: 'THREE',
      },
      deletedBy: 'patti',
    },
    financeOperations: {
      create: { Description: 'At once', PaymentMethodType: 'COD' },
      update: {
        Description: 'Cutoff',
        NumberOfDays: 10,
        CutoffDayOfMonth: 20,
        PaymentMethodType: 'CutOffDate',
        IsCashPayment: 'Yes',
        CreditCardCreditCheckType: 'ByPass',
        PaymentScheduleName: 'QUARTER',
      },
      becomes: {
        Description: 'Cutoff',
        NumberOfDays: 10,
        CutoffDayOfMonth: 20,
        PaymentMethodType: 'CutOffDate',
        IsCashPayment: true,
        CreditCardCreditCheckType: 'ByPass',
        PaymentScheduleName: 'QUARTER',
      },
    },
    newRefusedByFinanceOperations: [
      {
        columns: { msdyn_description: tooLong },
        says: /in field 'Description' is longer than the allowed 60 characters/,
      },
    ],
    refusedByFinanceOperations: [
      {
        columns: { msdyn_description: tooLong },
        says: /in field 'Description' is longer than the allowed 60 characters/,
      },
    ],
    refusedByDataverse: [
      {
        change: { CutoffDayOfMonth: 40 },
        says: /msdyn_cutoffdayofmonth\. The value 40 of type System\.Int32 is outside the valid range\(0 to 31\)/,
      },
    ],
  },
  {
    map: 'ship-via',
    key: { columns: ['msdyn_name'], property: 'ModeCode' },
    dataverse: {
      create: { columns: { msdyn_description: 'By bicycle' } },
      update: { columns: { msdyn_description: 'By cargo bicycle' } },
      becomes: { ModeDescription: 'By cargo bicycle' },
      deletedBy: 'patti',
    },
    financeOperations: {
      create: { ModeDescription: 'By drone', ModeDisplayOrder: 3 },
      update: { ModeDescription: 'By large drone', ModeDisplayOrder: 4 },
      becomes: { ModeDescription: 'By large drone' },
    },
    newRefusedByFinanceOperations: [
      {
        columns: { msdyn_description: tooLong },
        says: /in field 'Description' is longer than the allowed 60 characters/,
      },
    ],
    refusedByFinanceOperations: [
      {
        columns: { msdyn_description: tooLong },
        says: /in field 'Description' is longer than the allowed 60 characters/,
      },
    ],
    refusedByDataverse: [],
  },
];
