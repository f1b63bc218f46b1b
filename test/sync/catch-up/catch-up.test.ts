import assert from 'node:assert/strict';
import type { RecordRef } from '../../../src/connectors/port.ts';
import type { CoreNotice } from '../../../src/sync/face.ts';
import type { SyncSettings } from '../../../src/sync/settings.ts';
import type { Store } from '../../../src/store/open-store.ts';
import { openFreshStore } from '../../support/fresh-store.ts';
import { startCore, startStandIns, type RunningParts, type StandIns } from '../../support/running-core.ts';
import { eventually, person, rows, type Person } from '../../support/wire.ts';

const quick: Partial<SyncSettings> = { catchUpInterval: 200, comparisonInterval: 200, hookGrace: 300 };
const nobody = { url: null, key: '' };

describe('catch-up', function () {
  this.timeout(120_000);
  let standIns: StandIns;
  let store: Store;
  let core: RunningParts;
  let patti: Person;
  let company: string;
  let site: string;
  let notices: CoreNotice[] = [];
  let number = 0;

  before(async () => {
    standIns = await startStandIns();
    store = await openFreshStore();
    patti = person(standIns, 'pattif');
    const found = rows(await patti.dataverse('GET', `cdm_companies?$filter=cdm_companycode eq 'usmf'`));
    company = `/cdm_companies(${String(found[0]?.['cdm_companyid'])})`;
    const sites = rows(await patti.financeOperations('GET', `OperationalSitesV2?$top=1&$filter=dataAreaId eq 'usmf'`));
    site = String(sites[0]?.['SiteId']);
    core = await start();
    await followed();
  });
  after(async () => {
    await core.close();
    await store.close();
    await standIns.close();
  });

  const start = async (settings: Partial<SyncSettings> = {}): Promise<RunningParts> => {
    const started = await startCore(standIns, { store, settings: { ...quick, ...settings } });
    notices = [];
    started.sync.onNotice(async (notice) => void notices.push(notice));
    return started;
  };
  /** Every map has a position in both systems. */
  const followed = () =>
    eventually(
      async () => {
        for (const { name } of core.sync.maps)
          for (const system of ['dataverse', 'financeOperations'] as const)
            if ((await store.catchUp.position(system, name)) === null) return false;
        return true;
      },
      'following every map',
      30_000,
    );
  const silence = () => standIns.sandbox.control.registerHooks({ dataverse: nobody, financeOperations: nobody });
  const unheard = async <T>(work: () => Promise<T>): Promise<T> => {
    await standIns.sandbox.settled();
    await silence();
    return work();
  };
  const refTo = (id: string): RecordRef => ({ map: 'warehouse', company: 'usmf', key: [id] });
  const sides = async (id: string) => ({
    dataverse: (await core.dataverse.system.read(core.sync.map('warehouse'), refTo(id)))?.values ?? null,
    financeOperations:
      (await core.financeOperations.system.read(core.sync.map('warehouse'), refTo(id)))?.values ?? null,
  });
  const bothNamed = (id: string, name: string | null) =>
    eventually(
      async () => {
        const { dataverse, financeOperations } = await sides(id);
        return (
          (dataverse?.['WarehouseName'] ?? null) === name && (financeOperations?.['WarehouseName'] ?? null) === name
        );
      },
      `both sides with ${id} as ${name ?? 'gone'}`,
      20_000,
    );
  const rowOf = async (id: string) => {
    const [row] = rows(await patti.dataverse('GET', `msdyn_warehouses?$filter=msdyn_warehouseidentifier eq '${id}'`));
    return `msdyn_warehouses(${String(row?.['msdyn_warehouseid'])})`;
  };
  const recordOf = (id: string) => `Warehouses(dataAreaId='usmf',WarehouseId='${id}')?cross-company=true`;
  const inDataverse = async (id: string, name: string) => {
    const bound = rows(await patti.dataverse('GET', `msdyn_operationalsites?$filter=msdyn_siteid eq '${site}'`));
    const answer = await patti.dataverse('POST', 'msdyn_warehouses', {
      msdyn_name: id,
      msdyn_warehouseidentifier: id,
      msdyn_description: name,
      'msdyn_company@odata.bind': company,
      'msdyn_operationalsite@odata.bind': `/msdyn_operationalsites(${String(bound[0]?.['msdyn_operationalsiteid'])})`,
    });
    assert.equal(answer.status, 204, answer.text);
  };
  const inFinanceOperations = async (id: string, name: string) => {
    const record = { dataAreaId: 'usmf', WarehouseId: id, WarehouseName: name, OperationalSiteId: site };
    const answer = await patti.financeOperations('POST', 'Warehouses', record);
    assert.equal(answer.status, 201, answer.text);
  };
  const ok = ({ status, text }: { readonly status: number; readonly text: string }) => assert.equal(status, 204, text);
  /** Nothing waits, and another round of looks has gone by. */
  const rest = async () => {
    await standIns.sandbox.settled();
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await eventually(async () => (await store.signals.count()) === 0, 'coming to rest', 20_000);
  };
  const freshId = () => `CU${(number += 1)}`;

  it('begins without taking what is there already for news', async () => {
    await rest();
    assert.equal((await store.journal.list({ limit: 10 })).length, 0);
    assert.deepEqual(notices, []);
  });

  for (const [origin, create, rename, remove] of [
    [
      'dataverse',
      inDataverse,
      async (id: string, name: string) =>
        ok(await patti.dataverse('PATCH', await rowOf(id), { msdyn_description: name })),
      async (id: string) => ok(await patti.dataverse('DELETE', await rowOf(id))),
    ],
    [
      'financeOperations',
      inFinanceOperations,
      async (id: string, name: string) =>
        ok(await patti.financeOperations('PATCH', recordOf(id), { WarehouseName: name })),
      async (id: string) => ok(await patti.financeOperations('DELETE', recordOf(id))),
    ],
  ] as const) {
    it(`carries over what no hook of ${origin} told of, and says so`, async () => {
      const id = freshId();
      notices.length = 0;
      await unheard(() => create(id, 'Found'));
      await bothNamed(id, 'Found');
      await eventually(async () => notices.length > 0, 'a notice');
      assert.deepEqual(
        notices.map(({ kind, map }) => [kind, map]),
        [['missedHook', 'warehouse']],
      );
      assert.match(notices[0]?.text ?? '', /^1 warehouse changed in .+ without word from its hook\./);

      await rest();
      await rename(id, 'Renamed');
      await bothNamed(id, 'Renamed');
      await rest();
      await remove(id);
      await bothNamed(id, null);
      await eventually(async () => notices.length === 3, 'a notice for each');
      await core.registerHooks();
    });
  }

  it('stays silent about what a hook told, and looks at echoes without reading them again', async () => {
    await rest();
    notices.length = 0;
    const id = freshId();
    await inDataverse(id, 'Told');
    await standIns.sandbox.settled();
    ok(await patti.financeOperations('PATCH', recordOf(id), { WarehouseName: 'Told again' }));
    await bothNamed(id, 'Told again');
    await rest();
    assert.deepEqual(notices, []);
    standIns.sandbox.control.trace.clear();
    await rest();
    const reads = standIns.sandbox.control.trace.entries().filter(({ request }) => request.url.includes('$batch'));
    assert.deepEqual(reads, [], 'a quiet round asks for lists of changes alone');
  });

  it('compares all records when the cursor has expired, and goes on from a new one', async () => {
    const kept = freshId();
    const gone = freshId();
    for (const id of [kept, gone]) await inDataverse(id, 'Before');
    await rest();
    const before = await store.catchUp.position('dataverse', 'warehouse');
    await unheard(async () => {
      // No look may come between the changes and the loss of the cursor.
      standIns.sandbox.control.faults.dataverse.add([{ path: 'deltatoken', status: 503, times: 1_000 }]);
      ok(await patti.dataverse('PATCH', await rowOf(kept), { msdyn_description: 'After' }));
      ok(await patti.dataverse('DELETE', await rowOf(gone)));
      const answer = await fetch(`${standIns.dataverse}/__sandbox/expire-change-tracking`, { method: 'POST' });
      assert.equal(answer.status, 204);
      standIns.sandbox.control.faults.dataverse.clear();
    });
    await bothNamed(kept, 'After');
    await bothNamed(gone, null);
    const after = await store.catchUp.position('dataverse', 'warehouse');
    assert.equal(after?.round, (before?.round ?? 0) + 1);
    await core.registerHooks();
  });

  it('carries over at the next start what was saved on both sides while nobody was there', async () => {
    const here = freshId();
    const there = freshId();
    const removed = freshId();
    for (const id of [here, there, removed]) await inDataverse(id, 'Before');
    await rest();
    await core.close();
    const born = freshId();
    ok(await patti.dataverse('PATCH', await rowOf(here), { msdyn_description: 'By dispatch' }));
    ok(await patti.financeOperations('PATCH', recordOf(there), { WarehouseName: 'By purchasing' }));
    ok(await patti.financeOperations('DELETE', recordOf(removed)));
    await inFinanceOperations(born, 'Born meanwhile');
    core = await start({ catchUpInterval: 60_000, comparisonInterval: 900_000 });
    await bothNamed(here, 'By dispatch');
    await bothNamed(there, 'By purchasing');
    await bothNamed(removed, null);
    await bothNamed(born, 'Born meanwhile');
    assert.deepEqual(notices, [], 'no hook is to blame');
    await core.close();
    core = await start();
  });

  it('waits as long as a busy system asks, and catches up then', async () => {
    await rest();
    const id = freshId();
    const busy = { path: 'track|deltatoken', status: 429, headers: { 'retry-after': '2' }, times: 3 };
    await unheard(async () => {
      standIns.sandbox.control.faults.dataverse.add([busy]);
      await inDataverse(id, 'Later');
    });
    await bothNamed(id, 'Later');
    await core.registerHooks();
  });
});
