import assert from 'node:assert/strict';
import { alex, integration, known, refusal, startOrganization, type TestOrganization } from './organization.ts';

const url = 'http://127.0.0.1:3978/hooks/dataverse';
const both = { 'mscrm.bypassbusinesslogicexecution': 'CustomSync,CustomAsync' };
const createMultiple = 'msdyn_shipvias/Microsoft.Dynamics.CRM.CreateMultiple';
const shipVia = (name: string) => ({ '@odata.type': 'Microsoft.Dynamics.CRM.msdyn_shipvia', msdyn_name: name });
const targets = { Targets: [shipVia('A'), shipVia('B')] };

describe('Dataverse stand-in: passing steps by', () => {
  let organization: TestOrganization;

  before(async () => {
    organization = await startOrganization();
  });
  beforeEach(async () => {
    await organization.reset();
    await organization.standIn.registerHook({ url, key: 'secret' });
  });
  after(() => organization.close());

  const modes = async (headers: Readonly<Record<string, string>>): Promise<unknown[]> => {
    organization.calls.length = 0;
    await organization.expect(200, 'POST', createMultiple, { as: integration, body: targets, headers });
    await organization.standIn.settled();
    return organization.calls.map(({ context }) => context['Mode']);
  };

  it('neither asks nor tells the steps of the kinds that a request names', async () => {
    assert.deepEqual(await modes({}), [0, 0, 1, 1]);
    assert.deepEqual(await modes(both), []);
    assert.deepEqual(await modes({ 'mscrm.bypassbusinesslogicexecution': 'CustomAsync' }), [0, 0]);
    assert.deepEqual(await modes({ 'mscrm.bypassbusinesslogicexecution': 'customsync' }), [1, 1]);
  });

  it('holds its own rules all the same', async () => {
    const twice = { Targets: [shipVia('A'), shipVia('x'.repeat(5_000))] };
    const options = { as: integration, body: twice, headers: both };
    assert.equal(refusal(await organization.send('POST', createMultiple, options)).status, 400);
  });

  it('refuses the wish without the privilege, and a word that it does not know', async () => {
    const path = `msdyn_warehouses(${known.warehouse})`;
    const denied = refusal(await organization.send('PATCH', path, { as: alex, body: {}, headers: both }));
    assert.deepEqual([denied.status, denied.code], [403, '0x80040220']);
    assert.match(denied.message, /prvBypassCustomBusinessLogic/);
    const headers = { 'mscrm.bypassbusinesslogicexecution': 'Everything' };
    const unknown = await organization.send('PATCH', path, { as: integration, body: {}, headers });
    assert.equal(unknown.status, 400);
  });
});
