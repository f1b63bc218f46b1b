import assert from 'node:assert/strict';
import { alex, guid, known, startOrganization, type TestOrganization } from './organization.ts';

const label = (text: string) => ({ LocalizedLabels: [{ Label: text, LanguageCode: 1033 }] });
const type = (kind: string) => `Microsoft.Dynamics.CRM.${kind}AttributeMetadata`;
const column = (kind: string, name: string, more: object = {}) => ({
  '@odata.type': type(kind),
  SchemaName: name,
  DisplayName: label(name),
  ...more,
});
const warehouse = "EntityDefinitions(LogicalName='msdyn_warehouse')";
const crate = "EntityDefinitions(LogicalName='dcp_crate')";

describe('Dataverse stand-in: writing metadata', () => {
  let organization: TestOrganization;
  before(async () => (organization = await startOrganization()));
  after(() => organization.close());

  const names = async (path: string, member = 'LogicalName') =>
    (await organization.expect(200, 'GET', path)).rows.map((row) => row[member]);

  it('makes a table with its name, and rows of it at once', async () => {
    const answer = await organization.expect(204, 'POST', 'EntityDefinitions', {
      body: {
        '@odata.type': 'Microsoft.Dynamics.CRM.EntityMetadata',
        SchemaName: 'dcp_Crate',
        DisplayName: label('Crate'),
        DisplayCollectionName: label('Crates'),
        OwnershipType: 'UserOwned',
        ChangeTrackingEnabled: true,
        Attributes: [{ ...column('String', 'dcp_Name', { MaxLength: 40 }), IsPrimaryName: true }],
      },
    });
    assert.match(answer.headers['odata-entityid'] ?? '', /\/EntityDefinitions\([0-9a-f-]{36}\)$/);
    const definition = (await organization.expect(200, 'GET', `${crate}?$select=EntitySetName,PrimaryNameAttribute`))
      .json;
    assert.equal(definition['EntitySetName'], 'dcp_crates');
    assert.equal(definition['PrimaryNameAttribute'], 'dcp_name');
    const id = await organization.create('dcp_crates', { dcp_name: 'Blue' });
    const row = await organization.expect(200, 'GET', `dcp_crates(${id})`);
    assert.equal(row.json['dcp_name'], 'Blue');
    await organization.expect(400, 'POST', 'dcp_crates', { body: { dcp_name: 'x'.repeat(41) } });
    assert.match((await organization.expect(200, 'GET', '$metadata')).body, /EntityType Name="dcp_crate"/);
  });

  it('adds columns of every kind, which then take values of that kind', async () => {
    const columns = [
      column('Memo', 'dcp_Remark', { MaxLength: 500 }),
      column('Integer', 'dcp_Count', { MinValue: 0, MaxValue: 10 }),
      column('BigInt', 'dcp_Number'),
      column('Decimal', 'dcp_Weight', { Precision: 3 }),
      column('Double', 'dcp_Height'),
      column('Money', 'dcp_Price'),
      column('Boolean', 'dcp_Closed', { OptionSet: { TrueOption: { Label: label('Shut') } } }),
      column('DateTime', 'dcp_Day', { Format: 'DateOnly' }),
      column('DateTime', 'dcp_Moment', { Format: 'DateAndTime' }),
      column('Picklist', 'dcp_Colour', {
        OptionSet: {
          Options: [
            { Value: 700610000, Label: label('Red') },
            { Value: 700610001, Label: label('Green') },
          ],
        },
      }),
    ];
    for (const body of columns) await organization.expect(204, 'POST', `${crate}/Attributes`, { body });
    const values = {
      dcp_remark: 'dented',
      dcp_count: 7,
      dcp_number: 5637144576,
      dcp_weight: 1.25,
      dcp_height: 0.5,
      dcp_price: 12,
      dcp_closed: true,
      dcp_day: '2026-11-23',
      dcp_moment: '2026-11-23T08:00:00Z',
      dcp_colour: 700610001,
    };
    const id = await organization.create('dcp_crates', { dcp_name: 'Full', ...values });
    const { json } = await organization.expect(
      200,
      'GET',
      `dcp_crates(${id})?$select=${Object.keys(values).join(',')}`,
    );
    assert.deepEqual(Object.fromEntries(Object.keys(values).map((name) => [name, json[name]])), values);
    await organization.expect(400, 'POST', 'dcp_crates', { body: { dcp_name: 'X', dcp_colour: 5 } });
    await organization.expect(400, 'POST', 'dcp_crates', { body: { dcp_name: 'X', dcp_count: 11 } });
    const found = await organization.expect(
      200,
      'GET',
      'dcp_crates?$filter=dcp_weight gt 1 and dcp_closed eq true&$select=dcp_name',
    );
    assert.deepEqual(
      found.rows.map((row) => row['dcp_name']),
      ['Full'],
    );
  });

  it('makes a lookup by its relationship, and follows it both ways', async () => {
    await organization.expect(204, 'POST', 'RelationshipDefinitions', {
      body: {
        '@odata.type': 'Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata',
        SchemaName: 'dcp_warehouse_crates',
        ReferencedEntity: 'msdyn_warehouse',
        ReferencingEntity: 'dcp_crate',
        Lookup: column('Lookup', 'dcp_Warehouse'),
      },
    });
    const id = await organization.create('dcp_crates', {
      dcp_name: 'Stored',
      'dcp_Warehouse@odata.bind': `/msdyn_warehouses(${known.warehouse})`,
    });
    const up = await organization.expect(
      200,
      'GET',
      `dcp_crates(${id})?$select=dcp_name&$expand=dcp_Warehouse($select=msdyn_name)`,
    );
    assert.ok((up.json['dcp_Warehouse'] as { msdyn_name?: string }).msdyn_name);
    const down = await organization.expect(
      200,
      'GET',
      `msdyn_warehouses(${known.warehouse})/dcp_warehouse_crates?$select=dcp_name`,
    );
    assert.deepEqual(
      down.rows.map((row) => row['dcp_name']),
      ['Stored'],
    );
    assert.deepEqual(
      await names("RelationshipDefinitions?$filter=SchemaName eq 'dcp_warehouse_crates'", 'SchemaName'),
      ['dcp_warehouse_crates'],
    );
  });

  it('makes an alternate key in the background: it binds once it is active', async () => {
    const body = { SchemaName: 'dcp_crate_key', KeyAttributes: ['dcp_name'] };
    await organization.expect(204, 'POST', `${crate}/Keys`, { body });
    assert.deepEqual(await names(`${crate}/Keys`, 'EntityKeyIndexStatus'), ['Pending']);
    await organization.standIn.settled();
    assert.deepEqual(await names(`${crate}/Keys`, 'EntityKeyIndexStatus'), ['Active']);
    await organization.expect(412, 'POST', 'dcp_crates', { body: { dcp_name: 'Blue' } });
    await organization.expect(200, 'GET', "dcp_crates(dcp_name='Blue')");
  });

  it('fails an alternate key of rows that are the same, and refuses kinds that no key holds', async () => {
    await organization.expect(204, 'POST', `${crate}/Attributes`, {
      body: column('String', 'dcp_Code', { MaxLength: 10 }),
    });
    await organization.create('dcp_crates', { dcp_name: 'One', dcp_code: 'A' });
    await organization.create('dcp_crates', { dcp_name: 'Two', dcp_code: 'A' });
    const key = { SchemaName: 'dcp_crate_code', KeyAttributes: ['dcp_code'] };
    await organization.expect(204, 'POST', `${crate}/Keys`, { body: key });
    await organization.standIn.settled();
    const status = await organization.expect(200, 'GET', `${crate}/Keys(LogicalName='dcp_crate_code')`);
    assert.equal(status.json['EntityKeyIndexStatus'], 'Failed');
    for (const name of ['dcp_number', 'dcp_remark', 'dcp_closed']) {
      const body = { SchemaName: `dcp_key_${name}`, KeyAttributes: [name] };
      await organization.expect(400, 'POST', `${crate}/Keys`, { body });
    }
  });

  it('shares the options of a global set, and lets options come and go', async () => {
    const set = {
      '@odata.type': 'Microsoft.Dynamics.CRM.OptionSetMetadata',
      Name: 'dcp_sizes',
      DisplayName: label('Sizes'),
      OptionSetType: 'Picklist',
      Options: [{ Value: 700610000, Label: label('Small') }],
    };
    await organization.expect(204, 'POST', 'GlobalOptionSetDefinitions', { body: set });
    const bound = { 'GlobalOptionSet@odata.bind': "/GlobalOptionSetDefinitions(Name='dcp_sizes')" };
    await organization.expect(204, 'POST', `${crate}/Attributes`, { body: column('Picklist', 'dcp_Size', bound) });
    await organization.expect(400, 'POST', 'dcp_crates', { body: { dcp_name: 'L', dcp_size: 700610001 } });
    const large = { OptionSetName: 'dcp_sizes', Value: 700610001, Label: label('Large') };
    await organization.expect(200, 'POST', 'InsertOptionValue', { body: large });
    await organization.create('dcp_crates', { dcp_name: 'L', dcp_size: 700610001 });
    await organization.expect(400, 'POST', 'InsertOptionValue', { body: large });
    const blue = {
      EntityLogicalName: 'dcp_crate',
      AttributeLogicalName: 'dcp_colour',
      Value: 700610002,
      Label: label('Blue'),
    };
    await organization.expect(200, 'POST', 'InsertOptionValue', { body: blue });
    await organization.create('dcp_crates', { dcp_name: 'B', dcp_colour: 700610002 });
    await organization.expect(204, 'POST', 'DeleteOptionValue', { body: { ...blue, Label: undefined } });
    await organization.expect(400, 'POST', 'dcp_crates', { body: { dcp_name: 'C', dcp_colour: 700610002 } });
    await organization.expect(400, 'DELETE', "GlobalOptionSetDefinitions(Name='dcp_sizes')");
  });

  it('refuses in the words of the platform', async () => {
    const refused = async (status: number, path: string, body: object, as?: string) =>
      (await organization.expect(status, 'POST', path, { body, ...(as === undefined ? {} : { as }) })).json[
        'error'
      ] as {
        code: string;
        message: string;
      };
    assert.equal((await refused(400, `${crate}/Attributes`, column('String', 'dcp_Code'))).code, '0x80047013');
    assert.match(
      (await refused(400, `${crate}/Attributes`, column('String', 'code'))).message,
      /valid customization prefix/,
    );
    assert.match((await refused(400, `${crate}/Attributes`, column('Hologram', 'dcp_Art'))).message, /Hologram/);
    assert.match((await refused(400, `${crate}/Attributes`, column('Lookup', 'dcp_Art'))).message, /cannot be created/);
    const denied = await refused(403, `${crate}/Attributes`, column('String', 'dcp_More'), alex);
    assert.equal(denied.code, '0x80040220');
    assert.match(denied.message, /is missing prvCreateAttribute privilege/);
    await refused(404, "EntityDefinitions(LogicalName='absent')/Attributes", column('String', 'dcp_More'));
    await organization.expect(404, 'POST', `${crate}/Attributes`, {
      body: column('String', 'dcp_Other'),
      headers: { 'mscrm.solutionuniquename': 'Absent' },
    });
  });

  it('takes away what was made through it and nothing else', async () => {
    await organization.expect(400, 'DELETE', `${warehouse}/Attributes(LogicalName='msdyn_warehousetype')`);
    await organization.expect(400, 'DELETE', warehouse);
    const inUse = await organization.expect(400, 'DELETE', `${crate}/Attributes(LogicalName='dcp_code')`);
    assert.equal((inUse.json['error'] as { code: string }).code, '0x8004f01f');
    await organization.expect(204, 'DELETE', `${crate}/Keys(LogicalName='dcp_crate_code')`);
    await organization.expect(204, 'DELETE', `${crate}/Attributes(LogicalName='dcp_code')`);
    await organization.expect(400, 'GET', 'dcp_crates?$select=dcp_code');
    await organization.expect(204, 'DELETE', "RelationshipDefinitions(SchemaName='dcp_warehouse_crates')");
    await organization.expect(204, 'DELETE', crate);
    await organization.expect(404, 'GET', 'dcp_crates');
    await organization.expect(204, 'DELETE', "GlobalOptionSetDefinitions(Name='dcp_sizes')");
  });

  it('notes what belongs to a solution', async () => {
    const publisher = guid(9001);
    const solution = guid(9002);
    await organization.create('publishers', {
      publisherid: publisher,
      uniquename: 'us',
      friendlyname: 'Us',
      customizationprefix: 'dcp',
      customizationoptionvalueprefix: 70061,
    });
    await organization.create('solutions', {
      solutionid: solution,
      uniquename: 'Ours',
      friendlyname: 'Ours',
      version: '1.0.0.0',
      'publisherid@odata.bind': `/publishers(${publisher})`,
    });
    await organization.expect(204, 'POST', `${warehouse}/Attributes`, {
      body: column('String', 'dcp_Gate', { MaxLength: 5 }),
      headers: { 'mscrm.solutionuniquename': 'Ours' },
    });
    const components = `solutioncomponents?$filter=_solutionid_value eq ${solution}&$select=componenttype`;
    assert.deepEqual(await names(components, 'componenttype'), [2]);
    await organization.expect(204, 'POST', 'PublishAllXml');
    await organization.expect(403, 'POST', 'PublishAllXml', { as: alex });
  });

  it('gives users rights through a role of their own', async () => {
    const role = guid(9003);
    const held = `systemusers(${known.isaiah})/systemuserroles_association`;
    await organization.create('roles', {
      roleid: role,
      name: 'Gatekeeper',
      'businessunitid@odata.bind': `/businessunits(${known.businessUnit})`,
    });
    const [privilege] = (await organization.expect(200, 'GET', "privileges?$filter=name eq 'prvCreatemsdyn_shipvia'"))
      .rows;
    const rights = { Privileges: [{ PrivilegeId: privilege?.['privilegeid'], Depth: 'Global' }] };
    await organization.expect(204, 'POST', `roles(${role})/Microsoft.Dynamics.CRM.AddPrivilegesRole`, { body: rights });
    const given = await organization.expect(200, 'GET', `RetrieveRolePrivilegesRole(RoleId=${role})`);
    assert.deepEqual(
      (given.json['RolePrivileges'] as { PrivilegeName: string }[]).map(({ PrivilegeName }) => PrivilegeName),
      ['prvCreatemsdyn_shipvia'],
    );
    const create = { as: 'isaiah@example.com', body: { msdyn_name: 'Courier' } };
    await organization.expect(403, 'POST', 'msdyn_shipvias', create);
    const link = { '@odata.id': `http://dataverse.test/api/data/v9.2/roles(${role})` };
    await organization.expect(403, 'POST', `${held}/$ref`, { body: link, as: alex });
    await organization.expect(204, 'POST', `${held}/$ref`, { body: link });
    await organization.expect(204, 'POST', 'msdyn_shipvias', create);
    assert.ok((await names(`${held}?$select=name`, 'name')).includes('Gatekeeper'));
    await organization.expect(204, 'DELETE', `${held}(${role})/$ref`);
    await organization.expect(403, 'POST', 'msdyn_shipvias', { ...create, body: { msdyn_name: 'Drone' } });
    await organization.expect(400, 'POST', 'privileges', { body: { name: 'prvAnything' } });
  });
});

