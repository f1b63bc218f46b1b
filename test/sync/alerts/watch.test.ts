import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { loadMaps } from '../../../src/maps/catalogue.ts';
import type { MapCatalogue } from '../../../src/maps/entity-map.ts';
import type { Store } from '../../../src/store/open-store.ts';
import { openFreshStore } from '../../support/fresh-store.ts';
import { createAlertWatch, type AlertParts } from '../../../src/sync/alerts/watch.ts';
import type { Alert, AlertRule, SyncFailure } from '../../../src/sync/face.ts';
import { systemClock } from '../../support/clock.ts';
import { silent } from '../../support/running-core.ts';

const noon = Date.parse('2026-11-23T12:00:00Z');

describe('alerts', function () {
  this.timeout(30_000);
  let store: Store;
  let maps: MapCatalogue;
  let minute: number;
  let told: Alert[];
  let paused: string[];
  before(async () => {
    maps = await loadMaps();
  });
  beforeEach(async () => {
    store = await openFreshStore();
    minute = 0;
    told = [];
    paused = [];
  });
  afterEach(() => store.close());

  const watch = (parts: Partial<AlertParts> = {}) =>
    createAlertWatch({
      core: {
        store,
        maps,
        log: silent,
        newId: randomUUID,
        clock: { ...systemClock, now: () => new Date(noon + minute * 60_000) },
      },
      tell: async (alert) => void told.push(alert),
      pauseMap: async (map) => {
        paused.push(map);
        return true;
      },
      ...parts,
    });
  const fail = async (alerts = watch(), more: Partial<SyncFailure> = {}): Promise<void> => {
    const { failure } = await store.failures.report({
      id: randomUUID(),
      class: 'application',
      ref: { map: 'warehouse', company: 'usmf', key: [randomUUID()] },
      origin: 'dataverse',
      author: { aadObjectId: null, userPrincipalName: null },
      problems: [],
      attempts: 1,
      since: new Date(noon + minute * 60_000).toISOString(),
      status: 'open',
      ...more,
    });
    await alerts.consider(failure);
  };
  const rule = (more: Partial<AlertRule>): AlertRule => ({
    id: 'mine',
    class: null,
    map: null,
    company: null,
    count: 2,
    minutes: 5,
    tell: ['somebody'],
    pause: false,
    ...more,
  });

  it('begin with one rule: ten failures within ten minutes, for the administrators, without a pause', async () => {
    assert.deepEqual(await store.alertRules.list(), [
      { id: 'default', class: null, map: null, company: null, count: 10, minutes: 10, tell: [], pause: false },
    ]);
    for (let index = 0; index < 9; index += 1) await fail();
    assert.equal(told.length, 0);
    for (let index = 0; index < 100; index += 1) await fail();
    assert.equal(told.length, 1, 'once per window, not per failure');
    const [alert] = told;
    assert.deepEqual([alert?.count, alert?.map, alert?.paused], [10, 'warehouse', false]);
    assert.equal(alert?.text, '10 sync failures within 10 minutes: 10 warehouses.');
    assert.deepEqual(paused, []);
  });

  it('come again in the next window, also after a restart, and not before', async () => {
    await store.alertRules.save(rule({}));
    await fail();
    await fail();
    assert.equal(told.length, 1);
    minute = 4;
    await fail(watch());
    await fail(watch());
    assert.equal(told.length, 1, 'another process does not repeat it');
    minute = 6;
    await fail(watch());
    assert.equal(told.length, 2);
  });

  it('do not count what is older than the window', async () => {
    await store.alertRules.save(rule({}));
    await fail();
    minute = 6;
    await fail();
    assert.deepEqual(told, []);
  });

  it('look at class, map and company of their rule', async () => {
    await store.alertRules.remove('default');
    await store.alertRules.save(rule({ class: 'conflict', map: 'ship-via', company: 'USMF' }));
    const ref = (map: string, company: string) => ({ map, company, key: [randomUUID() as string] });
    await fail(watch(), { class: 'conflict', ref: ref('ship-via', 'usmf') });
    await fail(watch(), { class: 'application', ref: ref('ship-via', 'usmf') });
    await fail(watch(), { class: 'conflict', ref: ref('warehouse', 'usmf') });
    await fail(watch(), { class: 'conflict', ref: ref('ship-via', 'demf') });
    assert.equal(told.length, 0);
    await fail(watch(), { class: 'conflict', ref: ref('ship-via', 'usmf') });
    assert.equal(told[0]?.text, '2 conflict sync failures within 5 minutes in company USMF: 2 ship vias.');
  });

  it('pause the map that fails most where their rule says so', async () => {
    await store.alertRules.save(rule({ count: 3, pause: true }));
    await fail(watch(), { ref: { map: 'ship-via', company: 'usmf', key: ['A'] } });
    await fail();
    await fail();
    assert.deepEqual(paused, ['warehouse']);
    const [alert] = told;
    assert.deepEqual([alert?.map, alert?.paused], ['warehouse', true]);
    assert.match(alert?.text ?? '', /2 warehouses, 1 ship via\. Warehouses \(msdyn_warehouses\) was paused\.$/);
  });

  it('are told later when nobody could be told, and not twice', async () => {
    await store.alertRules.save(rule({}));
    const deaf = watch({
      tell: async () => {
        throw new TypeError('nobody there');
      },
    });
    await fail(deaf);
    await fail(deaf);
    assert.equal((await store.alerts.untold()).length, 1);
    const alerts = watch();
    await alerts.tellUntold();
    await alerts.tellUntold();
    assert.equal(told.length, 1);
  });

  it('are raised once when two failures come at the same moment', async () => {
    await store.alertRules.save(rule({ count: 1 }));
    const alerts = watch();
    await Promise.all([fail(alerts), fail(alerts), fail(alerts)]);
    assert.equal(told.length, 1);
  });
});
