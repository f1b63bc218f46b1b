import * as schema from '../../dataverse/schema/terms.ts';
import { vendorPaymentMethod } from '../../dataverse/schema/partner.ts';
import { companies } from '../companies.ts';
import { idOf } from '../identity.ts';
import { deliveryModes, deliveryTerms, paymentDays, paymentMethods, paymentSchedules, paymentTerms } from '../terms.ts';
import { tableRows } from './table-rows.ts';
import type { TableDefinition } from '../../dataverse/schema/table.ts';
import type { CompanyCode } from '../companies.ts';
import type { Code } from '../terms.ts';
import type { TableRows, Value } from './table-rows.ts';

const methodTypes = { Net: 806380991, CurrentMth: 806380992, COD: 806380996, CutOffDate: 806380997 } as const;
const NO_CREDIT_CARD = 806380998;
const NORMAL_CHECK = 806380000;

/** Rows of a table that only holds codes, the same codes in each company. */
const codes = <T extends Code>(
  table: TableDefinition,
  now: Date,
  of: (company: CompanyCode) => readonly T[],
  more: (item: T) => Record<string, Value> = () => ({}),
): TableRows =>
  tableRows(
    table,
    now,
    companies.flatMap(({ code: company }) =>
      of(company).map((item) => ({
        key: [company, item.code],
        company,
        values: { [table.primaryName]: item.code, msdyn_description: item.description, ...more(item) },
      })),
    ),
  );

/** Terms of payment and delivery and what they name. */
export const termsRows = (now: Date): readonly TableRows[] => [
  codes(schema.paymentDay, now, () => paymentDays),
  codes(
    schema.paymentSchedule,
    now,
    () => paymentSchedules,
    ({ payments }) => ({ msdyn_numberofpayments: payments }),
  ),
  tableRows(
    schema.paymentTerm,
    now,
    companies.flatMap(({ code: company }) =>
      paymentTerms.map((term) => ({
        key: [company, term.name],
        company,
        values: {
          msdyn_name: term.name,
          msdyn_description: term.description,
          msdyn_days: term.days,
          msdyn_numberofmonth: term.months ?? 0,
          msdyn_cutoffdayofmonth: term.cutoffDay ?? 0,
          msdyn_paymentmethodtype: methodTypes[term.method ?? 'Net'],
          msdyn_iscashpayment: term.cash ?? false,
          msdyn_isdefaultpaymentterm: term.isDefault ?? false,
          msdyn_creditcardpaymenttype: NO_CREDIT_CARD,
          msdyn_creditcardcreditchecktype: NORMAL_CHECK,
          msdyn_paymentdayname: term.day && idOf('msdyn_paymentday', company, term.day),
          msdyn_paymentschedulename: term.schedule && idOf('msdyn_paymentschedule', company, term.schedule),
        },
      })),
    ),
  ),
  codes(schema.shipVia, now, () => deliveryModes),
  codes(schema.termsOfDelivery, now, () => deliveryTerms),
  codes(vendorPaymentMethod, now, (company) => paymentMethods[company]),
];
