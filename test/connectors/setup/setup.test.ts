import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDataverse, type DataverseConnector } from '../../../src/connectors/dataverse/connector.ts';
import { createDataverseSetup, type DataverseSetup } from '../../../src/connectors/dataverse/setup/setup.ts';
import type { SetupPlan, UndoEntry, UndoList } from '../../../src/connectors/dataverse/setup/step.ts';
import { localTokens } from '../../../src/connectors/tokens/local.ts';
import { loadMaps, mapsFolder } from '../../../src/maps/catalogue.ts';
import type { MapCatalogue } from '../../../src/maps/entity-map.ts';
import { pluginClass } from '../../../src/connectors/dataverse/setup/registered-hooks.ts';
import { found, source } from '../../companions/source.ts';
import { systemClock } from '../../support/clock.ts';
import { startStandIns, type StandIns } from '../../support/running-core.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { person } from '../../support/wire.ts';

const wish = {
  companies: [
    { code: 'usmf', name: 'Tallgrass US' },
    { code: 'demf', name: 'Tallgrass DE' },
  ],
  integration: { userPrincipalName: 'dispatch-copilot@example.com' },
  hooks: { url: 'http://127.0.0.1:9/hooks/dataverse', policies: { msdyn_purchaseorderreceipt: 'allow' } as const },
};

/** Leaves the plan where the test says, as a process that is killed does. */
class Killed extends Error {}

interface Memory extends UndoList {
  readonly list: UndoEntry[];
}

function memory(): Memory {
  const list: UndoEntry[] = [];
  return {
    list,
    entries: async () => [...list],
    add: async (entry) => void list.push(entry),
    remove: async (step) => void list.splice(0, list.length, ...list.filter((entry) => entry.step !== step)),
  };
}

