/** A tenth entity as one file: terms of delivery, which both stand-ins have and none of the nine maps speaks of. */
export const termsOfDelivery = `
import type { EntityMapSource } from '../../src/maps/source.ts';

export const map: EntityMapSource = {
  title: 'Terms of delivery (msdyn_termsofdeliveries)',
  words: { one: 'delivery term', many: 'delivery terms', also: ['incoterm'] },
  dataverse: { table: 'msdyn_termsofdelivery', set: 'msdyn_termsofdeliveries', name: 'msdyn_description' },
  financeOperations: { collection: 'DeliveryTerms', aotName: 'DlvDeliveryTermsEntity', menuItem: 'DlvTerm' },
  company: 'striped',
  key: ['TermsCode'],
  origin: 'both',
  onUnavailable: 'refuse',
  fields: [
    ['TermsCode', '=', 'msdyn_termscode', 'text', 'Delivery terms', { maxLength: 10, required: true }],
    ['Description', '=', 'msdyn_description', 'text', 'Description', { maxLength: 60 }],
    ['IsTransportRequired', '><', 'msdyn_istransportrequired', 'boolean', 'Transport required', { values: { Yes: true, No: false } }],
  ],
  card: ['TermsCode', 'Description'],
};
`;
