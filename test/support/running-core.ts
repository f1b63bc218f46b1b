/**
 * The sync core between two running stand-ins, all over real HTTP on free ports, with a store in memory: what the fault-free and the
 * fault tests of the core share.
 */
import { randomUUID } from 'node:crypto';
import express from 'express';
import { createDataverse, type DataverseConnector } from '../../src/connectors/dataverse/connector.ts';
import {
  createFinanceOperations,
  type FinanceOperationsConnector,
} from '../../src/connectors/finance-operations/connector.ts';
import { localTokens } from '../../src/connectors/tokens/local.ts';
import { hookRoutes } from '../../src/host/http/hooks.ts';
import { listen as listenHost } from '../../src/host/http/server.ts';
import { createMetrics } from '../../src/host/metrics.ts';
import { loadMaps, mapsFolder } from '../../src/maps/catalogue.ts';
import type { MapCatalogue, SystemName } from '../../src/maps/entity-map.ts';
import { createProcurement } from '../../src/procurement/create-procurement.ts';
import type { Procurement } from '../../src/procurement/face.ts';
import { createOrderPivot, orderPivot } from '../../src/procurement/pivot.ts';
import { orderMap, receiptMap } from '../../src/procurement/order-maps.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/compose.ts';
import { createReceiptIntercept } from '../../src/procurement/receipt-from-field-service.ts';
import type { Records } from '../../src/records/face.ts';
import { createRecords } from '../../src/records/records.ts';
import { callHookOverHttp } from '../../src/sandbox/engine/hook-caller.ts';
import { listen } from '../../src/sandbox/engine/http.ts';
import { createClock } from '../../src/sandbox/engine/system-clock.ts';
import type { Store } from '../../src/store/open-store.ts';
import { openFreshStore } from './fresh-store.ts';
import type { Actor } from '../../src/sync/face.ts';
import type { GivenCore } from '../../src/sync/context.ts';
import { createSyncCore, type RunningCore } from '../../src/sync/create-sync-core.ts';
import type { Clock, Log, SyncStore } from '../../src/sync/ports.ts';
import { guardConnectors, guardedSystem } from '../../src/sync/guarded-connectors.ts';
import { watchHealth, type Health } from '../../src/sync/health.ts';
import { defaultSettings, type SyncSettings } from '../../src/sync/settings.ts';
import { systemClock } from './clock.ts';
import { openSeeded } from './seeded-sandbox.ts';

export const silent = { debug() {}, info() {}, warn() {}, error() {} };
const key = 'test-key';

export const alex: Actor = {
  aadObjectId: '00000000-0000-0000-0000-0000000000020',
  userPrincipalName: 'alexw@example.com',
  name: 'Alex Wilber',
  licences: { dataverse: true, financeOperations: false },
};
export const megan: Actor = {
  aadObjectId: '00000000-0000-0000-0000-0000000000021',
  userPrincipalName: 'meganb@example.com',
  name: 'Megan Bowen',
  licences: { dataverse: false, financeOperations: true },
};

/** Where the stand-ins listen. */
export interface Addresses {
  readonly dataverse: string;
  readonly financeOperations: string;
  /** Resolves when all after-commit news was told, where the stand-ins run in this process. */
  readonly settled?: () => Promise<void>;
}

