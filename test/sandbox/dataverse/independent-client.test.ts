import assert from 'node:assert/strict';
import { DynamicsWebApi } from 'dynamics-web-api';
import { after, before, describe, it } from 'mocha';
import { listen, type WireServer } from '../../../src/sandbox/engine/http.ts';
import { known, patti, startOrganization, type TestOrganization } from './organization.ts';

describe('Dataverse stand-in: an independent client', () => {
  let organization: TestOrganization;
  let server: WireServer;
  let client: DynamicsWebApi;

  before(async () => {
    organization = await startOrganization();
    server = await listen(organization.standIn.handle, 0);
    client = new DynamicsWebApi({
      serverUrl: server.origin,
      dataApi: { version: '9.2' },
      onTokenRefresh: async () => ({ accessToken: patti }),
    });
  });
  after(async () => {
    await server.close();
    await organization.close();
  });

  const byKey = (id: string) => `msdyn_warehouseidentifier='${id}',_msdyn_company_value=${known.company}`;

  it('asks who it is', async () => {
    const who = await client.callFunction<{ UserId: string }>('WhoAmI');
    assert.equal(who.UserId, known.patti);
  });

  it('creates, reads, changes and deletes a row', async () => {
    const id = await client.create<{ msdyn_name: string }, string>({
      collection: 'msdyn_shipvias',
      data: { msdyn_name: 'Ünterwegs ✈' },
    });
    const row = await client.retrieve<{ msdyn_name: string }>({ collection: 'msdyn_shipvias', key: id });
    assert.equal(row.msdyn_name, 'Ünterwegs ✈');
    await client.update({ collection: 'msdyn_shipvias', key: id, data: { msdyn_name: 'Air' } });
    await client.deleteRecord({ collection: 'msdyn_shipvias', key: id });
    await assert.rejects(
      client.retrieve({ collection: 'msdyn_shipvias', key: id }),
      (error: { status: number; code: string }) => error.status === 404 && error.code === '0x80040217',
    );
  });

  it('gives the created row back on request', async () => {
    const row = await client.create<{ msdyn_name: string }>({
      collection: 'msdyn_shipvias',
      data: { msdyn_name: 'Rail' },
      returnRepresentation: true,
    });
    assert.equal(row.msdyn_name, 'Rail');
  });

  it('upserts and reads by alternate key', async () => {
    for (const description of ['first', 'second']) {
      await client.upsert({
        collection: 'msdyn_warehouses',
        key: byKey('K1'),
        data: { msdyn_name: 'K1', msdyn_description: description },
      });
    }
    const row = await client.retrieve<{ msdyn_description: string }>({
      collection: 'msdyn_warehouses',
      key: byKey('K1'),
      select: ['msdyn_description'],
    });
    assert.equal(row.msdyn_description, 'second');
  });

  it('reads many with a filter, an expansion, a count and formatted values', async () => {
    const found = await client.retrieveMultiple<Record<string, unknown>>({
      collection: 'msdyn_purchaseorders',
      select: ['msdyn_name', 'msdyn_systemstatus', '_msdyn_vendor_value'],
      filter: "msdyn_Vendor/accountnumber eq 'V-1'",
      expand: [{ property: 'msdyn_purchaseorderproduct_msdyn_purchaseorder', select: ['msdyn_quantity'] }],
      count: true,
      includeAnnotations: '*',
    });
    const [order] = found.value;
    assert.equal(found.oDataCount, 1);
    assert.equal(order?.['msdyn_systemstatus_Formatted'], 'Draft');
    assert.equal(order?.['_msdyn_vendor_value_Formatted'], 'Fabrikam Parts');
    assert.equal((order?.['msdyn_purchaseorderproduct_msdyn_purchaseorder'] as unknown[]).length, 1);
  });

  it('pages through everything', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      await client.create({ collection: 'msdyn_paymentterms', data: { msdyn_name: name, msdyn_days: 1 } });
    }
    const first = await client.retrieveMultiple({ collection: 'msdyn_paymentterms', maxPageSize: 2 });
    assert.equal(first.value.length, 2);
    const all = await client.retrieveAll({ collection: 'msdyn_paymentterms', maxPageSize: 2 });
    assert.equal(all.value.length, 5);
    assert.equal(await client.count({ collection: 'msdyn_paymentterms' }), 5);
  });

  it('is told about a stale version', async () => {
    const row = await client.retrieve<Record<string, unknown>>({
      collection: 'msdyn_warehouses',
      key: known.warehouse,
    });
    const write = () =>
      client.update({
        collection: 'msdyn_warehouses',
        key: known.warehouse,
        data: { msdyn_description: 'Changed' },
        ifmatch: String(row['@odata.etag']),
      });
    assert.equal(await write(), true);
    assert.equal(await write(), false);
  });

  it('writes a batch as one change set', async () => {
    client.startBatch();
    const order = client.create({
      collection: 'msdyn_purchaseorders',
      data: {
        msdyn_name: 'DWA-1',
        msdyn_purchaseorderdate: '2026-11-23',
        'msdyn_Vendor@odata.bind': `/accounts(${known.vendorAccount})`,
      },
      contentId: '1',
    });
    const line = client.create({
      collection: 'msdyn_purchaseorderproducts',
      data: {
        'msdyn_PurchaseOrder@odata.bind': '$1',
        'msdyn_Product@odata.bind': `/products(${known.product})`,
        'msdyn_Unit@odata.bind': `/uoms(${known.unit})`,
        msdyn_quantity: 1,
      },
    });
    void Promise.allSettled([order, line]);
    const answers = await client.executeBatch();
    assert.equal(answers.length, 2);
    const found = await client.retrieveMultiple({
      collection: 'msdyn_purchaseorders',
      filter: "msdyn_name eq 'DWA-1'",
    });
    assert.equal(found.value.length, 1);
  });

  it('reads table definitions', async () => {
    const entity = await client.retrieveEntity<{ EntitySetName: string }>({
      key: "LogicalName='msdyn_warehouse'",
      select: ['EntitySetName'],
    });
    assert.equal(entity.EntitySetName, 'msdyn_warehouses');
  });
});
