import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createSandbox } from '../../../src/sandbox/compose.ts';
import type { Sandbox } from '../../../src/sandbox/compose.ts';
import { idOf } from '../../../src/sandbox/data/identity.ts';
import { createBrowser } from './browser.ts';
import type { Browser } from './browser.ts';

const now = new Date('2026-11-23T09:30:00Z');
const seattle = `/main.aspx?pagetype=entityrecord&etn=msdyn_warehouse&id=${idOf('msdyn_warehouse', 'usmf', 'SEA-01')}`;
const siteRefusal =
  "Write failed for entity Warehouses with unknown exception - Field 'Site' must be filled in. validateWrite failed on data source 'InventLocation (InventLocation)'";

describe('Record pages', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let dataverse: Browser;
  let finance: Browser;

  before(async () => {
    sandbox = await createSandbox({
      dataDirectory: null,
      clock: { now: () => now, sleep: () => Promise.resolve() },
      ids: { guid: randomUUID },
      callHook: ({ body }) => {
        const refused = body.includes('Nowhere');
        const answer = refused ? { message: siteRefusal, problems: [] } : {};
        return Promise.resolve({ status: refused ? 422 : 200, headers: {}, body: JSON.stringify(answer) });
      },
      hooks: { dataverse: { url: 'http://hook.invalid/hooks/dataverse', key: 'k' } },
    });
  });
  after(async () => {
    await sandbox.settled();
    await sandbox.close();
  });
  beforeEach(() => {
    dataverse = createBrowser(sandbox.dataverse);
    finance = createBrowser(sandbox.financeOperations);
  });

  it('asks who you are before anything else, and then leads to where you wanted', async () => {
    const picker = await dataverse.open(seattle);
    assert.match(picker.words, /Who are you\?/);
    assert.match(picker.words, /Alex Wilber/);
    const chosen = await dataverse.submit(picker, { person: 'alexw@example.com' });
    assert.match(chosen.words, /Warehouse: SEA-01/);
    assert.match(chosen.words, /Signed in as Alex Wilber/);
  });

  it('leads only to its own pages after signing in', async () => {
    for (const evil of ['https://example.org/', '//example.org', '/\\example.org', 'javascript:alert(1)', '/a\nb']) {
      const response = await sandbox.dataverse({
        method: 'POST',
        url: `/sign-in?return=${encodeURIComponent(evil)}`,
        headers: {},
        body: 'person=alexw%40example.com',
      });
      assert.equal(response.headers.location, '/', evil);
    }
  });

  it('shows every field of a Dataverse row under its label', async () => {
    await dataverse.signInAs('alexw@example.com');
    const { text } = await dataverse.open(seattle);
    assert.match(text, /<label for="field-msdyn_warehouseidentifier">Warehouse ID<\/label>/);
    assert.match(text, /<input id="field-msdyn_warehouseidentifier"[^>]* value="SEA-01">/);
    assert.match(text, / selected>Northwest \(usmf\)<\/option>/);
    const controls = [...text.matchAll(/<(?:input|select|textarea) id="([^"]+)"/g)].map(([, id]) => id);
    for (const id of controls) assert.ok(text.includes(`<label for="${id}">`), id);
  });

  it('saves a change in Dataverse as the person', async () => {
    await dataverse.signInAs('alexw@example.com');
    const saved = await dataverse.submit(await dataverse.open(seattle), { msdyn_description: 'Seattle main depot' });
    assert.match(saved.words, /Saved\./);
    assert.match(saved.words, /Seattle main depot/);
    assert.match(saved.words, /Modified By\s+Alex Wilber/);
  });

  it('shows what the other system refuses, and keeps what was typed', async () => {
    await dataverse.signInAs('alexw@example.com');
    const refused = await dataverse.submit(await dataverse.open(seattle), {
      msdyn_description: 'Nowhere',
      msdyn_operationalsite: '',
    });
    assert.equal(refused.status, 400);
    assert.match(refused.text, /role="alert"/);
    assert.ok(refused.words.includes(siteRefusal));
    assert.match(refused.text, /name="msdyn_operationalsite" aria-invalid="true" aria-describedby="[^"]+"/);
    assert.match(refused.words, /Nowhere/);
    assert.doesNotMatch((await dataverse.open(seattle)).words, /Nowhere/);
  });

  it('does not overwrite what somebody else saved meanwhile', async () => {
    await dataverse.signInAs('alexw@example.com');
    const mine = await dataverse.open(seattle);
    await dataverse.submit(await dataverse.open(seattle), { msdyn_primaryaddresspostbox: '77' });
    const refused = await dataverse.submit(mine, { msdyn_primaryaddresspostbox: '88' });
    assert.equal(refused.status, 412);
    assert.match(refused.words, /The version of the existing record doesn't match/);
    assert.match((await dataverse.open(seattle)).text, /name="msdyn_primaryaddresspostbox" value="77"/);
  });

  it('makes a new Dataverse row and shows it', async () => {
    await dataverse.signInAs('alexw@example.com');
    const blank = await dataverse.open('/main.aspx?pagetype=entityrecord&etn=msdyn_shipvia');
    const saved = await dataverse.submit(blank, {
      msdyn_name: 'Bicycle',
      msdyn_company: idOf('cdm_company', 'usmf'),
    });
    assert.match(saved.words, /Ship Via: Bicycle/);
    assert.match(saved.words, /Saved\./);
  });

  it('shows text as text, whatever it looks like', async () => {
    await dataverse.signInAs('alexw@example.com');
    const nasty = `</textarea><script>alert(1)</script> "&amp;' \${x}`;
    const saved = await dataverse.submit(await dataverse.open(seattle), { msdyn_description: nasty });
    assert.doesNotMatch(saved.text, /<script/);
    assert.ok(saved.words.includes(nasty));
  });

  it('tells a person without a licence what the system says', async () => {
    await dataverse.signInAs('meganb@example.com');
    const refused = await dataverse.open(seattle);
    assert.equal(refused.status, 403);
    assert.match(refused.text, /<p role="alert">[^<]+<\/p>/);
    await finance.signInAs('isaiah@example.com');
    assert.equal((await finance.open('/?cmp=usmf&mi=InventLocations')).status, 401);
  });

  it('lists the records of a form and leads to each', async () => {
    await finance.signInAs('meganb@example.com');
    const list = await finance.open('/?cmp=usmf&mi=PurchTable');
    assert.match(list.text, /href="\/\?cmp=usmf&amp;mi=PurchTable&amp;PurchaseOrderNumber=PO-000101"/);
    assert.doesNotMatch(list.words, /DE-2/);
  });

  it('shows an order of finance and operations with its lines', async () => {
    await finance.signInAs('meganb@example.com');
    const order = await finance.open('/?cmp=usmf&mi=PurchTable&PurchaseOrderNumber=PO-000148');
    assert.match(order.words, /Purchase order headers V2: PO-000148/);
    assert.match(order.words, /Approval status\s+Draft/);
    assert.match(order.text, /mi=PurchLine&amp;PurchaseOrderNumber=PO-000148&amp;LineNumber=1/);
  });

  it('saves a change in finance and operations, and shows its refusals beside the field', async () => {
    await finance.signInAs('pattif@example.com');
    const form = '/?cmp=usmf&mi=InventLocations&WarehouseId=PDX-01';
    const saved = await finance.submit(await finance.open(form), { WarehouseName: 'Portland depot, east gate' });
    assert.match(saved.words, /Saved\./);
    assert.match(saved.text, /value="Portland depot, east gate"/);
    const refused = await finance.submit(await finance.open(form), { WarehouseName: 'Typed', OperationalSiteId: '' });
    assert.equal(refused.status, 400);
    assert.match(refused.words, /Field 'Site' must be filled in\./);
    assert.match(refused.text, /name="OperationalSiteId" aria-invalid="true"/);
    assert.match(refused.text, /name="WarehouseName" value="Typed"/);
  });

  it('makes a new record of finance and operations', async () => {
    await finance.signInAs('pattif@example.com');
    const blank = await finance.open('/?cmp=demf&mi=DlvMode&new=1');
    const saved = await finance.submit(blank, { ModeCode: 'Fahrrad', ModeDescription: 'Lastenrad' });
    assert.match(saved.words, /Modes of delivery: Fahrrad/);
    assert.match(saved.words, /Saved\./);
    assert.match(saved.url, /^\/\?cmp=demf&/);
  });

  it('says so when there is no such table, menu item or record', async () => {
    await dataverse.signInAs('alexw@example.com');
    await finance.signInAs('meganb@example.com');
    assert.equal((await dataverse.open('/main.aspx?pagetype=entityrecord&etn=nothing&id=1')).status, 404);
    assert.equal((await dataverse.open(`/main.aspx?pagetype=entityrecord&etn=account&id=${randomUUID()}`)).status, 404);
    assert.equal((await finance.open('/?cmp=usmf&mi=Nothing')).status, 404);
    assert.equal((await finance.open("/?cmp=usmf&mi=InventLocations&WarehouseId=O'Hare")).status, 404);
  });

  it('opens a list for every table and every form it leads to', async () => {
    await dataverse.signInAs('pattif@example.com');
    await finance.signInAs('pattif@example.com');
    for (const browser of [dataverse, finance]) {
      const home = await browser.open('/');
      const links = [...home.text.matchAll(/<li><a href="([^"]+)"/g)].map(([, href = '']) =>
        href.replaceAll('&amp;', '&'),
      );
      assert.ok(links.length > 10);
      for (const link of links) assert.equal((await browser.open(link)).status, 200, link);
    }
  });

  it('leaves every other address to the system', async () => {
    const response = await sandbox.dataverse({ method: 'GET', url: '/api/data/v9.2/WhoAmI', headers: {}, body: '' });
    assert.equal(response.status, 401);
  });
});
