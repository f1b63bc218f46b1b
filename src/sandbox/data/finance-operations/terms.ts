import { vendorPaymentMethod } from '../../finance-operations/schema/partner.ts';
import * as schema from '../../finance-operations/schema/terms.ts';
import { companies } from '../companies.ts';
import { deliveryModes, deliveryTerms, paymentDays, paymentMethods, paymentSchedules, paymentTerms } from '../terms.ts';
import { entityRecords, yesNo } from './entity-records.ts';
import type { EntityDefinition } from '../../finance-operations/schema/entity.ts';
import type { CompanyCode } from '../companies.ts';
import type { EntityRecords, RecordOutline } from './entity-records.ts';

/** The same records in each company. */
const everywhere = <T>(
  entity: EntityDefinition,
  of: (company: CompanyCode) => readonly T[],
  values: (item: T) => RecordOutline['values'],
): EntityRecords =>
  entityRecords(
    entity,
    companies.flatMap(({ code }) => of(code).map((item) => ({ company: code, values: values(item) }))),
  );

/** Terms of payment and delivery and what they name. */
export const termsRecords: readonly EntityRecords[] = [
  everywhere(
    schema.paymentDay,
    () => paymentDays,
    ({ code, description, day }) => ({
      Name: code,
      Description: description,
      WeekOrMonth: 'Month',
      DayOfMonth: day,
    }),
  ),
  everywhere(
    schema.paymentSchedule,
    () => paymentSchedules,
    ({ code, description, payments }) => ({
      Name: code,
      Description: description,
      AllocationMethod: 'FixedQuantity',
      NumberOfPayments: payments,
    }),
  ),
  everywhere(
    schema.paymentTerm,
    () => paymentTerms,
    (term) => ({
      Name: term.name,
      Description: term.description,
      NumberOfDays: term.days,
      NumberOfMonths: term.months,
      CutoffDayOfMonth: term.cutoffDay,
      PaymentMethodType: term.method,
      IsCashPayment: yesNo(term.cash),
      IsDefaultPaymentTerm: yesNo(term.isDefault),
      PaymentDayName: term.day,
      PaymentScheduleName: term.schedule,
    }),
  ),
  everywhere(
    schema.deliveryMode,
    () => deliveryModes,
    ({ code, description }) => ({ ModeCode: code, ModeDescription: description }),
  ),
  everywhere(
    schema.deliveryTerms,
    () => deliveryTerms,
    ({ code, description }) => ({ TermsCode: code, Description: description }),
  ),
  everywhere(
    vendorPaymentMethod,
    (company) => paymentMethods[company],
    ({ code, description }) => ({ Name: code, Description: description }),
  ),
];
