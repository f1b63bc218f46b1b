import assert from 'node:assert/strict';
import { insertRows } from '../../../src/sandbox/engine/bulk-insert.ts';
import { openDatabase } from '../../../src/sandbox/engine/database.ts';
import type { Row } from '../../../src/sandbox/engine/model.ts';
import type { Database, HookCaller } from '../../../src/sandbox/engine/runtime.ts';
import type { StandIn } from '../../../src/sandbox/engine/stand-in.ts';
import { createClock } from '../../../src/sandbox/engine/system-clock.ts';
import type { WireResponse } from '../../../src/sandbox/engine/wire.ts';
import { allTables } from '../../../src/sandbox/dataverse/schema/tables.ts';
import { createDataverse, type DataverseOptions } from '../../../src/sandbox/dataverse/server.ts';

export const alex = 'alexw@example.com';
export const isaiah = 'isaiah@example.com';
export const patti = 'pattif@example.com';
export const integration = 'dispatch-copilot@example.com';

/** Ids of the few rows every test finds. */
export const known = {
  businessUnit: guid(1),
  alex: guid(11),
  isaiah: guid(12),
  patti: guid(13),
  integration: guid(14),
  company: guid(21),
  otherCompany: guid(22),
  currency: guid(31),
  site: guid(41),
  warehouse: guid(51),
  vendorAccount: guid(61),
  customerAccount: guid(62),
  otherCustomer: guid(63),
  product: guid(71),
  unit: guid(72),
  unitGroup: guid(73),
  priceList: guid(81),
  workOrderType: guid(82),
  order: guid(91),
  line: guid(92),
};

/** Entra object ids, as the directory has them. */
export const objectIds = { alex: `00000000-0000-0000-0000-${'20'.padStart(13, '0')}` };

/** A GUID that is easy to read. */
export function guid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export interface HookCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly context: Record<string, unknown>;
}