export interface StandIns extends Addresses {
  readonly sandbox: Sandbox;
  /** Lets a system answer nobody any more, as one that was stopped; what it gives starts it again at its address. */
  stop(system: SystemName): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** Both stand-ins in memory, seeded, listening. Slow to start: share one in a file. */
export async function startStandIns(options: { readonly organization?: 'plain' } = {}): Promise<StandIns> {
  const parts = { dataDirectory: null, clock: createClock(() => new Date()), ids: { guid: randomUUID } };
  const sandbox =
    options.organization === undefined
      ? await openSeeded({ ...parts, callHook: callHookOverHttp })
      : await createSandbox({ ...parts, callHook: callHookOverHttp, dataverse: options });
  const servers = {
    dataverse: await listen(sandbox.dataverse, 0),
    financeOperations: await listen(sandbox.financeOperations, 0),
  };
  return {
    sandbox,
    dataverse: servers.dataverse.origin,
    financeOperations: servers.financeOperations.origin,
    settled: () => sandbox.settled(),
    stop: async (system) => {
      const { port } = new URL(servers[system].origin);
      await servers[system].close();
      return async () => void (servers[system] = await listen(sandbox[system], Number(port)));
    },
    close: async () => {
      await Promise.all([servers.dataverse.close(), servers.financeOperations.close()]);
      await sandbox.close();
    },
  };
}

export interface RunningParts {
  readonly sync: RunningCore;
  readonly records: Records;
  readonly procurement: Procurement;
  readonly store: Store;
  readonly dataverse: DataverseConnector;
  readonly financeOperations: FinanceOperationsConnector;
  /** Registers the core's hooks in both stand-ins again. */
  registerHooks(): Promise<void>;
  close(): Promise<void>;
}

/** What the core stands on in tests, whichever way its calls travel. */
export interface CoreParts {
  readonly maps: MapCatalogue;
  readonly dataverse: DataverseConnector;
  readonly financeOperations: FinanceOperationsConnector;
  readonly addresses: { readonly dataverse: string; readonly financeOperations: string };
  readonly store: SyncStore;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log?: Log;
  readonly settings?: Partial<SyncSettings>;
  /** What a test puts in place of a part. The systems that it is given, and puts in place of them, are those behind the breaker. */
  readonly wrap?: (core: GivenCore) => GivenCore;
}

/** Core, records and procurement over two connectors, as the host composes them. */
export function composeCore(
  parts: CoreParts,
): Pick<RunningParts, 'sync' | 'records' | 'procurement'> & { readonly health: Health } {
  const { maps, addresses, store, clock, newId, log = silent, wrap = (core) => core } = parts;
  // Looks of their own would meet the faults that tests plant; those of catch-up ask for them.
  const settings: SyncSettings = {
    ...defaultSettings,
    originTransactionLimit: 4_000,
    recoveryInterval: 250,
    catchUpInterval: null,
    ...parts.settings,
  };
  const systems = { dataverse: parts.dataverse.system, financeOperations: parts.financeOperations.system };
  const hooks = { dataverse: parts.dataverse.hook, financeOperations: parts.financeOperations.hook };
  const health = watchHealth({ systems, clock, settings: settings.health, log });
  const { dataverse, financeOperations } = guardConnectors(parts, health);
  const service = financeOperations.purchaseOrders;
  const records = createRecords({
    catalogue: maps,
    systems: {
      dataverse: { ...dataverse.system, ...dataverse.rows },
      financeOperations: { ...financeOperations.system, ...financeOperations.rows },
    },
    purchaseOrders: service,
    writer: dataverse.rowWriter,
    privileges: dataverse.privileges,
    clock,
    addresses,
    defaultCompany: 'usmf',
  });
  const given = wrap({
    maps,
    systems,
    health,
    hooks,
    store,
    clock,
    newId,
    settings,
    pivots: new Map([[orderPivot, createOrderPivot({ service, financeOperations: financeOperations.system, maps })]]),
    intercepts: new Map([
      [
        receiptMap,
        createReceiptIntercept({
          wire: hooks.dataverse,
          rows: parts.dataverse.asked.rows,
          writer: parts.dataverse.asked.rowWriter,
          financeOperations: financeOperations.system,
          maps,
          workerOf: async (id) => (await parts.dataverse.answer(() => records.person(id)))?.personnelNumber ?? null,
        }),
      ],
    ]),
    numbers: new Map([[orderMap, (company, requestId) => service.reserveNumber(company, requestId)]]),
    log,
    integration: 'dispatch-copilot@example.com',
    unavailable: new Map(),
  });
  const guarded = {
    dataverse: guardedSystem(given.systems.dataverse, health),
    financeOperations: guardedSystem(given.systems.financeOperations, health),
  };
  const sync = createSyncCore({ ...given, systems: guarded });
  const procurement = createProcurement({
    systems: guarded,
    rows: { dataverse: dataverse.rows, financeOperations: financeOperations.rows },
    service,
    records,
    maps,
    sync,
  });
  return { sync, records, procurement, health };
}

/** The core over running stand-ins, with its hooks registered there. */
export async function startCore(
  standIns: Addresses,
  options: {
    readonly store?: Store;
    /** Folder with further map files beside the project's own. */
    readonly furtherMaps?: string;
    readonly settings?: Partial<SyncSettings>;
    /** Of the core and its connectors; the real one unless told. */
    readonly clock?: Clock;
    readonly wrap?: (core: GivenCore) => GivenCore;
  } = {},
): Promise<RunningParts> {
  const maps = await (options.furtherMaps === undefined ? loadMaps() : loadMaps(mapsFolder, options.furtherMaps));
  const store = options.store ?? (await openFreshStore());
  const clock = options.clock ?? systemClock;
  const shared = { tokens: localTokens(), clock, maps };
  const dataverse = createDataverse({ url: standIns.dataverse, ...shared });
  const financeOperations = createFinanceOperations({ url: standIns.financeOperations, ...shared });
  const { sync, records, procurement, health } = composeCore({
    maps,
    dataverse,
    financeOperations,
    addresses: { dataverse: standIns.dataverse, financeOperations: standIns.financeOperations },
    store,
    clock,
    newId: randomUUID,
    settings: options.settings,
    wrap: options.wrap,
  });
  const application = express();
  application.use('/hooks', hookRoutes({ key, core: () => sync, log: silent, metrics: createMetrics() }));
  const server = await listenHost(application, '127.0.0.1', 0);
  const hooks = `http://127.0.0.1:${server.port}/hooks`;
  const register = async (addresses: {
    readonly dataverse: string | null;
    readonly financeOperations: string | null;
  }) => {
    const body = JSON.stringify({ ...addresses, key });
    const answer = await fetch(`${standIns.dataverse}/__sandbox/hooks`, {
      method: 'POST',
      body,
      headers: { connection: 'close' },
    });
    if (answer.status !== 204) throw new Error(await answer.text());
    await answer.arrayBuffer();
  };
  const registerHooks = () =>
    register({ dataverse: `${hooks}/dataverse`, financeOperations: `${hooks}/finance-operations` });
  await registerHooks();
  return {
    sync,
    records,
    procurement,
    store,
    dataverse,
    financeOperations,
    registerHooks,
    close: async () => {
      await standIns.settled?.();
      await register({ dataverse: null, financeOperations: null });
      await sync.close();
      await health.close();
      await server.close();
      await Promise.all([dataverse.close(), financeOperations.close()]);
      if (options.store === undefined) await store.close();
    },
  };
}