describe('setup of Dataverse', () => {
  let standIns: StandIns;
  let maps: MapCatalogue;
  let connector: DataverseConnector;
  const open: DataverseSetup[] = [];
  const setupAs = (user: string, catalogue: MapCatalogue = maps): DataverseSetup => {
    const setup = createDataverseSetup({
      url: standIns.dataverse,
      tokens: { token: async () => `${user}@example.com` },
      clock: systemClock,
      maps: catalogue,
      newId: randomUUID,
    });
    open.push(setup);
    return setup;
  };
  const names = ({ steps }: SetupPlan) => steps.map(({ name }) => name);
  const broken = async () =>
    (await connector.system.inspect(maps.maps)).filter(({ severity }) => severity !== 'warning').map(({ map }) => map);

  before(async () => {
    [standIns, maps] = await Promise.all([startStandIns({ organization: 'plain' }), loadMaps()]);
    connector = createDataverse({ url: standIns.dataverse, tokens: localTokens(), clock: systemClock, maps });
  });
  after(async () => {
    for (const setup of open) await setup[Symbol.asyncDispose]();
    await connector.close();
    await standIns.settled?.();
    await standIns.close();
  });

  const undoList = memory();

  it('plans what all nine maps lack, and what is added beside them', async () => {
    assert.equal(new Set(await broken()).size, 9);
    const plan = await setupAs('pattif').plan(wish);
    assert.deepEqual(plan.obstacles, []);
    for (const name of [
      'solution DispatchCopilot',
      'table cdm_company',
      'table msdyn_productcategoryhierarchy',
      'column msdyn_warehouse.msdyn_warehousetype',
      'column msdyn_purchaseorderreceipt.dcp_postingstate',
      'column product.msdyn_productnumber',
      'lookup msdyn_purchaseorder.msdyn_company',
      'lookup msdyn_inventorylocation.msdyn_warehouse',
      'key msdyn_purchaseorderproduct',
      'company demf',
      'hook msdyn_warehouse Update before',
      'hook msdyn_purchaseorderreceipt Create after',
      'role Dispatch Copilot',
    ])
      assert.ok(names(plan).includes(name), `plans ${name}`);
    assert.ok(!names(plan).some((name) => name.startsWith('column msdyn_warehouse.msdyn_name')));
    const empty = 'column msdyn_purchaseorderproduct.msdyn_issoftdeletedinscm';
    assert.ok(!names(plan).includes(empty), 'a line that is marked as deleted goes, so nothing would fill its mark');
    assert.ok(!JSON.stringify(plan).includes('the secret'), 'a plan holds no secret');
  });

  it('tells the plug-in in each step what its source reads', async () => {
    const code = await source('dataverse-plugin/StepSettings.cs');
    const reads = (from: string) => found(code, new RegExp(`TextOf\\(${from}, "(\\w+)"\\)`, 'g'));
    const { steps } = await setupAs('pattif').plan(wish);
    const bodyOf = (name: string) =>
      steps.find((step) => step.name === name)?.calls[0]?.body as Record<string, unknown>;
    const step = bodyOf('hook msdyn_purchaseorderreceipt Create before');
    const settings = JSON.parse(String(step['configuration'])) as Record<string, unknown>;
    assert.deepEqual(settings, { url: wish.hooks.url, onUnavailable: 'allow' });
    assert.deepEqual([...reads('open')].sort(), Object.keys(settings).sort());
    assert.equal(bodyOf('key of the plug-in')['secureconfig'], '{{plugin key}}');
    assert.deepEqual(reads('secret'), ['key']);
    const patti = person({ ...standIns }, 'pattif');
    const id = /\(([^)]+)\)/.exec(String(step['plugintypeid@odata.bind']))?.[1] ?? '';
    const type = await patti.dataverse('GET', `plugintypes(${id})`);
    assert.equal(type.body['typename'], pluginClass);
  });

  it('gives the role what acting for people and bulk writes need', async () => {
    const { steps } = await setupAs('pattif').plan(wish);
    const filling = JSON.stringify(steps.find(({ name }) => name === 'privileges of Dispatch Copilot')?.calls);
    for (const privilege of ['prvActOnBehalfOfAnotherUser', 'prvBypassCustomBusinessLogic', 'prvCreatemsdyn_warehouse'])
      assert.ok(filling.includes(`{{privilege ${privilege}}}`), privilege);
  });

  it('is refused in words that help when the user may not customize', async () => {
    const plan = await setupAs('pattif').plan(wish);
    const list = memory();
    const outcome = await setupAs('alexw').carryOut(plan, { undoList: list, hookKey: 'the secret' });
    assert.deepEqual(outcome.done, []);
    assert.match(outcome.stopped?.message ?? '', /is missing prvCreatepublisher privilege/);
    assert.match(outcome.stopped?.remedy ?? '', /System Customizer/);
    assert.deepEqual(list.list, [], 'nothing was made, so nothing is to be taken back');
  });

  it('goes on where it was interrupted', async () => {
    const setup = setupAs('pattif');
    const plan = await setup.plan(wish);
    let left = 40;
    const onStep = () => {
      if ((left -= 1) < 0) throw new Killed();
    };
    await assert.rejects(setup.carryOut(plan, { undoList, onStep, hookKey: 'the secret' }), Killed);
    const rest = await setupAs('pattif').plan(wish);
    assert.equal(rest.steps.length, plan.steps.length - 40);
    const outcome = await setupAs('pattif').carryOut(rest, { undoList, hookKey: 'the secret' });
    assert.equal(outcome.stopped, null);
    assert.deepEqual(await broken(), []);
    assert.deepEqual(await connector.system.inspect(maps.maps), [], 'not even a warning is left');
  }).timeout(120_000);

  it('finds nothing to do a second time, as the integration itself too', async () => {
    assert.deepEqual(await setupAs('pattif').plan(wish), { steps: [], obstacles: [] });
    const keyAgain = await setupAs('pattif').plan({ ...wish, hooks: { ...wish.hooks, renewKey: true } });
    assert.deepEqual(names(keyAgain), [`key of ${wish.hooks.url}`]);
    assert.deepEqual(
      (await connector.diagnose(wish.hooks)).filter(({ level }) => level !== 'ok'),
      [],
    );
  });

  it('says what cannot be registered without the plug-in, and registers it once that is there', async () => {
    const patti = person({ ...standIns }, 'pattif');
    const types = await patti.dataverse(
      'GET',
      "plugintypes?$filter=typename eq 'DispatchCopilot.Dataverse.AskBeforeCommit'",
    );
    const [type] = types.body['value'] as Record<string, unknown>[];
    assert.ok(type);
    const steps = await patti.dataverse(
      'GET',
      `sdkmessageprocessingsteps?$filter=_plugintypeid_value eq ${String(type['plugintypeid'])}`,
    );
    for (const step of steps.body['value'] as Record<string, unknown>[])
      await patti.dataverse('DELETE', `sdkmessageprocessingsteps(${String(step['sdkmessageprocessingstepid'])})`);
    await patti.dataverse('DELETE', `plugintypes(${String(type['plugintypeid'])})`);
    const without = await setupAs('pattif').plan(wish);
    assert.deepEqual(names(without), [], 'no step asks by a webhook, which could neither show text nor return values');
    assert.match(without.obstacles[0]?.what ?? '', /no plug-in DispatchCopilot\.Dataverse\.AskBeforeCommit/);
    assert.match(without.obstacles[0]?.remedy ?? '', /companions\/dataverse-plugin/);
    const finding = (await connector.diagnose(wish.hooks)).find(({ check }) => check === 'hooks');
    assert.equal(finding?.level, 'error');
    assert.match(finding?.todo ?? '', /companions\/dataverse-plugin/);

    const again = await patti.dataverse('POST', 'plugintypes', {
      name: type['name'],
      typename: type['typename'],
      'pluginassemblyid@odata.bind': `/pluginassemblies(${String(type['_pluginassemblyid_value'])})`,
    });
    assert.equal(again.status, 204, again.text);
    const plan = await setupAs('pattif').plan(wish);
    assert.equal(names(plan).filter((name) => /^hook .* before$/.test(name)).length, 27);
    assert.equal((await setupAs('pattif').carryOut(plan, { undoList, hookKey: 'the secret' })).stopped, null);
    assert.deepEqual(await setupAs('pattif').plan(wish), { steps: [], obstacles: [] });
  });

  it('tells of a lacking right to spare the steps, and gives it', async () => {
    const patti = person({ ...standIns }, 'pattif');
    const roles = await patti.dataverse('GET', "roles?$filter=name eq 'Dispatch Copilot'");
    const [role] = roles.body['value'] as Record<string, unknown>[];
    const users = await patti.dataverse('GET', "systemusers?$filter=domainname eq 'dispatch-copilot@example.com'");
    const [user] = users.body['value'] as Record<string, unknown>[];
    const held = `systemusers(${String(user?.['systemuserid'])})/systemuserroles_association(${String(role?.['roleid'])})`;
    assert.equal((await patti.dataverse('DELETE', `${held}/$ref`)).status, 204);
    assert.equal((await patti.dataverse('DELETE', `roles(${String(role?.['roleid'])})`)).status, 204);
    const whole = await setupAs('pattif').plan(wish);
    const isBypass = (privilege: unknown) => JSON.stringify(privilege).includes('prvBypassCustomBusinessLogic');
    const steps = whole.steps.map((step) => ({
      ...step,
      calls: step.calls.map((call) => {
        const body = call.body as { readonly Privileges?: readonly unknown[] };
        return body.Privileges === undefined
          ? call
          : { ...call, body: { Privileges: body.Privileges.filter((one) => !isBypass(one)) } };
      }),
    }));
    assert.equal(
      (await setupAs('pattif').carryOut({ ...whole, steps }, { undoList, hookKey: 'the secret' })).stopped,
      null,
    );
    const finding = (await connector.diagnose(wish.hooks)).find(({ check }) => check === 'privileges');
    assert.equal(finding?.level, 'warning');
    assert.match(finding.says, /lacks prvBypassCustomBusinessLogic/);
    const rest = await setupAs('pattif').plan(wish);
    assert.deepEqual(names(rest), ['privileges of Dispatch Copilot']);
    assert.equal((await setupAs('pattif').carryOut(rest, { undoList, hookKey: 'the secret' })).stopped, null);
    assert.deepEqual((await setupAs('pattif').plan(wish)).steps, []);
  });

  it('mends what somebody took away meanwhile', async () => {
    const patti = person({ ...standIns }, 'pattif');
    const table = "EntityDefinitions(LogicalName='msdyn_warehouse')";
    const one = { EntityLogicalName: 'msdyn_warehouse', AttributeLogicalName: 'msdyn_warehousetype', Value: 192350003 };
    assert.equal((await patti.dataverse('POST', 'DeleteOptionValue', one)).status, 204);
    const definition = (await patti.dataverse('GET', table)).body;
    assert.equal((await patti.dataverse('PUT', table, { ...definition, ChangeTrackingEnabled: false })).status, 204);
    const steps = await patti.dataverse('GET', 'sdkmessageprocessingsteps?$top=1');
    const [step] = steps.body['value'] as { sdkmessageprocessingstepid: string }[];
    await patti.dataverse('DELETE', `sdkmessageprocessingsteps(${step?.sdkmessageprocessingstepid ?? ''})`);
    const plan = await setupAs('pattif').plan(wish);
    assert.equal(plan.steps.length, 4, names(plan).join());
    assert.ok(names(plan).includes('options msdyn_warehouse.msdyn_warehousetype'));
    assert.ok(names(plan).includes('change tracking msdyn_warehouse'));
    assert.ok(
      (await connector.diagnose(wish.hooks)).some(
        ({ check, level }) => check === 'change tracking' && level === 'warning',
      ),
    );
    assert.equal((await setupAs('pattif').carryOut(plan, { undoList, hookKey: 'the secret' })).stopped, null);
    assert.deepEqual((await setupAs('pattif').plan(wish)).steps, []);
  });

  it('says what it cannot mend: a column of another kind', async () => {
    const patti = person({ ...standIns }, 'pattif');
    const table = "EntityDefinitions(LogicalName='msdyn_shipvia')";
    const path = `${table}/Attributes(LogicalName='msdyn_description')`;
    assert.equal((await patti.dataverse('DELETE', path)).status, 204);
    const wrong = {
      '@odata.type': 'Microsoft.Dynamics.CRM.IntegerAttributeMetadata',
      SchemaName: 'msdyn_description',
      DisplayName: { LocalizedLabels: [{ Label: 'Wrong', LanguageCode: 1033 }] },
    };
    assert.equal((await patti.dataverse('POST', `${table}/Attributes`, wrong)).status, 204);
    const plan = await setupAs('pattif').plan(wish);
    assert.equal(plan.obstacles.length, 1);
    assert.match(plan.obstacles[0]?.what ?? '', /msdyn_shipvia\.msdyn_description is Integer, and the maps need text/);
    await patti.dataverse('DELETE', path);
    const again = await setupAs('pattif').plan(wish);
    assert.deepEqual(names(again), ['column msdyn_shipvia.msdyn_description', 'publish']);
    await setupAs('pattif').carryOut(again, { undoList, hookKey: 'the secret' });
  });

  it('brings the columns of a tenth map along', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'terms-of-delivery.map.ts'), tenthMap);
    const ten = await loadMaps(mapsFolder, folder.path);
    const list = memory();
    const setup = setupAs('pattif', ten);
    const plan = await setup.plan(wish);
    assert.ok(names(plan).includes('column msdyn_termsofdelivery.msdyn_shipmentkind'));
    assert.ok(names(plan).includes('hook msdyn_termsofdelivery Create before'));
    assert.ok(!names(plan).includes('table msdyn_termsofdelivery'), 'it is there for the lookups of the others');
    assert.equal((await setup.carryOut(plan, { undoList: list, hookKey: 'the secret' })).stopped, null);
    assert.deepEqual((await setupAs('pattif', ten).plan(wish)).steps, []);
    const undone = await setupAs('pattif', ten).undo({ undoList: list, loseData: false });
    assert.ok('stopped' in undone && undone.stopped === null, JSON.stringify(undone));
  });

  it('takes back what it made, but no values unless told', async () => {
    const patti = person({ ...standIns }, 'pattif');
    const row = { msdyn_name: 'V', msdyn_warehouseidentifier: 'V1' };
    const unasked = await patti.dataverse('POST', 'msdyn_warehouses', row);
    assert.match(unasked.text, /does not answer/, 'the hook that setup registered is asked, and nobody is there');
    const made = await fetch(`${standIns.dataverse}/api/data/v9.2/msdyn_warehouses`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer pattif@example.com',
        'content-type': 'application/json',
        'mscrm.bypasscustompluginexecution': 'true',
        connection: 'close',
      },
      body: JSON.stringify(row),
    });
    assert.equal(made.status, 204, await made.text());
    const refused = await setupAs('pattif').undo({ undoList, loseData: false });
    assert.ok('losses' in refused);
    assert.ok(refused.losses.includes('the values of msdyn_warehouse.msdyn_warehouseidentifier'));
    assert.ok(!refused.losses.includes('the rows of cdm_company'), 'the rows that setup entered are no loss');
    assert.deepEqual((await setupAs('pattif').plan(wish)).steps, [], 'nothing was taken back');

    const undone = await setupAs('pattif').undo({ undoList, loseData: true });
    assert.ok('stopped' in undone && undone.stopped === null, JSON.stringify(undone));
    assert.deepEqual(undoList.list, []);
    assert.equal(new Set(await broken()).size, 9);
    const solutions = await patti.dataverse('GET', "solutions?$filter=uniquename eq 'DispatchCopilot'");
    assert.deepEqual(solutions.body['value'], []);
    assert.equal((await patti.dataverse('GET', 'msdyn_warehouses?$top=1')).status, 200, 'the rows are still there');
  }).timeout(120_000);
});

