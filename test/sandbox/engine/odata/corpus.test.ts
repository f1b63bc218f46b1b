import assert from 'node:assert/strict';
import { openDatabase } from '../../../../src/sandbox/engine/database.ts';
import { dataverse, financeOperations } from '../../../../src/sandbox/engine/odata/dialect.ts';
import {
  NotImplemented,
  ODataSyntaxError,
  TypeMismatch,
  UnsupportedOption,
} from '../../../../src/sandbox/engine/odata/errors.ts';
import { parseExpression } from '../../../../src/sandbox/engine/odata/expression-parser.ts';
import { parseOptions } from '../../../../src/sandbox/engine/odata/options.ts';
import { keyConditions, resolvePath } from '../../../../src/sandbox/engine/odata/path.ts';
import type { ResolvedPath } from '../../../../src/sandbox/engine/odata/path.ts';
import type { ResultRow } from '../../../../src/sandbox/engine/odata/read.ts';
import { splitUrl } from '../../../../src/sandbox/engine/odata/url.ts';
import type { Database } from '../../../../src/sandbox/engine/runtime.ts';
import {
  account,
  accounts,
  ask,
  contact,
  contacts,
  createSample,
  dataverseModel,
  financeModel,
  guid,
  header,
  headers,
  line,
  lines,
  systemusers,
  tasks,
} from './sample.ts';
import type { Sample } from './sample.ts';

const ofAccounts = { model: dataverseModel, entity: account, dialect: dataverse };
const ofContacts = { model: dataverseModel, entity: contact, dialect: dataverse };
const ofHeaders = { model: financeModel, entity: header, dialect: financeOperations };
const ofLines = { model: financeModel, entity: line, dialect: financeOperations };

const operations = new Set(['RetrievePrincipalAccess', 'RetrieveUserPrivileges', 'WhoAmI', 'submit']);

/** Lower-cased text; null stays null and equals nothing but null. */
const low = (value: unknown): string | null => (typeof value === 'string' ? value.toLowerCase() : null);
const has = (value: unknown, sought: string): boolean => low(value)?.includes(sought.toLowerCase()) ?? false;
const number = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);
const contactOf = (row: Sample): Sample | undefined =>
  contacts.find((each) => each['contactid'] === row['primarycontactid']);
const contactsOf = (row: Sample): Sample[] => contacts.filter((each) => each['parentcustomerid'] === row['accountid']);
const tasksOf = (row: Sample): Sample[] => tasks.filter((each) => each['regardingobjectid'] === row['accountid']);
const creatorOf = (row: Sample | undefined): Sample | undefined =>
  systemusers.find((each) => each['systemuserid'] === row?.['createdby']);

