import { insertRows } from '../../../../src/sandbox/engine/bulk-insert.ts';
import type { EdmType, EntityModel, Model, NavigationModel, Row } from '../../../../src/sandbox/engine/model.ts';
import { compileQuery } from '../../../../src/sandbox/engine/odata/compile-query.ts';
import type { Dialect } from '../../../../src/sandbox/engine/odata/dialect.ts';
import { parseOptions } from '../../../../src/sandbox/engine/odata/options.ts';
import { readPage, readTotal } from '../../../../src/sandbox/engine/odata/read.ts';
import type { ResultPage, Total } from '../../../../src/sandbox/engine/odata/read.ts';
import type { QueryContext } from '../../../../src/sandbox/engine/odata/scope.ts';
import { splitUrl } from '../../../../src/sandbox/engine/odata/url.ts';
import type { Database } from '../../../../src/sandbox/engine/runtime.ts';

/** A GUID that shows its number and begins with a letter for odd and with a digit for even ones. */
export function guid(number: number): string {
  return `${number % 2 === 1 ? 'a' : '0'}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** A row as an object; the tests compute over these what the SQL must find. */
export type Sample = Row;

const people = ['Ann Smith', "Kathleen O'Bryan", 'Bo%Jensen', 'Łucja Zając'];

export const systemusers: readonly Sample[] = people.map((fullname, index) => ({
  systemuserid: guid(100 + index),
  fullname,
}));

export const contacts: readonly Sample[] = Array.from({ length: 12 }, (_, index) => {
  const lastname = ["O'Bryan", 'Smith', "D'Arcy", 'Müller'][index % 4] ?? '';
  return {
    contactid: guid(200 + index),
    firstname: ['Joe', 'Kim', null][index % 3] ?? null,
    lastname,
    fullname: `${['Joe', 'Kim', 'Unknown'][index % 3]} ${lastname}`,
    emailaddress1: index % 5 === 4 ? null : `person${index}@example.com`,
    parentcustomerid: index % 4 === 3 ? null : guid(300 + (index % 7)),
    createdby: guid(100 + (index % 4)),
  };
});

const names = [
  'Adventure Works',
  'adventure works',
  'Contoso & Sons',
  "O'Brian 100% Ltd",
  'A_B',
  'AxB',
  null,
  '50%+1',
  'Ärger',
  '',
];

export const accounts: readonly Sample[] = names.map((name, index) => ({
  accountid: guid(300 + index),
  name,
  accountnumber: `ABC${index}`,
  revenue: index % 4 === 3 ? null : 25_000 * index + 0.5,
  numberofemployees: index % 5 === 2 ? null : index * 10,
  statuscode: 1 + (index % 2),
  donotphone: [true, false, null][index % 3] ?? null,
  opendate: `2026-0${1 + (index % 9)}-15`,
  createdon: `2026-03-0${1 + (index % 9)}T10:0${index % 6}:00Z`,
  primarycontactid: index % 3 === 0 ? null : guid(200 + index),
}));

export const tasks: readonly Sample[] = Array.from({ length: 9 }, (_, index) => ({
  activityid: guid(400 + index),
  subject: index % 2 === 0 ? `Call ${index}` : 'Send letter',
  regardingobjectid: guid(300 + (index % 4)),
  contactid: guid(200 + (index % 5)),
  prioritycode: index % 3,
}));

export const headers: readonly Sample[] = Array.from({ length: 8 }, (_, index) => ({
  dataareaid: index % 3 === 2 ? 'demf' : 'usmf',
  purchaseordernumber: `0000012${index}`,
  status: ['Backorder', 'Received', 'Invoiced'][index % 3] ?? '',
  vendorname: ['Contoso Retail', 'Fabrikam', 'retail*er', 'The RETAIL co'][index % 4] ?? '',
  deliverydate: `2026-0${1 + index}-11T12:00:00Z`,
}));

export const lines: readonly Sample[] = headers.flatMap((header, index) =>
  [10, 20, 30].slice(0, 1 + (index % 3)).map((linenumber) => ({
    dataareaid: header['dataareaid'] ?? null,
    purchaseordernumber: header['purchaseordernumber'] ?? null,
    linenumber,
    quantity: linenumber + index,
    price: index * 2.5,
  })),
);

type Properties = Record<string, EdmType | readonly [EdmType, column: string]>;

function entity(
  name: string,
  set: string,
  properties: Properties,
  navigations: readonly NavigationModel[],
  order: readonly string[],
): EntityModel {
  return {
    name,
    set,
    table: `sample.${name.toLowerCase()}`,
    properties: new Map(
      Object.entries(properties).map(([property, given]) => {
        const [type, column] = typeof given === 'string' ? [given, property.toLowerCase()] : given;
        return [property, { name: property, type, column }];
      }),
    ),
    navigations: new Map(navigations.map((navigation) => [navigation.name, navigation])),
    order,
  };
}

function to(
  name: string,
  kind: 'one' | 'many',
  target: string,
  ...on: readonly (readonly [string, string])[]
): NavigationModel {
  return { name, kind, target, on: on.map(([ours, theirs]) => ({ ours, theirs })) };
}

export const account = entity(
  'account',
  'accounts',
  {
    accountid: 'Edm.Guid',
    name: 'Edm.String',
    accountnumber: 'Edm.String',
    revenue: 'Edm.Decimal',
    numberofemployees: 'Edm.Int32',
    statuscode: 'Edm.Int32',
    donotphone: 'Edm.Boolean',
    opendate: 'Edm.Date',
    createdon: 'Edm.DateTimeOffset',
    _primarycontactid_value: ['Edm.Guid', 'primarycontactid'],
  },
  [
    to('primarycontactid', 'one', 'contact', ['primarycontactid', 'contactid']),
    to('contact_customer_accounts', 'many', 'contact', ['accountid', 'parentcustomerid']),
    to('Account_Tasks', 'many', 'task', ['accountid', 'regardingobjectid']),
  ],
  ['accountid'],
);

export const contact = entity(
  'contact',
  'contacts',
  {
    contactid: 'Edm.Guid',
    firstname: 'Edm.String',
    lastname: 'Edm.String',
    fullname: 'Edm.String',
    emailaddress1: 'Edm.String',
    _parentcustomerid_value: ['Edm.Guid', 'parentcustomerid'],
    _createdby_value: ['Edm.Guid', 'createdby'],
  },
  [
    to('parentcustomerid_account', 'one', 'account', ['parentcustomerid', 'accountid']),
    to('createdby', 'one', 'systemuser', ['createdby', 'systemuserid']),
    to('Contact_Tasks', 'many', 'task', ['contactid', 'contactid']),
  ],
  ['contactid'],
);

export const dataverseModel: Model = new Map(
  [
    account,
    contact,
    entity('systemuser', 'systemusers', { systemuserid: 'Edm.Guid', fullname: 'Edm.String' }, [], ['systemuserid']),
    entity(
      'task',
      'tasks',
      { activityid: 'Edm.Guid', subject: 'Edm.String', prioritycode: 'Edm.Int32' },
      [to('regardingobjectid_account', 'one', 'account', ['regardingobjectid', 'accountid'])],
      ['activityid'],
    ),
  ].map((each) => [each.name, each]),
);

const plainHeader = entity(
  'PurchaseOrderHeaderV2',
  'PurchaseOrderHeadersV2',
  {
    dataAreaId: 'Edm.String',
    PurchaseOrderNumber: 'Edm.String',
    VendorName: 'Edm.String',
    DeliveryDate: 'Edm.DateTimeOffset',
  },
  [
    to(
      'PurchaseOrderLinesV2',
      'many',
      'PurchaseOrderLineV2',
      ['dataareaid', 'dataareaid'],
      ['purchaseordernumber', 'purchaseordernumber'],
    ),
  ],
  ['dataareaid', 'purchaseordernumber'],
);

export const header: EntityModel = {
  ...plainHeader,
  properties: new Map([
    ...plainHeader.properties,
    [
      'PurchaseOrderStatus',
      {
        name: 'PurchaseOrderStatus',
        type: 'Edm.String',
        column: 'status',
        enum: { type: 'PurchStatus', symbols: ['Backorder', 'Received', 'Invoiced', 'Canceled'] },
      },
    ],
  ]),
};

export const line = entity(
  'PurchaseOrderLineV2',
  'PurchaseOrderLinesV2',
  {
    dataAreaId: 'Edm.String',
    PurchaseOrderNumber: 'Edm.String',
    LineNumber: 'Edm.Int64',
    OrderedPurchaseQuantity: ['Edm.Decimal', 'quantity'],
    PurchasePrice: ['Edm.Decimal', 'price'],
  },
  [],
  ['dataareaid', 'purchaseordernumber', 'linenumber'],
);

export const financeModel: Model = new Map([header, line].map((each) => [each.name, each]));

/** Makes the sample's tables and rows. */
export async function createSample(database: Database): Promise<void> {
  await database.query('CREATE SCHEMA sample');
  const tables: readonly (readonly [string, string, readonly Sample[]])[] = [
    ['systemuser', 'systemuserid text, fullname text', systemusers],
    [
      'contact',
      'contactid text, firstname text, lastname text, fullname text, emailaddress1 text, parentcustomerid text, createdby text',
      contacts,
    ],
    [
      'account',
      'accountid text, name text, accountnumber text, revenue double precision, numberofemployees integer, statuscode integer, ' +
        'donotphone boolean, opendate text, createdon text, primarycontactid text',
      accounts,
    ],
    ['task', 'activityid text, subject text, regardingobjectid text, contactid text, prioritycode integer', tasks],
    [
      'purchaseorderheaderv2',
      'dataareaid text, purchaseordernumber text, status text, vendorname text, deliverydate text',
      headers,
    ],
    [
      'purchaseorderlinev2',
      'dataareaid text, purchaseordernumber text, linenumber bigint, quantity double precision, price double precision',
      lines,
    ],
  ];
  for (const [table, columns, rows] of tables) {
    await database.query(`CREATE TABLE sample.${table} (${columns})`);
    await insertRows(database, `sample.${table}`, rows);
  }
}

/** Asks as a client would: a URL in, the first page and the total out. */
export async function ask(
  database: Database,
  from: { readonly model: Model; readonly entity: EntityModel; readonly dialect: Dialect },
  url: string,
  context: QueryContext & { readonly maxPageSize?: number } = {},
): Promise<ResultPage & { readonly total: Total }> {
  const options = parseOptions(splitUrl(url).query, from.dialect);
  const query = compileQuery(
    from.model,
    from.entity,
    { ...options, maxPageSize: context.maxPageSize ?? null },
    from.dialect,
    context,
  );
  return { ...(await readPage(database, query)), total: await readTotal(database, query) };
}
