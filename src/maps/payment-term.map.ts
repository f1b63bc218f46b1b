/** Terms of payment. Field Service demands the days; Supply Chain Management counts none where nothing is said. */
import type { EntityMapSource } from './source.ts';

const yesNo = { values: { Yes: true, No: false } };

export const map: EntityMapSource = {
  title: 'Terms of payment (msdyn_paymentterms)',
  words: { one: 'payment term', many: 'payment terms', also: ['terms of payment', 'payment terms'] },
  dataverse: { table: 'msdyn_paymentterm', set: 'msdyn_paymentterms', name: 'msdyn_description' },
  financeOperations: { collection: 'PaymentTerms', aotName: 'PaymentTermEntity', menuItem: 'PaymTerm' },
  company: 'striped',
  key: ['Name'],
  origin: 'both',
  onUnavailable: 'refuse',
  lookups: { msdyn_paymentdayname: 'msdyn_paymentday', msdyn_paymentschedulename: 'msdyn_paymentschedule' },
  fields: [
    ['Name', '=', 'msdyn_name', 'text', 'Terms of payment', { maxLength: 10, required: true }],
    ['Description', '=', 'msdyn_description', 'text', 'Description', { maxLength: 60 }],
    ['NumberOfDays', '=', 'msdyn_days', 'integer', 'Days', { default: 0 }],
    ['NumberOfMonths', '=', 'msdyn_numberofmonth', 'integer', 'Months'],
    ['CutoffDayOfMonth', '=', 'msdyn_cutoffdayofmonth', 'integer', 'Cutoff day of month'],
    [
      'PaymentMethodType',
      '><',
      'msdyn_paymentmethodtype',
      'choice',
      'Payment method',
      {
        values: {
          Net: 806380991,
          CurrentMth: 806380992,
          CurrentQuart: 806380993,
          CurrentYear: 806380994,
          CurrentWeek: 806380995,
          COD: 806380996,
          CutOffDate: 806380997,
        },
      },
    ],
    ['IsCashPayment', '><', 'msdyn_iscashpayment', 'boolean', 'Cash payment', yesNo],
    ['IsCertifiedCompanyCheck', '><', 'msdyn_iscertifiedcompanycheck', 'boolean', 'Certified company check', yesNo],
    ['IsDefaultPaymentTerm', '><', 'msdyn_isdefaultpaymentterm', 'boolean', 'Default payment term', yesNo],
    [
      'CreditCardPaymentType',
      '><',
      'msdyn_creditcardpaymenttype',
      'choice',
      'Credit card payment type',
      { values: { NA: 806380998, CreditCard: 806380999 } },
    ],
    [
      'CreditCardCreditCheckType',
      '><',
      'msdyn_creditcardcreditchecktype',
      'choice',
      'Credit card credit check',
      { values: { Normal: 806380000, ByPass: 806380001 } },
    ],
    ['PaymentDayName', '=', 'msdyn_paymentdayname.msdyn_name', 'text', 'Payment day'],
    ['PaymentScheduleName', '=', 'msdyn_paymentschedulename.msdyn_name', 'text', 'Payment schedule'],
  ],
  card: ['Name', 'Description', 'NumberOfDays', 'NumberOfMonths', 'PaymentMethodType'],
};
