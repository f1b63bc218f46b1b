import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { RecordChange } from '../../src/connectors/port.ts';
import type { CanonicalRecord } from '../../src/maps/entity-map.ts';
import { alex, startCore, startStandIns, type RunningParts, type StandIns } from '../support/running-core.ts';
import { eventually, person, rows, type Person } from '../support/wire.ts';

describe('live sync of a plain entity', function () {
  this.timeout(60_000);
  let standIns: StandIns;
  let core: RunningParts;
  let dispatcher: Person;
  let purchaser: Person;
  let administrator: Person;
  let siteId: string;
  let number = 100;

  before(async () => {
    standIns = await startStandIns();
    core = await startCore(standIns);
    dispatcher = person(standIns, 'alexw');
    purchaser = person(standIns, 'adelev');
    administrator = person(standIns, 'pattif');
    siteId = String(
      rows(await administrator.financeOperations('GET', `OperationalSitesV2?$top=1&$filter=dataAreaId eq 'usmf'`))[0]?.[
        'SiteId'
      ],
    );
  });
  after(async () => {
    await core.close();
    await standIns.close();
  });

  const nextId = () => `T${(number += 1)}`;
  /** A record that was there before the two systems were connected: Dataverse refuses another one with its key. */
  const onlyInDataverse = async (): Promise<string> => {
    const id = nextId();
    await standIns.sandbox.control.registerHooks({ dataverse: { url: null, key: '' } });
    const answer = await administrator.dataverse('POST', 'msdyn_warehouses', {
      msdyn_name: id,
      msdyn_warehouseidentifier: id,
      msdyn_description: 'Only here',
      'msdyn_company@odata.bind': `/cdm_companies(${await company()})`,
    });
    assert.equal(answer.status, 204, answer.text);
    await standIns.sandbox.settled();
    await core.registerHooks();
    return id;
  };
  const create = (id: string, values: CanonicalRecord): RecordChange => ({
    action: 'create',
    ref: { map: 'warehouse', company: 'usmf', key: [id] },
    values: { WarehouseId: id, WarehouseName: `Warehouse ${id}`, ...values },
  });
  const write = (changes: readonly RecordChange[], requestId: string = randomUUID()) =>
    core.sync.write({ requestId, actor: alex, origin: 'chat', changes, summary: 'create warehouse' });
  const inDataverse = async (id: string) =>
    rows(await administrator.dataverse('GET', `msdyn_warehouses?$filter=msdyn_warehouseidentifier eq '${id}'`));
  const inFinanceOperations = async (id: string) =>
    rows(await administrator.financeOperations('GET', `Warehouses?$filter=WarehouseId eq '${id}'&cross-company=true`));
  const company = async () =>
    String(
      rows(await administrator.dataverse('GET', `cdm_companies?$filter=cdm_companycode eq 'usmf'`))[0]?.[
        'cdm_companyid'
      ],
    );
  const site = async (siteId: string) =>
    String(
      rows(
        await administrator.dataverse(
          'GET',
          `msdyn_operationalsites?$filter=msdyn_siteid eq '${siteId}' and _msdyn_company_value eq ${await company()}`,
        ),
      )[0]?.['msdyn_operationalsiteid'],
    );

  it('writes a record to both systems and says what they hold', async () => {
    const id = nextId();
    const outcome = await write([create(id, { OperationalSiteId: siteId })]);
    assert.equal(outcome.kind, 'committed', JSON.stringify(outcome));
    assert.equal((await inDataverse(id))[0]?.['msdyn_description'], `Warehouse ${id}`);
    assert.equal((await inFinanceOperations(id))[0]?.['OperationalSiteId'], siteId);
  });

  it('refuses in the words of Supply Chain Management and writes neither', async () => {
    const id = nextId();
    const outcome = await write([create(id, {})]);
    assert.equal(outcome.kind, 'refused');
    const [problem] = outcome.kind === 'refused' ? outcome.problems : [];
    assert.match(problem?.message ?? '', /Field 'Site' must be filled in/);
    assert.deepEqual([problem?.system, problem?.field], ['financeOperations', 'OperationalSiteId']);
    assert.deepEqual(await inDataverse(id), []);
    assert.deepEqual(await inFinanceOperations(id), []);
  });

  it('carries out a request once however often it is made', async () => {
    const id = nextId();
    const request = randomUUID();
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map(() => write([create(id, { OperationalSiteId: siteId })], request)),
    );
    assert.deepEqual(new Set(outcomes.map((outcome) => outcome.kind)), new Set(['committed']));
    assert.equal((await inFinanceOperations(id)).length, 1);
    assert.equal((await inDataverse(id)).length, 1);
  });

  it('takes the first write back when Dataverse refuses the second', async () => {
    const id = await onlyInDataverse();
    const outcome = await write([create(id, { OperationalSiteId: siteId })]);
    assert.equal(outcome.kind, 'refused', JSON.stringify(outcome));
    assert.deepEqual(await inFinanceOperations(id), []);
    assert.equal((await inDataverse(id))[0]?.['msdyn_description'], 'Only here');
  });

  it('refuses a save in Field Service with the text of Supply Chain Management', async () => {
    const id = nextId();
    const answer = await dispatcher.dataverse('POST', 'msdyn_warehouses', {
      msdyn_name: id,
      msdyn_warehouseidentifier: id,
      msdyn_description: 'No site',
      'msdyn_company@odata.bind': `/cdm_companies(${await company()})`,
    });
    assert.equal(answer.status, 400, answer.text);
    assert.match(answer.text, /Field 'Site' must be filled in/);
    assert.deepEqual(await inDataverse(id), []);
    assert.deepEqual(await inFinanceOperations(id), []);
  });

  it('brings a valid save in Field Service to Supply Chain Management before it commits', async () => {
    const id = nextId();
    const answer = await dispatcher.dataverse('POST', 'msdyn_warehouses', {
      msdyn_name: id,
      msdyn_warehouseidentifier: id,
      msdyn_description: 'From the screen',
      'msdyn_operationalsite@odata.bind': `/msdyn_operationalsites(${await site(siteId)})`,
      'msdyn_company@odata.bind': `/cdm_companies(${await company()})`,
    });
    assert.equal(answer.status, 204, answer.text);
    assert.equal((await inFinanceOperations(id))[0]?.['WarehouseName'], 'From the screen');
    await eventually(async () => (await core.store.journal.unfinished()).length === 0, 'the after-commit event');
    const change = await dispatcher.dataverse(
      'PATCH',
      `msdyn_warehouses(${String((await inDataverse(id))[0]?.['msdyn_warehouseid'])})`,
      {
        msdyn_description: 'Renamed',
      },
    );
    assert.equal(change.status, 204, change.text);
    assert.equal((await inFinanceOperations(id))[0]?.['WarehouseName'], 'Renamed');
  });

  it('brings a valid save in Supply Chain Management to Field Service before it commits', async () => {
    const id = nextId();
    const answer = await purchaser.financeOperations('POST', 'Warehouses', {
      dataAreaId: 'usmf',
      WarehouseId: id,
      WarehouseName: 'From the other screen',
      OperationalSiteId: siteId,
    });
    assert.equal(answer.status, 201, answer.text);
    assert.equal((await inDataverse(id))[0]?.['msdyn_description'], 'From the other screen');
  });

  it('refuses a save in Supply Chain Management that breaks a rule of Field Service', async () => {
    const id = await onlyInDataverse();
    const answer = await purchaser.financeOperations('POST', 'Warehouses', {
      dataAreaId: 'usmf',
      WarehouseId: id,
      WarehouseName: 'Refused',
      OperationalSiteId: siteId,
    });
    assert.ok(answer.status >= 400, answer.text);
    assert.match(
      answer.text,
      /Unable to write data to entity msdyn_warehouses\. Writes to Warehouses failed with error message .*already/,
    );
    assert.deepEqual(await inFinanceOperations(id), []);
    assert.equal((await inDataverse(id))[0]?.['msdyn_description'], 'Only here');
  });

  it('lets one of two people win who save the same record at the same moment, one in each system', async function () {
    this.timeout(240_000);
    const id = nextId();
    assert.equal((await write([create(id, { OperationalSiteId: siteId })])).kind, 'committed');
    const guid = String((await inDataverse(id))[0]?.['msdyn_warehouseid']);
    const rounds = 20;
    for (let round = 0; round < rounds; round += 1) {
      const [here, there] = await Promise.all([
        dispatcher.dataverse('PATCH', `msdyn_warehouses(${guid})`, { msdyn_description: `here ${round}` }),
        purchaser.financeOperations('PATCH', `Warehouses(dataAreaId='usmf',WarehouseId='${id}')`, {
          WarehouseName: `there ${round}`,
        }),
      ]);
      assert.ok(here.status < 300 || there.status < 300, `round ${round}: somebody wins: ${here.text} ${there.text}`);
      await eventually(
        async () => (await core.store.journal.unfinished()).length === 0 && (await core.store.signals.count()) === 0,
        `round ${round} coming to rest`,
      );
      const name = (await inFinanceOperations(id))[0]?.['WarehouseName'];
      assert.equal((await inDataverse(id))[0]?.['msdyn_description'], name, `round ${round}`);
      const winners = [here.status < 300 ? `here ${round}` : null, there.status < 300 ? `there ${round}` : null];
      assert.ok(winners.includes(String(name)), `round ${round}: ${String(name)} was written by a winner`);
    }
  });
});
