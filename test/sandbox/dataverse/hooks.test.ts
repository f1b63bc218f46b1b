import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import {
  accept,
  alex,
  guid,
  integration,
  known,
  objectIds,
  refusal,
  startOrganization,
  type HookCall,
  type TestOrganization,
} from './organization.ts';

const url = 'http://127.0.0.1:3978/hooks/dataverse';

interface Pair {
  readonly key: string;
  readonly value: { readonly Attributes: readonly Pair[]; readonly Id: string } & Record<string, unknown>;
}

const pairs = (call: HookCall | undefined, name: string) => (call?.context[name] ?? []) as readonly Pair[];
const attributes = (pair: Pair | undefined) =>
  Object.fromEntries((pair?.value.Attributes ?? []).map(({ key, value }): [string, unknown] => [key, value]));
const target = (call: HookCall | undefined) => attributes(pairs(call, 'InputParameters')[0]);

describe('Dataverse stand-in: hooks', () => {
  let organization: TestOrganization;

  before(async () => {
    organization = await startOrganization({ lockWaitMilliseconds: 100 });
  });
  beforeEach(async () => {
    await organization.reset();
    await organization.standIn.registerHook({ url, key: 'secret' });
  });
  after(() => organization.close());

  const asked = () => organization.calls.filter((call) => call.context['Mode'] === 0);
  const told = () => organization.calls.filter((call) => call.context['Mode'] === 1);
  const warehouse = `msdyn_warehouses(${known.warehouse})`;

  it('asks before a create commits and tells after it, with a RemoteExecutionContext', async () => {
    let seen: number | undefined;
    organization.onHook(async (call) => {
      if (call.context['Mode'] === 0) {
        seen = (await organization.send('GET', `msdyn_warehouses(${String(call.context['PrimaryEntityId'])})`)).status;
      }
      return accept();
    });
    const id = await organization.create(
      'msdyn_warehouses?tag=loop%201',
      {
        msdyn_name: 'New',
        msdyn_warehousetype: 192350003,
        'msdyn_operationalsite@odata.bind': `/msdyn_operationalsites(${known.site})`,
      },
      { as: integration, headers: { callerobjectid: objectIds.alex } },
    );
    await organization.standIn.settled();

    assert.equal(seen, 404);
    const [first] = asked();
    assert.equal(first?.url, url);
    assert.equal(first?.headers['x-dispatch-copilot-key'], 'secret');
    assert.equal(first?.headers['x-ms-dynamics-entity-name'], 'msdyn_warehouse');
    assert.equal(first?.headers['x-ms-dynamics-request-name'], 'Create');
    const { context } = first ?? {};
    assert.equal(context?.['MessageName'], 'Create');
    assert.equal(context?.['PrimaryEntityName'], 'msdyn_warehouse');
    assert.equal(context?.['PrimaryEntityId'], id);
    assert.equal(context?.['Stage'], 40);
    assert.equal(context?.['Depth'], 1);
    assert.equal(context?.['UserId'], known.alex);
    assert.equal(context?.['InitiatingUserId'], known.integration);
    assert.equal(context?.['InitiatingUserAzureActiveDirectoryObjectId'], guid(90));
    assert.deepEqual(context?.['SharedVariables'], [{ key: 'tag', value: 'loop 1' }]);
    assert.match(String(context?.['OperationCreatedOn']), /^\/Date\(\d+\+0000\)\/$/);
    const sent = target(first);
    assert.equal(sent['msdyn_name'], 'New');
    assert.deepEqual(sent['msdyn_warehousetype'], {
      __type: 'OptionSetValue:http://schemas.microsoft.com/xrm/2011/Contracts',
      Value: 192350003,
    });
    assert.equal((sent['msdyn_operationalsite'] as { Id: string }).Id, known.site);
    assert.deepEqual(pairs(first, 'PreEntityImages'), []);
    assert.equal(attributes(pairs(first, 'PostEntityImages')[0])['msdyn_name'], 'New');

    const [later] = told();
    assert.equal(later?.context['PrimaryEntityId'], id);
    assert.equal(later?.context['CorrelationId'], context?.['CorrelationId']);
    assert.deepEqual(
      pairs(later, 'PostEntityImages').map(({ key }) => key),
      ['PostImage', 'AsynchronousStepPrimaryName'],
    );
  });

  it('sends an update with what was set, and the row before and after', async () => {
    await organization.expect(204, 'PATCH', warehouse, { body: { msdyn_description: 'Changed' } });
    const [call] = asked();
    assert.equal(target(call)['msdyn_description'], 'Changed');
    assert.equal('msdyn_name' in target(call), false);
    assert.equal(attributes(pairs(call, 'PreEntityImages')[0])['msdyn_description'], 'Central');
    assert.equal(attributes(pairs(call, 'PostEntityImages')[0])['msdyn_description'], 'Changed');
  });

  it('sends a delete as a reference with the row as it was', async () => {
    const id = await organization.create('msdyn_shipvias', { msdyn_name: 'Short lived' });
    organization.calls.length = 0;
    await organization.expect(204, 'DELETE', `msdyn_shipvias(${id})`);
    const [call] = asked();
    const reference = pairs(call, 'InputParameters')[0]?.value;
    assert.equal(reference?.['__type'], 'EntityReference:http://schemas.microsoft.com/xrm/2011/Contracts');
    assert.equal(reference?.Id, id);
    assert.equal(attributes(pairs(call, 'PreEntityImages')[0])['msdyn_name'], 'Short lived');
  });

  it('writes the values a hook adds in the same transaction', async () => {
    organization.onHook((call) =>
      call.context['Mode'] === 0
        ? accept({
            msdyn_description: 'From SCM',
            'msdyn_operationalsite@odata.bind': `/msdyn_operationalsites(${known.site})`,
          })
        : accept(),
    );
    const id = await organization.create('msdyn_warehouses', { msdyn_name: 'New' });
    const { json } = await organization.expect(200, 'GET', `msdyn_warehouses(${id})`);
    assert.equal(json['msdyn_description'], 'From SCM');
    assert.equal(json['_msdyn_operationalsite_value'], known.site);
    await organization.standIn.settled();
    assert.equal(attributes(pairs(told()[0], 'PostEntityImages')[0])['msdyn_description'], 'From SCM');
  });

  it('lets a hook give an order the number that SCM assigned', async () => {
    organization.onHook((call) =>
      call.context['MessageName'] === 'Create' ? accept({ msdyn_name: '00000042' }) : accept(),
    );
    const id = await organization.create('msdyn_purchaseorders', {
      msdyn_purchaseorderdate: '2026-11-23',
      'msdyn_Vendor@odata.bind': `/accounts(${known.vendorAccount})`,
    });
    assert.equal((await organization.send('GET', `msdyn_purchaseorders(${id})`)).json['msdyn_name'], '00000042');
  });

  it('aborts with the exact text of a refusal, and nothing is written or told', async () => {
    const text = "Write failed for entity Warehouses with unknown exception - Field 'Site' must be filled in.";
    organization.onHook(() => ({ status: 422, headers: {}, body: JSON.stringify({ message: text, problems: [] }) }));
    const answer = await organization.send('POST', 'msdyn_warehouses', { body: { msdyn_name: 'Refused' } });
    assert.deepEqual(refusal(answer), { status: 400, code: '0x80040265', message: text });
    await organization.standIn.settled();
    assert.equal(told().length, 0);
    const count = await organization.send('GET', "msdyn_warehouses/$count?$filter=msdyn_name eq 'Refused'");
    assert.equal(count.body, '0');
  });

  it('aborts when the integration is busy with the same record', async () => {
    organization.onHook(() => ({ status: 409, headers: {}, body: '' }));
    const found = refusal(await organization.send('PATCH', warehouse, { body: { msdyn_description: 'X' } }));
    assert.equal(found.code, '0x80040265');
    assert.match(found.message, /locked by another operation/);
  });

  it('refuses while the hook does not answer, unless its step allows it', async () => {
    const silence = () => {
      throw new Error('connection refused');
    };
    organization.onHook(silence);
    const found = refusal(await organization.send('PATCH', warehouse, { body: { msdyn_description: 'X' } }));
    assert.equal(found.status, 400);
    assert.match(found.message, /integration with Supply Chain Management does not answer/);

    await organization.standIn.registerHook({ url, key: 'secret', onUnavailable: 'allow' });
    await organization.expect(204, 'PATCH', warehouse, { body: { msdyn_description: 'Y' } });
  });

  it('lets one table pass and refuses another while the hook does not answer', async () => {
    organization.onHook(() => {
      throw new Error('connection refused');
    });
    await organization.standIn.registerHook({ url, key: 'secret', entities: { msdyn_shipvia: 'allow' } });
    await organization.expect(400, 'PATCH', warehouse, { body: { msdyn_description: 'X' } });
    await organization.create('msdyn_shipvias', { msdyn_name: 'Passes' });

    const entities = { msdyn_warehouse: 'refuse' } as const;
    await organization.standIn.registerHook({ url, key: 'secret', onUnavailable: 'allow', entities });
    await organization.expect(400, 'PATCH', warehouse, { body: { msdyn_description: 'X' } });
    await organization.create('msdyn_shipvias', { msdyn_name: 'Passes too' });
  });

  it('asks about every message of a change set with one correlation id, and not about other tables', async () => {
    const path = 'msdyn_shipvias/Microsoft.Dynamics.CRM.CreateMultiple';
    const type = { '@odata.type': 'Microsoft.Dynamics.CRM.msdyn_shipvia' };
    const targets = ['A', 'B'].map((name) => ({ ...type, msdyn_name: name }));
    await organization.expect(200, 'POST', path, { body: { Targets: targets } });
    await organization.create('msdyn_operationalsites', { msdyn_name: 'S', msdyn_siteid: '9' });
    const calls = asked();
    assert.equal(calls.length, 2);
    assert.equal(new Set(calls.map((call) => call.context['CorrelationId'])).size, 1);
  });

  it('passes over an update that sets none of the filtering attributes', async () => {
    await organization.database.query(
      `update dataverse.sdkmessageprocessingstep set filteringattributes = 'msdyn_name, msdyn_operationalsite'`,
    );
    await organization.expect(204, 'PATCH', warehouse, { body: { msdyn_description: 'Unmapped' } });
    assert.equal(asked().length, 0);
    await organization.expect(204, 'PATCH', warehouse, { body: { msdyn_name: '11b' } });
    assert.equal(asked().length, 1);
  });

  it('lets another writer wait for a row that is being asked about, then gives up with a lock error', async () => {
    let release = (): void => undefined;
    const open = new Promise<void>((resolve) => {
      release = resolve;
    });
    let arrived = (): void => undefined;
    const hookReached = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    organization.onHook(async (call) => {
      if (call.context['Mode'] === 0) {
        arrived();
        await open;
      }
      return accept();
    });
    const first = organization.send('PATCH', warehouse, { body: { msdyn_description: 'First' } });
    await hookReached;
    const second = await organization.send('PATCH', warehouse, { as: alex, body: { msdyn_description: 'Second' } });
    assert.equal(refusal(second).code, '0x80044151');
    release();
    assert.equal((await first).status, 204);
    assert.equal((await organization.send('GET', warehouse)).json['msdyn_description'], 'First');
  });

  it('checks uniqueness once more after asking', async () => {
    const body = {
      msdyn_name: 'Twin',
      msdyn_warehouseidentifier: 'T1',
      'msdyn_company@odata.bind': `/cdm_companies(${known.company})`,
    };
    const answers = await Promise.all([
      organization.send('POST', 'msdyn_warehouses', { body }),
      organization.send('POST', 'msdyn_warehouses', { body }),
    ]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 412]);
  });

  it('tells again at the next start what was committed and not yet told', async () => {
    organization.onHook(() => accept());
    await organization.database.query(
      `insert into dataverse.outbox (url, headers, body) values ($1, '{}', '{"Mode":1,"MessageName":"Update"}')`,
      [url],
    );
    await organization.standIn.prepare({ empty: false });
    await organization.standIn.settled();
    assert.equal(told().length, 1);
    assert.deepEqual(await organization.database.query('select id from dataverse.outbox'), []);
  });

  it('tries once more after 503, and then keeps the call as failed', async () => {
    organization.onHook((call) => ({ status: call.context['Mode'] === 0 ? 200 : 503, headers: {}, body: '{}' }));
    await organization.expect(204, 'PATCH', warehouse, { body: { msdyn_description: 'Z' } });
    await organization.standIn.settled();
    assert.equal(told().length, 2);
    const [failed] = await organization.database.query<{ failure: string }>('select failure from dataverse.outbox');
    assert.equal(failed?.failure, '503');
  });

  it('follows steps posted as rows, and no more after they are taken away', async () => {
    await organization.standIn.registerHook({ url: null, key: '' });
    await organization.create('msdyn_shipvias', { msdyn_name: 'Plain' });
    assert.equal(organization.calls.length, 0);

    const endpoint = await organization.create('serviceendpoints', {
      name: 'Other',
      contract: 8,
      authtype: 5,
      url: 'http://127.0.0.1:9/other',
      authvalue: '<settings><setting name="x-key" value="a&amp;b" /></settings>',
    });
    const [message] = await organization.database.query<{ id: string }>(
      `select sdkmessageid as id from dataverse.sdkmessage where name = 'Create'`,
    );
    const filter = await organization.create('sdkmessagefilters', {
      primaryobjecttypecode: 'product',
      'sdkmessageid@odata.bind': `/sdkmessages(${message?.id ?? ''})`,
    });
    await organization.create('sdkmessageprocessingsteps', {
      name: 'Step',
      stage: 40,
      mode: 0,
      'eventhandler_serviceendpoint@odata.bind': `/serviceendpoints(${endpoint})`,
      'sdkmessageid@odata.bind': `/sdkmessages(${message?.id ?? ''})`,
      'sdkmessagefilterid@odata.bind': `/sdkmessagefilters(${filter})`,
    });
    await organization.create('products', {
      name: 'Valve',
      productnumber: 'V',
      'defaultuomid@odata.bind': `/uoms(${known.unit})`,
      'defaultuomscheduleid@odata.bind': `/uomschedules(${known.unitGroup})`,
    });
    assert.equal(organization.calls[0]?.headers['x-key'], 'a&b');
    organization.onHook(() => ({ status: 422, headers: {}, body: JSON.stringify({ message: 'Nobody reads this.' }) }));
    const refused = refusal(
      await organization.send('POST', 'products', {
        body: {
          name: 'Valve',
          productnumber: 'W',
          'defaultuomid@odata.bind': `/uoms(${known.unit})`,
          'defaultuomscheduleid@odata.bind': `/uomschedules(${known.unitGroup})`,
        },
      }),
    );
    assert.match(refused.message, /^The webhook call to .* failed with status 422\.$/, 'its text stays unread');
    const secret = await organization.expect(200, 'GET', `serviceendpoints(${endpoint})`);
    assert.equal(secret.json['authvalue'], null);
  });

  it('says by a header that a context was too large to send whole', async () => {
    await organization.database.query(`update dataverse.sdkmessageprocessingstep set filteringattributes = null`);
    const order = `msdyn_purchaseorders(${known.order})`;
    await organization.expect(204, 'PATCH', order, { body: { msdyn_internalflags: 'x'.repeat(300_000) } });
    const [call] = asked();
    assert.equal(call?.headers['x-ms-dynamics-msg-size-exceeded'], 'true');
    assert.deepEqual(call?.context['InputParameters'], []);
    assert.equal(call?.context['PrimaryEntityId'], known.order);
  });
});
