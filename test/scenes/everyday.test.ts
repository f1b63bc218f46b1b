import assert from 'node:assert/strict';
import { buttonsOf } from '../bot/support/card.ts';
import type { ChatWindow } from '../bot/support/chat.ts';
import { play, type Script } from '../bot/conversation/script.ts';
import { cast, startFullComposition, type CastName, type FullComposition } from '../support/full-composition.ts';
import { saved } from '../support/two-systems.ts';
import { eventually, rows } from '../support/wire.ts';

const mention = '<at>Dispatch Copilot</at>';
const mentioned = {
  entities: [{ type: 'mention', text: mention, mentioned: { id: '28:bot', name: 'Dispatch Copilot' } }],
};

const scripts: readonly Script[] = [
  {
    title: 'a dispatcher is helped with what dispatchers do',
    steps: [
      {
        says: 'help',
        sees: ['create work order for AS-00006', 'submit PO-000142'],
        seesNot: ['approve PO-', 'confirm PO-'],
      },
    ],
  },
  {
    title: 'an approver is helped with what approvers do',
    steps: [
      {
        as: 'megan',
        says: 'help',
        sees: ['approve PO-000135', 'confirm PO-000125'],
        seesNot: ['create work order'],
      },
    ],
  },
  {
    title: 'somebody without a licence is told so, and whom to ask',
    steps: [
      { as: 'lynne', says: 'hello', sees: ['I do not know you in either system.', 'Ask your IT administrator'] },
      { as: 'lynne', says: 'order 5 P-100 from US-101', sees: ['Ask your IT administrator'] },
    ],
  },
  {
    title: 'a technician finds what is near the current booking, and no order is created',
    steps: [
      { as: 'isaiah', says: 'find nearest warehouse with 3 of P-100', sees: ['my current booking'] },
      { as: 'isaiah', presses: 'Continue', with: { choice: 'my current booking' }, sees: ['of P-100', ' km'] },
    ],
  },
];

