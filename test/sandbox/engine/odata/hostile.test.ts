import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openDatabase } from '../../../../src/sandbox/engine/database.ts';
import { compileQuery } from '../../../../src/sandbox/engine/odata/compile-query.ts';
import { dataverse, financeOperations } from '../../../../src/sandbox/engine/odata/dialect.ts';
import {
  ODataError,
  ODataSyntaxError,
  TypeMismatch,
  UnknownProperty,
} from '../../../../src/sandbox/engine/odata/errors.ts';
import { parseOptions } from '../../../../src/sandbox/engine/odata/options.ts';
import { resolvePath } from '../../../../src/sandbox/engine/odata/path.ts';
import { splitUrl } from '../../../../src/sandbox/engine/odata/url.ts';
import type { Database } from '../../../../src/sandbox/engine/runtime.ts';
import { account, accounts, ask, createSample, dataverseModel, financeModel, header } from './sample.ts';

const ofAccounts = { model: dataverseModel, entity: account, dialect: dataverse };
const ofHeaders = { model: financeModel, entity: header, dialect: financeOperations };

const malformed: readonly string[] = [
  "$filter=name eq 'abc",
  "$filter=name eq 'O'Brien'",
  "$filter=name eq 'A&B'",
  '$filter=name eq "abc"x',
  '$filter=',
  '$filter=name',
  '$filter=name eq',
  '$filter=eq eq eq eq',
  '$filter=(name eq null',
  '$filter=name eq null)',
  '$filter=name eq null and',
  '$filter=name eq null or or name eq null',
  '$filter=name = null',
  '$filter=name == null',
  "$filter=name eq 'a'; DROP TABLE sample.account; --",
  "$filter=name eq 'a' UNION SELECT 1",
  '$filter=contains(name)',
  "$filter=contains(name,'a','b')",
  '$filter=contains(name,5)',
  '$filter=contains(revenue,5)',
  "$filter=nosuchfunction(name,'a')",
  "$filter=Microsoft.Dynamics.CRM.NoSuch(PropertyName='name')",
  "$filter=Microsoft.Dynamics.CRM.In(PropertyName='nosuch',PropertyValues=['a'])",
  "$filter=Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=[])",
  '$filter=Microsoft.Dynamics.CRM.In(PropertyName=\'revenue\',PropertyValues=["abc"])',
  '$filter=name eq %00',
  "$filter=name eq '%00'",
  "$filter=name eq '%E0%A4%A'",
  "$filter=name eq '%ZZ'",
  '$filter=revenue gt 1e999',
  `$filter=revenue gt ${'9'.repeat(500)}`,
  '$filter=revenue gt 0x10',
  '$filter=createdon gt 2026-02-30T00:00:00Z',
  '$filter=createdon gt 2026-13-01',
  '$filter=createdon gt 2026-01-01T25:00:00Z',
  '$filter=createdon gt 2026-01-01T00:00:00',
  "$filter=createdon gt datetime'2026-01-01T00:00:00'",
  "$filter=createdon gt '2026-01-01'",
  '$filter=accountid eq 00000000-0000-0000-0000-00000000000',
  "$filter=accountid eq '00000000-0000-0000-0000-00000000000'",
  '$filter=statuscode eq true',
  "$filter=statuscode eq '1'",
  '$filter=not name',
  '$filter=not revenue gt 5',
  '$filter=nosuch eq 1',
  '$filter=Name eq null',
  '$filter=primarycontactid/nosuch eq 1',
  '$filter=contact_customer_accounts/fullname eq 1',
  '$filter=name/any(x:x eq 1)',
  '$filter=primarycontactid/any(x:x/fullname eq null)',
  '$filter=Account_Tasks/any(t:t/nosuch eq 1)',
  '$filter=Account_Tasks/all()',
  '$filter=Account_Tasks/any(t)',
  '$filter=Account_Tasks/any(t:)',
  '$filter=@p1 eq 1&@p1=@p2&@p2=@p1',
  '$filter=@p1&@p1=name eq null or @p1',
  '$filter=name eq null&$filter=name ne null',
  '$select=nosuch',
  '$select=name;revenue',
  '$select=',
  '$select=name,',
  "$select=name') --",
  '$orderby=nosuch',
  '$orderby=name sideways',
  '$orderby=name desc desc',
  "$orderby='name'",
  '$orderby=1',
  '$top=-1',
  '$top=abc',
  '$top=99999999999999999999',
  '$top=1.5',
  '$count=maybe',
  '$expand=nosuch',
  '$expand=primarycontactid(',
  '$expand=primarycontactid)',
  '$expand=primarycontactid($select=nosuch)',
  '$expand=primarycontactid($select=fullname',
  '$expand=primarycontactid(fullname)',
  '$expand=primarycontactid($top=1)',
  '$expand=primarycontactid,primarycontactid',
  `$expand=${'primarycontactid,'.repeat(16)}createdby`,
  `$expand=${'primarycontactid($expand=parentcustomerid_account($expand='.repeat(20)}x${'))'.repeat(20)}`,
  '$skiptoken=abc',
  '$skiptoken=<cookie pagenumber="2" pagingcookie="" istracking="False" />',
  `$skiptoken=${encodeURIComponent('<cookie pagenumber="2" pagingcookie="%25%25" istracking="False" />')}`,
  `$filter=${'('.repeat(10_000)}`,
  `$filter=${'not '.repeat(2500)}true`,
  `$filter=${'('.repeat(3000)}name eq null${')'.repeat(3000)}`,
  `$filter=${'Account_Tasks/any(t:'.repeat(400)}true${')'.repeat(400)}`,
  `$filter=name eq '${"''".repeat(4999)}`,
  `$filter=${'a/'.repeat(4900)}b eq 1`,
  `$filter=${'contains('.repeat(1000)}`,
  `$filter=${'name eq '.repeat(1200)}1`,
  `$filter=${'-'.repeat(9000)}1 eq 1`,
  `$filter=${'\u{1F600}'.repeat(3000)}`,
  `$filter=x${'y'.repeat(9990)} eq 1`,
  `$orderby=${'name,'.repeat(1900)}nosuch`,
];

