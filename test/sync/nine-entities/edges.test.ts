import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { refusedByFinanceOperations, saved, startTwoSystems, type TwoSystems } from '../../support/two-systems.ts';
import { rows } from '../../support/wire.ts';
import { startCore } from '../../support/running-core.ts';
import { plainEntities } from './plain-entities.ts';
import { orderInDataverse, orderAnswer, somethingToBuy, orderRef, lineRef } from './order-saves.ts';
import {
  createInDataverse,
  createInFinanceOperations,
  dataverseBody,
  deleteInFinanceOperations,
  refOf,
  type PlainEntity,
} from './saves.ts';

describe('the edges of live sync', function () {
  this.timeout(180_000);
  let two: TwoSystems;
  const plain = (map: string): PlainEntity => {
    const found = plainEntities.find((entity) => entity.map === map);
    assert.ok(found);
    return found;
  };

  before(async () => {
    two = await startTwoSystems();
  });
  after(() => two.close());

  it('accepts rows without a company and leaves them alone', async () => {
    for (const entity of plainEntities) {
      const id = `NC-${entity.map.slice(-4)}`;
      const key = Object.fromEntries(entity.key.columns.map((column) => [column, id]));
      const set = two.map(entity.map).dataverse.set;
      const { columns } = entity.dataverse.create;
      saved(await two.alex.dataverse('POST', set, { ...key, ...columns }));
      const row = await two.row(set, `${entity.key.columns[0] ?? ''} eq '${id}'`);
      const address = `${set}(${String(row[two.map(entity.map).dataverse.id])})`;
      saved(await two.alex.dataverse('PATCH', address, { ...entity.dataverse.update.columns }));
      await two.rest();
      assert.equal((await two.sides(refOf(entity, id))).financeOperations, null);
      saved(await two.patti.dataverse('DELETE', address));
      await two.rest();
    }
  });

  it('refuses to delete a warehouse in Supply Chain Management that Field Service keeps stock of', async () => {
    const entity = plain('warehouse');
    const ref = refOf(entity, 'STOCKED');
    saved(await createInFinanceOperations(two, entity, 'STOCKED'));
    await two.rest();
    const { product, unit } = await somethingToBuy(two);
    saved(
      await two.patti.dataverse('POST', 'msdyn_productinventories', {
        ...(await dataverseBody(two, {
          columns: { msdyn_name: 'Stock' },
          lookups: { msdyn_Product: ['product', product], msdyn_Unit: ['uom', unit] },
        })),
        'msdyn_Warehouse@odata.bind': `/${await two.rowOf(ref)}`,
      }),
    );
    const before = await two.sides(ref);
    assert.match(
      refusedByFinanceOperations(await deleteInFinanceOperations(two, ref)),
      /The object you tried to delete is associated with another object and cannot be deleted\./,
    );
    assert.deepEqual(await two.sides(ref), before);
  });

  it('refuses to delete a ship via in Supply Chain Management that an order of Field Service names', async () => {
    const entity = plain('ship-via');
    const ref = refOf(entity, 'NAMED');
    saved(await createInFinanceOperations(two, entity, 'NAMED'));
    await two.rest();
    await two.unheard(async () =>
      saved(await orderAnswer(two, { lookups: { msdyn_ShipVia: ['msdyn_shipvia', 'NAMED'] } })),
    );
    const before = await two.sides(ref);
    assert.match(
      refusedByFinanceOperations(await deleteInFinanceOperations(two, ref)),
      /The object you tried to delete is associated with another object and cannot be deleted\./,
    );
    assert.deepEqual(await two.sides(ref), before);
  });

  it('shows the rule of Supply Chain Management beside the form of a record page', async () => {
    const page = `${two.standIns.dataverse}/main.aspx?pagetype=entityrecord&etn=msdyn_warehouse`;
    const company = /\((.+)\)/.exec(await two.bind('cdm_company', ''))?.[1] ?? '';
    const send = (site: string) =>
      fetch(page, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          cookie: 'sandbox_dataverse_person=alexw%40example.com',
          'content-type': 'application/x-www-form-urlencoded',
          connection: 'close',
        },
        body: new URLSearchParams({
          msdyn_name: 'PAGE-1',
          msdyn_warehouseidentifier: 'PAGE-1',
          msdyn_description: 'From the page',
          msdyn_company: company,
          msdyn_operationalsite: site,
        }).toString(),
      });
    const refused = await send('');
    const html = await refused.text();
    assert.equal(refused.status, 400, html);
    assert.match(
      html,
      /<div role="alert"><strong>Not saved\.<\/strong> Field (&#39;|&apos;|')Site\1 must be filled in\./,
    );
    assert.match(html, /name="msdyn_operationalsite"[^>]* aria-invalid="true"/);
    assert.match(html, /value="From the page"|>\s*From the page</);
    const ref = refOf(plain('warehouse'), 'PAGE-1');
    await two.neither(ref);
    const site = /\((.+)\)/.exec(await two.bind('msdyn_operationalsite', 'NW'))?.[1] ?? '';
    const accepted = await send(site);
    assert.equal(accepted.status, 303, await accepted.text());
    await two.same(ref);
    await two.rest();
  });

  /** Saves an order with one line in one change set of Dataverse. */
  const saveTogether = async (reference: string, quantity: number): Promise<string> => {
    const { product, unit } = await somethingToBuy(two);
    const header = await dataverseBody(two, {
      ...orderInDataverse,
      columns: { ...orderInDataverse.columns, msdyn_vendororderreference: reference },
    });
    const line = await dataverseBody(two, {
      columns: { msdyn_lineorder: 1, msdyn_quantity: quantity },
      lookups: {
        msdyn_Product: ['product', product],
        msdyn_Unit: ['uom', unit],
        msdyn_company: ['cdm_company', 'usmf'],
      },
    });
    const part = (id: number, set: string, content: object) => [
      '--changes',
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      `Content-ID: ${id}`,
      '',
      `POST /api/data/v9.2/${set} HTTP/1.1`,
      'Content-Type: application/json',
      '',
      JSON.stringify(content),
    ];
    const answer = await fetch(`${two.standIns.dataverse}/api/data/v9.2/$batch`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer pattif@example.com',
        'content-type': 'multipart/mixed; boundary=batch',
        connection: 'close',
      },
      body: [
        '--batch',
        'Content-Type: multipart/mixed; boundary=changes',
        '',
        ...part(1, 'msdyn_purchaseorders', header),
        ...part(2, 'msdyn_purchaseorderproducts', { ...line, 'msdyn_PurchaseOrder@odata.bind': '$1' }),
        '--changes--',
        '',
        '--batch--',
        '',
      ].join('\r\n'),
    });
    return answer.text();
  };

  it('brings header and line saved in one change set to Supply Chain Management', async () => {
    const reference = randomUUID();
    const text = await saveTogether(reference, 2);
    assert.equal(text.match(/HTTP\/1\.1 204/g)?.length, 2, text);
    const row = await two.row('msdyn_purchaseorders', `msdyn_vendororderreference eq '${reference}'`);
    const order = orderRef(String(row['msdyn_name']));
    for (const ref of [order, lineRef(order, 1)]) await two.same(ref);
    await two.rest();
    for (const ref of [order, lineRef(order, 1)]) await two.same(ref);
  });

  it('writes neither header nor line when Supply Chain Management refuses the line of a change set', async () => {
    const reference = randomUUID();
    const text = await saveTogether(reference, 0);
    assert.match(text, /0x80040265.*Field 'Quantity' must be greater than zero\./s);
    await two.rest();
    const [here, there] = await Promise.all([
      two.patti.dataverse('GET', `msdyn_purchaseorders?$filter=msdyn_vendororderreference eq '${reference}'`),
      two.patti.financeOperations('GET', `PurchaseOrderHeadersV2?$filter=VendorOrderReference eq '${reference}'`),
    ]);
    assert.deepEqual([rows(here), rows(there)], [[], []]);
  });

  it('accepts saves of a map that is not available and leaves them alone', async () => {
    await two.standIns.sandbox.settled();
    const partial = await startCore(two.standIns, {
      wrap: (core) => ({ ...core, unavailable: new Map([['ship-via', 'The table is missing.']]) }),
    });
    try {
      const entity = plain('ship-via');
      saved(await createInDataverse(two, entity, 'ALONE'));
      saved(await createInFinanceOperations(two, entity, 'OTHER'));
      await two.standIns.sandbox.settled();
      assert.equal((await partial.store.journal.unfinished()).length, 0);
      assert.equal(await partial.store.signals.count(), 0);
      assert.equal((await two.sides(refOf(entity, 'ALONE'))).financeOperations, null);
      assert.equal((await two.sides(refOf(entity, 'OTHER'))).dataverse, null);
    } finally {
      await partial.close();
      await two.core.registerHooks();
    }
  });
});
