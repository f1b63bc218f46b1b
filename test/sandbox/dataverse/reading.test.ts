import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { alex, known, refusal, startOrganization, type TestOrganization } from './organization.ts';

const formatted = 'OData.Community.Display.V1.FormattedValue';
const everything = { prefer: 'odata.include-annotations="*"' };

describe('Dataverse stand-in: reading', () => {
  let organization: TestOrganization;

  before(async () => {
    organization = await startOrganization();
    for (const name of ['alpha', 'Beta', 'gamma', 'Delta', 'epsilon']) {
      await organization.create('msdyn_shipvias', {
        msdyn_name: name,
        'msdyn_company@odata.bind': `/cdm_companies(${known.company})`,
      });
    }
  });
  after(() => organization.close());

  const order = `msdyn_purchaseorders(${known.order})`;

  it('tells lookups as _x_value and nothing of the navigation', async () => {
    const { json } = await organization.expect(200, 'GET', `${order}?$select=_msdyn_vendor_value`);
    assert.deepEqual(Object.keys(json), [
      '@odata.context',
      '@odata.etag',
      '_msdyn_vendor_value',
      'msdyn_purchaseorderid',
    ]);
    assert.equal(json['_msdyn_vendor_value'], known.vendorAccount);
  });

  it('tells formatted values and what a lookup points at when annotations are asked for', async () => {
    const { json, headers } = await organization.expect(
      200,
      'GET',
      `${order}?$select=_msdyn_vendor_value,msdyn_systemstatus,msdyn_totalamount,msdyn_purchaseorderdate,createdon,_ownerid_value`,
      { headers: everything },
    );
    assert.equal(headers['preference-applied'], 'odata.include-annotations="*"');
    assert.equal(json[`_msdyn_vendor_value@${formatted}`], 'Fabrikam Parts');
    assert.equal(json['_msdyn_vendor_value@Microsoft.Dynamics.CRM.lookuplogicalname'], 'account');
    assert.equal(json['_msdyn_vendor_value@Microsoft.Dynamics.CRM.associatednavigationproperty'], 'msdyn_Vendor');
    assert.equal(json['_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname'], 'systemuser');
    assert.equal(json[`msdyn_systemstatus@${formatted}`], 'Draft');
    assert.equal(json[`msdyn_totalamount@${formatted}`], '$1,250.50');
    assert.equal(json[`msdyn_purchaseorderdate@${formatted}`], '11/1/2026');
    assert.equal(json[`createdon@${formatted}`], '11/1/2026 2:05 PM');
    assert.equal(json['_transactioncurrencyid_value'], known.currency);
    const names = Object.keys(json);
    assert.ok(names.indexOf(`msdyn_systemstatus@${formatted}`) < names.indexOf('msdyn_systemstatus'));
  });

  it('tells only the annotations that were named', async () => {
    const { json } = await organization.expect(200, 'GET', `${order}?$select=_msdyn_vendor_value`, {
      headers: { prefer: `odata.include-annotations="${formatted}"` },
    });
    const annotations = Object.keys(json).filter((name) => name.includes('value@'));
    assert.deepEqual(annotations, [`_msdyn_vendor_value@${formatted}`]);
  });

  it('expands lookups and collections', async () => {
    const { json } = await organization.expect(
      200,
      'GET',
      `${order}?$select=msdyn_name&$expand=msdyn_Vendor($select=accountnumber),msdyn_purchaseorderproduct_msdyn_purchaseorder($select=msdyn_lineorder;$expand=msdyn_Product($select=name))`,
    );
    assert.equal((json['msdyn_Vendor'] as Record<string, unknown>)['accountnumber'], 'V-1');
    const lines = json['msdyn_purchaseorderproduct_msdyn_purchaseorder'] as Record<string, unknown>[];
    assert.equal(lines.length, 1);
    assert.equal((lines[0]?.['msdyn_Product'] as Record<string, unknown>)['name'], 'Pump');
    assert.equal(
      json['msdyn_purchaseorderproduct_msdyn_purchaseorder@odata.nextLink'],
      `http://dataverse.test/api/data/v9.2/${order}/msdyn_purchaseorderproduct_msdyn_purchaseorder` +
        '?$select=msdyn_lineorder&$expand=msdyn_Product($select=name)',
    );
    assert.equal(
      json['@odata.context'],
      'http://dataverse.test/api/data/v9.2/$metadata#msdyn_purchaseorders(msdyn_name,msdyn_Vendor(accountnumber),' +
        'msdyn_purchaseorderproduct_msdyn_purchaseorder(msdyn_lineorder,msdyn_Product(name)))/$entity',
    );
  });

  it('leads from an expanded collection to its rows, cut in pages only where something expanded is expanded from', async () => {
    const lines = 'msdyn_purchaseorderproduct_msdyn_purchaseorder';
    const more: string[] = [];
    for (const name of ['Hose', 'Valve']) {
      const id = await organization.create('msdyn_purchaseorderproducts', {
        msdyn_name: name,
        msdyn_quantity: 1,
        'msdyn_Product@odata.bind': `/products(${known.product})`,
        'msdyn_Unit@odata.bind': `/uoms(${known.unit})`,
        'msdyn_PurchaseOrder@odata.bind': `/${order}`,
      });
      more.push(id);
    }
    const page = { headers: { prefer: 'odata.maxpagesize=2' } };
    for (const path of [order, 'msdyn_purchaseorders']) {
      const answer = (expand: string) =>
        organization.expect(200, 'GET', `${path}?$select=msdyn_name&$expand=${lines}(${expand})`, page);
      const rowOf = (json: Record<string, unknown>) =>
        (path === order ? json : (json['value'] as Record<string, unknown>[])[0]) ?? {};

      const plain = rowOf((await answer("$select=msdyn_name;$filter=msdyn_name ne 'A %26 B'")).json);
      assert.equal((plain[lines] as unknown[]).length, 3);
      const whole = String(plain[`${lines}@odata.nextLink`]).replace('http://dataverse.test', '');
      assert.match(whole, /\?\$select=msdyn_name&\$filter=msdyn_name%20ne%20'A%20%26%20B'$/);
      assert.equal((await organization.expect(200, 'GET', whole)).rows.length, 3);

      const nested = rowOf((await answer('$select=msdyn_name;$expand=msdyn_Product($select=name)')).json);
      const first = nested[lines] as Record<string, unknown>[];
      assert.equal(first.length, 2);
      const next = String(nested[`${lines}@odata.nextLink`]).replace('http://dataverse.test', '');
      const rest = await organization.expect(200, 'GET', next, page);
      const names = [...first, ...rest.rows].map((row) => row['msdyn_name']);
      assert.deepEqual(names.sort(), ['Hose', 'Pump', 'Valve']);
      assert.equal(rest.json['@odata.nextLink'], undefined);
    }
    for (const id of more) await organization.expect(204, 'DELETE', `msdyn_purchaseorderproducts(${id})`);
  });

  it('filters what a lookup is expanded to, and refuses to sort it', async () => {
    const vendor = (options: string) => `${order}?$select=msdyn_name&$expand=msdyn_Vendor(${options})`;
    const found = await organization.expect(200, 'GET', vendor("$select=name;$filter=accountnumber eq 'V-1'"));
    assert.equal((found.json['msdyn_Vendor'] as Record<string, unknown>)['name'], 'Fabrikam Parts');
    const other = await organization.expect(200, 'GET', vendor("$select=name;$filter=accountnumber eq 'V-2'"));
    assert.equal(other.json['msdyn_Vendor'], null);
    assert.deepEqual(refusal(await organization.send('GET', vendor('$orderby=name'))), {
      status: 400,
      code: '0x80060888',
      message:
        'Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested ' +
        'one-to-many relationship.',
    });
  });

  it('tells the lookup and the address of a row that is expanded as a reference', async () => {
    const { json } = await organization.expect(200, 'GET', `${order}?$select=msdyn_name&$expand=msdyn_Vendor/$ref`);
    const root = 'http://dataverse.test/api/data/v9.2/';
    assert.equal(
      json['@odata.context'],
      `${root}$metadata#msdyn_purchaseorders(msdyn_name,msdyn_Vendor,msdyn_Vendor/$ref())/$entity`,
    );
    assert.equal(json['_msdyn_vendor_value'], known.vendorAccount);
    assert.deepEqual(json['msdyn_Vendor'], { '@odata.id': `${root}accounts(${known.vendorAccount})` });
  });

  it('tells references alone where they are asked for', async () => {
    const { json } = await organization.expect(200, 'GET', "accounts/$ref?$filter=accountnumber eq 'V-1'");
    assert.deepEqual(json, {
      '@odata.context': 'http://dataverse.test/api/data/v9.2/$metadata#Collection($ref)',
      value: [{ '@odata.id': `http://dataverse.test/api/data/v9.2/accounts(${known.vendorAccount})` }],
    });
  });

  it('follows navigation properties in the path', async () => {
    const lines = await organization.expect(200, 'GET', `${order}/msdyn_purchaseorderproduct_msdyn_purchaseorder`);
    assert.equal(lines.rows.length, 1);
    const vendor = await organization.expect(200, 'GET', `${order}/msdyn_Vendor?$select=name`);
    assert.equal(vendor.json['name'], 'Fabrikam Parts');
    await organization.expect(204, 'GET', `${order}/msdyn_PaymentTerm`);
  });

  it('filters over a lookup and with any', async () => {
    const filters = [
      "msdyn_Vendor/accountnumber eq 'v-1'",
      'msdyn_purchaseorderproduct_msdyn_purchaseorder/any(l:l/msdyn_quantity gt 3)',
      `_msdyn_vendor_value eq ${known.vendorAccount}`,
    ];
    for (const filter of filters) {
      const { rows } = await organization.expect(
        200,
        'GET',
        `msdyn_purchaseorders?$filter=${encodeURIComponent(filter)}`,
      );
      assert.equal(rows.length, 1, filter);
    }
  });

  it('counts in the answer and as plain text', async () => {
    const { json, rows } = await organization.expect(200, 'GET', 'msdyn_shipvias?$count=true&$top=2', {
      headers: everything,
    });
    assert.equal(json['@odata.count'], 5);
    assert.equal(json['@Microsoft.Dynamics.CRM.totalrecordcount'], 5);
    assert.equal(rows.length, 2);
    const plain = await organization.expect(200, 'GET', 'msdyn_shipvias/$count');
    assert.equal(plain.body, '5');
    assert.equal(plain.headers['content-type'], 'text/plain');
  });

  it('pages by odata.maxpagesize, ignoring $top, until no nextLink follows', async () => {
    const names: string[] = [];
    let path = 'msdyn_shipvias?$select=msdyn_name&$orderby=msdyn_name&$top=1';
    for (;;) {
      const { json, rows, headers } = await organization.expect(200, 'GET', path, {
        headers: { prefer: 'odata.maxpagesize=2' },
      });
      assert.equal(headers['preference-applied'], 'odata.maxpagesize=2');
      names.push(...rows.map((row) => String(row['msdyn_name'])));
      const next = json['@odata.nextLink'];
      if (typeof next !== 'string') {
        break;
      }
      assert.match(next, /\$skiptoken=/);
      path = next.replace('http://dataverse.test', '');
    }
    assert.deepEqual(names, ['alpha', 'Beta', 'Delta', 'epsilon', 'gamma']);
  });

  it('answers 304 for a known version, but not with $expand or annotations', async () => {
    const { headers } = await organization.expect(200, 'GET', order);
    const known304 = { 'if-none-match': headers['etag'] ?? '' };
    const unchanged = await organization.expect(304, 'GET', order, { headers: known304 });
    assert.equal(unchanged.body, '');
    await organization.expect(200, 'GET', `${order}?$expand=msdyn_Vendor`, { headers: known304 });
    await organization.expect(200, 'GET', order, { headers: { ...known304, ...everything } });
  });

  it('speaks of unknown properties and unsupported options as the service does', async () => {
    const unknown = refusal(await organization.send('GET', 'accounts?$select=Name'));
    assert.deepEqual(unknown, {
      status: 400,
      code: '0x0',
      message: "Could not find a property named 'Name' on type 'Microsoft.Dynamics.CRM.account'.",
    });
    for (const query of ['$skip=1', '$search=x', '$top=x', '$filter=name add 1 eq 2']) {
      assert.equal((await organization.send('GET', `accounts?${query}`)).status, 400, query);
    }
    assert.equal((await organization.send('GET', 'accounts?$apply=groupby((name))')).status, 501);
  });

  it('tells more of an error to those who ask for annotations', async () => {
    const missing = `accounts(${known.product})`;
    const { json } = await organization.expect(404, 'GET', missing, { headers: everything });
    const error = json['error'] as Record<string, unknown>;
    assert.equal(
      error['@Microsoft.PowerApps.CDS.HelpLink'],
      'http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException%3a80040217&client=platform',
    );
    assert.equal(error['@Microsoft.PowerApps.CDS.InnerError.Message'], error['message']);
    assert.deepEqual(Object.keys(refusal(await organization.send('GET', missing))), ['status', 'code', 'message']);
  });

  it('answers WhoAmI, with brackets too', async () => {
    for (const path of ['WhoAmI', 'WhoAmI()']) {
      const { json } = await organization.expect(200, 'GET', path, { as: alex });
      assert.equal(json['UserId'], known.alex);
      assert.equal(json['BusinessUnitId'], known.businessUnit);
    }
  });

  it('counts the rows of tables', async () => {
    const { json } = await organization.expect(
      200,
      'GET',
      "RetrieveTotalRecordCount(EntityNames=@t)?@t=['msdyn_shipvia','product']".replaceAll("'", '"'),
    );
    assert.deepEqual(json['EntityRecordCountCollection'], {
      Count: 2,
      IsReadOnly: false,
      Keys: ['msdyn_shipvia', 'product'],
      Values: [5, 1],
    });
  });
});
