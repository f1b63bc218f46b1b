/**
 * Reference data that the maps look up: tables whose rows are in both systems before anything is synchronised. Tables that have a
 * map of their own are not here; their targets are derived from the map. Where the collection of finance and operations is known it
 * serves people who read from there.
 */
import type { LookupTarget } from './entity-map.ts';

const target = (
  table: string,
  set: string,
  key: readonly string[],
  more: Partial<Pick<LookupTarget, 'id' | 'company' | 'financeOperations' | 'name' | 'through'>> = {},
): LookupTarget => ({ table, set, id: `${table}id`, key, company: 'striped', name: 'msdyn_name', ...more });

const from = (collection: string, property: string, name?: string) => ({
  financeOperations: { collection, property, ...(name === undefined ? {} : { name }) },
});

/** All lookup targets without a map. */
export const lookupTargets: readonly LookupTarget[] = [
  target(
    'msdyn_operationalsite',
    'msdyn_operationalsites',
    ['msdyn_siteid'],
    from('OperationalSitesV2', 'SiteId', 'SiteName'),
  ),
  // An order names its vendor by the account that is kept beside the vendor of the same number.
  target('account', 'accounts', ['accountnumber'], {
    name: 'name',
    ...from('VendorsV2', 'VendorAccountNumber', 'VendorOrganizationName'),
  }),
  target(
    'msdyn_vendor',
    'msdyn_vendors',
    ['msdyn_vendoraccountnumber'],
    from('VendorsV2', 'VendorAccountNumber', 'VendorOrganizationName'),
  ),
  target('contact', 'contacts', ['msdyn_contactpersonid'], {
    name: 'fullname',
    ...from('ContactPersons', 'ContactPersonId', 'LastName'),
  }),
  target('transactioncurrency', 'transactioncurrencies', ['isocurrencycode'], {
    company: 'global',
    name: 'currencyname',
    ...from('Currencies', 'CurrencyCode', 'Name'),
  }),
  target('cdm_worker', 'cdm_workers', ['cdm_workernumber'], {
    company: 'global',
    name: 'cdm_fullname',
    ...from('Workers', 'PersonnelNumber', 'Name'),
  }),
  target('product', 'products', ['msdyn_productnumber'], {
    company: 'global',
    name: 'name',
    ...from('ReleasedProductsV2', 'ProductNumber', 'SearchName'),
  }),
  target('uom', 'uoms', ['msdyn_symbol'], {
    company: 'global',
    name: 'name',
    ...from('UnitsOfMeasure', 'UnitSymbol', 'UnitDescription'),
  }),
  target('msdyn_productcategory', 'msdyn_productcategories', ['msdyn_name', 'msdyn_hierarchy.msdyn_name'], {
    company: 'global',
    through: { msdyn_hierarchy: 'msdyn_productcategoryhierarchy' },
    ...from('ProcurementProductCategories', 'CategoryName'),
  }),
  target('msdyn_productcategoryhierarchy', 'msdyn_productcategoryhierarchies', ['msdyn_name'], { company: 'global' }),
  target('msdyn_termsofdelivery', 'msdyn_termsofdeliveries', ['msdyn_termscode'], {
    name: 'msdyn_description',
    ...from('DeliveryTerms', 'TermsCode', 'Description'),
  }),
  target(
    'msdyn_vendorpaymentmethod',
    'msdyn_vendorpaymentmethods',
    ['msdyn_name'],
    from('VendorPaymentMethods', 'Name', 'Description'),
  ),
  target('msdyn_paymentday', 'msdyn_paymentdays', ['msdyn_name'], from('PaymentDays', 'Name')),
  target('msdyn_paymentschedule', 'msdyn_paymentschedules', ['msdyn_name'], from('PaymentSchedules', 'Name')),
  target(
    'msdyn_inventorylocation',
    'msdyn_inventorylocations',
    ['msdyn_warehouselocationid', 'msdyn_warehouse.msdyn_warehouseidentifier'],
    { name: 'msdyn_warehouselocationid', ...from('WarehouseLocations', 'WarehouseLocationId') },
  ),
  target(
    'msdyn_functionallocation',
    'msdyn_functionallocations',
    ['msdyn_functionallocation_id'],
    from('AssetMaintenanceFunctionalLocations', 'FunctionalLocationId', 'Name'),
  ),
  target(
    'msdyn_assetlifecyclestate',
    'msdyn_assetlifecyclestates',
    ['msdyn_assetlifecyclestate_id'],
    from('AssetMaintenanceAssetLifecycleStates', 'AssetLifecycleStateId', 'Name'),
  ),
  target(
    'msdyn_assetlifecyclemodel',
    'msdyn_assetlifecyclemodels',
    ['msdyn_assetlifecyclemodel_id'],
    from('AssetMaintenanceAssetLifecycleModels', 'AssetLifecycleModelId', 'Name'),
  ),
  target(
    'msdyn_manufacturer',
    'msdyn_manufacturers',
    ['msdyn_manufacturer_id'],
    from('AssetMaintenanceProducts', 'ProductId', 'Name'),
  ),
  target(
    'msdyn_model',
    'msdyn_models',
    ['msdyn_model_id', 'msdyn_manufacturer.msdyn_manufacturer_id'],
    from('AssetMaintenanceModels', 'ModelId', 'Name'),
  ),
  target(
    'msdyn_warranty',
    'msdyn_warranties',
    ['msdyn_warranty_id'],
    from('AssetMaintenanceWarranties', 'WarrantyId', 'Name'),
  ),
];
