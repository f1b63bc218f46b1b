import * as ledger from '../../finance-operations/schema/ledger.ts';
import { systemUser, worker } from '../../finance-operations/schema/partner.ts';
import { purchaseParameters } from '../../finance-operations/schema/purchase-order.ts';
import { periods } from '../calendar.ts';
import { companies, currencies } from '../companies.ts';
import { cast, fullName, integrationUser, workers } from '../people.ts';
import { entityRecords, noon, yesNo } from './entity-records.ts';
import type { EntityRecords } from './entity-records.ts';

const HOME = 'usmf';

/** Companies with their periods and parameters, currencies, workers and users. */
export const organizationRecords = (now: Date): readonly EntityRecords[] => [
  entityRecords(
    ledger.legalEntity,
    companies.map((company) => ({
      values: {
        LegalEntityId: company.code,
        Name: company.name,
        AccountingCurrencyCode: company.currency,
        AddressCountryRegionId: company.country.id,
        LanguageId: company.language,
      },
    })),
  ),
  entityRecords(
    purchaseParameters,
    companies.map((company) => ({
      company: company.code,
      values: {
        ParametersKey: '0',
        ActivateChangeManagement: yesNo(company.changeManagement),
        PurchaseOrderNumberFormat: 'PO-######',
      },
    })),
  ),
  entityRecords(
    ledger.fiscalPeriod,
    companies.flatMap((company) =>
      periods(now).map((period) => ({
        company: company.code,
        values: {
          StartDate: noon(period.start),
          EndDate: noon(period.end),
          Name: period.name,
          Status: period.status,
        },
      })),
    ),
  ),
  entityRecords(
    ledger.currency,
    currencies.map(([code, name, symbol]) => ({ values: { CurrencyCode: code, Name: name, Symbol: symbol } })),
  ),
  entityRecords(
    worker,
    workers.map((person) => ({
      values: {
        PersonnelNumber: person.personnelNumber,
        FirstName: person.firstName,
        LastName: person.lastName,
        Name: fullName(person),
        PrimaryContactEmail: person.email,
      },
    })),
  ),
  entityRecords(systemUser, [
    ...cast.flatMap((person) =>
      person.financeUserId
        ? [
            {
              values: {
                UserID: person.financeUserId,
                UserName: fullName(person),
                Alias: person.email,
                ObjectId: person.objectId,
                Company: HOME,
                PersonnelNumber: person.personnelNumber,
              },
            },
          ]
        : [],
    ),
    {
      values: {
        UserID: integrationUser.financeUserId,
        UserName: integrationUser.name,
        Alias: integrationUser.email,
        ObjectId: integrationUser.objectId,
        Company: HOME,
      },
    },
  ]),
];