describe('an everyday scene', function () {
  this.timeout(120_000);
  let all: FullComposition;

  before(async () => {
    all = await startFullComposition();
  });
  after(() => all[Symbol.asyncDispose]());

  for (const script of scripts) {
    it(script.title, () => play(script, (name = 'alex'): ChatWindow => all.window(name as CastName)));
  }

  it('a warehouse without a site is not sent; confirmed with one it is in both; the same again is refused in the words of Supply Chain Management', async () => {
    const window = all.window('alex');
    const ref = { map: 'warehouse', company: 'usmf', key: ['N-77'] };
    await window.says('create warehouse N-77 named North depot');
    await window.presses('Continue');
    await window.sees('Fill in Site.');
    await window.sees('North depot');
    await all.rest();
    assert.deepEqual(await all.sides(ref), { dataverse: null, financeOperations: null });
    await window.presses('Continue', { OperationalSiteId: 'NW', WarehouseType: 'Standard' });
    await window.sees('Create this warehouse?');
    const createdOnce = async (): Promise<void> => {
      const create = buttonsOf(window.card()).find(({ title }) => title === 'Create');
      assert.ok(create);
      const activity = window.activities().at(-1) ?? '';
      await Promise.all([1, 2].map(() => window.clicks(activity, create.verb, create.data)));
    };
    await createdOnce();
    await window.sees('Warehouse N-77 was created.');
    await window.sees('[Open in Field Service]');
    await all.rest();
    const { dataverse, financeOperations } = await all.sides(ref);
    assert.ok(dataverse && financeOperations);
    assert.deepEqual(dataverse.values, financeOperations.values);
    assert.equal(dataverse.values['OperationalSiteId'], 'NW');
    await window.says('create warehouse N-77 named Again at site NW');
    await window.presses('Create');
    await window.sees(/Supply Chain Management says: .*already exists/);
    await window.sees('Again');
  });

  it('a work order is created for an asset that was born in Supply Chain Management a moment ago', async () => {
    const window = all.window('alex');
    await window.says('create work order for AS-00002');
    await window.sees('AS-00002 – Motor 1, Cedar Point Hospital');
    const patti = all.calls('patti');
    saved(
      await patti.financeOperations('POST', 'AssetMaintenanceAssets', {
        dataAreaId: 'usmf',
        MaintenanceAssetId: 'AS-90001',
        Name: 'Fire pump, newly built in',
        MaintenanceAssetTypeId: 'PUMP',
      }),
    );
    await all.rest();
    const [asset] = rows(
      await patti.dataverse('GET', "msdyn_customerassets?$filter=msdyn_maintenanceassetid eq 'AS-90001'"),
    );
    const [account] = rows(await patti.dataverse('GET', "accounts?$filter=accountnumber eq 'C-1003'"));
    assert.ok(asset && account);
    saved(
      await patti.dataverse('PATCH', `msdyn_customerassets(${String(asset['msdyn_customerassetid'])})`, {
        'msdyn_Account@odata.bind': `/accounts(${String(account['accountid'])})`,
      }),
    );
    await window.says('create work order for AS-90001');
    await window.sees('AS-90001 – Fire pump, newly built in');
    await window.presses('Create', { kind: 'Inspection', summary: 'First look' });
    await window.sees(/Work order WO-\d+ was created\./);
    const number = /WO-\d+/.exec(window.text())?.[0] ?? '';
    const [workOrder] = rows(
      await patti.dataverse('GET', `msdyn_workorders?$filter=msdyn_name eq '${number}'&$expand=msdyn_CustomerAsset`),
    );
    assert.ok(workOrder);
    assert.equal(workOrder['_msdyn_customerasset_value'], asset['msdyn_customerassetid']);
    assert.equal(workOrder['msdyn_workordersummary'], 'First look');
  });

  it('a channel and a group chat are answered when the bot is mentioned, and nobody presses another one’s buttons', async () => {
    for (const place of [
      { conversation: '19:channel;messageid=1', conversationType: 'channel' },
      { conversation: '19:group', conversationType: 'groupChat' },
    ] as const) {
      const own = all.elsewhere('alex', place);
      await own.says(`${mention}&nbsp;find nearest warehouse to WO-01001`, mentioned);
      await own.sees('Warehouses nearest to work order WO-01001');
      await own.says(`${mention} create warehouse G-1 named Group at site NW`, mentioned);
      await own.sees('Create this warehouse?');
      const create = buttonsOf(own.card()).find(({ title }) => title === 'Create');
      assert.ok(create);
      const other = all.elsewhere('patti', place);
      const { body } = await other.clicks(own.activities().at(-1) ?? '', create.verb, create.data);
      assert.match(String(body.value), /belongs to somebody else/);
    }
    await all.rest();
    const neither = await all.sides({ map: 'warehouse', company: 'usmf', key: ['G-1'] });
    assert.deepEqual(neither, { dataverse: null, financeOperations: null });
  });

  it('a change that the other system cannot take reaches its author and the administrator, and Retry settles it for both', async () => {
    const [adele, patti] = [all.window('adele'), all.window('patti')];
    for (const window of [adele, patti]) {
      await window.says('hi');
      await window.sees('Hello');
    }
    const ref = { map: 'warehouse', company: 'usmf', key: ['OUT-1'] };
    await all.unheard(async () => {
      const site = { dataAreaId: 'usmf', SiteId: 'OUT', SiteName: 'Outpost' };
      saved(await all.calls('patti').financeOperations('POST', 'OperationalSitesV2', site));
      const warehouse = {
        dataAreaId: 'usmf',
        WarehouseId: 'OUT-1',
        WarehouseName: 'Outpost',
        OperationalSiteId: 'OUT',
      };
      saved(await all.calls('adele').financeOperations('POST', 'Warehouses', warehouse));
    });
    await all.tellLate('adele', 'Warehouses', { dataAreaId: 'usmf', WarehouseId: 'OUT-1' });
    for (const window of [adele, patti]) {
      await window.sees('Not in both systems: warehouse OUT-1');
      await window.sees('Field Service has no record for Site "OUT" of company usmf.');
    }
    const before = adele.activities().length;
    const stranger = all.window('alex');
    await stranger.says('hi');
    const retry = buttonsOf(adele.card()).find(({ title }) => title === 'Retry');
    assert.ok(retry);
    const refused = await stranger.clicks(stranger.activities().at(-1) ?? '', retry.verb, retry.data);
    assert.match(String(refused.body.value), /Only the author/);

    await adele.presses('Retry');
    await adele.sees('Attempts: 2');
    const companies = rows(
      await all.calls('patti').dataverse('GET', "cdm_companies?$filter=cdm_companycode eq 'usmf'"),
    );
    saved(
      await all.calls('patti').dataverse('POST', 'msdyn_operationalsites', {
        msdyn_siteid: 'OUT',
        msdyn_name: 'Outpost',
        'msdyn_company@odata.bind': `/cdm_companies(${String(companies[0]?.['cdm_companyid'])})`,
      }),
    );
    await patti.presses('Retry');
    for (const window of [adele, patti]) await window.sees('In both systems now: warehouse OUT-1');
    assert.equal(adele.activities().length, before);
    await eventually(async () => (await all.core.failures({ status: 'open' })).length === 0, 'the failure to be over');
    const { dataverse, financeOperations } = await all.sides(ref);
    assert.ok(dataverse && financeOperations);
    assert.deepEqual(dataverse.values, financeOperations.values);
  });

  it('names and notes of any kind are kept and shown as text', async () => {
    const window = all.window('alex');
    const name = '<b>x</b> ${1+1} **y** 🙂 مرحبا';
    await window.says('create warehouse T-1 at site NW');
    await window.presses('Change');
    await window.presses('Continue', { WarehouseName: name });
    await window.sees(name);
    await window.presses('Create');
    await window.sees('Warehouse T-1 was created.');
    await window.sees(name);
    const sides = await all.sides({ map: 'warehouse', company: 'usmf', key: ['T-1'] });
    assert.equal(sides.dataverse?.values['WarehouseName'], name);
    assert.equal(sides.financeOperations?.values['WarehouseName'], name);
    await window.says('create work order for C-00001 because [x](http://evil.example) ${$root} <at>Megan</at>');
    await window.sees('New work order');
    if (window.text().includes('For which asset?')) await window.presses('Continue', { asset: 'Cedar Point' });
    await window.presses('Create', { kind: 'Repair' });
    await window.sees(/Work order WO-\d+ was created/);
    await window.sees('[x](http://evil.example) ${$root} <at>Megan</at>');
  });

  it('whatever is typed is answered', async () => {
    const window = all.window('alex');
    for (const text of ['', '   ', '🙂', '${1+1}', '**', '<b>', "' or 1 eq 1 --", '\u202Egnol', mention]) {
      const before = window.activities().length;
      await window.says(text);
      assert.equal(window.activities().length, before + 1, `“${text}” is answered`);
      assert.doesNotMatch(window.text(), /went wrong/);
    }
    await window.says(`find nearest warehouse to ${'x'.repeat(10_000)}`);
    await window.sees('That is too long for a place');
    await window.says(`order 5 ${'P-100 '.repeat(2_000)} from US-101`);
    await window.sees('That message is too long for me.');
    await window.sees('Nothing was changed.');
  });

  it('forged and foreign clicks change nothing and are answered', async () => {
    const window = all.window('alex');
    await window.says('help');
    const activity = window.activities().at(-1) ?? '';
    for (const [verb, data] of [
      ['nobody.knows', { a: 1 }],
      ['record.save', { draft: 'forged', attempt: '1' }],
      ['purchaseOrder.create', { draft: { $gt: '' }, attempt: -1 }],
      ['purchaseOrder.show', { company: 'usmf', number: 'PO\u0000', version: '' }],
      ['warehouse.page', { search: "' or 1=1", page: '99999999999' }],
      ['failure.retry', { failure: '../..' }],
      ['question.answer', { question: 'x', choice: '999' }],
    ] as const) {
      const { body } = await window.clicks(activity, verb, data);
      assert.equal(body.type, 'application/vnd.microsoft.activity.message', verb);
      assert.match(String(body.value), /out of date/, verb);
    }
    const click = { company: "us'mf", number: "x' or '1' eq '1", version: '' };
    await window.clicks(activity, 'purchaseOrder.show', click);
    await window.sees('I found no purchase order “x');
  });

  it('bodies that are no activity get an answer that says so, and the process goes on', async () => {
    const post = async (body: string, type = 'application/json') => {
      const headers = { 'content-type': type, connection: 'close' };
      const answer = await fetch(`${all.address}/api/messages`, { method: 'POST', body, headers });
      await answer.arrayBuffer();
      return answer.status;
    };
    assert.equal(await post('not json'), 400);
    assert.equal(await post('[]'), 400);
    assert.equal(await post('null'), 400);
    assert.equal(await post('{}'), 400);
    assert.equal(await post('help', 'text/plain'), 400);
    assert.equal(await post(JSON.stringify({ type: 'message', text: 'x'.repeat(300_000) })), 413);
    const from = { id: '29:x', aadObjectId: cast.alex.aadObjectId };
    assert.equal(
      (await all.window('alex').post({ type: 'message', text: 'help', from, serviceUrl: 'http://evil' })).status,
      403,
    );
    await all.window('alex').says('help');
    await all.window('alex').sees('What I can do');
    assert.deepEqual(
      all.logged.filter((line) => /failed|refused/.test(line) && !line.startsWith('system call failed')),
      [],
    );
  });
});