describe('setup of an organisation without Field Service', () => {
  it('leaves the maps of Field Service alone and says so', async () => {
    const maps = await loadMaps();
    const { createSandbox } = await import('../../../src/sandbox/compose.ts');
    const { listen } = await import('../../../src/sandbox/engine/http.ts');
    const sandbox = await createSandbox({
      dataDirectory: null,
      clock: systemClock,
      ids: { guid: randomUUID },
      callHook: async () => ({ status: 200, headers: {}, body: '{}' }),
      dataverse: { organization: 'plain', fieldService: false },
    });
    const server = await listen(sandbox.dataverse, 0);
    await using setup = createDataverseSetup({
      url: server.origin,
      tokens: { token: async () => 'pattif@example.com' },
      clock: systemClock,
      maps,
      newId: randomUUID,
    });
    const plan = await setup.plan(wish);
    assert.ok(plan.obstacles.some(({ what }) => /no table msdyn_purchaseorder:/.test(what)));
    assert.ok(plan.steps.some(({ name }) => name === 'column msdyn_warehouse.msdyn_warehousetype'));
    assert.ok(!plan.steps.some(({ name }) => name.includes('msdyn_purchaseorder.')));
    await server.close();
    await sandbox.close();
  });
});

const tenthMap = `
export const map = {
  title: 'Terms of delivery (msdyn_termsofdeliveries)',
  words: { one: 'delivery term', many: 'delivery terms', also: [] },
  dataverse: { table: 'msdyn_termsofdelivery', set: 'msdyn_termsofdeliveries', name: 'msdyn_description' },
  financeOperations: { collection: 'DeliveryTerms', aotName: 'DlvTermEntity', menuItem: 'DlvTerm' },
  company: 'striped',
  key: ['TermsCode'],
  origin: 'both',
  onUnavailable: 'refuse',
  fields: [
    ['TermsCode', '=', 'msdyn_termscode', 'text', 'Terms code', { maxLength: 10, required: true }],
    ['Description', '=', 'msdyn_description', 'text', 'Description', { maxLength: 60 }],
    ['ShipmentKind', '><', 'msdyn_shipmentkind', 'choice', 'Kind', { values: { Parcel: 192350000, Freight: 192350001 } }],
  ],
  card: ['TermsCode', 'Description'],
};
`;
