import { contact, vendor } from '../../finance-operations/schema/partner.ts';
import { companies } from '../companies.ts';
import { vendors } from '../vendors.ts';
import { entityRecords } from './entity-records.ts';
import type { EntityRecords } from './entity-records.ts';

/** Vendors with their contacts; customers are not known here. */
export const partnerRecords: readonly EntityRecords[] = [
  entityRecords(
    vendor,
    vendors.map((one) => {
      const company = companies.find(({ code }) => code === one.company);
      return {
        company: one.company,
        values: {
          VendorAccountNumber: one.account,
          VendorOrganizationName: one.name,
          VendorPartyType: 'Organization',
          VendorGroupId: 'PARTS',
          CurrencyCode: company?.currency,
          LanguageId: company?.language,
          OnHoldStatus: one.hold,
          InvoiceVendorAccountNumber: one.invoiceVendor ?? one.account,
          DefaultPaymentTermsName: one.terms,
          DefaultDeliveryModeId: one.deliveryMode,
          DefaultDeliveryTermsCode: one.deliveryTerms,
          DefaultVendorPaymentMethodName: one.paymentMethod,
          AddressStreet: one.address.street,
          AddressCity: one.address.city,
          AddressStateId: one.address.state,
          AddressZipCode: one.address.zip,
          AddressCountryRegionId: one.address.country.id,
          AddressLatitude: one.address.latitude,
          AddressLongitude: one.address.longitude,
        },
      };
    }),
  ),
  entityRecords(
    contact,
    vendors.map((one) => ({
      company: one.company,
      values: {
        ContactPersonId: one.contact.id,
        FirstName: one.contact.firstName,
        LastName: one.contact.lastName,
        AssociatedVendorAccountNumber: one.account,
      },
    })),
  ),
];
