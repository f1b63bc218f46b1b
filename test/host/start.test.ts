import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { runCommandLine } from '../../src/host/command-line.ts';
import { failToStart, startProject, type RunningProject } from '../support/running-project.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function get(address: string, headers: Record<string, string> = {}): Promise<Response> {
  return await fetch(address, { headers: { connection: 'close', ...headers } });
}

async function answers(address: string): Promise<boolean> {
  return await get(address).then(
    async (response) => {
      await response.body?.cancel();
      return true;
    },
    () => false,
  );
}

async function isSilent(address: string): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (!(await answers(address))) return true;
    await sleep(100);
  }
  return false;
}

async function maps(dataFolder: string): Promise<string> {
  const said: string[] = [];
  const collect = (line: string) => void said.push(line);
  await runCommandLine({
    words: ['maps'],
    dataFolder,
    operator: 'tester',
    terminal: null,
    sleep: () => Promise.resolve(),
    say: collect,
    complain: collect,
  });
  return said.join('\n');
}

describe('npm start', function () {
  this.timeout(300_000);
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let project: RunningProject;

  before(async () => {
    folder = await temporaryFolder();
    project = await startProject({ dataFolder: folder.path, windows: true });
  });
  after(async () => {
    await project[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });

  it('answers on all addresses it prints', async () => {
    for (const address of [
      project.dispatcherWindow,
      project.approverWindow,
      `${project.bot}/api/messages`,
      project.dataverse,
      project.financeOperations,
    ]) {
      assert.ok(project.output().includes(address), address);
      assert.ok(await answers(address), address);
    }
    assert.match(project.output(), /find nearest warehouse/);
  });

  it('is ready, with both systems up', async () => {
    const response = await get(`${project.bot}/readyz`);
    assert.equal(response.status, 200);
    const report = (await response.json()) as { systems: Record<string, { state: string }> };
    assert.deepEqual(
      Object.values(report.systems).map(({ state }) => state),
      ['up', 'up'],
    );
  });

  it('runs all nine maps, as the command line shows', async () => {
    const table = await maps(folder.path);
    assert.equal(table.match(/ Running /g)?.length, 9, table);
  });

  it('tells the sandbox what each entity does at save while this process does not answer', async () => {
    const steps = `${project.dataverse}/api/data/v9.2/sdkmessageprocessingsteps?$select=name,configuration`;
    const response = await get(steps, { authorization: 'Bearer pattif@example.com' });
    const { value } = (await response.json()) as { value: { name: string; configuration: string }[] };
    const policyOf = (table: string) => {
      const step = value.find(({ name }) => name.includes(` of ${table} (synchronous)`));
      return (JSON.parse(step?.configuration ?? '{}') as { onUnavailable?: string }).onUnavailable;
    };
    assert.equal(policyOf('msdyn_warehouse'), 'refuse');
    assert.equal(policyOf('msdyn_purchaseorderreceipt'), 'allow');
  });

  it('counts in the metrics what it did', async () => {
    const text = await (await get(`${project.bot}/metrics`)).text();
    assert.match(text, /dispatch_copilot_system_call_seconds_count\{system="dataverse"/);
    assert.match(text, /dispatch_copilot_open_failures 0/);
  });

  it('refuses a second start on the same folder with one clear line', async () => {
    const second = await failToStart({ dataFolder: folder.path });
    assert.equal(second.exitCode, 1);
    assert.match(second.output, new RegExp(`^DATA_FOLDER_IN_USE: .* in use by process ${project.processId}\\.$`, 'm'));
    assert.doesNotMatch(second.output, /\n\s+at /);
  });

  it('refuses a port in use and names the variable that moves it', async () => {
    await using other = await temporaryFolder();
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    try {
      const failed = await failToStart({ dataFolder: other.path, environment: { SANDBOX_FINOPS_PORT: String(port) } });
      assert.equal(failed.exitCode, 1);
      assert.match(failed.output, new RegExp(`^PORT_IN_USE: Port ${port} .* set SANDBOX_FINOPS_PORT`, 'm'));
    } finally {
      taken.close();
    }
  });

  it('refuses to run open with a Microsoft setting, before listening', async () => {
    await using other = await temporaryFolder();
    const failed = await failToStart({ dataFolder: other.path, environment: { NODE_ENV: 'production', PORT: 'x' } });
    assert.equal(failed.exitCode, 1);
    assert.match(failed.output, /^CONFIGURATION_INVALID: - PORT: /m);
    const open = await failToStart({ dataFolder: other.path, environment: { NODE_ENV: 'production' } });
    assert.equal(open.exitCode, 1);
    assert.match(open.output, /^OPEN_IN_PRODUCTION: /m);
  });

  it('ends with everything it started on Ctrl-C, and the data is there at the next start', async () => {
    const sites = `${project.financeOperations}/data/OperationalSitesV2?$count=true&cross-company=true`;
    const asMegan = { authorization: 'Bearer meganb@example.com' };
    const before: unknown = await (await get(sites, asMegan)).json();
    assert.equal(await project.end('SIGINT'), 0);
    for (const address of [project.dispatcherWindow, project.approverWindow, project.dataverse, project.bot]) {
      assert.ok(await isSilent(address), `${address} still answers`);
    }
    project = await startProject({ dataFolder: folder.path, environment: project.environment });
    assert.deepEqual(await (await get(sites, asMegan)).json(), before);
  });

  it('takes its child processes along when it is killed', async () => {
    const { dataverse, environment } = project;
    assert.equal(await project.end('SIGKILL'), 'SIGKILL');
    assert.ok(await isSilent(dataverse));
    project = await startProject({ dataFolder: folder.path, environment });
  });
});
