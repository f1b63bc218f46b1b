import { entity } from './define.ts';
import {
  creditCardCreditCheckType,
  creditCardPaymentType,
  paymentAllocation,
  paymentMethodType,
  weekOrMonth,
} from './enums.ts';
import { flag, integer, keyPart, symbol, text, to } from './properties.ts';

/** When a vendor is to be paid. */
export const paymentTerm = entity({
  entity: 'PaymentTerm',
  collection: 'PaymentTerms',
  aotName: 'PaymentTermEntity',
  label: 'Terms of payment',
  table: 'PaymTerm',
  menuItem: 'PaymTerm',
  key: ['Name'],
  properties: [
    text('Name', 'Terms of payment', 10, keyPart),
    text('Description', 'Description', 60),
    symbol('PaymentMethodType', 'Payment method', paymentMethodType),
    integer('NumberOfMonths', 'Months'),
    integer('NumberOfDays', 'Days'),
    integer('CutoffDayOfMonth', 'Cutoff day of month'),
    text('PaymentDayName', 'Payment day', 10, to('PaymentDays', 'Name', 'Payment days')),
    text('PaymentScheduleName', 'Payment schedule', 10, to('PaymentSchedules', 'Name', 'Payment schedules')),
    flag('IsCashPayment', 'Cash payment'),
    flag('IsCertifiedCompanyCheck', 'Certified company check'),
    flag('IsDefaultPaymentTerm', 'Default payment term'),
    symbol('CreditCardPaymentType', 'Credit card payment type', creditCardPaymentType),
    symbol('CreditCardCreditCheckType', 'Credit card credit check', creditCardCreditCheckType),
  ],
});

/** A day on which payments are made. */
export const paymentDay = entity({
  entity: 'PaymentDay',
  collection: 'PaymentDays',
  aotName: 'PaymentDayEntity',
  label: 'Payment days',
  table: 'PaymDay',
  menuItem: 'PaymDay',
  key: ['Name'],
  properties: [
    text('Name', 'Payment day', 10, keyPart),
    text('Description', 'Description', 60),
    symbol('WeekOrMonth', 'Week/Month', weekOrMonth),
    integer('DayOfMonth', 'Day of month'),
  ],
});

/** A plan of part payments. */
export const paymentSchedule = entity({
  entity: 'PaymentSchedule',
  collection: 'PaymentSchedules',
  aotName: 'PaymentScheduleEntity',
  label: 'Payment schedules',
  table: 'PaymSched',
  menuItem: 'PaymSched',
  key: ['Name'],
  properties: [
    text('Name', 'Payment schedule', 10, keyPart),
    text('Description', 'Description', 60),
    symbol('AllocationMethod', 'Allocation', paymentAllocation),
    integer('NumberOfPayments', 'Number of payments'),
  ],
});

/** How goods are carried. */
export const deliveryMode = entity({
  entity: 'DeliveryModeV2',
  collection: 'DeliveryModesV2',
  aotName: 'DlvDeliveryModeV2Entity',
  label: 'Modes of delivery',
  table: 'DlvMode',
  menuItem: 'DlvMode',
  key: ['ModeCode'],
  properties: [
    text('ModeCode', 'Mode of delivery', 10, keyPart),
    text('ModeDescription', 'Description', 60),
    text('ChargeDeliveryGroupId', 'Charges group', 10),
    text('DefaultExpediteCode', 'Expedite', 10),
    text('IntrastatTransportModeCode', 'Transport', 10),
    integer('ModeDisplayOrder', 'Display order'),
  ],
});

/** Who bears the cost and risk of carriage. */
export const deliveryTerms = entity({
  entity: 'DeliveryTerms',
  collection: 'DeliveryTerms',
  aotName: 'DlvDeliveryTermsEntity',
  label: 'Terms of delivery',
  table: 'DlvTerm',
  menuItem: 'DlvTerm',
  key: ['TermsCode'],
  properties: [
    text('TermsCode', 'Delivery terms', 10, keyPart),
    text('Description', 'Description', 60),
    flag('IsTransportRequired', 'Transport required'),
  ],
});
