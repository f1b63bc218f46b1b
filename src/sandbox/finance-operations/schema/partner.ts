import { entity } from './define.ts';
import { vendorHold, vendorPartyType } from './enums.ts';
import { flag, keyPart, mandatory, real, symbol, text, to } from './properties.ts';

/** A vendor; `OnHoldStatus` All stops purchase orders to it. */
export const vendor = entity({
  entity: 'VendorV2',
  collection: 'VendorsV2',
  aotName: 'VendVendorV2Entity',
  label: 'Vendors V2',
  table: 'VendTable',
  tableName: 'Vendors',
  menuItem: 'VendTable',
  key: ['VendorAccountNumber'],
  properties: [
    text('VendorAccountNumber', 'Vendor account', 20, keyPart),
    text('VendorOrganizationName', 'Name', 100, mandatory),
    symbol('VendorPartyType', 'Type', vendorPartyType),
    text('VendorGroupId', 'Group', 10, mandatory),
    text('CurrencyCode', 'Currency', 3, { ...mandatory, ...to('Currencies', 'CurrencyCode', 'Currencies') }),
    text('LanguageId', 'Language', 7, { default: 'en-us' }),
    symbol('OnHoldStatus', 'Vendor hold', vendorHold),
    text('InvoiceVendorAccountNumber', 'Invoice account', 20, to('VendorsV2', 'VendorAccountNumber', 'Vendors')),
    text('DefaultPaymentTermsName', 'Terms of payment', 10, to('PaymentTerms', 'Name', 'Terms of payment')),
    text('DefaultDeliveryModeId', 'Mode of delivery', 10, to('DeliveryModesV2', 'ModeCode', 'Modes of delivery')),
    text('DefaultDeliveryTermsCode', 'Delivery terms', 10, to('DeliveryTerms', 'TermsCode', 'Terms of delivery')),
    text(
      'DefaultVendorPaymentMethodName',
      'Method of payment',
      10,
      to('VendorPaymentMethods', 'Name', 'Methods of payment'),
    ),
    text('PrimaryEmailAddress', 'Email', 80),
    text('AddressStreet', 'Street', 250),
    text('AddressCity', 'City', 60),
    text('AddressStateId', 'State', 10),
    text('AddressZipCode', 'ZIP/postal code', 10),
    text('AddressCountryRegionId', 'Country/region', 10),
    real('AddressLatitude', 'Latitude'),
    real('AddressLongitude', 'Longitude'),
  ],
});

/** How a vendor is paid. */
export const vendorPaymentMethod = entity({
  entity: 'VendorPaymentMethod',
  collection: 'VendorPaymentMethods',
  aotName: 'VendVendorPaymentMethodEntity',
  label: 'Vendor payment methods',
  table: 'VendPaymModeTable',
  tableName: 'Methods of payment',
  menuItem: 'VendPaymMode',
  key: ['Name'],
  properties: [text('Name', 'Method of payment', 10, keyPart), text('Description', 'Description', 60)],
});

/** A worker; orders name their orderer and lines their requester by the personnel number. */
export const worker = entity({
  entity: 'Worker',
  collection: 'Workers',
  aotName: 'HcmWorkerEntity',
  label: 'Worker',
  table: 'HcmWorker',
  tableName: 'Workers',
  menuItem: 'HcmWorkerListPage_Employees',
  striped: false,
  key: ['PersonnelNumber'],
  properties: [
    text('PersonnelNumber', 'Personnel number', 25, keyPart),
    text('FirstName', 'First name', 25, mandatory),
    text('LastName', 'Last name', 25, mandatory),
    text('Name', 'Name', 100),
    text('PrimaryContactEmail', 'Primary email', 255),
  ],
});

/** A person at a vendor. */
export const contact = entity({
  entity: 'ContactPerson',
  collection: 'ContactPersons',
  aotName: 'ContactPersonEntity',
  label: 'Contacts',
  table: 'ContactPerson',
  menuItem: 'ContactPerson',
  key: ['ContactPersonId'],
  properties: [
    text('ContactPersonId', 'Contact ID', 20, keyPart),
    text('FirstName', 'First name', 25),
    text('LastName', 'Last name', 25, mandatory),
    text('AssociatedVendorAccountNumber', 'Vendor account', 20, to('VendorsV2', 'VendorAccountNumber', 'Vendors')),
    text('PrimaryEmailAddress', 'Email', 255),
  ],
});

/** A user of finance and operations; `UserID` is short, `Alias` the user principal name. */
export const systemUser = entity({
  entity: 'SystemUser',
  collection: 'SystemUsers',
  aotName: 'SystemUserEntity',
  label: 'User information',
  table: 'UserInfo',
  tableName: 'User information',
  menuItem: 'SysUserInfoPage',
  striped: false,
  key: ['UserID'],
  properties: [
    text('UserID', 'User ID', 8, keyPart),
    text('UserName', 'User name', 40),
    text('Alias', 'Email', 255),
    text('ObjectId', 'Object ID', 40),
    text('Company', 'Company', 4),
    text('PersonnelNumber', 'Personnel number', 25, to('Workers', 'PersonnelNumber', 'Workers')),
    flag('Enabled', 'Enabled', { default: 'Yes' }),
  ],
});
