import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { errorCodes } from '../../src/errors.ts';
import { lookAtConnection } from '../../src/connectors/diagnose.ts';
import { SystemFailure } from '../../src/connectors/errors.ts';
import { localTokens } from '../../src/connectors/tokens/local.ts';
import { doctor } from '../../src/host/commands/doctor.ts';
import { parseConfiguration } from '../../src/host/configuration.ts';
import { hookRoutes } from '../../src/host/http/hooks.ts';
import { createMetrics } from '../../src/host/metrics.ts';
import { diagnose } from '../../src/host/setup/doctor.ts';
import type { Environment, PlacedFinding } from '../../src/host/setup/environment.ts';
import { loadMaps } from '../../src/maps/catalogue.ts';
import type { MapStatus } from '../../src/sync/face.ts';
import { systemClock } from '../support/clock.ts';
import { startSurface } from '../support/http-surface.ts';
import { startStandIns, type StandIns } from '../support/running-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { person } from '../support/wire.ts';

const running: MapStatus = {
  name: 'warehouse',
  entity: 'Warehouses (msdyn_warehouses)',
  status: 'Running',
  reason: null,
  queued: 0,
  failures: 0,
  lastSuccess: null,
  since: null,
  by: null,
  oldestQueued: null,
  room: 100,
  whenOtherIsDown: 'refuse',
};

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const hooksWith = (key: string) => hookRoutes({ key, core: () => null, log: silent, metrics: createMetrics() });