describe('the corpus of OData URLs', () => {
  let database: Database;
  before(async () => {
    database = await openDatabase(null);
    await createSample(database);
  });
  after(() => database.close());

  const values = (rows: readonly ResultRow[], column: string): unknown[] => rows.map((row) => row.columns[column]);

  /** Finds the rows that a predicate written by hand finds, in whatever order. */
  async function finds(
    from: Parameters<typeof ask>[1],
    url: string,
    column: string,
    rows: readonly Sample[],
    wanted: (row: Sample) => boolean,
  ): Promise<void> {
    const expected = rows.filter(wanted).map((row) => row[column]);
    assert.ok(expected.length > 0 && expected.length < rows.length, 'the sample must tell right from wrong');
    const page = await ask(database, from, url);
    assert.deepEqual(values(page.rows, column).sort(), expected.sort());
    assert.equal(page.total.count, expected.length);
  }

  const resolve = (url: string, dialect = dataverse): ResolvedPath => {
    const { segments, query } = splitUrl(url);
    const { aliases } = parseOptions(query, dialect);
    return resolvePath(segments, dialect.name === 'dataverse' ? dataverseModel : financeModel, dialect, {
      operations,
      aliases,
    });
  };

  const key = (path: ResolvedPath, dialect = dataverse): Record<string, unknown> => {
    assert.ok(path.entity !== null && path.key !== null);
    const conditions = keyConditions(path.entity, path.key, path.entity.order[0] ?? '', dialect);
    return Object.fromEntries(conditions.map(({ property, value }) => [property.name, value]));
  };

  it('D01 selects, filters, sorts and takes the first', async () => {
    const page = await ask(
      database,
      ofAccounts,
      '/accounts?$select=name,revenue&$filter=revenue gt 60000&$orderby=revenue desc&$top=3',
    );
    const expected = accounts
      .filter((row) => number(row['revenue']) > 60_000)
      .sort((a, b) => number(b['revenue']) - number(a['revenue']));
    assert.deepEqual(
      values(page.rows, 'revenue'),
      expected.slice(0, 3).map((row) => row['revenue']),
    );
    assert.equal(page.total.count, expected.length);
  });

  it('D02 combines text functions', () =>
    finds(
      ofAccounts,
      "/accounts?$filter=(contains(name,'wor') or startswith(name,'a') or endswith(name,'LTD')) and not contains(name,'x')",
      'accountid',
      accounts,
      ({ name }) =>
        (has(name, 'wor') || (low(name)?.startsWith('a') ?? false) || (low(name)?.endsWith('ltd') ?? false)) &&
        !has(name, 'x'),
    ));

  for (const index of [1, 2]) {
    it(`D03 compares a lookup with a bare GUID that begins with ${index === 1 ? 'a letter' : 'a digit'}`, () =>
      finds(
        ofAccounts,
        `/accounts?$filter=_primarycontactid_value eq ${guid(200 + index).toUpperCase()}`,
        'accountid',
        accounts,
        (row) => row['primarycontactid'] === guid(200 + index),
      ));
  }

  it('D03q compares an id with a GUID in quotes, and with no other text', async () => {
    await finds(
      ofAccounts,
      `/accounts?$filter=_primarycontactid_value eq '${guid(201).toUpperCase()}'`,
      'accountid',
      accounts,
      (row) => row['primarycontactid'] === guid(201),
    );
    await assert.rejects(ask(database, ofAccounts, "/accounts?$filter=_primarycontactid_value eq 'x'"), TypeMismatch);
  });

  it('D03a lets an alias stand for a property, to filter and to sort by', async () => {
    await finds(
      ofContacts,
      "/contacts?$filter=@p1 eq @p2 or @p1 eq @p3&@p1=lastname&@p2='Smith'&@p3=fullname",
      'contactid',
      contacts,
      (row) => low(row['lastname']) === 'smith' || low(row['lastname']) === low(row['fullname']),
    );
    const { rows } = await ask(database, ofAccounts, '/accounts?$orderby=@p desc&@p=name');
    const sorted = accounts.map((row) => low(row['name']) ?? '').sort((a, b) => (a < b ? 1 : -1));
    assert.deepEqual(
      values(rows, 'name').map((name) => low(name) ?? ''),
      sorted,
    );
  });

  it('D04 any with a function and a comparison', () =>
    finds(
      ofAccounts,
      "/accounts?$filter=contact_customer_accounts/any(c:contains(c/fullname,'kim') and c/lastname eq 'smith')",
      'accountid',
      accounts,
      (row) => contactsOf(row).some((each) => has(each['fullname'], 'kim') && low(each['lastname']) === 'smith'),
    ));

  it('D05 not binds to one lambda alone', () =>
    finds(
      ofAccounts,
      "/accounts?$filter=not Account_Tasks/any(t:t/prioritycode eq 1) and contact_customer_accounts/any() and Account_Tasks/all(t:t/subject ne 'Call 0')",
      'accountid',
      accounts,
      (row) =>
        !tasksOf(row).some((each) => each['prioritycode'] === 1) &&
        contactsOf(row).length > 0 &&
        tasksOf(row).every((each) => each['subject'] !== 'Call 0'),
    ));

  it('D06 a lambda inside a lambda, looking at the outer variable', () =>
    finds(
      ofAccounts,
      "/accounts?$filter=contact_customer_accounts/any(c:c/Contact_Tasks/any(t:t/prioritycode eq 2 and c/lastname ne 'Smith'))",
      'accountid',
      accounts,
      (row) =>
        contactsOf(row).some(
          (each) =>
            each['lastname'] !== 'Smith' &&
            tasks.some((task) => task['contactid'] === each['contactid'] && task['prioritycode'] === 2),
        ),
    ));

  it('D07 compares times in any offset, and refuses the offset whose plus came unencoded', async () => {
    await finds(
      ofAccounts,
      '/accounts?$filter=createdon ge 2026-03-03T10:02:00Z and createdon lt 2026-03-06T12:05:00%2B02:00',
      'accountid',
      accounts,
      ({ createdon }) => String(createdon) >= '2026-03-03T10:02:00Z' && String(createdon) < '2026-03-06T10:05:00Z',
    );
    await assert.rejects(
      ask(database, ofAccounts, '/accounts?$filter=createdon lt 2026-03-06T12:05:00+02:00'),
      ODataSyntaxError,
    );
  });

  it('D08 expands three levels deep', async () => {
    const url =
      '/accounts?$select=name&$expand=primarycontactid($select=fullname;$expand=createdby($select=fullname),parentcustomerid_account($select=name;$expand=primarycontactid($select=lastname)))';
    const { rows } = await ask(database, ofAccounts, url);
    assert.equal(rows.length, accounts.length);
    for (const row of rows) {
      const expected = contactOf(row.columns);
      const expanded = row.expanded['primarycontactid'] as ResultRow | null;
      assert.equal(expanded?.columns['fullname'], expected?.['fullname']);
      const creator = expanded?.expanded['createdby'] as ResultRow | null | undefined;
      assert.equal(creator?.columns['fullname'], creatorOf(expected)?.['fullname']);
    }
  });

  it('D09 expands two collections with filter, order and number', async () => {
    const url =
      "/accounts?$expand=contact_customer_accounts($select=fullname;$filter=lastname ne 'Smith, or (not)';$orderby=fullname desc;$top=1),Account_Tasks($orderby=subject)";
    const { rows } = await ask(database, ofAccounts, url);
    for (const row of rows) {
      const expected = contactsOf(row.columns).map((each) => String(each['fullname']));
      const found = row.expanded['contact_customer_accounts'] as readonly ResultRow[];
      assert.deepEqual(values(found, 'fullname'), expected.sort().reverse().slice(0, 1));
      const subjects = tasksOf(row.columns).map((each) => String(each['subject']));
      assert.deepEqual(values(row.expanded['Account_Tasks'] as readonly ResultRow[], 'subject'), subjects.sort());
    }
  });

  it('D10 counts regardless of $top', async () => {
    const page = await ask(database, ofAccounts, '/accounts?$count=true&$top=2&$filter=statuscode eq 1');
    assert.deepEqual([page.rows.length, page.total], [2, { count: 5, limitExceeded: false }]);
  });

  it('D11 reads a GUID key', () => {
    assert.deepEqual(key(resolve(`/accounts(${guid(302)})`)), { accountid: guid(302) });
    assert.deepEqual(key(resolve(`/accounts(accountid=${guid(301)})`)), { accountid: guid(301) });
  });

  it('D12 reads an alternate key of two parts, quotes and separators included', () => {
    assert.deepEqual(key(resolve("/contacts(firstname='Joe',emailaddress1='a/b,c)(''x%20y@example.com')")), {
      firstname: 'Joe',
      emailaddress1: "a/b,c)('x y@example.com",
    });
  });

  it('D13 reads an alternate key on a lookup', () => {
    assert.deepEqual(key(resolve(`/accounts(_primarycontactid_value=${guid(202)})`)), {
      _primarycontactid_value: guid(202),
    });
  });

  const smithOrBryan = (row: Sample): boolean => ['smith', "o'bryan"].includes(low(row['lastname']) ?? '');

  it('D14 In with double-quoted values', () =>
    finds(
      ofContacts,
      `/contacts?$filter=Microsoft.Dynamics.CRM.In(PropertyName='lastname',PropertyValues=["O'Bryan","Smith"])`,
      'contactid',
      contacts,
      smithOrBryan,
    ));

  it('D15 In with aliases', () =>
    finds(
      ofContacts,
      `/contacts?$filter=Microsoft.Dynamics.CRM.In(PropertyName=@p1,PropertyValues=@p2)&@p1='lastname'&@p2=["O'Bryan","Smith"]`,
      'contactid',
      contacts,
      smithOrBryan,
    ));

  it('D16 follows a path of navigations to a quoted name', () =>
    finds(
      ofAccounts,
      "/accounts?$filter=primarycontactid/createdby/fullname eq 'Kathleen O''Bryan' and name ne null",
      'accountid',
      accounts,
      (row) => creatorOf(contactOf(row))?.['fullname'] === "Kathleen O'Bryan" && row['name'] !== null,
    ));

  it('D17 says that $apply is not implemented', async () => {
    const url = '/accounts?$apply=filter(statuscode eq 1)/groupby((statuscode),aggregate(revenue with sum as total))';
    await assert.rejects(ask(database, ofAccounts, url), NotImplemented);
  });

  it('D18 walks from a key over a collection', () => {
    const path = resolve(`/accounts(${guid(303)})/contact_customer_accounts?$select=fullname`);
    assert.equal(key(path)['accountid'], guid(303));
    assert.deepEqual(
      path.steps.map((step) => [step.navigation.name, step.entity.name, step.key]),
      [['contact_customer_accounts', 'contact', null]],
    );
  });

  it('D19 reads /$count and /$ref', () => {
    assert.equal(resolve('/accounts/$count').suffix, '$count');
    assert.equal(resolve(`/accounts(${guid(303)})/primarycontactid/$ref`).suffix, '$ref');
  });

  it('D20 hands a JSON alias to a function', () => {
    const path = resolve(
      `/contacts(${guid(200)})/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@t)?@t={'@odata.id':'accounts(${guid(300)})'}`,
    );
    assert.equal(path.operation?.name, 'RetrievePrincipalAccess');
    assert.deepEqual(path.operation?.arguments.get('Target'), {
      kind: 'json',
      text: `{'@odata.id':'accounts(${guid(300)})'}`,
    });
  });

  it('D21 reads bound and unbound functions, with and without brackets', () => {
    assert.equal(
      resolve(`/contacts(${guid(200)})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`).operation?.name,
      'RetrieveUserPrivileges',
    );
    assert.equal(resolve('/WhoAmI').operation?.name, 'WhoAmI');
    assert.equal(resolve('/WhoAmI()').operation?.name, 'WhoAmI');
  });

  it('D22 reads an enum literal of the metadata namespace', () => {
    assert.deepEqual(
      parseExpression("AttributeType eq Microsoft.Dynamics.CRM.AttributeTypeCode'Picklist'", dataverse),
      {
        kind: 'comparison',
        operator: 'eq',
        left: { kind: 'path', steps: ['AttributeType'], position: 0 },
        right: {
          kind: 'literal',
          type: 'enum',
          value: 'Picklist',
          enumType: 'Microsoft.Dynamics.CRM.AttributeTypeCode',
          position: 17,
        },
      },
    );
  });

  it('D23 follows the cookie of a page to the next, without losing or doubling a row', async () => {
    const seen: unknown[] = [];
    let token = '';
    for (let page = 1; page <= 4; page++) {
      const url = `/accounts?$orderby=name desc${token}`;
      const found = await ask(database, ofAccounts, url, { maxPageSize: 3 });
      seen.push(...values(found.rows, 'accountid'));
      if (page < 4) assert.match(found.skiptoken ?? '', new RegExp(`^<cookie pagenumber="${page + 1}" pagingcookie="`));
      else assert.equal(found.skiptoken, null);
      token = `&$skiptoken=${encodeURIComponent(found.skiptoken ?? '')}`;
    }
    const whole = await ask(database, ofAccounts, '/accounts?$orderby=name desc');
    assert.deepEqual(seen, values(whole.rows, 'accountid'));
  });

  it('D24 keeps a delta token for the server', () => {
    const { query } = splitUrl('/accounts?$select=name&$deltatoken=919042%2108%2f22%2f2017%2008%3a10%3a44');
    assert.equal(parseOptions(query, dataverse).deltatoken, '919042!08/22/2017 08:10:44');
  });

  it('D25 keeps custom options for the server', () => {
    const { query } = splitUrl('/accounts?tag=A%20string%20value&partitionId=x');
    assert.deepEqual(
      [...parseOptions(query, dataverse).custom],
      [
        ['tag', 'A string value'],
        ['partitionId', 'x'],
      ],
    );
  });

  it('F01 reads a composite key in either order', () => {
    for (const text of [
      "dataAreaId='usmf',PurchaseOrderNumber='00000123'",
      "PurchaseOrderNumber='00000123',dataAreaId='usmf'",
    ]) {
      assert.deepEqual(key(resolve(`/PurchaseOrderHeadersV2(${text})`, financeOperations), financeOperations), {
        dataAreaId: 'usmf',
        PurchaseOrderNumber: '00000123',
      });
    }
  });

  it('F02 reads cross-company beside a filter', async () => {
    const url = "/PurchaseOrderHeadersV2?cross-company=true&$filter=dataAreaId eq 'DEMF'";
    assert.equal(parseOptions(splitUrl(url).query, financeOperations).custom.get('cross-company'), 'true');
    await finds(ofHeaders, url, 'purchaseordernumber', headers, (row) => row['dataareaid'] === 'demf');
  });

  it('F03 compares an enum with a literal of its type', () =>
    finds(
      ofHeaders,
      "/PurchaseOrderHeadersV2?$filter=PurchaseOrderStatus ne Microsoft.Dynamics.DataEntities.PurchStatus'Backorder'",
      'purchaseordernumber',
      headers,
      (row) => row['status'] !== 'Backorder',
    ));

  it('F04 matches stars anywhere in the text, and skips', async () => {
    await finds(
      ofHeaders,
      "/PurchaseOrderHeadersV2?$filter=VendorName eq '*retail*'",
      'purchaseordernumber',
      headers,
      (row) => has(row['vendorname'], 'retail'),
    );
    const page = await ask(
      database,
      ofHeaders,
      "/PurchaseOrderHeadersV2?$filter=VendorName eq '*retail*'&$orderby=PurchaseOrderNumber&$top=2&$skip=1",
    );
    const expected = headers.filter((row) => has(row['vendorname'], 'retail')).slice(1, 3);
    assert.deepEqual(
      values(page.rows, 'purchaseordernumber'),
      expected.map((row) => row['purchaseordernumber']),
    );
  });

  it('F05 reads a key of three parts with a number', () => {
    const path = resolve(
      "/PurchaseOrderLinesV2(dataAreaId='usmf',PurchaseOrderNumber='00000120',LineNumber=20)",
      financeOperations,
    );
    assert.equal(key(path, financeOperations)['LineNumber'], 20);
  });

  it('F06 reads a bound action', () => {
    const path = resolve(
      "/PurchaseOrderHeadersV2(dataAreaId='usmf',PurchaseOrderNumber='00000120')/Microsoft.Dynamics.DataEntities.submit",
      financeOperations,
    );
    assert.equal(path.operation?.name, 'submit');
  });

  it('F07 expands lines and counts', async () => {
    const page = await ask(database, ofHeaders, '/PurchaseOrderHeadersV2?$expand=PurchaseOrderLinesV2&$count=true');
    assert.equal(page.total.count, headers.length);
    for (const row of page.rows) {
      const expected = lines.filter((each) => each['purchaseordernumber'] === row.columns['purchaseordernumber']);
      assert.deepEqual(
        values(row.expanded['PurchaseOrderLinesV2'] as readonly ResultRow[], 'linenumber'),
        expected.map((each) => each['linenumber']),
      );
    }
  });

  it('F08 computes, in the order of arithmetic', () =>
    finds(
      ofLines,
      '/PurchaseOrderLinesV2?$filter=OrderedPurchaseQuantity sub 2 mul PurchasePrice sub 1 gt 0',
      'price',
      lines,
      (row) => number(row['quantity']) - 2 * number(row['price']) - 1 > 0,
    ));

  it('F09 decodes what is percent-encoded after splitting', () =>
    finds(
      ofAccounts,
      '/accounts?%24filter=name%20eq%20%27Contoso%20%26%20Sons%27+or+name+eq+%2750%25%2B1%27',
      'accountid',
      accounts,
      ({ name }) => name === 'Contoso & Sons' || name === '50%+1',
    ));

  it('F10 compares with a date alone', () =>
    finds(
      ofHeaders,
      '/PurchaseOrderHeadersV2?$filter=DeliveryDate ge 2026-03-11 and DeliveryDate lt 2026-06-12',
      'purchaseordernumber',
      headers,
      ({ deliverydate }) => String(deliverydate) >= '2026-03-11' && String(deliverydate) < '2026-06-12',
    ));

  it('refuses in each dialect what its service refuses', async () => {
    const refused: readonly (readonly [Parameters<typeof ask>[1], string])[] = [
      [ofAccounts, '$skip=1'],
      [ofAccounts, '$search=x'],
      [ofAccounts, '$compute=revenue as r'],
      [ofAccounts, '$filter=revenue add 1 gt 2'],
      [ofAccounts, "$filter=name in ('a','b')"],
      [ofAccounts, "$filter=tolower(name) eq 'a'"],
      [ofAccounts, '$expand=primarycontactid($levels=2)'],
      [ofAccounts, '$expand=contact_customer_accounts/$ref'],
      [ofAccounts, '$expand=contact_customer_accounts($top=1;$expand=createdby)'],
      [ofHeaders, '$filter=PurchaseOrderLinesV2/any(l:l/LineNumber eq 10)'],
      [ofHeaders, "$filter=contains(VendorName,'x')"],
      [ofHeaders, "$filter=VendorName in ('a')"],
      [ofHeaders, '$expand=PurchaseOrderLinesV2($expand=Header)'],
      [ofHeaders, '$apply=aggregate($count as n)'],
    ];
    for (const [from, query] of refused) {
      await assert.rejects(ask(database, from, `/x?${query}`), UnsupportedOption, query);
    }
  });
});
