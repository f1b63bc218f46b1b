import * as schema from '../../dataverse/schema/organization.ts';
import { companies, currencies } from '../companies.ts';
import { idOf } from '../identity.ts';
import { cast, fullName, integrationUser, workers } from '../people.ts';
import { businessUnitId, tableRows, teamId, userId } from './table-rows.ts';
import type { TableRows } from './table-rows.ts';

const roleNames = [
  ...new Set([...cast.flatMap((person) => person.dataverseRoles ?? []), ...integrationUser.dataverseRoles]),
];

const users = [
  ...cast
    .filter((person) => person.dataverseRoles !== undefined)
    .map((person) => ({
      ...person,
      name: fullName(person),
      applicationId: undefined,
      roles: person.dataverseRoles ?? [],
    })),
  {
    ...integrationUser,
    firstName: undefined,
    lastName: undefined,
    title: undefined,
    roles: integrationUser.dataverseRoles,
  },
];

const NON_INTERACTIVE = 4;

/** Business units, teams, users and their roles, companies, workers, currencies. */
export const organizationRows = (now: Date): readonly TableRows[] => [
  tableRows(schema.businessUnit, now, [
    { key: ['root'], values: { name: 'Tallgrass Service Group' } },
    ...companies.map(({ code }) => ({
      key: [code],
      values: { name: code, parentbusinessunitid: businessUnitId('root') },
    })),
  ]),
  tableRows(
    schema.team,
    now,
    companies.map(({ code }) => ({
      key: [code],
      values: { name: `${code} owners`, businessunitid: businessUnitId(code) },
    })),
  ),
  tableRows(
    schema.systemUser,
    now,
    users.map((user) => ({
      key: [user.email],
      values: {
        fullname: user.name,
        firstname: user.firstName,
        lastname: user.lastName,
        title: user.title,
        domainname: user.email,
        internalemailaddress: user.email,
        azureactivedirectoryobjectid: user.objectId,
        applicationid: user.applicationId,
        businessunitid: businessUnitId('root'),
        accessmode: user.applicationId ? NON_INTERACTIVE : 0,
      },
    })),
  ),
  tableRows(
    schema.role,
    now,
    roleNames.map((name) => ({ key: [name], values: { name, businessunitid: businessUnitId('root') } })),
  ),
  tableRows(
    schema.systemUserRole,
    now,
    users.flatMap((user) =>
      user.roles.map((role) => ({
        key: [user.email, role],
        values: { systemuserid: userId(user.email), roleid: idOf('role', role) },
      })),
    ),
  ),
  tableRows(
    schema.company,
    now,
    companies.map(({ code, name }) => ({
      key: [code],
      company: code,
      values: { cdm_companycode: code, cdm_name: name, cdm_defaultowningteam: teamId(code) },
    })),
  ),
  tableRows(
    schema.worker,
    now,
    workers.map((person) => ({
      key: [person.personnelNumber],
      values: {
        cdm_fullname: fullName(person),
        cdm_firstname: person.firstName,
        cdm_lastname: person.lastName,
        cdm_workernumber: person.personnelNumber,
        cdm_primaryemailaddress: person.email,
      },
    })),
  ),
  tableRows(
    schema.currency,
    now,
    currencies.map(([code, name, symbol]) => ({
      key: [code],
      values: { isocurrencycode: code, currencyname: name, currencysymbol: symbol },
    })),
  ),
];
