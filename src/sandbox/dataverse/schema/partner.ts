import { added, choice, double, lookup, memo, options, text, yesNo } from './columns.ts';
import { table } from './define.ts';

const customerTypes = [
  { value: 3, label: 'Customer' },
  { value: 11, label: 'Vendor' },
];

/** A customer or, where integrated, a vendor: purchase orders name their vendor by this table. */
export const account = table({
  logicalName: 'account',
  setName: 'accounts',
  displayName: 'Account',
  collectionDisplayName: 'Accounts',
  objectTypeCode: 1,
  primaryName: 'name',
  companyStriped: true,
  key: ['accountnumber'],
  columns: [
    text('name', 'Account Name', 160, { required: 'application' }),
    text('accountnumber', 'Account Number', 20),
    choice('customertypecode', 'Relationship Type', customerTypes),
    lookup('primarycontactid', 'Primary Contact', 'contact'),
    text('telephone1', 'Main Phone', 50),
    text('emailaddress1', 'Email', 100),
    text('address1_line1', 'Address 1: Street 1', 250),
    text('address1_city', 'Address 1: City', 80),
    text('address1_stateorprovince', 'Address 1: State/Province', 50),
    text('address1_postalcode', 'Address 1: ZIP/Postal Code', 20),
    text('address1_country', 'Address 1: Country/Region', 80),
    double('address1_latitude', 'Address 1: Latitude', -90, 90),
    double('address1_longitude', 'Address 1: Longitude', -180, 180),
    ...added(lookup('msdyn_vendor', 'Vendor', 'msdyn_vendor')),
  ],
});

/** A person at a customer or vendor. */
export const contact = table({
  logicalName: 'contact',
  setName: 'contacts',
  displayName: 'Contact',
  collectionDisplayName: 'Contacts',
  objectTypeCode: 2,
  primaryName: 'fullname',
  companyStriped: true,
  key: ['msdyn_contactpersonid'],
  columns: [
    text('fullname', 'Full Name', 160, { readOnly: true }),
    text('firstname', 'First Name', 50),
    text('lastname', 'Last Name', 50, { required: 'application' }),
    text('emailaddress1', 'Email', 100),
    text('telephone1', 'Business Phone', 50),
    lookup('parentcustomerid', 'Company Name', 'account', { navigation: 'parentcustomerid_account' }),
    ...added(text('msdyn_contactpersonid', 'Contact Person ID', 20)),
  ],
});

const holds = options(806380000, 'No', 'Invoice', 'All', 'Payment', 'Requisition', 'Never');

/** A vendor as purchasing knows it; kept beside the account of the same number. */
export const vendor = table({
  logicalName: 'msdyn_vendor',
  setName: 'msdyn_vendors',
  displayName: 'Vendor',
  collectionDisplayName: 'Vendors',
  objectTypeCode: 10020,
  companyStriped: true,
  key: ['msdyn_vendoraccountnumber'],
  columns: added(
    text('msdyn_name', 'Name', 160, { required: 'application' }),
    text('msdyn_vendoraccountnumber', 'Vendor Account', 20, { required: 'application' }),
    choice('msdyn_onholdstatus', 'On Hold', holds),
    lookup('msdyn_account', 'Account', 'account'),
    lookup('msdyn_invoicevendor', 'Invoice Vendor', 'msdyn_vendor'),
    lookup('msdyn_currency', 'Currency', 'transactioncurrency'),
    lookup('msdyn_paymentterm', 'Terms of Payment', 'msdyn_paymentterm'),
    lookup('msdyn_vendorpaymentmethod', 'Method of Payment', 'msdyn_vendorpaymentmethod'),
    text('msdyn_vendorgroupid', 'Vendor Group', 10),
    yesNo('msdyn_isonetimevendor', 'One-time Vendor'),
  ),
});

/** How a vendor is paid. */
export const vendorPaymentMethod = table({
  logicalName: 'msdyn_vendorpaymentmethod',
  setName: 'msdyn_vendorpaymentmethods',
  displayName: 'Vendor Payment Method',
  collectionDisplayName: 'Vendor Payment Methods',
  objectTypeCode: 10021,
  companyStriped: true,
  key: ['msdyn_name'],
  columns: added(
    text('msdyn_name', 'Method of Payment', 10, { required: 'application' }),
    memo('msdyn_description', 'Description', 250),
  ),
});
