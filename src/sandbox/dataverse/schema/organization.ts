import { added, choice, guid, lookup, options, text, whole, yesNo } from './columns.ts';
import { table } from './define.ts';

/** People and application users; `azureactivedirectoryobjectid` joins them to the directory. */
export const systemUser = table({
  logicalName: 'systemuser',
  setName: 'systemusers',
  displayName: 'User',
  collectionDisplayName: 'Users',
  objectTypeCode: 8,
  primaryName: 'fullname',
  ownership: 'organization',
  state: false,
  columns: [
    text('fullname', 'Full Name', 200),
    text('firstname', 'First Name', 256),
    text('lastname', 'Last Name', 256),
    text('domainname', 'User Name', 1024, { required: 'system' }),
    text('internalemailaddress', 'Primary Email', 100),
    guid('azureactivedirectoryobjectid', 'Azure AD Object ID'),
    guid('applicationid', 'Application ID'),
    lookup('businessunitid', 'Business Unit', 'businessunit', { required: 'system' }),
    text('title', 'Job Title', 128),
    yesNo('isdisabled', 'Status'),
    choice(
      'accessmode',
      'Access Mode',
      options(0, 'Read-Write', 'Administrative', 'Read', 'Support User', 'Non-interactive'),
      {
        default: 0,
      },
    ),
  ],
});

/** A part of the organisation that rows and people belong to; one for each company and one above them. */
export const businessUnit = table({
  logicalName: 'businessunit',
  setName: 'businessunits',
  displayName: 'Business Unit',
  collectionDisplayName: 'Business Units',
  objectTypeCode: 10,
  primaryName: 'name',
  ownership: 'organization',
  state: false,
  columns: [
    text('name', 'Name', 160, { required: 'system' }),
    lookup('parentbusinessunitid', 'Parent Business', 'businessunit'),
    yesNo('isdisabled', 'Is Disabled'),
  ],
});

/** A group of people that may own rows; every company has one. */
export const team = table({
  logicalName: 'team',
  setName: 'teams',
  displayName: 'Team',
  collectionDisplayName: 'Teams',
  objectTypeCode: 9,
  primaryName: 'name',
  ownership: 'organization',
  state: false,
  columns: [
    text('name', 'Team Name', 160, { required: 'system' }),
    lookup('businessunitid', 'Business Unit', 'businessunit', { required: 'system' }),
    choice('teamtype', 'Team Type', options(0, 'Owner', 'Access', 'Security Group', 'Office Group'), { default: 0 }),
    yesNo('isdefault', 'Is Default'),
  ],
});

/** A named set of privileges; what it allows is written in the security rules. */
export const role = table({
  logicalName: 'role',
  setName: 'roles',
  displayName: 'Security Role',
  collectionDisplayName: 'Security Roles',
  objectTypeCode: 1036,
  primaryName: 'name',
  ownership: 'organization',
  state: false,
  columns: [
    text('name', 'Name', 100, { required: 'system' }),
    lookup('businessunitid', 'Business Unit', 'businessunit', { required: 'system' }),
  ],
});

/** Which person holds which role. */
export const systemUserRole = table({
  logicalName: 'systemuserroles',
  setName: 'systemuserrolescollection',
  displayName: 'User Role',
  collectionDisplayName: 'User Roles',
  objectTypeCode: 14,
  primaryId: 'systemuserroleid',
  primaryName: 'systemuserroleid',
  ownership: 'organization',
  state: false,
  changeTracking: false,
  columns: [
    lookup('systemuserid', 'User', 'systemuser', { required: 'system' }),
    lookup('roleid', 'Security Role', 'role', { required: 'system' }),
  ],
});

/** A right by its name. Which there are follows from the tables. */
export const privilege = table({
  logicalName: 'privilege',
  setName: 'privileges',
  displayName: 'Privilege',
  collectionDisplayName: 'Privileges',
  objectTypeCode: 1023,
  primaryName: 'name',
  ownership: 'organization',
  state: false,
  changeTracking: false,
  sealed: true,
  columns: [text('name', 'Name', 100)],
});

/** Which role gives which right, for roles made through the API. */
export const rolePrivilege = table({
  logicalName: 'roleprivileges',
  setName: 'roleprivilegescollection',
  displayName: 'Role Privilege',
  collectionDisplayName: 'Role Privileges',
  objectTypeCode: 12,
  primaryId: 'roleprivilegeid',
  primaryName: 'roleprivilegeid',
  ownership: 'organization',
  state: false,
  changeTracking: false,
  columns: [lookup('roleid', 'Security Role', 'role', { required: 'system' }), guid('privilegeid', 'Privilege')],
});

/** The company of a row; one for each legal entity of finance and operations. */
export const company = table({
  logicalName: 'cdm_company',
  setName: 'cdm_companies',
  displayName: 'Company',
  collectionDisplayName: 'Companies',
  objectTypeCode: 10001,
  primaryName: 'cdm_companycode',
  key: ['cdm_companycode'],
  columns: added(
    text('cdm_companycode', 'Company Code', 4, { required: 'application' }),
    text('cdm_name', 'Name', 100),
    yesNo('cdm_isenabledfordualwrite', 'Is Enabled for Dual-write', { default: true }),
    lookup('cdm_defaultowningteam', 'Default owning team', 'team'),
  ),
});

/** A worker, known in both systems by the personnel number. */
export const worker = table({
  logicalName: 'cdm_worker',
  setName: 'cdm_workers',
  displayName: 'Worker',
  collectionDisplayName: 'Workers',
  objectTypeCode: 10002,
  primaryName: 'cdm_fullname',
  key: ['cdm_workernumber'],
  columns: added(
    text('cdm_fullname', 'Full Name', 200),
    text('cdm_firstname', 'First Name', 100),
    text('cdm_lastname', 'Last Name', 100),
    text('cdm_workernumber', 'Worker Number', 25, { required: 'application' }),
    text('cdm_primaryemailaddress', 'Primary Email Address', 100),
  ),
});

/** A currency of the organisation. */
export const currency = table({
  logicalName: 'transactioncurrency',
  setName: 'transactioncurrencies',
  displayName: 'Currency',
  collectionDisplayName: 'Currencies',
  objectTypeCode: 9105,
  primaryName: 'currencyname',
  ownership: 'organization',
  key: ['isocurrencycode'],
  columns: [
    text('currencyname', 'Currency Name', 100, { required: 'system' }),
    text('isocurrencycode', 'Currency Code', 5, { required: 'system' }),
    text('currencysymbol', 'Currency Symbol', 13, { required: 'system' }),
    whole('currencyprecision', 'Currency Precision', { min: 0, max: 4, default: 2 }),
  ],
});
