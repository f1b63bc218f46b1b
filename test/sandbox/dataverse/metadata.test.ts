import assert from 'node:assert/strict';
import { xml2json } from 'odata-csdl';
import { after, before, describe, it } from 'mocha';
import { isaiah, startOrganization, type TestOrganization } from './organization.ts';

describe('Dataverse stand-in: metadata', () => {
  let organization: TestOrganization;

  before(async () => {
    organization = await startOrganization();
  });
  after(() => organization.close());

  async function read(path: string): Promise<Record<string, unknown>> {
    return (await organization.expect(200, 'GET', path, { as: isaiah })).json;
  }

  const warehouse = "EntityDefinitions(LogicalName='msdyn_warehouse')";

  it('tells one table by its logical name, the id always', async () => {
    const told = await read(`${warehouse}?$select=LogicalName,EntitySetName,PrimaryIdAttribute`);
    assert.equal(told['EntitySetName'], 'msdyn_warehouses');
    assert.equal(told['PrimaryIdAttribute'], 'msdyn_warehouseid');
    assert.ok('MetadataId' in told);
    assert.ok(!('SchemaName' in told));
    assert.equal((await read(`EntityDefinitions(${String(told['MetadataId'])})`))['LogicalName'], 'msdyn_warehouse');
  });

  it('filters tables', async () => {
    const tracked = await read('EntityDefinitions?$select=LogicalName&$filter=ChangeTrackingEnabled eq true');
    const names = (tracked['value'] as { LogicalName: string }[]).map((each) => each.LogicalName);
    assert.ok(names.includes('msdyn_warehouse'));
    assert.ok(!names.includes('serviceendpoint'));
    const one = await read("EntityDefinitions?$filter=LogicalName eq 'account' or LogicalName eq 'absent'");
    assert.equal((one['value'] as unknown[]).length, 1);
  });

  it('tells columns with their kind, length and whether they are required', async () => {
    const told = await read(`${warehouse}/Attributes(LogicalName='msdyn_name')`);
    assert.equal(told['@odata.type'], '#Microsoft.Dynamics.CRM.StringAttributeMetadata');
    assert.equal(told['MaxLength'], 100);
    assert.equal((told['RequiredLevel'] as { Value: string }).Value, 'ApplicationRequired');
  });

  it('tells options of choices by cast and expand', async () => {
    const told = await read(
      `${warehouse}/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet($select=Options),GlobalOptionSet`,
    );
    const choices = told['value'] as { LogicalName: string; OptionSet: { Options: { Value: number }[] } }[];
    const type = choices.find((each) => each.LogicalName === 'msdyn_warehousetype');
    assert.equal(type?.OptionSet.Options[0]?.Value, 192350000);
  });

  it('filters columns by their type', async () => {
    const path = `${warehouse}/Attributes?$select=LogicalName&$filter=AttributeType eq Microsoft.Dynamics.CRM.AttributeTypeCode'Lookup'`;
    const names = ((await read(path))['value'] as { LogicalName: string }[]).map((each) => each.LogicalName);
    assert.ok(names.includes('msdyn_operationalsite'));
    assert.ok(!names.includes('msdyn_name'));
  });

  it('tells keys, and lookups with the navigation property that binds them', async () => {
    const told = await read(
      `${warehouse}?$select=LogicalName&$expand=Keys($select=KeyAttributes),ManyToOneRelationships`,
    );
    const [key] = told['Keys'] as { KeyAttributes: string[] }[];
    assert.deepEqual(key?.KeyAttributes, ['msdyn_warehouseidentifier', 'msdyn_company']);
    const order = await read("EntityDefinitions(LogicalName='msdyn_purchaseorder')/ManyToOneRelationships");
    const vendor = (order['value'] as Record<string, unknown>[]).find(
      (each) => each['ReferencingAttribute'] === 'msdyn_vendor',
    );
    assert.equal(vendor?.['ReferencingEntityNavigationPropertyName'], 'msdyn_Vendor');
    assert.equal(vendor?.['ReferencedEntity'], 'account');
  });

  it('tells which rows point at a table', async () => {
    const told = await read(`${warehouse}/OneToManyRelationships?$select=ReferencingEntity,ReferencingAttribute`);
    const lines = (told['value'] as Record<string, unknown>[]).some(
      (each) => each['ReferencingEntity'] === 'msdyn_purchaseorderproduct',
    );
    assert.ok(lines);
  });

  it('answers what it does not do, and what does not exist', async () => {
    await organization.expect(501, 'GET', "EntityDefinitions?$filter=startswith(LogicalName,'msdyn_')");
    await organization.expect(501, 'GET', 'ManagedPropertyDefinitions');
    await organization.expect(404, 'GET', "EntityDefinitions(LogicalName='absent')");
    await organization.expect(400, 'GET', `${warehouse}?$select=Colour`);
  });

  it('serves the service document and $metadata', async () => {
    const root = (await read(''))['value'] as { name: string }[];
    assert.ok(root.some((each) => each.name === 'msdyn_warehouses'));
    const document = await organization.expect(200, 'GET', '$metadata');
    assert.equal(document.headers['content-type'], 'application/xml');
    assert.doesNotMatch(document.body, /ChangeTracking/);
    const annotated = await organization.expect(200, 'GET', '$metadata?annotations=true');
    assert.match(
      annotated.body,
      /<EntitySet Name="accounts"(?:(?!<\/EntitySet>)[^])*<Annotation Term="Org\.OData\.Capabilities\.V1\.ChangeTracking">\s*<Record>\s*<PropertyValue Property="Supported" Bool="true" \/>/,
    );
    assert.match(document.body, /<NavigationPropertyBinding Path="msdyn_Vendor" Target="accounts"/);
    const csdl = xml2json(document.body) as Record<string, Record<string, Record<string, unknown>>>;
    const type = csdl['Microsoft.Dynamics.CRM']?.['msdyn_warehouse'];
    assert.equal(type?.['$Kind'], 'EntityType');
    assert.deepEqual(type['$Key'], ['msdyn_warehouseid']);
  });
});
