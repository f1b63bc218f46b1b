import { account, contact, vendor } from '../../dataverse/schema/partner.ts';
import { companies } from '../companies.ts';
import { customers } from '../customers.ts';
import { idOf } from '../identity.ts';
import { fullName } from '../people.ts';
import { vendors } from '../vendors.ts';
import { tableRows } from './table-rows.ts';
import type { Address } from '../companies.ts';
import type { TableRows } from './table-rows.ts';

const CUSTOMER = 3;
const VENDOR = 11;
const holds = {
  No: 806380000,
  Invoice: 806380001,
  All: 806380002,
  Payment: 806380003,
  Requisition: 806380004,
  Never: 806380005,
};

const address = ({ street, city, state, zip, country, latitude, longitude }: Address) => ({
  address1_line1: street,
  address1_city: city,
  address1_stateorprovince: state,
  address1_postalcode: zip,
  address1_country: country.iso,
  address1_latitude: latitude,
  address1_longitude: longitude,
});

const emailOf = (name: string) =>
  `office@${name
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')}.example.com`;
const currencyOf = (code: string) => companies.find((company) => company.code === code)?.currency ?? 'USD';

/** Customers as accounts; vendors three times over, as vendor, account and contact. */
export const partnerRows = (now: Date): readonly TableRows[] => [
  tableRows(
    vendor,
    now,
    vendors.map((one) => ({
      key: [one.company, one.account],
      company: one.company,
      values: {
        msdyn_name: one.name,
        msdyn_vendoraccountnumber: one.account,
        msdyn_onholdstatus: holds[one.hold],
        msdyn_account: idOf('account', one.company, one.account),
        msdyn_invoicevendor: idOf('msdyn_vendor', one.company, one.invoiceVendor ?? one.account),
        msdyn_currency: idOf('transactioncurrency', currencyOf(one.company)),
        msdyn_paymentterm: idOf('msdyn_paymentterm', one.company, one.terms),
        msdyn_vendorpaymentmethod: idOf('msdyn_vendorpaymentmethod', one.company, one.paymentMethod),
        msdyn_vendorgroupid: 'PARTS',
      },
    })),
  ),
  tableRows(account, now, [
    ...vendors.map((one) => ({
      key: [one.company, one.account],
      company: one.company,
      values: {
        name: one.name,
        accountnumber: one.account,
        customertypecode: VENDOR,
        primarycontactid: idOf('contact', one.company, one.contact.id),
        emailaddress1: emailOf(one.name),
        msdyn_vendor: idOf('msdyn_vendor', one.company, one.account),
        ...address(one.address),
      },
    })),
    ...customers.map((one) => ({
      key: [one.company, one.account],
      company: one.company,
      values: {
        name: one.name,
        accountnumber: one.account,
        customertypecode: CUSTOMER,
        emailaddress1: emailOf(one.name),
        ...address(one.address),
      },
    })),
  ]),
  tableRows(
    contact,
    now,
    vendors.map((one) => ({
      key: [one.company, one.contact.id],
      company: one.company,
      values: {
        fullname: fullName(one.contact),
        firstname: one.contact.firstName,
        lastname: one.contact.lastName,
        parentcustomerid: idOf('account', one.company, one.account),
        msdyn_contactpersonid: one.contact.id,
      },
    })),
  ),
];
