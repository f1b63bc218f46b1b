import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import {
  alex,
  guid,
  integration,
  isaiah,
  known,
  objectIds,
  refusal,
  startOrganization,
  type TestOrganization,
} from './organization.ts';

describe('Dataverse stand-in: security', () => {
  let organization: TestOrganization;

  before(async () => {
    organization = await startOrganization();
  });
  after(() => organization.close());

  it('answers 401 to nobody and to an unknown bearer', async () => {
    await organization.expect(401, 'GET', 'accounts', { as: null });
    await organization.expect(401, 'GET', 'accounts', { as: 'stranger@example.com' });
    await organization.expect(401, 'GET', 'accounts', { as: null, headers: { authorization: 'Basic abc' } });
  });

  it('tells people of the directory who are no users that they are not members', async () => {
    for (const as of ['meganb@example.com', 'adelev@example.com', 'lynner@example.com']) {
      assert.deepEqual(refusal(await organization.send('GET', 'WhoAmI', { as })), {
        status: 403,
        code: '0x80072560',
        message: 'The user is not a member of the organization.',
      });
    }
  });

  it('names the missing privilege in the words of the platform', async () => {
    const found = refusal(
      await organization.send('POST', 'msdyn_warehouses', { as: isaiah, body: { msdyn_name: 'X' } }),
    );
    assert.equal(found.status, 403);
    assert.equal(found.code, '0x80040220');
    assert.match(
      found.message,
      new RegExp(
        `^Principal user \\(Id=${known.isaiah}, type=8, roleCount=1, privilegeCount=\\d+, accessMode=0\\), is missing ` +
          `prvCreatemsdyn_warehouse privilege \\(Id=[0-9a-f-]{36}\\) on OTC=10011 for entity 'msdyn_warehouse' ` +
          `\\(LocalizedName='Warehouse'\\)\\. context\\.Caller=${known.isaiah}$`,
      ),
    );
  });

  it('lets each role do its work', async () => {
    await organization.expect(204, 'POST', 'msdyn_warehouses', { as: alex, body: { msdyn_name: 'Dispatcher made' } });
    await organization.expect(200, 'GET', 'msdyn_warehouses', { as: isaiah });
    await organization.expect(403, 'GET', 'serviceendpoints', { as: alex });
    await organization.expect(403, 'DELETE', `products(${known.product})`, { as: alex });
  });

  it('asks for the right to read what is expanded', async () => {
    await organization.database.query(`update dataverse.systemuserroles set roleid = $2 where systemuserid = $1`, [
      known.isaiah,
      guid(201),
    ]);
    const path = `msdyn_purchaseorders(${known.order})`;
    await organization.expect(200, 'GET', path, { as: isaiah });
    const found = refusal(await organization.send('GET', `${path}?$expand=msdyn_Vendor`, { as: isaiah }));
    assert.equal(found.status, 403);
    assert.match(found.message, /prvReadaccount/);
  });

  it('takes the rights of a role that was taken away at once', async () => {
    await organization.database.query(`delete from dataverse.systemuserroles where systemuserid = $1`, [known.isaiah]);
    await organization.expect(403, 'GET', 'msdyn_warehouses', { as: isaiah });
  });

  it('acts for another person with the rights both have, and records who really called', async () => {
    const headers = { callerobjectid: objectIds.alex };
    const id = await organization.create('msdyn_shipvias', { msdyn_name: 'On behalf' }, { as: integration, headers });
    const { json } = await organization.expect(200, 'GET', `msdyn_shipvias(${id})`);
    assert.equal(json['_createdby_value'], known.alex);
    assert.equal(json['_createdonbehalfby_value'], known.integration);
    await organization.expect(403, 'DELETE', `products(${known.product})`, { as: integration, headers });

    const byId = { as: integration, headers: { mscrmcallerid: known.alex } };
    assert.equal((await organization.expect(200, 'GET', 'WhoAmI', byId)).json['UserId'], known.alex);
  });

  it('refuses to act for another without the right, or for somebody unknown', async () => {
    const found = refusal(
      await organization.send('GET', 'WhoAmI', { as: alex, headers: { mscrmcallerid: known.patti } }),
    );
    assert.equal(found.status, 403);
    assert.match(found.message, /prvActOnBehalfOfAnotherUser/);
    await organization.expect(403, 'GET', 'WhoAmI', { as: integration, headers: { callerobjectid: 'nobody' } });
    await organization.expect(404, 'GET', 'WhoAmI', { as: integration, headers: { mscrmcallerid: known.product } });
  });

  it('lists the privileges of a user', async () => {
    const { json } = await organization.expect(
      200,
      'GET',
      `systemusers(${known.alex})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`,
      { as: integration },
    );
    const names = (json['RolePrivileges'] as { PrivilegeName: string; Depth: string }[]).map(
      (each) => each.PrivilegeName,
    );
    assert.ok(names.includes('prvCreatemsdyn_purchaseorder'));
    assert.ok(!names.includes('prvCreateproduct'));
  });

  it('tells what a user may do with one row', async () => {
    const target = encodeURIComponent(`{'@odata.id':'msdyn_warehouses(${known.warehouse})'}`);
    const { json } = await organization.expect(
      200,
      'GET',
      `systemusers(${known.alex})/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@t)?@t=${target}`,
    );
    assert.match(String(json['AccessRights']), /ReadAccess, WriteAccess/);
  });
});