describe('hostile OData text', () => {
  let database: Database;
  before(async () => {
    database = await openDatabase(null);
    await createSample(database);
  });
  after(() => database.close());

  for (const query of malformed) {
    const shown = query.length > 70 ? `${query.slice(0, 60)}… (${query.length} characters)` : query;
    it(`answers ${JSON.stringify(shown)} with an error that says so`, async () => {
      await assert.rejects(ask(database, ofAccounts, `/accounts?${query}`), (error) => {
        assert.ok(error instanceof ODataError, String(error));
        assert.equal(error.status, 400);
        return true;
      });
    });
  }

  it('answers any text at all with a query or with an error that says so', () => {
    const words = fc.constantFrom(
      ...(
        'name revenue Account_Tasks primarycontactid t contains( any( all( t: / ( ) , ; = eq ne gt and or not add null true 1 -2.5 ' +
        "2026-01-01 ' '' \" [ ] { } @p $it $select= $filter= $expand= desc % %20 + \u{1F600} \u0000"
      ).split(' '),
    );
    const texts = fc.oneof(
      fc.array(words, { maxLength: 25 }).map((parts) => parts.join(' ')),
      fc.array(words, { maxLength: 25 }).map((parts) => parts.join('')),
      fc.string({ maxLength: 60, unit: 'binary' }),
    );
    const names = fc.constantFrom('$filter', '$select', '$orderby', '$expand', '$top', '$skiptoken', '$count', '@p');
    const asUrl = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''));
    fc.assert(
      fc.property(names, texts, fc.boolean(), (name, text, encoded) => {
        const value = encoded ? asUrl(text) : text;
        try {
          const { segments, query } = splitUrl(`/accounts(${value})?${name}=${value}`);
          const context = { operations: new Set<string>(), aliases: new Map() };
          for (const [dialect, model, entity] of [
            [dataverse, dataverseModel, account],
            [financeOperations, financeModel, header],
          ] as const) {
            compileQuery(model, entity, parseOptions(query, dialect), dialect);
            resolvePath(segments, model, dialect, context);
          }
        } catch (error) {
          assert.ok(error instanceof ODataError, String(error));
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('answers long but honest filters', async () => {
    const many = Array.from({ length: 600 }, (_, index) => `revenue eq ${index}`).join(' or ');
    assert.equal(
      (await ask(database, ofAccounts, `/accounts?$filter=${many} or statuscode lt 9`)).rows.length,
      accounts.length,
    );
    const long = 'x'.repeat(10_000);
    assert.equal((await ask(database, ofAccounts, `/accounts?$filter=name eq '${long}'`)).rows.length, 0);
    const nested = `${'('.repeat(60)}statuscode eq 1${')'.repeat(60)}`;
    assert.equal((await ask(database, ofAccounts, `/accounts?$filter=${nested}`)).rows.length, accounts.length / 2);
  });

  it('answers patterns made to be slow in good time', async () => {
    for (const pattern of [
      '%a'.repeat(2000),
      '[a-z]'.repeat(500),
      '%_'.repeat(1500),
      '['.repeat(3000),
      '[^]',
      '[z-a]',
    ]) {
      const found = await ask(
        database,
        ofAccounts,
        `/accounts?$filter=contains(name,'${encodeURIComponent(pattern)}')`,
      ).then(
        (page) => page.rows.length,
        (error: unknown) => error,
      );
      assert.ok(typeof found === 'number' || found instanceof TypeMismatch, pattern.slice(0, 20));
    }
    const stars = '*a'.repeat(2000);
    assert.equal((await ask(database, ofHeaders, `/x?$filter=VendorName eq '${stars}'`)).rows.length, 0);
  });

  it('reads a quote as text wherever a value may hold one', async () => {
    const sly = encodeURIComponent("x'' or 1 eq 1 or name eq ''y");
    assert.equal((await ask(database, ofAccounts, `/accounts?$filter=name eq '${sly}'`)).rows.length, 0);
  });

  it('tells what is wrong: the position, the name, the types', async () => {
    const failure = async (query: string): Promise<ODataError> =>
      ask(database, ofAccounts, `/accounts?${query}`).then(
        () => assert.fail('must be refused'),
        (error: unknown) => error as ODataError,
      );
    const literal = await failure("$filter=lastname eq 'O'Bryan'");
    assert.ok(literal instanceof ODataSyntaxError);
    assert.deepEqual(
      [literal.reason, literal.position, literal.text],
      ['unterminated-literal', 21, "lastname eq 'O'Bryan'"],
    );
    assert.equal(literal.message, "There is an unterminated literal at position 21 in 'lastname eq 'O'Bryan''.");
    const property = await failure('$select=Name');
    assert.ok(property instanceof UnknownProperty);
    assert.deepEqual([property.property, property.typeName], ['Name', 'account']);
    assert.equal(property.message, "Could not find a property named 'Name' on type 'Microsoft.Dynamics.CRM.account'.");
    assert.match(
      (await failure("$filter=revenue eq 'x'")).message,
      /'Edm.Decimal' and 'Edm.String' for operator kind 'Equal'/,
    );
    assert.equal((await failure('$search=x')).message, 'The query parameter $search is not supported.');
  });

  it('refuses enum symbols and types that do not exist, and any order among them', async () => {
    const type = 'Microsoft.Dynamics.DataEntities.PurchStatus';
    for (const filter of [
      `PurchaseOrderStatus eq ${type}'Nosuch'`,
      `PurchaseOrderStatus gt ${type}'Received'`,
      "PurchaseOrderStatus eq Microsoft.Dynamics.DataEntities.Other'Received'",
      "PurchaseOrderStatus eq 'Received'",
      'PurchaseOrderStatus eq 1',
    ]) {
      await assert.rejects(ask(database, ofHeaders, `/x?$filter=${filter}`), TypeMismatch, filter);
    }
  });

  it('refuses paths that lead nowhere', () => {
    const key = '(00000000-0000-0000-0000-000000000001)';
    for (const path of [
      '/nosuch',
      '/Accounts',
      '/accounts/nosuch',
      '/accounts/contact_customer_accounts',
      `/accounts${key}/nosuch`,
      `/accounts${key}/name/nosuch`,
      `/accounts${key}/$count/x`,
      `/accounts${key}(1)`,
      '/accounts()',
      '/accounts(',
      '/accounts(1',
      '/accounts(abc)',
      "/accounts('a','b')",
      '/accounts(name=)',
      "/accounts(name='a',name='b')",
      "/accounts(name='a'",
      "/accounts(name='a)",
      '/accounts(name eq null)',
      '/accounts(@missing=@p)',
      `/accounts(${'('.repeat(5000)}`,
      '/%E0%A4%A',
      '/accounts(%00)',
      '/',
      '',
    ]) {
      const read = (): unknown =>
        resolvePath(splitUrl(path).segments, dataverseModel, dataverse, { operations: new Set(), aliases: new Map() });
      assert.throws(read, ODataError, path.slice(0, 40));
    }
  });
});
