import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Router } from 'express';
import { runCommandLine } from '../../src/host/command-line.ts';
import { composeServices, type Services } from '../../src/host/compose.ts';
import { parseConfiguration, type Configuration } from '../../src/host/configuration.ts';
import { administrationRoutes } from '../../src/host/http/administration.ts';
import { hookRoutes } from '../../src/host/http/hooks.ts';
import { createHttpApplication, listen } from '../../src/host/http/server.ts';
import { createMetrics } from '../../src/host/metrics.ts';
import { announceProcess, withdrawProcess } from '../../src/host/running-process.ts';
import { servicesAlone } from '../../src/host/setup/alone.ts';
import { openFreshStore } from '../support/fresh-store.ts';
import { systemClock } from '../support/clock.ts';
import { silent, startStandIns, type StandIns } from '../support/running-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { eventually, person, rows, type Person } from '../support/wire.ts';

/** A plain Field Service, Supply Chain Management, and the process between them. */
describe('setup and doctor at the command line', () => {
  let standIns: StandIns;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let configuration: Configuration;
  let services: Services;
  let patti: Person;
  let address: string;
  const stop: (() => Promise<void>)[] = [];

  const cli = async (...words: string[]) => {
    const said: string[] = [];
    const complaints: string[] = [];
    const code = await runCommandLine({
      words,
      dataFolder: configuration.dataFolder,
      operator: 'patti',
      terminal: null,
      sleep: (milliseconds) => systemClock.sleep(Math.min(milliseconds, 100)),
      say: (line) => said.push(line),
      complain: (line) => complaints.push(line),
      alone: () => servicesAlone(configuration, { clock: systemClock, newId: randomUUID }),
    });
    return { code, said: said.join('\n'), complaints: complaints.join('\n') };
  };
  const statuses = async () => {
    const { said } = await cli('maps', '--json');
    return (JSON.parse(said) as { name: string; status: string }[]).map(({ status }) => status);
  };
  const findings = async () => {
    const { code, said } = await cli('doctor', '--json');
    return {
      code,
      found: JSON.parse(said) as { where: string; check: string; level: string; says: string; todo: string | null }[],
    };
  };

  before(async () => {
    standIns = await startStandIns({ organization: 'plain' });
    folder = await temporaryFolder();
    configuration = parseConfiguration({
      DATAVERSE_URL: standIns.dataverse,
      FINOPS_URL: standIns.financeOperations,
      DEFAULT_COMPANY: 'usmf',
      HOOK_KEY: 'a key of sixteen letters',
      PLAYGROUND: 'off',
      CATCH_UP_SECONDS: '0',
      PORT: '0',
      DATA_DIR: folder.path,
    });
    const metrics = createMetrics();
    const application = createHttpApplication(
      {
        messages: Router(),
        hooks: hookRoutes({ key: configuration.hookKey, core: () => services?.core ?? null, log: silent, metrics }),
        probes: Router(),
        administration: administrationRoutes({ key: 'key', services: () => services ?? null }),
      },
      silent,
      metrics,
    );
    const server = await listen(application, '127.0.0.1', 0);
    address = `http://127.0.0.1:${server.port}`;
    const store = await openFreshStore();
    const systems = { dataverse: standIns.dataverse, financeOperations: standIns.financeOperations };
    services = await composeServices({
      configuration,
      systems,
      address,
      store,
      clock: systemClock,
      newId: randomUUID,
      log: silent,
      metrics,
    });
    await standIns.sandbox.control.registerHooks({
      financeOperations: { url: `${address}/hooks/finance-operations`, key: configuration.hookKey },
    });
    await announceProcess(folder.path, { address, key: 'key' });
    patti = person(systems, 'pattif');
    stop.push(
      () => standIns.sandbox.settled(),
      () => services.close(),
      async () => void (await store.close()),
      () => server.close(),
      () => standIns.close(),
      async () => await folder[Symbol.asyncDispose](),
    );
  });
  after(async () => {
    for (const each of stop) await each();
  });

  it('finds a plain Field Service wanting: no map is available, and doctor says what to do', async () => {
    assert.deepEqual(new Set(await statuses()), new Set(['Not available']));
    const { code, found } = await findings();
    assert.equal(code, 2);
    const errors = found.filter(({ level }) => level === 'error');
    assert.ok(errors.some(({ check, todo }) => check === 'hooks' && /Run setup/.test(todo ?? '')));
    assert.ok(errors.some(({ check }) => check === 'privileges'));
    assert.ok(errors.some(({ where, check }) => where === 'this process' && check === 'map warehouse'));
    assert.ok(
      found.some(({ where, check, level }) => where === 'finance and operations' && check === 'maps' && level === 'ok'),
    );
    assert.ok(found.some(({ says }) => /companion service is there, version/.test(says)));
  });

  it('shows in a dry run what it would do, and writes it to a file for a pipeline', async () => {
    const dry = await cli('setup', '--dry-run');
    assert.equal(dry.code, 0, dry.complaints);
    assert.match(dry.said, /^\d+ steps would be taken:/);
    assert.match(
      dry.said,
      /Add the column msdyn_warehousetype \(Type, choice\) to msdyn_warehouse\n +for the map warehouse/,
    );
    const path = join(folder.path, 'plan.json');
    const exported = await cli('setup', '--export', path);
    assert.equal(exported.code, 0);
    const text = await readFile(path, 'utf8');
    const plan = JSON.parse(text) as { steps: { calls: { method: string; path: string }[] }[] };
    assert.ok(plan.steps.length > 200);
    assert.ok(plan.steps.every(({ calls }) => calls.length > 0));
    assert.ok(!text.includes(configuration.hookKey), 'the file holds no secret');
    assert.deepEqual(new Set(await statuses()), new Set(['Not available']), 'nothing was done');
  });

  it('asks before it changes anything', async () => {
    const { code, complaints } = await cli('setup');
    assert.equal(code, 2);
    assert.match(complaints, /add --yes/);
  });

  it('sets up once where two ask at the same moment, and all nine maps run without a restart', async () => {
    const [first, second] = await Promise.all([cli('setup', '--yes'), cli('setup', '--yes')]);
    assert.equal(first.code, 0, first.said + first.complaints);
    assert.match(first.said, /^Done: \d+ steps\.$/);
    assert.deepEqual(second, first);
    assert.equal((await statuses()).length, 9);
    assert.deepEqual(new Set(await statuses()), new Set(['Running']));
    const { code: health, found } = await findings();
    assert.deepEqual(
      found.filter(({ level }) => level !== 'ok'),
      [],
    );
    assert.equal(health, 0);
  }).timeout(240_000);

  it('finds nothing to do the second time', async () => {
    const { code, said } = await cli('setup', '--yes');
    assert.equal(code, 0);
    assert.equal(said, 'Nothing to do: everything the maps need is there.');
  });

  describe('then', () => {
    let company: string;

    before('what orders and warehouses look up is in both systems', async () => {
      const [usmf] = rows(await patti.dataverse('GET', "cdm_companies?$filter=cdm_companycode eq 'usmf'"));
      company = `/cdm_companies(${String(usmf?.['cdm_companyid'])})`;
      const put = async (set: string, body: object) => {
        const answer = await patti.dataverse('POST', set, body);
        assert.equal(answer.status, 204, `${set}: ${answer.text}`);
      };
      const inCompany = { 'msdyn_company@odata.bind': company };
      const orders = rows(
        await patti.financeOperations(
          'GET',
          "PurchaseOrderHeadersV2?$filter=dataAreaId eq 'usmf'&$top=1&cross-company=true",
        ),
      );
      const vendor = String(orders[0]?.['OrderVendorAccountNumber']);
      const sites = rows(
        await patti.financeOperations('GET', "OperationalSitesV2?$filter=dataAreaId eq 'usmf'&cross-company=true"),
      );
      for (const site of sites) {
        await put('msdyn_operationalsites', {
          msdyn_siteid: site['SiteId'],
          msdyn_name: site['SiteName'],
          ...inCompany,
        });
      }
      await put('accounts', { name: 'Vendor', accountnumber: vendor, ...inCompany });
      const currencies = rows(await patti.dataverse('GET', 'transactioncurrencies?$select=isocurrencycode'));
      assert.ok(currencies.length > 0);
    });

    it('carries a warehouse over from Field Service through the hook that setup registered', async () => {
      const [site] = rows(await patti.dataverse('GET', 'msdyn_operationalsites?$top=1'));
      const saved = await patti.dataverse('POST', 'msdyn_warehouses', {
        msdyn_name: 'P1',
        msdyn_warehouseidentifier: 'P1',
        msdyn_description: 'From Field Service',
        'msdyn_operationalsite@odata.bind': `/msdyn_operationalsites(${String(site?.['msdyn_operationalsiteid'])})`,
        'msdyn_company@odata.bind': company,
      });
      assert.equal(saved.status, 204, saved.text);
      const record = await patti.financeOperations(
        'GET',
        "Warehouses(dataAreaId='usmf',WarehouseId='P1')?cross-company=true",
      );
      assert.equal(record.body['WarehouseName'], 'From Field Service');
      const refused = await patti.dataverse('POST', 'msdyn_warehouses', {
        msdyn_name: 'P2',
        msdyn_warehouseidentifier: 'P2',
        msdyn_description: 'Without a site',
        'msdyn_company@odata.bind': company,
      });
      assert.equal(refused.status, 400);
      assert.match(refused.text, /Site/, 'the rule of Supply Chain Management holds in Field Service');
    });

    it('carries a warehouse over from Supply Chain Management', async () => {
      const [site] = rows(await patti.dataverse('GET', 'msdyn_operationalsites?$top=1'));
      const saved = await patti.financeOperations('POST', 'Warehouses?cross-company=true', {
        dataAreaId: 'usmf',
        WarehouseId: 'P3',
        WarehouseName: 'From Supply Chain Management',
        OperationalSiteId: site?.['msdyn_siteid'],
      });
      assert.equal(saved.status, 201, saved.text);
      const row = async () =>
        rows(await patti.dataverse('GET', "msdyn_warehouses?$filter=msdyn_warehouseidentifier eq 'P3'"))[0];
      await eventually(async () => (await row()) !== undefined, 'the warehouse in Field Service');
      assert.equal((await row())?.['msdyn_description'], 'From Supply Chain Management');
    });

    it('carries an order over both ways', async () => {
      const [account] = rows(await patti.dataverse('GET', "accounts?$filter=name eq 'Vendor'"));
      const [currency] = rows(await patti.dataverse('GET', "transactioncurrencies?$filter=isocurrencycode eq 'USD'"));
      const saved = await patti.dataverse('POST', 'msdyn_purchaseorders', {
        msdyn_name: 'PLAIN-1',
        msdyn_purchaseorderdate: '2026-11-23',
        msdyn_accountingdate: '2026-11-23',
        'msdyn_Vendor@odata.bind': `/accounts(${String(account?.['accountid'])})`,
        'transactioncurrencyid@odata.bind': `/transactioncurrencies(${String(currency?.['transactioncurrencyid'])})`,
        'msdyn_company@odata.bind': company,
      });
      assert.equal(saved.status, 204, saved.text);
      const [order] = rows(
        await patti.dataverse(
          'GET',
          `msdyn_purchaseorders?$filter=_msdyn_vendor_value eq ${String(account?.['accountid'])} and _msdyn_company_value ne null`,
        ),
      );
      const number = String(order?.['msdyn_name']);
      const key = `PurchaseOrderHeadersV2(dataAreaId='usmf',PurchaseOrderNumber='${number}')?cross-company=true`;
      const there = await patti.financeOperations('GET', key);
      assert.equal(there.status, 200, there.text);
      assert.equal(there.body['OrderVendorAccountNumber'], account?.['accountnumber']);

      const changed = await patti.financeOperations('PATCH', key, { VendorOrderReference: 'Ref 7' });
      assert.ok(changed.status < 300, changed.text);
      await eventually(async () => {
        const [now] = rows(await patti.dataverse('GET', `msdyn_purchaseorders?$filter=msdyn_name eq '${number}'`));
        return now?.['msdyn_vendororderreference'] === 'Ref 7';
      }, 'the reference in Field Service');
    });

    it('takes back nothing that holds values unless told, and then is plain again', async () => {
      await standIns.sandbox.settled();
      const refused = await cli('setup', '--undo', '--yes');
      assert.equal(refused.code, 2);
      assert.match(refused.said, /this would be lost:[\s\S]*the values of msdyn_warehouse\.msdyn_warehouseidentifier/);
      assert.deepEqual(new Set(await statuses()), new Set(['Running']));
      const undone = await cli('setup', '--undo', '--lose-data', '--yes');
      assert.equal(undone.code, 0, undone.said + undone.complaints);
      assert.deepEqual(new Set(await statuses()), new Set(['Not available']));
      assert.equal((await cli('setup', '--undo', '--yes')).said, 'There is nothing to undo.');
    }).timeout(240_000);

    it('looks and plans without a running process too', async () => {
      await withdrawProcess(folder.path);
      const dry = await cli('setup', '--dry-run');
      assert.equal(dry.code, 0, dry.complaints);
      assert.match(dry.said, /^\d+ steps would be taken:/);
      const { code, said } = await cli('doctor');
      assert.equal(code, 2);
      assert.match(said, /No process runs on this data folder/);
      assert.equal((await cli('maps')).code, 3, 'other commands need it');
    });
  });
});