describe('Dataverse stand-in: a plain organisation', () => {
  it('has Field Service without what integration adds, and says what is done in it over a new start', async () => {
    await using organization = await startOrganization({ organization: 'plain' });
    const tables = (await organization.expect(200, 'GET', 'EntityDefinitions?$select=LogicalName')).rows.map(
      (row) => row['LogicalName'],
    );
    assert.ok(tables.includes('msdyn_warehouse'));
    for (const added of ['cdm_company', 'cdm_worker', 'msdyn_vendor', 'msdyn_operationalsite'])
      assert.ok(!tables.includes(added));
    await organization.expect(404, 'GET', `${warehouse}/Attributes(LogicalName='msdyn_warehouseidentifier')`);
    assert.deepEqual((await organization.expect(200, 'GET', `${warehouse}/Keys`)).rows, []);
    assert.deepEqual((await organization.expect(200, 'GET', 'sdkmessageprocessingsteps')).rows, []);
    const filters =
      "sdkmessagefilters?$filter=sdkmessageid/name eq 'Update' and primaryobjecttypecode eq 'msdyn_warehouse'";
    assert.equal((await organization.expect(200, 'GET', filters)).rows.length, 1);

    const body = column('String', 'msdyn_WarehouseIdentifier', { MaxLength: 10 });
    await organization.expect(204, 'POST', `${warehouse}/Attributes`, { body });
    const id = await organization.create('msdyn_warehouses', { msdyn_name: 'N', msdyn_warehouseidentifier: 'N1' });
    await organization.standIn.prepare({ empty: false });
    const row = await organization.expect(200, 'GET', `msdyn_warehouses(${id})?$select=msdyn_warehouseidentifier`);
    assert.equal(row.json['msdyn_warehouseidentifier'], 'N1');
  });
});
