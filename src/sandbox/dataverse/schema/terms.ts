import { added, choice, memo, lookup, options, required, text, whole, yesNo } from './columns.ts';
import { table } from './define.ts';

const methodTypes = options(
  806380991,
  'Net',
  'Current month',
  'Current quarter',
  'Current year',
  'Current week',
  'Cash on delivery',
  'Cutoff date',
);

/** When a vendor is to be paid. */
export const paymentTerm = table({
  logicalName: 'msdyn_paymentterm',
  setName: 'msdyn_paymentterms',
  displayName: 'Payment Term',
  collectionDisplayName: 'Payment Terms',
  objectTypeCode: 10030,
  companyStriped: true,
  key: ['msdyn_name'],
  columns: [
    ...required(text('msdyn_name', 'Name'), whole('msdyn_days', 'Days', { min: 0 })),
    ...added(
      memo('msdyn_description', 'Description', 250),
      whole('msdyn_numberofmonth', 'Months', { min: 0 }),
      whole('msdyn_cutoffdayofmonth', 'Cutoff Day of Month', { min: 0, max: 31 }),
      choice('msdyn_paymentmethodtype', 'Payment Method', methodTypes),
      yesNo('msdyn_iscashpayment', 'Cash Payment'),
      yesNo('msdyn_iscertifiedcompanycheck', 'Certified Company Check'),
      yesNo('msdyn_isdefaultpaymentterm', 'Default Payment Term'),
      choice('msdyn_creditcardpaymenttype', 'Credit Card Payment Type', options(806380998, 'N/A', 'Credit card')),
      choice('msdyn_creditcardcreditchecktype', 'Credit Card Credit Check', options(806380000, 'Normal', 'Bypass')),
      lookup('msdyn_paymentdayname', 'Payment Day', 'msdyn_paymentday'),
      lookup('msdyn_paymentschedulename', 'Payment Schedule', 'msdyn_paymentschedule'),
    ),
  ],
});

/** A day on which payments are made. */
export const paymentDay = table({
  logicalName: 'msdyn_paymentday',
  setName: 'msdyn_paymentdays',
  displayName: 'Payment Day',
  collectionDisplayName: 'Payment Days',
  objectTypeCode: 10031,
  companyStriped: true,
  key: ['msdyn_name'],
  columns: added(
    text('msdyn_name', 'Name', 10, { required: 'application' }),
    memo('msdyn_description', 'Description', 250),
  ),
});

/** A plan of part payments. */
export const paymentSchedule = table({
  logicalName: 'msdyn_paymentschedule',
  setName: 'msdyn_paymentschedules',
  displayName: 'Payment Schedule',
  collectionDisplayName: 'Payment Schedules',
  objectTypeCode: 10032,
  companyStriped: true,
  key: ['msdyn_name'],
  columns: added(
    text('msdyn_name', 'Name', 10, { required: 'application' }),
    memo('msdyn_description', 'Description', 250),
    whole('msdyn_numberofpayments', 'Number of Payments', { min: 0 }),
  ),
});

/** How goods are carried. */
export const shipVia = table({
  logicalName: 'msdyn_shipvia',
  setName: 'msdyn_shipvias',
  displayName: 'Ship Via',
  collectionDisplayName: 'Ship Vias',
  objectTypeCode: 10033,
  companyStriped: true,
  key: ['msdyn_name'],
  columns: [...required(text('msdyn_name', 'Name')), ...added(memo('msdyn_description', 'Description', 250))],
});

/** Who bears the cost and risk of carriage. */
export const termsOfDelivery = table({
  logicalName: 'msdyn_termsofdelivery',
  setName: 'msdyn_termsofdeliveries',
  displayName: 'Terms of Delivery',
  collectionDisplayName: 'Terms of Delivery',
  objectTypeCode: 10034,
  primaryName: 'msdyn_termscode',
  companyStriped: true,
  key: ['msdyn_termscode'],
  columns: added(
    text('msdyn_termscode', 'Terms Code', 10, { required: 'application' }),
    memo('msdyn_description', 'Description', 250),
    yesNo('msdyn_istransportrequired', 'Transport Required'),
  ),
});