describe('doctor', () => {
  let standIns: StandIns;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  before(async () => {
    [standIns, folder] = await Promise.all([startStandIns(), temporaryFolder()]);
  });
  after(async () => {
    await standIns.close();
    await folder[Symbol.asyncDispose]();
  });

  const environment = async (more: Partial<Environment> = {}, settings: Readonly<Record<string, string>> = {}) => {
    const urls = { dataverse: standIns.dataverse, financeOperations: standIns.financeOperations };
    const configuration = parseConfiguration({
      DATAVERSE_URL: urls.dataverse,
      FINOPS_URL: urls.financeOperations,
      DEFAULT_COMPANY: 'usmf',
      HOOK_KEY: 'a key of sixteen letters',
      DATA_DIR: folder.path,
      ...settings,
    });
    const tokens = localTokens();
    const clock = systemClock;
    return { configuration, urls, address: null, maps: await loadMaps(), tokens, clock, newId: randomUUID, ...more };
  };
  const core = (...statuses: MapStatus[]) => ({
    status: async () => statuses,
    stoppage: () => null,
    damagedJournal: async () => ({ damaged: [], setAside: [] }),
    parked: async () => [],
  });
  const of = (findings: readonly PlacedFinding[], check: string) => {
    const found = findings.find((finding) => finding.check === check);
    assert.ok(found, `looks at ${check}`);
    return found;
  };

  it('finds nothing wanting where hooks lead here and the maps run', async () => {
    await using surface = await startSurface({ hooks: hooksWith('a key of sixteen letters') });
    const { address } = surface;
    const key = 'a key of sixteen letters';
    await standIns.sandbox.control.registerHooks({
      dataverse: {
        url: `${address}/hooks/dataverse`,
        key,
        entities: { msdyn_purchaseorderreceipt: 'allow', msdyn_purchaseorderreceiptproduct: 'allow' },
      },
    });
    const findings = await diagnose(await environment({ address }), core(running));
    assert.deepEqual(
      findings.filter(({ level }) => level !== 'ok'),
      [],
    );
    assert.equal(doctor.exitCode(findings), 0);
    assert.match(doctor.print(findings).join('\n'), /^Dataverse\n {2}ok {6}connection: Dataverse answers/);
  });

  it('tells when hooks take another key, lead nowhere, or do not do what the map says', async () => {
    await using surface = await startSurface({ hooks: hooksWith('another key altogether') });
    const findings = await diagnose(await environment({ address: surface.address }), core(running));
    assert.match(of(findings, 'hook address').says, /does not take the key/);
    assert.ok(!JSON.stringify(findings).includes('a key of sixteen letters'), 'no key is shown');
    assert.match(of(findings, 'hooks').says, /Nothing in Dataverse calls/);
    const nowhere = await diagnose(await environment({ address: 'http://127.0.0.1:9' }), core(running));
    assert.match(of(nowhere, 'hook address').says, /cannot be reached/);
    await standIns.sandbox.control.registerHooks({ dataverse: { url: `${surface.address}/hooks/dataverse`, key: '' } });
    const otherwise = await diagnose(await environment({ address: surface.address }), core(running));
    assert.ok(otherwise.some(({ check, level }) => check === 'hooks' && level === 'warning'));
  });

  it('tells when a step is missing', async () => {
    await using surface = await startSurface({ hooks: hooksWith('a key of sixteen letters') });
    await standIns.sandbox.control.registerHooks({ dataverse: { url: `${surface.address}/hooks/dataverse`, key: '' } });
    const patti = person(standIns, 'pattif');
    const steps = await patti.dataverse('GET', 'sdkmessageprocessingsteps?$top=1');
    const [step] = steps.body['value'] as { sdkmessageprocessingstepid: string }[];
    await patti.dataverse('DELETE', `sdkmessageprocessingsteps(${step?.sdkmessageprocessingstepid ?? ''})`);
    const findings = await diagnose(await environment({ address: surface.address }), core(running));
    assert.match(of(findings, 'hooks').says, /^1 of 54 steps are missing/);
    assert.match(of(findings, 'hooks').todo ?? '', /Run setup/);
  });

  it('tells which maps do not run, and which have failures', async () => {
    const findings = await diagnose(
      await environment(),
      core(
        { ...running, name: 'asset', status: 'Not available', reason: 'MAP1020: no such table' },
        { ...running, name: 'ship-via', status: 'Paused', queued: 7 },
        { ...running, name: 'warehouse', failures: 2 },
      ),
    );
    assert.equal(of(findings, 'map asset').level, 'error');
    assert.match(of(findings, 'map asset').says, /Not available: MAP1020/);
    assert.match(of(findings, 'map ship-via').says, /Paused \(0 failures, 7 changes wait\)/);
    assert.match(of(findings, 'map warehouse').todo ?? '', /cli failures/);
    assert.equal(doctor.exitCode(findings), 2);
  });

  it('tells when the journal is damaged, and what to do', async () => {
    const stopped = {
      code: 'JOURNAL_DAMAGED',
      text: 'The journal entry 7 cannot be read back.',
      remedy: errorCodes.JOURNAL_DAMAGED.remedy,
    } as const;
    const findings = await diagnose(await environment(), { ...core(running), stoppage: () => stopped });
    assert.match(of(findings, 'journal').says, /entry 7 cannot be read back\. No new work is taken/);
    assert.match(of(findings, 'journal').todo ?? '', /journal damaged.*journal set-aside/);
    assert.equal(doctor.exitCode(findings), 2);
  });

  it('tells of damage that nobody has come across yet, and of what was set aside and is not compared', async () => {
    const about = { operation: '7', aggregates: [], at: '2026-11-23T08:00:00Z' };
    const findings = await diagnose(await environment(), {
      ...core(running),
      damagedJournal: async () => ({
        damaged: [{ ...about, actor: null, phase: 'committed', refs: [] }],
        setAside: [{ ...about, requestId: 'r', by: 'Patti', reason: 'torn', comparedAt: null }],
      }),
    });
    const ofJournal = findings.filter(({ check }) => check === 'journal');
    assert.deepEqual(
      ofJournal.map(({ level }) => level),
      ['error', 'warning'],
    );
    assert.match(ofJournal[1]?.says ?? '', /1 entries were set aside.*not compared yet/);
  });

  it('says since when nothing runs, and that the rest was looked at all the same', async () => {
    const findings = await diagnose(await environment(), null);
    assert.equal(of(findings, 'process').level, 'warning');
    assert.ok(findings.some(({ where, level }) => where === 'finance and operations' && level === 'ok'));
  });

  it('says who cannot be reached and who does not know us, and looks at the other system', async () => {
    const urls = { dataverse: 'http://127.0.0.1:9', financeOperations: standIns.financeOperations };
    const away = await diagnose(await environment({ urls }), core(running));
    assert.equal(of(away, 'connection').where, 'Dataverse');
    assert.equal(of(away, 'connection').level, 'error');
    assert.ok(away.some(({ where, check }) => where === 'finance and operations' && check === 'maps'));
    const tokens = { token: async () => 'nobody@example.com' };
    const unknown = await diagnose(await environment({ tokens }), core(running));
    assert.match(of(unknown, 'connection').says, /does not accept the token/);
    assert.match(of(unknown, 'connection').todo ?? '', /application registration/);
  });

  describe('about clocks', () => {
    const now = new Date('2026-11-23T08:00:00Z');
    const at = (seconds: number) =>
      lookAtConnection(
        'Dataverse',
        async () => new Date(now.getTime() + seconds * 1000),
        () => now,
      );

    it('lets a few seconds pass', async () => {
      assert.deepEqual(
        (await at(-20)).map(({ level }) => level),
        ['ok', 'ok'],
      );
    });

    it('warns of a minute and calls five an error', async () => {
      const [, minute] = await at(60);
      assert.equal(minute?.level, 'warning');
      assert.match(minute?.says ?? '', /60 seconds ahead of this one/);
      const [, five] = await at(-300);
      assert.equal(five?.level, 'error');
      assert.match(five?.todo ?? '', /time server/);
    });

    it('makes a failure a finding with what to do', async () => {
      const failed = new SystemFailure('SYSTEM_UNREACHABLE', 'dataverse', 'No connection.', { applied: 'no' });
      const [finding] = await lookAtConnection(
        'Dataverse',
        () => Promise.reject(failed),
        () => now,
      );
      assert.equal(finding?.level, 'error');
      assert.match(finding?.says ?? '', /No connection/);
    });
  });
});