export interface Send {
  readonly as?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Answer extends WireResponse {
  readonly json: Record<string, unknown>;
  /** The members of `value` of a collection. */
  readonly rows: Record<string, unknown>[];
}

/** A small organisation in memory, reached as a function. */
export interface TestOrganization extends AsyncDisposable {
  readonly standIn: StandIn;
  readonly database: Database;
  send(method: string, path: string, options?: Send): Promise<Answer>;
  /** Sends and asserts the status. */
  expect(status: number, method: string, path: string, options?: Send): Promise<Answer>;
  /** Creates a row and gives back its id. */
  create(set: string, body: unknown, options?: Send): Promise<string>;
  /** Answers what the hook is asked; every call is kept in `calls`. */
  onHook(answer: (call: HookCall) => Promise<WireResponse> | WireResponse): void;
  readonly calls: HookCall[];
  /** Puts the rows of `known` back and forgets hooks and calls; quicker than another organization. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the stand-in on a database in memory with the few rows of `known`. */
export async function startOrganization(options: DataverseOptions = {}): Promise<TestOrganization> {
  const database = await openDatabase(null);
  const calls: HookCall[] = [];
  let respond: (call: HookCall) => Promise<WireResponse> | WireResponse = () => accept();
  const callHook: HookCaller = async ({ url, headers, body }) => {
    const call = { url, headers, context: JSON.parse(body) as Record<string, unknown> };
    calls.push(call);
    return respond(call);
  };
  let number = 1000;
  const standIn = await createDataverse(
    {
      clock: createClock(() => new Date()),
      ids: { guid: () => guid(++number) },
      database,
      callHook,
    },
    options,
  );
  await standIn.prepare({ empty: false });
  await seed(database);

  async function send(method: string, path: string, { as = patti, headers = {}, body }: Send = {}): Promise<Answer> {
    const response = await standIn.handle({
      method,
      url: path.startsWith('/') ? path : `/api/data/v9.2/${path}`,
      headers: {
        host: 'dataverse.test',
        ...(as === null ? {} : { authorization: `Bearer ${as}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
    });
    return {
      ...response,
      get json() {
        return JSON.parse(response.body) as Record<string, unknown>;
      },
      get rows() {
        return (JSON.parse(response.body) as { value: Record<string, unknown>[] }).value;
      },
    };
  }

  const organization: TestOrganization = {
    standIn,
    database,
    send,
    async expect(status, method, path, given) {
      const answer = await send(method, path, given);
      assert.equal(answer.status, status, `${method} ${path}: ${answer.body}`);
      return answer;
    },
    async create(set, body, given) {
      const answer = await organization.expect(204, 'POST', set, { ...given, body });
      return /\(([^)]+)\)$/.exec(answer.headers['odata-entityid'] ?? '')?.[1] ?? '';
    },
    onHook(answer) {
      respond = answer;
    },
    calls,
    async reset() {
      await standIn.settled();
      respond = () => accept();
      calls.length = 0;
      const tables = await database.query<{ name: string }>(
        `select tablename as name from pg_tables where schemaname = 'dataverse'`,
      );
      await database.query(`truncate ${tables.map(({ name }) => `dataverse.${name}`).join(', ')}`);
      await seed(database);
    },
    async close() {
      await standIn.settled();
      await database.close();
    },
    [Symbol.asyncDispose]: () => organization.close(),
  };
  return organization;
}

/** Bindings of lookup columns to rows, through the navigation properties the schema gives them. */
export function bind(table: string, lookups: Readonly<Record<string, string>>): Record<string, string> {
  const definition = allTables.find((each) => each.logicalName === table);
  return Object.fromEntries(
    Object.entries(lookups).map(([name, id]) => {
      const column = definition?.columns.find((each) => each.logicalName === name);
      const target = allTables.find((each) => each.logicalName === column?.target);
      return [`${column?.navigation ?? name}@odata.bind`, `/${target?.setName ?? ''}(${id})`];
    }),
  );
}

/** The hook lets the change pass, adding values where given. */
export function accept(values?: object): WireResponse {
  return { status: 200, headers: {}, body: values === undefined ? '{}' : JSON.stringify({ values }) };
}

/** What a refusal says: status, code and text. */
export function refusal(answer: Answer): { status: number; code: string; message: string } {
  const { error } = JSON.parse(answer.body) as { error: { code: string; message: string } };
  return { status: answer.status, ...error };
}

async function seed(database: Database): Promise<void> {
  const rows: Record<string, Row[]> = {
    businessunit: [{ businessunitid: known.businessUnit, name: 'Contoso' }],
    systemuser: [
      user(known.alex, alex, 'Alex Wilber', objectIds.alex),
      user(known.isaiah, isaiah, 'Isaiah Langer', `00000000-0000-0000-0000-${'23'.padStart(13, '0')}`),
      user(known.patti, patti, 'Patti Fernandez', `00000000-0000-0000-0000-${'24'.padStart(13, '0')}`),
      { ...user(known.integration, integration, 'Dispatch Copilot', guid(90)), accessmode: 4 },
    ],
    role: roleNames.map((name, index) => ({ roleid: guid(200 + index), name })),
    systemuserroles: [
      [known.alex, 0],
      [known.alex, 1],
      [known.isaiah, 2],
      [known.patti, 3],
      [known.integration, 4],
    ].map(([userId, role], index) => ({
      systemuserroleid: guid(300 + index),
      systemuserid: String(userId),
      roleid: guid(200 + Number(role)),
    })),
    cdm_company: [
      { cdm_companyid: known.company, cdm_companycode: 'usmf', cdm_name: 'Contoso US', statecode: 0 },
      { cdm_companyid: known.otherCompany, cdm_companycode: 'demf', cdm_name: 'Contoso DE', statecode: 0 },
    ],
    transactioncurrency: [
      {
        transactioncurrencyid: known.currency,
        currencyname: 'US Dollar',
        isocurrencycode: 'USD',
        currencysymbol: '$',
      },
    ],
    msdyn_operationalsite: [
      { msdyn_operationalsiteid: known.site, msdyn_name: 'Site 1', msdyn_siteid: '1', msdyn_company: known.company },
    ],
    msdyn_warehouse: [
      {
        msdyn_warehouseid: known.warehouse,
        msdyn_name: '11',
        msdyn_warehouseidentifier: '11',
        msdyn_description: 'Central',
        msdyn_operationalsite: known.site,
        msdyn_company: known.company,
        statecode: 0,
        statuscode: 1,
      },
    ],
    account: [
      { accountid: known.vendorAccount, name: 'Fabrikam Parts', accountnumber: 'V-1', msdyn_company: known.company },
      {
        accountid: known.customerAccount,
        name: 'Adatum Hotel',
        accountnumber: 'C-1',
        address1_city: 'Seattle',
        address1_latitude: 47.6,
        address1_longitude: -122.3,
        msdyn_company: known.company,
      },
      { accountid: known.otherCustomer, name: 'Trey Research', accountnumber: 'C-2', msdyn_company: known.company },
    ],
    uomschedule: [{ uomscheduleid: known.unitGroup, name: 'Default' }],
    uom: [{ uomid: known.unit, name: 'Each', msdyn_symbol: 'ea', uomscheduleid: known.unitGroup }],
    product: [{ productid: known.product, name: 'Pump', productnumber: 'P-100', msdyn_productnumber: 'P-100' }],
    pricelevel: [{ pricelevelid: known.priceList, name: 'Standard', transactioncurrencyid: known.currency }],
    msdyn_workordertype: [{ msdyn_workordertypeid: known.workOrderType, msdyn_name: 'Repair' }],
    msdyn_purchaseorder: [
      {
        msdyn_purchaseorderid: known.order,
        msdyn_name: 'PO-1',
        msdyn_purchaseorderdate: '2026-11-01',
        msdyn_vendor: known.vendorAccount,
        msdyn_systemstatus: 690970000,
        msdyn_totalamount: 1250.5,
        transactioncurrencyid: known.currency,
        msdyn_receivetowarehouse: known.warehouse,
        msdyn_company: known.company,
        ownerid: known.alex,
        statecode: 0,
        statuscode: 1,
        createdon: '2026-11-01T14:05:00Z',
      },
    ],
    msdyn_purchaseorderproduct: [
      {
        msdyn_purchaseorderproductid: known.line,
        msdyn_name: 'Pump',
        msdyn_purchaseorder: known.order,
        msdyn_lineorder: 1,
        msdyn_product: known.product,
        msdyn_unit: known.unit,
        msdyn_quantity: 4,
        msdyn_itemstatus: 690970000,
        transactioncurrencyid: known.currency,
        msdyn_company: known.company,
      },
    ],
  };
  // Without Field Service tables are missing, in a plain organisation columns too.
  const present = await database.query<{ table: string; column: string }>(
    `select table_name as "table", column_name as "column" from information_schema.columns where table_schema = 'dataverse'`,
  );
  for (const [name, each] of Object.entries(rows)) {
    const columns = new Set(present.flatMap(({ table, column }) => (table === name ? [column] : [])));
    const left = each.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => columns.has(column))));
    if (columns.size > 0) await insertRows(database, `dataverse.${name}`, left);
  }
}

const roleNames = [
  'Field Service - Dispatcher',
  'Field Service - Inventory Purchase',
  'Field Service - Resource',
  'System Administrator',
  'Dispatch Copilot Integration',
];

function user(id: string, domainname: string, fullname: string, objectId: string): Row {
  return {
    systemuserid: id,
    domainname,
    fullname,
    azureactivedirectoryobjectid: objectId,
    businessunitid: known.businessUnit,
    accessmode: 0,
  };
}
