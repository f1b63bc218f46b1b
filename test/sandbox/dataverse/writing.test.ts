import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { guid, known, refusal, startOrganization, type TestOrganization } from './organization.ts';

describe('Dataverse stand-in: writing', () => {
  let organization: TestOrganization;

  before(async () => {
    organization = await startOrganization();
  });
  after(() => organization.close());

  it('creates a row and answers 204 with its address', async () => {
    const answer = await organization.expect(204, 'POST', 'msdyn_shipvias', { body: { msdyn_name: 'Air' } });

    assert.match(
      answer.headers['odata-entityid'] ?? '',
      /^http:\/\/dataverse\.test\/api\/data\/v9\.2\/msdyn_shipvias\([0-9a-f-]{36}\)$/,
    );
    assert.equal(answer.headers['location'], undefined);
    assert.equal(answer.headers['odata-version'], '4.0');
    assert.equal(answer.body, '');
  });

  it('answers 201 with the row when a representation is preferred', async () => {
    const answer = await organization.expect(201, 'POST', 'msdyn_shipvias?$select=msdyn_name', {
      headers: { prefer: 'return=representation' },
      body: { msdyn_name: 'Sea' },
    });

    assert.equal(answer.headers['preference-applied'], 'return=representation');
    assert.equal(answer.headers['odata-entityid'], undefined);
    assert.equal(answer.json['msdyn_name'], 'Sea');
    assert.equal(
      answer.json['@odata.context'],
      'http://dataverse.test/api/data/v9.2/$metadata#msdyn_shipvias(msdyn_name)/$entity',
    );
    assert.match(String(answer.json['@odata.etag']), /^W\/"\d+"$/);
  });

  it('binds lookups with and without a slash, by absolute address and by alternate key', async () => {
    const key = `msdyn_operationalsites(msdyn_siteid='1',_msdyn_company_value=${known.company})`;
    for (const bound of [
      `/msdyn_operationalsites(${known.site})`,
      `msdyn_operationalsites(${known.site})`,
      `http://dataverse.test/api/data/v9.2/msdyn_operationalsites(${known.site})`,
      `/${key}`,
    ]) {
      const id = await organization.create('msdyn_warehouses', {
        msdyn_name: 'W',
        'msdyn_operationalsite@odata.bind': bound,
      });
      const row = await organization.expect(200, 'GET', `msdyn_warehouses(${id})?$select=_msdyn_operationalsite_value`);
      assert.equal(row.json['_msdyn_operationalsite_value'], known.site);
    }
  });

  it('empties a lookup that is bound to null', async () => {
    const id = await organization.create('msdyn_warehouses', {
      msdyn_name: 'W',
      'msdyn_operationalsite@odata.bind': `/msdyn_operationalsites(${known.site})`,
    });
    await organization.expect(204, 'PATCH', `msdyn_warehouses(${id})`, {
      body: { 'msdyn_operationalsite@odata.bind': null },
    });
    const row = await organization.expect(200, 'GET', `msdyn_warehouses(${id})`);
    assert.equal(row.json['_msdyn_operationalsite_value'], null);
  });

  it('creates by PATCH what does not exist, and only updates with If-Match: *', async () => {
    const id = guid(501);
    await organization.expect(204, 'PATCH', `msdyn_shipvias(${id})`, { body: { msdyn_name: 'Rail' } });
    await organization.expect(200, 'GET', `msdyn_shipvias(${id})`);

    const missing = await organization.send('PATCH', `msdyn_shipvias(${guid(502)})`, {
      headers: { 'if-match': '*' },
      body: { msdyn_name: 'Road' },
    });
    assert.deepEqual(refusal(missing), {
      status: 404,
      code: '0x80040217',
      message: `msdyn_shipvia With Id = ${guid(502)} Does Not Exist`,
    });
  });

  it('tells 201 from 200 when an upsert asks for the representation', async () => {
    const options = { headers: { prefer: 'return=representation' }, body: { msdyn_name: 'Courier' } };
    const created = await organization.expect(201, 'PATCH', `msdyn_shipvias(${guid(503)})`, options);
    const updated = await organization.expect(200, 'PATCH', `msdyn_shipvias(${guid(503)})`, options);
    assert.notEqual(updated.headers['etag'], created.headers['etag']);
  });

  it('upserts by alternate key, taking key columns from the URL for a new row and leaving them on an old one', async () => {
    const address = `msdyn_warehouses(msdyn_warehouseidentifier='77',_msdyn_company_value=${known.company})`;
    const created = await organization.expect(204, 'PATCH', address, { body: { msdyn_name: 'New' } });
    assert.equal(created.headers['odata-entityid'], `http://dataverse.test/api/data/v9.2/${address}`);

    await organization.expect(204, 'PATCH', address, {
      body: { msdyn_warehouseidentifier: '78', msdyn_description: 'Changed' },
    });
    const row = await organization.expect(200, 'GET', address);
    assert.equal(row.json['msdyn_warehouseidentifier'], '77');
    assert.equal(row.json['msdyn_description'], 'Changed');
  });

  it('refuses If-None-Match: * on a row that exists', async () => {
    const answer = await organization.send('PATCH', `msdyn_warehouses(${known.warehouse})`, {
      headers: { 'if-none-match': '*' },
      body: { msdyn_name: '11' },
    });
    assert.deepEqual(refusal(answer), {
      status: 412,
      code: '0x80040237',
      message: 'A record with matching key values already exists.',
    });
  });

  it('ignores If-None-Match: null', async () => {
    await organization.expect(204, 'PATCH', `msdyn_warehouses(${known.warehouse})`, {
      headers: { 'if-none-match': 'null' },
      body: { msdyn_description: 'Central' },
    });
  });

  it('refuses a stale version on PATCH and DELETE', async () => {
    const id = await organization.create('msdyn_shipvias', { msdyn_name: 'Truck' });
    const row = await organization.expect(200, 'GET', `msdyn_shipvias(${id})`);
    const stale = { headers: { 'if-match': String(row.json['@odata.etag']) } };
    await organization.expect(204, 'PATCH', `msdyn_shipvias(${id})`, { ...stale, body: { msdyn_name: 'Truck 2' } });

    for (const method of ['PATCH', 'DELETE']) {
      const answer = await organization.send(method, `msdyn_shipvias(${id})`, {
        ...stale,
        ...(method === 'PATCH' ? { body: { msdyn_name: 'Truck 3' } } : {}),
      });
      assert.deepEqual(refusal(answer), {
        status: 412,
        code: '0x80060882',
        message: "The version of the existing record doesn't match the RowVersion property provided.",
      });
    }
  });

  it('sets and clears a single property', async () => {
    const address = `msdyn_warehouses(${known.warehouse})/msdyn_description`;
    await organization.expect(204, 'PUT', address, { body: { value: 'Main' } });
    for (const body of [{ valeu: 'typo' }, {}, { value: 'Other', name: 'x' }]) {
      const wrong = refusal(await organization.send('PUT', address, { body }));
      assert.deepEqual([wrong.status, wrong.code], [400, '0x80048d19']);
    }
    assert.equal((await organization.expect(200, 'GET', address)).json['value'], 'Main');
    await organization.expect(204, 'DELETE', address);
    await organization.expect(204, 'GET', address);
  });

  it('deletes a row once', async () => {
    const id = await organization.create('msdyn_shipvias', { msdyn_name: 'Drone' });
    await organization.expect(204, 'DELETE', `msdyn_shipvias(${id})`);
    await organization.expect(404, 'DELETE', `msdyn_shipvias(${id})`);
  });

  it('creates several rows or none', async () => {
    const target = (name: string | null) => ({
      '@odata.type': 'Microsoft.Dynamics.CRM.msdyn_shipvia',
      msdyn_name: name,
    });
    const path = 'msdyn_shipvias/Microsoft.Dynamics.CRM.CreateMultiple';
    const answer = await organization.expect(200, 'POST', path, { body: { Targets: [target('M1'), target('M2')] } });
    assert.equal((answer.json['Ids'] as string[]).length, 2);

    await organization.expect(400, 'POST', path, { body: { Targets: [target('M3'), target(null)] } });
    const found = await organization.expect(200, 'GET', "msdyn_shipvias?$filter=msdyn_name eq 'M3'");
    assert.deepEqual(found.rows, []);
  });

  it('composes the full name of a contact, whose last name only forms insist on', async () => {
    const id = await organization.create('contacts', { firstname: 'Ana', fullname: 'Someone Else' });
    const named = async () =>
      (await organization.expect(200, 'GET', `contacts(${id})?$select=fullname`)).json['fullname'];
    assert.equal(await named(), 'Ana');
    await organization.expect(204, 'PATCH', `contacts(${id})`, { body: { lastname: 'Bowman' } });
    assert.equal(await named(), 'Ana Bowman');
  });

  it('reads bodies that are JSON and say so, and none that nest without end', async () => {
    const body = '{"msdyn_name":"Media"}';
    for (const type of ['text/plain', 'application/xml']) {
      await organization.expect(415, 'POST', 'msdyn_shipvias', { body, headers: { 'content-type': type } });
    }
    await organization.expect(204, 'POST', 'msdyn_shipvias', {
      body,
      headers: { 'content-type': 'application/json; charset=utf-8; odata.metadata=minimal' },
    });
    const deep = `{"msdyn_name":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
    const wrong = refusal(await organization.send('POST', 'msdyn_shipvias', { body: deep }));
    assert.deepEqual([wrong.status, wrong.code], [400, '0x80048d19']);
  });

  it('takes a row only as what it says it is, and several rows only where each says it', async () => {
    const body = { '@odata.type': 'Microsoft.Dynamics.CRM.account', msdyn_name: 'Typed' };
    const wrong = refusal(await organization.send('POST', 'msdyn_shipvias', { body }));
    assert.deepEqual([wrong.status, wrong.code], [400, '0x80048d19']);
    assert.match(wrong.message, /not assignable to the expected type 'Microsoft\.Dynamics\.CRM\.msdyn_shipvia'/);
    const path = 'msdyn_shipvias/Microsoft.Dynamics.CRM.CreateMultiple';
    const untyped = refusal(await organization.send('POST', path, { body: { Targets: [{ msdyn_name: 'Typed' }] } }));
    assert.equal(untyped.status, 400);
    assert.match(untyped.message, /A resource without a type name was found/);
    const found = await organization.expect(200, 'GET', "msdyn_shipvias?$filter=msdyn_name eq 'Typed'");
    assert.deepEqual(found.rows, []);
  });

  it('reads whole numbers that come as text, and no date before 1753', async () => {
    const address = `msdyn_purchaseorderproducts(${known.line})`;
    await organization.expect(204, 'PATCH', address, { body: { msdyn_quantity: '7', msdyn_lineorder: '3' } });
    const { json } = await organization.expect(200, 'GET', `${address}?$select=msdyn_quantity,msdyn_lineorder`);
    assert.deepEqual([json['msdyn_quantity'], json['msdyn_lineorder']], [7, 3]);
    await organization.expect(400, 'PATCH', address, { body: { msdyn_lineorder: '3.5' } });
    const order = `msdyn_purchaseorders(${known.order})`;
    const early = refusal(await organization.send('PATCH', order, { body: { msdyn_purchaseorderdate: '1752-12-31' } }));
    assert.deepEqual([early.status, early.code], [400, '0x80040239']);
  });

  it('changes several rows at once', async () => {
    const id = await organization.create('msdyn_shipvias', { msdyn_name: 'Before' });
    await organization.expect(204, 'POST', 'msdyn_shipvias/Microsoft.Dynamics.CRM.UpdateMultiple', {
      body: {
        Targets: [{ '@odata.type': '#Microsoft.Dynamics.CRM.msdyn_shipvia', msdyn_shipviaid: id, msdyn_name: 'After' }],
      },
    });
    assert.equal((await organization.send('GET', `msdyn_shipvias(${id})`)).json['msdyn_name'], 'After');
  });

  it('sets and empties a lookup through $ref', async () => {
    const id = await organization.create('msdyn_warehouses', { msdyn_name: 'R' });
    const address = `msdyn_warehouses(${id})/msdyn_operationalsite/$ref`;
    await organization.expect(204, 'PUT', address, {
      body: { '@odata.id': `http://dataverse.test/api/data/v9.2/msdyn_operationalsites(${known.site})` },
    });
    const reference = await organization.expect(200, 'GET', address);
    assert.equal(
      reference.json['@odata.id'],
      `http://dataverse.test/api/data/v9.2/msdyn_operationalsites(${known.site})`,
    );
    await organization.expect(204, 'DELETE', address);
    await organization.expect(204, 'GET', address);
  });

  it('refuses what a payload must not hold', async () => {
    const cases: [unknown, number, string, RegExp][] = [
      [
        { msdyn_name: 'X', colour: 'red' },
        400,
        '0x0',
        /Invalid property 'colour' was found in entity 'Microsoft\.Dynamics\.CRM\.msdyn_warehouse'/,
      ],
      [
        { msdyn_name: 'X', _msdyn_operationalsite_value: known.site },
        400,
        '0x80060888',
        /direct update of Entity Reference/,
      ],
      [
        { msdyn_name: 'X', 'Site@odata.bind': `/msdyn_operationalsites(${known.site})` },
        400,
        '0x80048d19',
        /undeclared property 'Site'/,
      ],
      [{ msdyn_name: 'a\u0000b' }, 400, '0x80048d19', /Cannot convert the literal/],
      [{ msdyn_name: 'X', msdyn_warehousetype: 2147483648 }, 400, '0x80048d19', /Edm\.Int32/],
      [{ msdyn_name: 7 }, 400, '0x80048d19', /Cannot convert the literal '7' to the expected type 'Edm\.String'/],
      [
        { msdyn_name: 'X', 'msdyn_operationalsite@odata.bind': `/accounts(${known.vendorAccount})` },
        400,
        '0x80048d19',
        /is not valid for attribute/,
      ],
      [{ msdyn_name: 'X', msdyn_operationalsite: { msdyn_name: 'New site' } }, 501, '0x80048d02', /Deep insert/],
      ['[]', 400, '0x80048d19', /StartObject/],
      ['{"msdyn_name":', 400, '0x80048d19', /not valid JSON/],
    ];
    for (const [body, status, code, message] of cases) {
      const found = refusal(await organization.send('POST', 'msdyn_warehouses', { body }));
      assert.equal(found.status, status, JSON.stringify(body));
      assert.equal(found.code, code);
      assert.match(found.message, message);
    }
  });

  it('answers the errors of wrong addresses', async () => {
    const cases: [string, string, number, string][] = [
      ['GET', 'Warehouses', 404, '0x8006088a'],
      ['PATCH', 'msdyn_warehouses', 405, '0x0'],
      ['POST', 'WhoAmI', 404, ''],
      ['GET', '/elsewhere', 404, ''],
      ['GET', `msdyn_warehouses(msdyn_name='11')`, 400, '0x0'],
      ['GET', `msdyn_warehouses(colour='red')`, 400, '0x0'],
      [
        'GET',
        `msdyn_warehouses(msdyn_warehouseidentifier='99',_msdyn_company_value=${known.company})`,
        404,
        '0x80060891',
      ],
    ];
    for (const [method, path, status, code] of cases) {
      const found = refusal(await organization.send(method, path, method === 'GET' ? {} : { body: {} }));
      assert.deepEqual([found.status, found.code], [status, code], path);
    }
  });
});
